/**
 * Weighted displacement difference and quotient of a site: change against its comparison since Clear, and
 * displacement into the ring.
 */
import {
  displacementQuotient,
  type DisplacementQuotient,
  EVEN_WEIGHTS,
  weightedDisplacement,
  type Difference,
  type DisplacementCounts,
  type WeightedDisplacement,
} from '../../analytics/comparison/displacement.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { type Day, type DaySpan, dayNumber, daysIn, monthsFrom, yearsBefore } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { lateDaysOf } from '../feeds/freshness.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { siteSidesOf, SIDES, type ComparisonFault, type Side } from './site-sides.ts'
import { siteOverdispersion } from './site-baseline.ts'
import { countOnSide, siteTally } from './site-tally.ts'

/** Displacement analysis of one measure. */
export interface SiteDisplacement extends WeightedDisplacement {
  readonly kind: 'known'
  readonly measure: Measure['id']
  /** From Clear, twelve months at most, without days of which reports are still to come. */
  readonly after: DaySpan
  /** The same days a year earlier, all before Clear. */
  readonly before: DaySpan
  readonly counts: DisplacementCounts
  /** Area ratios: comparison to site, and comparison ring to ring. */
  readonly sizes: { readonly comparison: number; readonly comparisonRing: number }
  readonly phi: number
  /** Null where the success measure is not negative: the quotient is then meaningless. */
  readonly quotient: DisplacementQuotient | null
}
/** Reason why there is no analysis, shown in its place. */
export interface NoDisplacement {
  readonly kind: 'none'
  readonly text: string
}

const FAULT_TEXT: Readonly<Record<ComparisonFault, string>> = {
  'no-comparison': 'No comparison areas were fixed for this site, so nothing can be said of it.',
  'comparison-unknown': 'A comparison area of this site is not in the data.',
  'comparison-inside':
    'The comparison areas lie inside the site or its ring, so there is nothing to compare with.',
}
const noDisplacement = (text: string): NoDisplacement => ({ kind: 'none', text })

/** Minimum length of the period after Clear, in days. */
const LEAST_DAYS = 28
const MOST_MONTHS = 12

/**
 * Weighted displacement difference (Wheeler and Ratcliffe 2018) over the days from Clear to `until`, twelve
 * months at most, against the same days a year earlier. The comparison is scaled by area to the site and its
 * ring to the site's ring, so that differences are numbers of incidents there. Phi is that of the site's
 * months before Clear.
 */
export function siteDisplacement(
  dataset: Dataset,
  site: Site,
  { measure, until }: { readonly measure: Measure['id']; readonly until: Day },
): SiteDisplacement | NoDisplacement {
  const countedMeasure = MEASURES.find(({ id }) => id === measure)
  const periods = periodsOf(dataset, site, until)
  if (!countedMeasure || periods.kind === 'none')
    return periods.kind === 'none' ? periods : noDisplacement(`There is no measure ${measure}.`)
  const { fault, squareMetres } = siteSidesOf(dataset, site)
  if (fault) return noDisplacement(FAULT_TEXT[fault])
  const { before, after } = periods
  const tally = siteTally(dataset, site)
  const shift = (side: Side) => ({
    before: countOnSide(tally, side, { measure: countedMeasure, span: before }),
    after: countOnSide(tally, side, { measure: countedMeasure, span: after }),
  })
  const counts: DisplacementCounts = {
    site: shift('site'),
    comparison: shift('comparison'),
    ring: shift('ring'),
    comparisonRing: shift('comparison-ring'),
  }
  const sizes = {
    comparison: sizeOf(squareMetres, 'comparison') / sizeOf(squareMetres, 'site'),
    comparisonRing: sizeOf(squareMetres, 'comparison-ring') / sizeOf(squareMetres, 'ring'),
  }
  const phi = siteOverdispersion(dataset, site, countedMeasure)
  return {
    kind: 'known',
    measure,
    after,
    before,
    counts,
    sizes,
    phi,
    ...weightedDisplacement(counts, { ...EVEN_WEIGHTS, ...sizes }, phi),
    quotient: displacementQuotient(counts),
  }
}

/** A ring of zero width counts as one square metre. */
const sizeOf = (squareMetres: readonly number[], side: Side) =>
  Math.max(1, squareMetres[SIDES.indexOf(side)] ?? 0)

type Periods = NoDisplacement | { readonly kind: 'known'; readonly before: DaySpan; readonly after: DaySpan }

function periodsOf(dataset: Dataset, site: Site, until: Day): Periods {
  const clear = firstClear(site)
  const { days: reach, why } = coveredIncidents(dataset)
  if (clear === null) return noDisplacement('No Clear phase is recorded, so there is no before and after.')
  if (!reach) return noDisplacement(why)
  // A difference of counts does not hold while reports are still to come: unlike a ratio, it grows with them.
  const lastWhole = (lateDaysOf(dataset)?.from ?? Infinity) - 1
  const last = Math.min(until, reach.to, monthsFrom(clear, MOST_MONTHS).to, lastWhole)
  const after = { from: clear, to: dayNumber(last) }
  if (daysIn(after) < LEAST_DAYS)
    return noDisplacement('Less than four weeks of Clear are in these days: too early to say.')
  const before = yearsBefore(after, 1)
  if (before.from < reach.from) return noDisplacement('The data do not reach back a year before Clear.')
  return { kind: 'known', before, after }
}

/** `fewer` or `more` where the interval excludes 0. */
export function differenceVerdict({ low, high }: Difference): 'fewer' | 'more' | 'could be chance' {
  if (high < 0) return 'fewer'
  return low > 0 ? 'more' : 'could be chance'
}
