/**
 * What the months before Clear say of a site's counts: their overdispersion, and the season of the borough. Both depend on
 * those months alone, so that nothing later changes a limit.
 */
import { monthFactors, type MonthFactors } from '../../analytics/process-control/season.ts'
import {
  overdispersion,
  pooledOverdispersion,
  sharedSeasonOverdispersion,
} from '../../analytics/small-numbers/overdispersion.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayAfter, daysIn, monthNumber, spanOfMonths, wholeMonthsIn } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { placesOf } from '../figures/places.ts'
import { monthsAt, tallyOf, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { countOnSide, siteTally } from './site-tally.ts'

/** Whole months from the first covered one to the last before Clear; `first` is a month number. */
interface MonthsBefore {
  readonly first: number
  readonly length: number
}

function monthsBeforeClear(dataset: Dataset, site: Site): MonthsBefore {
  const reach = coveredIncidents(dataset).days
  if (!reach) return { first: 0, length: 0 }
  const { first } = wholeMonthsIn(reach)
  return { first, length: Math.max(0, monthNumber(firstClear(site) ?? dayAfter(reach.to)) - first) }
}

/** Counts inside the site by month. */
function siteMonths(dataset: Dataset, site: Site, measure: Measure): readonly number[] {
  const { first, length } = monthsBeforeClear(dataset, site)
  const tally = siteTally(dataset, site)
  return Array.from({ length }, (_, at) =>
    countOnSide(tally, 'site', { measure, span: spanOfMonths(first + at) }),
  )
}

/**
 * Phi of the site's months before Clear, at least 1; under 24 months the pooled phi of the wards in the same months. One
 * number for the chart, the phases and the displacement of a measure.
 */
export function siteOverdispersion(dataset: Dataset, site: Site, measure: Measure): number {
  const months = monthsBeforeClear(dataset, site)
  const counts = siteMonths(dataset, site, measure)
  return overdispersion(
    { firstMonth: months.first % 12, counts },
    pooledWardPhi(wardMonths(dataset, measure), months),
  )
}

/** Fewer months than this contain no calendar month twice. */
const LEAST_MONTHS = 13

function pooledWardPhi({ wards, first }: WardMonths, months: MonthsBefore): number {
  const start = Math.max(0, months.first - first)
  const series = wards.map((counts) => counts.slice(start, start + months.length))
  return months.length < LEAST_MONTHS
    ? sharedSeasonOverdispersion(series)
    : pooledOverdispersion(series.map((counts) => ({ firstMonth: months.first % 12, counts })))
}

/** Season of the borough, or why it is not taken out. */
export type SiteSeason =
  | { readonly kind: 'known'; readonly factors: MonthFactors }
  | { readonly kind: 'none'; readonly reason: 'short-baseline' | 'few-counts' }

/** Fewest incidents of a calendar month by which its factor is known to about 10 %: less than the season itself. */
const LEAST_OF_MONTH = 100
const MONTHS_OF_YEAR = 12

/**
 * Factors of the calendar months of the borough before Clear, by all incidents without those inside the site, so
 * that a site cannot hide its own change. None under twelve months, or where too few incidents would make the factors a
 * matter of chance.
 */
export function boroughSeason(dataset: Dataset, site: Site, measure: Measure): SiteSeason {
  const { first, length } = monthsBeforeClear(dataset, site)
  if (length < MONTHS_OF_YEAR) return { kind: 'none', reason: 'short-baseline' }
  const ofSite = siteMonths(dataset, site, measure)
  const borough = wardMonths(dataset, measure)
  const samples = ofSite.map((inside, at) => ({
    count: Math.max(0, (borough.all[first - borough.first + at] ?? 0) - inside),
    exposure: daysIn(spanOfMonths(first + at)),
  }))
  const ofMonth = Array.from({ length: MONTHS_OF_YEAR }, () => 0)
  for (const [at, { count }] of samples.entries()) {
    const month = (first + at) % MONTHS_OF_YEAR
    ofMonth[month] = (ofMonth[month] ?? 0) + count
  }
  const factors =
    Math.min(...ofMonth) < LEAST_OF_MONTH ? null : monthFactors({ firstMonth: first % 12, samples })
  return factors ? { kind: 'known', factors } : { kind: 'none', reason: 'few-counts' }
}

/** Monthly counts of each ward and of all together, from the month number `first` on. */
interface WardMonths {
  readonly first: number
  readonly wards: readonly (readonly number[])[]
  readonly all: readonly number[]
}

const wardMonths = (dataset: Dataset, measure: Measure): WardMonths =>
  cachedWardMonths(dataset.incidents, { dataset, measure })

interface WardRequest {
  readonly dataset: Dataset
  readonly measure: Measure
}
const cachedWardMonths = memoised(
  (_: IncidentColumns, { dataset, measure }: WardRequest): WardMonths => {
    const reach = coveredIncidents(dataset).days
    if (!reach) return { first: 0, wards: [], all: [] }
    const places = placesOf(dataset)
    const tally = tallyOf(dataset, places, { window: reach, baseline: null })
    const wards = places.areas.map((_area, place) => monthsAt(tally, place, measure))
    // The last place is outside all areas: a ward that is missing must not change the season.
    const series = [...wards, monthsAt(tally, places.areas.length, measure)]
    const all = Array.from({ length: tally.months.length }, (_month, at) =>
      series.reduce((sum, counts) => sum + (counts[at] ?? 0), 0),
    )
    return { first: tally.months.first, wards, all }
  },
  ({ dataset: { areas, categories, manifest }, measure }) => [areas, categories, manifest, measure],
)
