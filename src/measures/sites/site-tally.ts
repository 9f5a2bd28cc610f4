/** Daily cumulative counts of a site by side and kind. */

import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import type { Site } from '../../domain/site.ts'
import { kindReader, KIND_COUNT, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { siteSidesOf, SIDES, type Side, type SiteSides } from './site-sides.ts'

interface SiteTally {
  readonly firstDay: number
  readonly days: number
  /** Cumulative: `sums[(side * KIND_COUNT + kind) * (days + 1) + day]` counts the days before `day`. */
  readonly sums: Uint32Array
}

/** Which incidents are counted: all, or without those known only by month, which stand on the first of it. */
type CountedRows = 'all' | 'known-by-day'

/** One pass over the rows; cached with the sides of the site. */
export const siteTally = (dataset: Dataset, site: Site, rows: CountedRows = 'all'): SiteTally =>
  cachedTally(siteSidesOf(dataset, site), { dataset, rows })

interface TallyRequest {
  readonly dataset: Dataset
  readonly rows: CountedRows
}
const cachedTally = memoised(countDays, ({ dataset: { incidents, categories }, rows }: TallyRequest) => [
  incidents,
  categories,
  rows,
])

function countDays({ sideOf }: SiteSides, { dataset, rows }: TallyRequest): SiteTally {
  const { count, day, precision } = dataset.incidents
  let [first, last] = [Infinity, -Infinity]
  for (let row = 0; row < count; row++) {
    first = Math.min(first, day[row] ?? first)
    last = Math.max(last, day[row] ?? last)
  }
  const [firstDay, days] = count === 0 ? [0, 0] : [first, last - first + 1]
  const sums = new Uint32Array(SIDES.length * KIND_COUNT * (days + 1))
  const kindOf = kindReader(dataset)
  for (let row = 0; row < count; row++) {
    const side = sideOf[row] ?? 0
    if (side === 0) continue
    if (rows === 'known-by-day' && PRECISIONS[precision[row] ?? 0] === 'month') continue
    const at = (side * KIND_COUNT + kindOf(row)) * (days + 1) + (day[row] ?? 0) - firstDay + 1
    sums[at] = (sums[at] ?? 0) + 1
  }
  for (let at = 0; at < sums.length; at++) {
    if (at % (days + 1) !== 0) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0)
  }
  return { firstDay, days, sums }
}

/** Incidents of a measure on one side in an inclusive span; days outside the data count 0. */
export function countOnSide(
  tally: SiteTally,
  side: Side,
  { measure, span }: { measure: Measure; span: DaySpan },
): number {
  const { firstDay, days, sums } = tally
  const clamped = (day: number) => Math.min(days, Math.max(0, day - firstDay))
  const [from, to] = [clamped(span.from), clamped(span.to + 1)]
  return measure.kinds.reduce((sum, kind) => {
    const start = (SIDES.indexOf(side) * KIND_COUNT + kind) * (days + 1)
    return sum + (sums[start + to] ?? 0) - (sums[start + from] ?? 0)
  }, 0)
}
