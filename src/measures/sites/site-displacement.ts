/** Whether a site did better than its comparison since Clear, and whether what it lost moved into the ring. */
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
import { incidentReach } from '../baseline/baseline.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { groundOf, SIDES, type GroundFault, type Side } from './site-ground.ts'
import { countOn, siteTally } from './site-tally.ts'
import { siteOverdispersion } from './site-overdispersion.ts'

export interface SiteDisplacement extends WeightedDisplacement {
  readonly kind: 'known'
  readonly measure: Measure['id']
  /** From Clear on, twelve months at most. */
  readonly after: DaySpan
  /** The same days a year earlier, all of them before Clear. */
  readonly before: DaySpan
  readonly counts: DisplacementCounts
  /** How many times as large as the site its comparison is, and as the ring the comparison's ring. */
  readonly sizes: { readonly comparison: number; readonly comparisonRing: number }
  readonly phi: number
  /** Null where the success measure is not negative: then it would mean nothing. */
  readonly quotient: DisplacementQuotient | null
}
export interface NoDisplacement {
  readonly kind: 'none'
  readonly words: string
}

const FAULTS: Readonly<Record<GroundFault, string>> = {
  'no-comparison': 'No comparison areas were fixed for this site, so nothing can be said of it.',
  'comparison-unknown': 'A comparison area of this site is not in the data.',
  'comparison-inside':
    'The comparison areas lie inside the site or its ring, so there is nothing to compare with.',
}
const none = (words: string): NoDisplacement => ({ kind: 'none', words })

/** Fewer days of Clear than this say nothing. */
const LEAST_DAYS = 28
const MOST_MONTHS = 12

/**
 * STATISTICS' weighted difference over the days from Clear to `until`, twelve months at most, against the same days a
 * year earlier. Site and ring count as they are; the comparison is scaled to the site's size and its ring to the
 * ring's, by area, so that the differences are numbers of incidents there. Phi is that of the site's own months
 * before Clear.
 */
export function siteDisplacement(
  dataset: Dataset,
  site: Site,
  { measure, until }: { readonly measure: Measure['id']; readonly until: Day },
): SiteDisplacement | NoDisplacement {
  const counted = MEASURES.find(({ id }) => id === measure)
  const periods = periodsOf(dataset, site, until)
  if (!counted || periods.kind === 'none')
    return periods.kind === 'none' ? periods : none('No incidents are in the data.')
  const { fault, squareMetres } = groundOf(dataset, site)
  if (fault) return none(FAULTS[fault])
  const { before, after } = periods
  const tally = siteTally(dataset, site)
  const shift = (side: Side) => ({
    before: countOn(tally, side, { measure: counted, span: before }),
    after: countOn(tally, side, { measure: counted, span: after }),
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
  const phi = siteOverdispersion(dataset, site, counted)
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

/** A ring of no width has no size: it then weighs as one square. */
const sizeOf = (squareMetres: readonly number[], side: Side) =>
  Math.max(1, squareMetres[SIDES.indexOf(side)] ?? 0)

type Periods = NoDisplacement | { readonly kind: 'known'; readonly before: DaySpan; readonly after: DaySpan }

function periodsOf(dataset: Dataset, site: Site, until: Day): Periods {
  const clear = firstClear(site)
  const reach = incidentReach(dataset)
  if (clear === null) return none('No Clear phase is recorded, so there is no before and after.')
  if (!reach) return none('No incidents are in the data.')
  const last = Math.min(until, reach.to, monthsFrom(clear, MOST_MONTHS).to)
  const after = { from: clear, to: dayNumber(last) }
  if (daysIn(after) < LEAST_DAYS)
    return none('Less than four weeks of Clear are in these days: too early to say.')
  const before = yearsBefore(after, 1)
  if (before.from < reach.from) return none('The data do not reach back a year before Clear.')
  return { kind: 'known', before, after }
}

/** `beyond` where the interval leaves 0 out. */
export function differenceVerdict({ low, high }: Difference): 'fewer' | 'more' | 'could be chance' {
  if (high < 0) return 'fewer'
  return low > 0 ? 'more' : 'could be chance'
}
