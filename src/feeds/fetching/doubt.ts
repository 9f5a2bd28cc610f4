/** When an answer is so unlike the last good one that a person has to accept it before it is used. */
import type { Doubt } from '../../domain/feed.ts'

/** An answer of at most a tenth, or of at least ten times as many rows, is doubted; */
const FACTOR = 10
/** but a list of few rows may grow by so many at once: from 2 rows, 20 are not doubted, and 22 are. */
const LEAST_GROWTH = 20

/**
 * The numbers of an answer in doubt; null where it is plausible. A feed that held rows and holds none is always in doubt,
 * however few they were; one that held none is never, as there is nothing to compare with.
 * @param offered number of the answer's rows (of a manifest: of its feeds)
 * @param held number of those of the last good answer
 */
export function doubtOf(offered: number, held: number): Doubt | null {
  if (held === 0) return null
  const isShrunk = offered * FACTOR <= held
  const isGrown = offered >= held * FACTOR && offered - held >= LEAST_GROWTH
  return isShrunk || isGrown ? { held, offered } : null
}
