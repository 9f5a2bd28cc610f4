/** A site's control chart: weeks or months since the data begin, with limits learnt before its first Clear and no later. */
import {
  controlChart,
  type ControlChart,
  type ControlPoint,
  type NoChart,
  type Sample,
} from '../../analytics/process-control/control-chart.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { dayNumber, daysFrom, daysIn, spanOfMonths, wholeMonthsIn } from '../../domain/day.ts'
import { firstClear, type Site } from '../../domain/site.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { MEASURES, type Measure } from '../figures/tally.ts'
import { memoised } from '../memoised.ts'
import { countOn, siteTally } from './site-tally.ts'

/** Weeks are counted from the first day of Clear, so that none of them holds days of before and after. */
export const PACES = ['week', 'month'] as const
export type ChartInterval = (typeof PACES)[number]

export interface SitePoint extends ControlPoint {
  readonly span: DaySpan
}
export interface SiteChart extends Omit<ControlChart, 'points'> {
  readonly pace: ChartInterval
  readonly measure: Measure['id']
  readonly clear: Day
  readonly points: readonly SitePoint[]
}
/** Why there is no chart, in words that stand where it would be. */
export interface NoSiteChart {
  readonly kind: 'none'
  readonly words: string
}

const WORDS: Readonly<Record<NoChart['reason'] | 'no-clear' | 'no-data', string>> = {
  'no-clear': 'No Clear phase is recorded, so there is no “before” to learn limits from.',
  'no-data': 'No incidents are in the data.',
  'short-baseline':
    'The data hold fewer than eight whole periods before Clear: too few to learn limits from.',
  'empty-baseline': 'Nothing was reported here before Clear, so there is nothing to compare with.',
}
const none = (reason: keyof typeof WORDS): NoSiteChart => ({ kind: 'none', words: WORDS[reason] })

interface Asked {
  readonly measure: Measure['id']
  readonly pace: ChartInterval
}

/** Only whole periods within the days that the data speak for; the window moves none of it. */
export const siteChart = (dataset: Dataset, site: Site, asked: Asked): SiteChart | NoSiteChart =>
  chartOnce(dataset, { site, ...asked })

const chartOnce = memoised(chartOf, ({ site, measure, pace }) => [site, measure, pace])

function chartOf(
  dataset: Dataset,
  { site, measure, pace }: Asked & { readonly site: Site },
): SiteChart | NoSiteChart {
  const clear = firstClear(site)
  if (clear === null) return none('no-clear')
  const reach = incidentReach(dataset)
  const counted = MEASURES.find(({ id }) => id === measure)
  if (!reach || !counted) return none('no-data')
  const spans = pace === 'week' ? weeksAbout(clear, reach) : monthsIn(reach)
  const tally = siteTally(dataset, site)
  const samples = spans.map((span): Sample => ({
    count: countOn(tally, 'site', { measure: counted, span }),
    exposure: daysIn(span),
  }))
  const chart = controlChart(samples, spans.filter(({ to }) => to < clear).length)
  if (chart.kind === 'none') return none(chart.reason)
  const points = chart.points.flatMap((point, at): readonly SitePoint[] => {
    const span = spans[at]
    return span ? [{ ...point, span }] : []
  })
  return { ...chart, pace, measure, clear, points }
}

function weeksAbout(clear: Day, reach: DaySpan): readonly DaySpan[] {
  const before = Math.floor((clear - reach.from) / 7)
  const after = Math.floor(daysIn({ from: clear, to: reach.to }) / 7)
  return Array.from({ length: Math.max(0, before + after) }, (_, week) =>
    daysFrom(dayNumber(clear + 7 * (week - before)), 7),
  )
}

function monthsIn(reach: DaySpan): readonly DaySpan[] {
  const { first, length } = wholeMonthsIn(reach)
  return Array.from({ length }, (_, at) => spanOfMonths(first + at))
}

/** The signals in words, the newest first: `Week from 4 May 2023: 31, above its limits.` is made of these. */
export const signalledPoints = ({ points }: SiteChart): readonly SitePoint[] =>
  points.filter(({ signals }) => signals.length > 0).toReversed()
