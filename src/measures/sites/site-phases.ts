/**
 * Counts of each phase of a site against the same days before Clear, and the ratio to its comparison (ratio
 * of ratios).
 */
import { rateRatio, type RateRatio } from '../../analytics/small-numbers/rate-ratio.ts'
import { ratioOfRatios, type RatioOfRatios } from '../../analytics/comparison/ratio-of-ratios.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  dayNumber,
  dayOfMoment,
  daysIn,
  lastDayOfMoment,
  yearsBefore,
} from '../../domain/day.ts'
import { firstClear, type Phase, type Site } from '../../domain/site.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { isStillToRise, lateDaysOf } from '../feeds/freshness.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { siteSidesOf } from './site-sides.ts'
import { siteOverdispersion } from './site-baseline.ts'
import { countOnSide, siteTally } from './site-tally.ts'

/** Counts of one phase of one measure. */
export interface PhaseCounts {
  readonly phase: Phase
  /** From the phase's first day to its last, `until` or the end of the days covered, whichever is first. */
  readonly span: DaySpan
  /** The same days of the latest year wholly before Clear; null where the incidents do not cover them. */
  readonly baseline: DaySpan | null
  readonly site: PhaseComparison
  /** Whether incidents that are not known keep `span` from the phase's last day so far. */
  readonly isCutShort: boolean
  /**
   * Whether reports of its last days are still to come. They are missing from the site and its comparison in the same
   * share, so that the ratio of ratios holds.
   */
  readonly isStillToRise: boolean
  /** Whether areas of the comparison are missing from the data. */
  readonly isComparisonUnknown: boolean
  /** Null where the site cannot be compared. */
  readonly comparison: PhaseComparison | null
  /** Ratio of the site's ratio to the comparison's; null where either is unknown. */
  readonly against: RatioOfRatios | null
  readonly phi: number
}
interface PhaseComparison {
  readonly now: number
  readonly before: number | null
  readonly ratio: RateRatio | null
}

/** Phases in order; those that have not begun by `until`, or that begin outside the data, are omitted. */
export function phaseCounts(
  dataset: Dataset,
  site: Site,
  { measure, until }: { readonly measure: Measure['id']; readonly until: Day },
): readonly PhaseCounts[] {
  const countedMeasure = MEASURES.find(({ id }) => id === measure)
  const reach = coveredIncidents(dataset).days
  const clear = firstClear(site)
  if (!countedMeasure || !reach || clear === null) return []
  const phi = siteOverdispersion(dataset, site, countedMeasure)
  const tally = siteTally(dataset, site)
  const { fault } = siteSidesOf(dataset, site)
  const isComparisonUnknown = fault === 'comparison-unknown'
  return site.phases.flatMap((phase): readonly PhaseCounts[] => {
    const lastSoFar = Math.min(until, phase.to ? lastDayOfMoment(phase.to) : Infinity)
    const span = { from: dayOfMoment(phase.from), to: dayNumber(Math.min(lastSoFar, reach.to)) }
    const isCutShort = span.to < lastSoFar
    if (span.to < span.from || span.from < reach.from) return []
    const isRising = isStillToRise(span, lateDaysOf(dataset))
    const baseline = beforeClear(span, clear, reach)
    const comparisonOn = (side: 'site' | 'comparison'): PhaseComparison => {
      const now = countOnSide(tally, side, { measure: countedMeasure, span })
      const before = baseline && countOnSide(tally, side, { measure: countedMeasure, span: baseline })
      return { now, before, ratio: ratioOf(now, before, { span, baseline, phi }) }
    }
    const ofSite = comparisonOn('site')
    const comparison = fault === null ? comparisonOn('comparison') : null
    const against = comparison && ratioToComparison(ofSite, comparison, phi)
    return [
      {
        phase,
        span,
        baseline,
        site: ofSite,
        isCutShort,
        isStillToRise: isRising,
        isComparisonUnknown,
        comparison,
        against,
        phi,
      },
    ]
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

const ratioToComparison = (
  site: PhaseComparison,
  comparison: PhaseComparison,
  phi: number,
): RatioOfRatios | null =>
  site.before === null || comparison.before === null
    ? null
    : ratioOfRatios(
        { before: site.before, after: site.now },
        { before: comparison.before, after: comparison.now },
        phi,
      )

/** The same days, the smallest number of years earlier that puts all of them before Clear. */
function beforeClear(span: DaySpan, clear: Day, reach: DaySpan): DaySpan | null {
  let years = 1
  while (yearsBefore(span, years).to >= clear) years++
  const baseline = yearsBefore(span, years)
  return baseline.from >= reach.from ? baseline : null
}
