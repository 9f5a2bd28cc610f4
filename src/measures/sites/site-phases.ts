/** Each phase of a site beside the same days before Clear, and beside its comparison: a ratio of ratios. */
import { rateRatio, type RateRatio } from '../../analytics/small-numbers/rate-ratio.ts'
import { ratioOfRatios, type RatioOfRatios } from '../../analytics/comparison/ratio-of-ratios.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { dayNumber, dayOfMoment, daysIn, lastDayOfMoment, yearsBefore } from '../../domain/day.ts'
import { firstClear, type Phase, type Site } from '../../domain/site.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { groundOf } from './site-ground.ts'
import { countOn, siteTally } from './site-tally.ts'
import { siteOverdispersion } from './site-overdispersion.ts'

export interface PhaseCounts {
  readonly phase: Phase
  /** From the phase's first day to its last, or to the last day asked for or in the data. */
  readonly span: DaySpan
  /** The same days of the latest year that lies wholly before Clear; null where the data do not reach. */
  readonly baseline: DaySpan | null
  readonly site: Beside
  /** Null where the site has no comparison. */
  readonly comparison: Beside | null
  /** The site's ratio over its comparison's; null where either is unknown. */
  readonly against: RatioOfRatios | null
  readonly phi: number
}
interface Beside {
  readonly now: number
  readonly before: number | null
  readonly ratio: RateRatio | null
}

/** Phases that have not begun by `until`, or not in the data, are left out. */
export function phaseCounts(
  dataset: Dataset,
  site: Site,
  { measure, until }: { readonly measure: Measure['id']; readonly until: Day },
): readonly PhaseCounts[] {
  const counted = MEASURES.find(({ id }) => id === measure)
  const reach = incidentReach(dataset)
  const clear = firstClear(site)
  if (!counted || !reach || clear === null) return []
  const phi = siteOverdispersion(dataset, site, counted)
  const tally = siteTally(dataset, site)
  const hasComparison = groundOf(dataset, site).fault === null
  return site.phases.flatMap((phase): readonly PhaseCounts[] => {
    const last = Math.min(until, reach.to, phase.to ? lastDayOfMoment(phase.to) : Infinity)
    const span = { from: dayOfMoment(phase.from), to: dayNumber(last) }
    if (span.to < span.from || span.from < reach.from) return []
    const baseline = beforeClear(span, clear, reach)
    const beside = (side: 'site' | 'comparison'): Beside => {
      const now = countOn(tally, side, { measure: counted, span })
      const before = baseline && countOn(tally, side, { measure: counted, span: baseline })
      return { now, before, ratio: ratioOf(now, before, { span, baseline, phi }) }
    }
    const ofSite = beside('site')
    const comparison = hasComparison ? beside('comparison') : null
    const against = comparison && againstOf(ofSite, comparison, phi)
    return [{ phase, span, baseline, site: ofSite, comparison, against, phi }]
  })
}

interface Spans {
  readonly span: DaySpan
  readonly baseline: DaySpan | null
  readonly phi: number
}
function ratioOf(now: number, before: number | null, { span, baseline, phi }: Spans): RateRatio | null {
  if (before === null || !baseline) return null
  return rateRatio(
    { count: now, exposure: daysIn(span) },
    { count: before, exposure: daysIn(baseline) },
    { phi },
  )
}

const againstOf = (site: Beside, comparison: Beside, phi: number): RatioOfRatios | null =>
  site.before === null || comparison.before === null
    ? null
    : ratioOfRatios(
        { before: site.before, after: site.now },
        { before: comparison.before, after: comparison.now },
        phi,
      )

/** As many years back as bring all of the days before Clear. */
function beforeClear(span: DaySpan, clear: Day, reach: DaySpan): DaySpan | null {
  let years = 1
  while (yearsBefore(span, years).to >= clear) years++
  const baseline = yearsBefore(span, years)
  return baseline.from >= reach.from ? baseline : null
}
