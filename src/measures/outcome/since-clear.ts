/** Change inside a site since Clear relative to its comparison areas, with its verdict, and whether it lasted. */
import { ratioOfRatios, type RatioOfRatios } from '../../analytics/comparison/ratio-of-ratios.ts'
import type { BeforeAfter } from '../../analytics/comparison/displacement.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, dayNumber, daysIn, daysUpTo, type Day, type DaySpan } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { lateDaysOf } from '../feeds/freshness.ts'
import type { Verdict } from '../figure.ts'
import { MEASURES } from '../figures/tally.ts'
import type { SiteMeasure } from '../sites/site-account.ts'
import { siteSidesOf, type ComparisonFault } from '../sites/site-sides.ts'
import { siteOverdispersion } from '../sites/site-baseline.ts'
import { countOnSide, siteTally } from '../sites/site-tally.ts'

/** Change of one measure inside a site since Clear. */
export interface SinceClear {
  readonly kind: 'known'
  readonly measure: SiteMeasure
  /** From Clear to the last day whose reports have come in. */
  readonly span: DaySpan
  /** All days before Clear that the incidents cover. */
  readonly before: DaySpan
  readonly site: BeforeAfter
  readonly comparison: BeforeAfter
  /** Ratio of the site's change to that of its comparison; null where either counted nothing at all. */
  readonly ratio: RatioOfRatios | null
  readonly phi: number
  readonly verdict: Extract<Verdict, 'up' | 'down' | 'could be chance' | 'too few to say'>
  /** Verdict of the last half-year alone, against the same days before; null within the first year of Clear. */
  readonly lately: SinceClear['verdict'] | null
}
/** Why there is no verdict. */
export interface NoSinceClear {
  readonly kind: 'none'
  readonly reason: 'no-clear' | 'too-early' | 'not-known' | 'short-before' | 'no-comparison'
  readonly text: string
}

/** Days since Clear from which there is a verdict. */
const LEAST_AFTER = 28
/** Days before Clear from which there is a verdict. */
const LEAST_BEFORE = 182
/** The last half-year is judged by itself from twice its length on. */
const LATELY = 182

const FAULT_TEXT: Readonly<Record<ComparisonFault, string>> = {
  'no-comparison': 'No comparison areas were fixed for this site, so its change is not judged.',
  'comparison-unknown': 'Not known: a comparison area of this site is not in the data.',
  'comparison-inside': 'The comparison areas lie inside the site or its ring, so its change is not judged.',
}
const none = (reason: NoSinceClear['reason'], text: string): NoSinceClear => ({ kind: 'none', reason, text })

interface SinceClearRequest {
  readonly measure: SiteMeasure
  readonly until: Day
}

/**
 * Ratio of the site's count since Clear to that before, over the same ratio of its comparison areas: both have the same
 * days, so that season and length cancel. Days whose reports are still to come are left out. Assumes that the comparison
 * would have changed as the site, without Clear.
 */
export function sinceClear(
  dataset: Dataset,
  site: Site,
  { measure, until }: SinceClearRequest,
): SinceClear | NoSinceClear {
  const periods = periodsOf(dataset, site, until)
  if (periods.kind === 'none') return periods
  const { fault } = siteSidesOf(dataset, site)
  if (fault) return none(fault === 'comparison-unknown' ? 'not-known' : 'no-comparison', FAULT_TEXT[fault])
  const counted = MEASURES.find(({ id }) => id === measure)
  if (!counted) throw new Error(`no measure ${measure}`)
  const { before, after } = periods
  const tally = siteTally(dataset, site)
  const phi = siteOverdispersion(dataset, site, counted)
  const changeOn = (side: 'site' | 'comparison', span: DaySpan): BeforeAfter => ({
    before: countOnSide(tally, side, { measure: counted, span: before }),
    after: countOnSide(tally, side, { measure: counted, span }),
  })
  const judged = (span: DaySpan) => {
    const [inside, comparison] = [changeOn('site', span), changeOn('comparison', span)]
    const ratio = ratioOfRatios(inside, comparison, phi)
    return { site: inside, comparison, ratio, verdict: verdictOf(inside, ratio) }
  }
  const isLong = daysIn(after) >= 2 * LATELY
  return {
    kind: 'known',
    measure,
    span: after,
    before,
    phi,
    ...judged(after),
    lately: isLong ? judged(daysUpTo(after.to, LATELY)).verdict : null,
  }
}

type Periods = NoSinceClear | { readonly kind: 'known'; readonly before: DaySpan; readonly after: DaySpan }

function periodsOf(dataset: Dataset, site: Site, until: Day): Periods {
  const clear = firstClear(site)
  if (clear === null) return none('no-clear', 'No Clear phase is recorded, so there is no before and after.')
  const { days: reach, why } = coveredIncidents(dataset)
  if (!reach) return none('not-known', `Not known: incidents. ${why}`)
  if (clear - reach.from < LEAST_BEFORE)
    return none('short-before', 'The data hold less than half a year before Clear: too little to judge by.')
  const arrived = (lateDaysOf(dataset)?.from ?? Infinity) - 1
  const after = { from: clear, to: dayNumber(Math.min(until, reach.to, arrived)) }
  if (reach.to < until && daysIn(after) < LEAST_AFTER)
    return none('not-known', 'Not known: the incidents do not reach four weeks into Clear.')
  if (daysIn(after) < LEAST_AFTER)
    return none('too-early', 'Less than four weeks of Clear are in these days: too early to say.')
  return { kind: 'known', before: { from: reach.from, to: dayBefore(clear) }, after }
}

function verdictOf({ before, after }: BeforeAfter, ratio: RatioOfRatios | null): SinceClear['verdict'] {
  if (!ratio || (before < LEAST_COUNT && after < LEAST_COUNT)) return 'too few to say'
  if (ratio.low > 1) return 'up'
  return ratio.high < 1 ? 'down' : 'could be chance'
}
