/** Daily cumulative counts of a site by side and kind, and the overdispersion of its monthly counts. */

import type { Dataset } from '../../domain/dataset.ts'
import { dayAfter, monthNumber, spanOfMonths, wholeMonthsIn, type DaySpan } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { kindReader, KIND_COUNT, monthsAt, tallyOf, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { siteSidesOf, SIDES, type Side, type SiteSides } from './site-sides.ts'
import {
  overdispersion,
  pooledOverdispersion,
  type MonthlyCounts,
} from '../../analytics/small-numbers/overdispersion.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { placesOf } from '../figures/places.ts'

interface SiteTally {
  readonly firstDay: number
  readonly days: number
  /** Cumulative: `sums[(side * KIND_COUNT + kind) * (days + 1) + day]` counts the days before `day`. */
  readonly sums: Uint32Array
}

/** One pass over the rows; cached with the sides of the site. */
export const siteTally = (dataset: Dataset, site: Site): SiteTally =>
  cachedTally(siteSidesOf(dataset, site), dataset)

const cachedTally = memoised(countDays, ({ incidents, categories }: Dataset) => [incidents, categories])

function countDays({ sideOf }: SiteSides, dataset: Dataset): SiteTally {
  const { count, day } = dataset.incidents
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

/**
 * Phi of the site's months before Clear, at least 1; pooled over all wards where the site has too few months.
 */
export function siteOverdispersion(dataset: Dataset, site: Site, measure: Measure): number {
  const reach = incidentReach(dataset)
  if (!reach) return 1
  const clear = firstClear(site) ?? dayAfter(reach.to)
  const { first } = wholeMonthsIn(reach)
  const tally = siteTally(dataset, site)
  const months = Array.from({ length: Math.max(0, monthNumber(clear) - first) }, (_, at) =>
    spanOfMonths(first + at),
  )
  const counts = months.map((span) => countOnSide(tally, 'site', { measure, span }))
  return overdispersion({ firstMonth: first % 12, counts }, pooledWardPhi(dataset, measure))
}

/** Pooled phi of the wards over all whole months. */
const pooledWardPhi = (dataset: Dataset, measure: Measure) =>
  cachedWardPhi(dataset.incidents, { dataset, measure })

const cachedWardPhi = memoised(
  (_: IncidentColumns, { dataset, measure }: { readonly dataset: Dataset; readonly measure: Measure }) =>
    pooledOverdispersion(wardMonths(dataset, measure)),
  ({ dataset: { areas, categories, manifest }, measure }) => [areas, categories, manifest, measure],
)

function wardMonths(dataset: Dataset, measure: Measure): readonly MonthlyCounts[] {
  const reach = incidentReach(dataset)
  if (!reach) return []
  const places = placesOf(dataset)
  const tally = tallyOf(dataset, places, { window: reach, baseline: null })
  const { first, length } = wholeMonthsIn(reach)
  const { first: start } = tally.months
  return places.areas.map((_, place) => ({
    firstMonth: first % 12,
    counts: monthsAt(tally, place, measure).slice(first - start, first - start + length),
  }))
}
