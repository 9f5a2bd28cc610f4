/** Control chart of a site by week or month, with limits and season estimated before its first Clear phase only. */
import {
  controlChart,
  type ControlChart,
  type ControlPoint,
  type NoChart,
  type Sample,
  type Signal,
} from '../../analytics/process-control/control-chart.ts'
import { signalProbability } from '../../analytics/process-control/false-alarms.ts'
import { seasonalExposure } from '../../analytics/process-control/season.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  dayNumber,
  daysFrom,
  daysIn,
  spanOfMonths,
  wholeMonthsIn,
} from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { asAtDay } from '../baseline/as-at.ts'
import { isStillToRise, lateDaysOf } from '../feeds/freshness.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { boroughSeason, siteOverdispersion, type SiteSeason } from './site-baseline.ts'
import { countOnSide, siteTally } from './site-tally.ts'

/** Weeks start from the first day of Clear, so that none spans it. */
export const CHART_INTERVALS = ['week', 'month'] as const
export type ChartInterval = (typeof CHART_INTERVALS)[number]

/** A point of the chart with its days. */
export interface SitePoint extends ControlPoint {
  readonly span: DaySpan
  /** Whether reports of its days are still to come: it then signals no fall. */
  readonly isStillToRise: boolean
}
/** Control chart of one measure; `clear` is the first day of the first Clear phase. */
export interface SiteChart extends Omit<ControlChart, 'points'> {
  readonly interval: ChartInterval
  readonly measure: Measure['id']
  readonly clear: Day
  /** Whether the expected counts carry the season of the borough; if not, why. */
  readonly season: 'removed' | Extract<SiteSeason, { kind: 'none' }>['reason']
  /** Incidents known only by month, which no week can count: left out of a chart by week. */
  readonly knownByMonth: number
  readonly points: readonly SitePoint[]
}
/** Reason why there is no chart, shown in its place. */
export interface NoSiteChart {
  readonly kind: 'none'
  readonly text: string
}

const NO_CHART_TEXT: Readonly<Record<NoChart['reason'] | 'no-clear' | 'known-by-month', string>> = {
  'no-clear': 'No Clear phase is recorded, so there is no “before” to learn limits from.',
  'short-baseline':
    'The data hold fewer than eight whole periods before Clear: too few to learn limits from.',
  'known-by-month':
    'Before Clear every report here is known only by month, so no week can be counted: choose months.',
  'empty-baseline': 'Nothing was reported here before Clear, so there is nothing to compare with.',
}
const noChart = (reason: keyof typeof NO_CHART_TEXT): NoSiteChart => ({
  kind: 'none',
  text: NO_CHART_TEXT[reason],
})

export interface SiteChartRequest {
  readonly measure: Measure['id']
  readonly interval: ChartInterval
}

/**
 * Whole periods within the days covered by every feed of incidents, up to the day looked back from. A period's exposure is
 * its days, each times the borough's factor of its calendar month. Cached per dataset.
 */
export const siteChart = (dataset: Dataset, site: Site, request: SiteChartRequest): SiteChart | NoSiteChart =>
  cachedChart(dataset, { site, ...request })

const cachedChart = memoised(chartOf, ({ site, measure, interval }) => [site, measure, interval])

function chartOf(
  dataset: Dataset,
  { site, measure, interval }: SiteChartRequest & { readonly site: Site },
): SiteChart | NoSiteChart {
  const clear = firstClear(site)
  if (clear === null) return noChart('no-clear')
  const { days: reach, why } = coveredIncidents(dataset)
  const countedMeasure = MEASURES.find(({ id }) => id === measure)
  if (!reach || !countedMeasure) return { kind: 'none', text: why }
  const days = { from: reach.from, to: dayNumber(Math.min(reach.to, asAtDay(dataset))) }
  const spans = interval === 'week' ? weeksAbout(clear, days) : monthsIn(days)
  const tally = siteTally(dataset, site, interval === 'week' ? 'known-by-day' : 'all')
  const counted = {
    measure: countedMeasure,
    span: { from: spans[0]?.from ?? clear, to: spans.at(-1)?.to ?? clear },
  }
  const knownByMonth =
    countOnSide(siteTally(dataset, site), 'site', counted) - countOnSide(tally, 'site', counted)
  const season = boroughSeason(dataset, site, countedMeasure)
  const samples = spans.map((span): Sample => ({
    count: countOnSide(tally, 'site', { measure: countedMeasure, span }),
    exposure: season.kind === 'known' ? seasonalExposure(span, season.factors) : daysIn(span),
  }))
  const phi = siteOverdispersion(dataset, site, countedMeasure)
  const chart = controlChart(samples, spans.filter(({ to }) => to < clear).length, phi)
  if (chart.kind === 'none')
    return noChart(chart.reason === 'empty-baseline' && knownByMonth > 0 ? 'known-by-month' : chart.reason)
  const late = lateDaysOf(dataset)
  const points = chart.points.flatMap((point, at): readonly SitePoint[] => {
    const span = spans[at]
    if (!span) return []
    const isRising = isStillToRise(span, late)
    const signals = point.signals.filter(({ direction }) => !isRising || direction === 'above')
    return [{ ...point, span, signals, isStillToRise: isRising }]
  })
  return {
    ...chart,
    interval,
    measure,
    clear,
    season: season.kind === 'known' ? 'removed' : season.reason,
    knownByMonth,
    points,
  }
}

/** Whole weeks about Clear, so that none spans it. */
export function weeksAbout(clear: Day, reach: DaySpan): readonly DaySpan[] {
  const before = Math.floor((clear - reach.from) / 7)
  const after = Math.floor(daysIn({ from: clear, to: reach.to }) / 7)
  return Array.from({ length: Math.max(0, before + after) }, (_, week) =>
    daysFrom(dayNumber(clear + 7 * (week - before)), 7),
  )
}

/** Whole calendar months. */
export function monthsIn(reach: DaySpan): readonly DaySpan[] {
  const { first, length } = wholeMonthsIn(reach)
  return Array.from({ length }, (_, at) => spanOfMonths(first + at))
}

/** Points after Clear of which no reports are still to come. */
export const judgedPoints = ({ points }: Pick<SiteChart, 'points'>): readonly SitePoint[] =>
  points.filter((point) => !point.isBaseline && !point.isStillToRise)

/** Side to which the signals of a point lead, which is not always the side of its count; null without a signal. */
type SignalSide = Signal['direction'] | 'both'
export function signalSide({ signals }: Pick<ControlPoint, 'signals'>): SignalSide | null {
  const [first, ...others] = signals.map(({ direction }) => direction)
  return others.some((direction) => direction !== first) ? 'both' : (first ?? null)
}

/**
 * Probability that the chart of a site without change shows at least one signal in as many judged points, at this site's
 * mean, season and overdispersion. Cached by those. Cost: 5 to 20 milliseconds, so it belongs into the worker.
 */
export const signalChance = (dataset: Dataset, site: Site, chart: SiteChart): number =>
  cachedChance(dataset.incidents, { site, chart })

const cachedChance = memoised(
  (_: IncidentColumns, { chart }: { readonly site: Site; readonly chart: SiteChart }) => {
    const sumOf = (points: readonly SitePoint[]) => points.reduce((sum, { expected }) => sum + expected, 0)
    return signalProbability({
      baselineExpected: sumOf(chart.points.filter(({ isBaseline }) => isBaseline)),
      expected: judgedPoints(chart).map(({ expected }) => expected),
      phi: chart.phi,
    })
  },
  ({ site, chart }) => [
    site.shape,
    chart.measure,
    chart.interval,
    chart.clear,
    chart.season,
    chart.phi,
    chart.rate,
    chart.points.length,
    judgedPoints(chart).length,
  ],
)

/** Points with a signal, newest first. */
export const signalledPoints = ({ points }: SiteChart): readonly SitePoint[] =>
  points.filter(({ signals }) => signals.length > 0).toReversed()
