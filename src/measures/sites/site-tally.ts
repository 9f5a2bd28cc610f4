/** Counts of a site day by day, on each of its sides: what chart, phases and displacement all read. */
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Site } from '../../domain/site.ts'
import { kindReader, KINDS, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { groundOf, SIDES, type Side } from './site-ground.ts'

interface SiteTally {
  readonly firstDay: number
  readonly days: number
  /** Running sums: `sums[(side * KINDS + kind) * (days + 1) + day]` is what came before that day. */
  readonly sums: Uint32Array
}

/** One pass over the rows, once for a dataset. */
export const siteTally = memoised(tallied, (site: Site) => [site])

function tallied(dataset: Dataset, site: Site): SiteTally {
  const { count, day } = dataset.incidents
  const { sideOf } = groundOf(dataset, site)
  let [first, last] = [Infinity, -Infinity]
  for (let row = 0; row < count; row++) {
    first = Math.min(first, day[row] ?? first)
    last = Math.max(last, day[row] ?? last)
  }
  const [firstDay, days] = count === 0 ? [0, 0] : [first, last - first + 1]
  const sums = new Uint32Array(SIDES.length * KINDS * (days + 1))
  const kindOf = kindReader(dataset)
  for (let row = 0; row < count; row++) {
    const side = sideOf[row] ?? 0
    if (side === 0) continue
    const at = (side * KINDS + kindOf(row)) * (days + 1) + (day[row] ?? 0) - firstDay + 1
    sums[at] = (sums[at] ?? 0) + 1
  }
  for (let at = 0; at < sums.length; at++) {
    if (at % (days + 1) !== 0) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  }
  return { firstDay, days, sums }
}

/** Incidents of a measure on one side, both days included; days without data hold nothing. */
export function countOn(
  tally: SiteTally,
  side: Side,
  { measure, span }: { measure: Measure; span: DaySpan },
): number {
  const { firstDay, days, sums } = tally
  const clamped = (day: number) => Math.min(days, Math.max(0, day - firstDay))
  const [from, to] = [clamped(span.from), clamped(span.to + 1)]
  return measure.kinds.reduce((sum, kind) => {
    const start = (SIDES.indexOf(side) * KINDS + kind) * (days + 1)
    return sum + (sums[start + to] ?? 0) - (sums[start + from] ?? 0)
  }, 0)
}
