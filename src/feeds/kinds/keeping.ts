/** How long rows are kept: what was over more than the manifest's `keepMonths` ago is set aside, and never shown. */
import type { Day } from '../../domain/day.ts'
import { addMonths, dayNumber } from '../../domain/day.ts'
import type { FeedEntry } from '../../domain/feed.ts'
import type { Verdict } from '../rows/verdict.ts'
import { refusal } from '../rows/verdict.ts'

/** Long before any row that a feed can hold. */
const ALWAYS = dayNumber(-1_000_000)

/** The first day that is still kept, counted back from the day on which the data was drawn. */
export const keptFrom = ({ keepMonths }: Pick<FeedEntry, 'keepMonths'>, asOf: Day): Day =>
  keepMonths === null ? ALWAYS : addMonths(asOf, -keepMonths)

/** The last day that a row speaks of; null for what goes on, which is kept however long ago it began. */
export type LastDay<R> = (record: R) => Day | null

export function withinKeeping<R>(verdict: Verdict<R>, lastDay: LastDay<R>, from: Day): Verdict<R> {
  if (verdict.kind === 'refused') return verdict
  const last = lastDay(verdict.record)
  return last === null || last >= from ? verdict : refusal('past-keeping')
}
