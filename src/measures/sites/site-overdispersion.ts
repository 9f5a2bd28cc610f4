/** How much a site's counts clump: by its months before Clear, or by all wards where it has too few. */
import {
  overdispersion,
  pooledOverdispersion,
  type MonthlyCounts,
} from '../../analytics/small-numbers/overdispersion.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayAfter, monthNumber, spanOfMonths, wholeMonthsIn } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { placesOf } from '../figures/places.ts'
import { monthsAt, tallyOf, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { countOn, siteTally } from './site-tally.ts'

/** Phi, at least 1. */
export function siteOverdispersion(dataset: Dataset, site: Site, measure: Measure): number {
  const reach = incidentReach(dataset)
  if (!reach) return 1
  const clear = firstClear(site) ?? dayAfter(reach.to)
  const { first } = wholeMonthsIn(reach)
  const tally = siteTally(dataset, site)
  const months = Array.from({ length: Math.max(0, monthNumber(clear) - first) }, (_, at) =>
    spanOfMonths(first + at),
  )
  const counts = months.map((span) => countOn(tally, 'site', { measure, span }))
  return overdispersion({ firstMonth: first % 12, counts }, ofWards(dataset, measure))
}

/** The wards' phi over all whole months. */
const ofWards = memoised(
  (dataset: Dataset, measure: Measure) => pooledOverdispersion(wardMonths(dataset, measure)),
  (measure) => [measure],
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
