/** Gates on places: incidents that lie in none of the published areas, and incidents that moved between them. */
import { countWords } from '../../measures/sentences.ts'
import { yearBefore } from '../../summary/quarter.ts'
import type { Counted } from '../counting/summarise.ts'
import { type Gate, newQuarters, refusal, shareWords } from './gate.ts'

/** Largest share of a quarter's incidents that may lie in none of the areas. */
export const MAX_SHARE_OUTSIDE = 0.05

/** Incidents of new quarters in none of the published areas, such as another borough's. */
export const outsideAreasGate: Gate = (input) => {
  const found = newQuarters(input).flatMap((quarter) => {
    const outside = outsideIn(input.counted, quarter)
    const all = outside + sumOf(countsByArea(input.counted, quarter))
    return outside <= MAX_SHARE_OUTSIDE * all
      ? []
      : refusal(
          'outside-areas',
          `${quarter}: ${countWords(outside)} of ${countWords(all)} incidents lie in none of the published areas (${shareWords(outside, all)}; at most ${shareWords(MAX_SHARE_OUTSIDE, 1)} may).`,
        )
  })
  // What to do stands once, after all quarters.
  return found.map((finding, at) =>
    at === found.length - 1 ? { ...finding, sentence: `${finding.sentence} ${OUTSIDE_REMEDY}` } : finding,
  )
}
const OUTSIDE_REMEDY =
  'A file of a whole police force is cut to the place by convert --inside; other areas, which may cover more of the place, are chosen with --geography.'

function outsideIn({ quarters, groups, outside }: Counted, quarter: string): number {
  const from = quarters.indexOf(quarter) * groups.length
  return sumOf(outside.subarray(from, from + groups.length))
}

/** Smallest share of incidents in other areas than a year before that is no news but a fault. */
const LEAST_SHARE_MOVED = 0.1
/** Clumping allowed for in the share that chance alone moves, and how many times that share may be reached. */
const PHI = 1.5
const TIMES_CHANCE = 2

/**
 * New quarters whose incidents lie in other areas than those of the same quarter a year before: half the sum of the
 * differences of the areas' shares (index of dissimilarity, Duncan and Duncan 1955), beyond a tenth and beyond twice what
 * multinomial chance gives.
 */
export const movedIncidentsGate: Gate = (input) => {
  const { counted } = input
  return newQuarters(input).flatMap((quarter) => {
    const before = yearBefore(quarter)
    if (!counted.quarters.includes(before)) return []
    const [now, old] = [countsByArea(counted, quarter), countsByArea(counted, before)]
    const [all, allOld] = [sumOf(now), sumOf(old)]
    if (all === 0 || allOld === 0) return []
    const moved = halfSum(now.map((count, area) => Math.abs(count / all - (old[area] ?? 0) / allOld)))
    const chance = halfSum(
      now.map((count, area) => {
        const share = (count + (old[area] ?? 0)) / (all + allOld)
        return Math.sqrt((2 / Math.PI) * PHI * share * (1 / all + 1 / allOld))
      }),
    )
    return moved <= Math.max(LEAST_SHARE_MOVED, TIMES_CHANCE * chance)
      ? []
      : refusal(
          'moved-incidents',
          `${quarter}: ${shareWords(moved, 1)} of its ${countWords(all)} incidents lie in other areas than those of ${before} did (chance moves ${shareWords(chance, 1)}; at most ${shareWords(LEAST_SHARE_MOVED, 1)} may).`,
        )
  })
}

/** True counts of all groups in a quarter, in the order of the areas. */
function countsByArea({ areas, quarters, groups, counts }: Counted, quarter: string): readonly number[] {
  const at = quarters.indexOf(quarter)
  return areas.map((_, area) => {
    const from = (area * quarters.length + at) * groups.length
    return sumOf(counts.subarray(from, from + groups.length))
  })
}

const sumOf = (values: readonly number[] | Int32Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
const halfSum = (values: readonly number[]) => sumOf(values) / 2
