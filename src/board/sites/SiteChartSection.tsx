/** The control chart of a site, with limits frozen at the start of Clear, and the chart's points, bands, notes and ticks. */
import { ControlChart } from '../../charts/process/ControlChart.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { ChartBand, ChartNote, ChartPoint, ChartTick } from '../../charts/process/control-points.ts'
import { civilDate, dayNumber, dayOfMoment, lastDayOfMoment, type DaySpan } from '../../domain/day.ts'
import type { Note } from '../../domain/feed.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import type { JudgedSiteChart } from '../../measures/sites/site-account.ts'
import {
  signalledPoints,
  signalSide,
  type NoSiteChart,
  type SiteChart,
  type SitePoint,
} from '../../measures/sites/site-chart.ts'
import { capital } from '../../measures/sentences.ts'
import { chartSentence, ruleWords, signalWords } from '../../measures/sites/site-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { formatDay, MONTHS, SHORT_MONTHS } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MEASURE_LABELS } from '../board-words.ts'
import { Section } from '../sections.tsx'
import style from './SitesPart.module.css'

/** What the counts of a site and its clumping are made of. */
const COUNTED = ['incidents', 'areas'] as const

interface Props {
  readonly site: Site
  readonly chart: JudgedSiteChart | NoSiteChart
  readonly catalogue: Catalogue
  readonly window: DaySpan
}

export function SiteChartSection({ site, chart, catalogue, window }: Props) {
  return (
    <Section className={style['section']} title={titleOf(site, chart)}>
      <KnownNote kinds={COUNTED} />
      {chart.kind === 'none' ? (
        <p>{chart.text}</p>
      ) : (
        <BoardScope
          measure={`${chart.measure === 'asb' ? 'ASB' : 'Crimes'} in ${site.name}`}
          leavesOutFound={chart.measure !== 'asb'}
          days={chartDays(chart)}
        >
          <ControlChart
            label={`${MEASURE_LABELS[chart.measure]}, a ${chart.interval} in ${site.name}, limits frozen at Clear on ${formatDay(chart.clear)}`}
            sentence={chartSentence(chart)}
            axis={`${chart.measure === 'asb' ? 'ASB' : 'Crimes'} a ${chart.interval}`}
            points={chartPoints(chart, window)}
            bands={phaseBands(site, chart)}
            notes={chartNotes(chart, catalogue.manifest.notes)}
            ticks={chartTicks(chart)}
            period={`${chart.season === 'removed' ? 'that' : 'a'} ${chart.interval}`}
            isSeasonal={chart.season === 'removed'}
          />
        </BoardScope>
      )}
    </Section>
  )
}

const titleOf = ({ name }: Site, chart: JudgedSiteChart | NoSiteChart) =>
  `${name}: ${chart.kind === 'none' ? 'what stands out?' : `which ${chart.interval}s stand out?`}`

/** All days that the chart shows. */
const chartDays = ({ points, clear }: SiteChart): DaySpan => ({
  from: points[0]?.span.from ?? clear,
  to: points.at(-1)?.span.to ?? clear,
})

const overlaps = (a: DaySpan, b: DaySpan) => a.from <= b.to && b.from <= a.to

function pointName({ span }: SitePoint, interval: SiteChart['interval']): string {
  const { year, month } = civilDate(span.from)
  return interval === 'month'
    ? `${MONTHS[month - 1] ?? ''} ${year}`
    : `Week from ${formatDay(span.from, 'short')}`
}

const chartPoints = (chart: SiteChart, window: DaySpan): readonly ChartPoint[] =>
  chart.points.map((point) => ({
    name: pointName(point, chart.interval),
    count: point.count,
    expected: point.expected,
    low: point.low,
    high: point.high,
    isBaseline: point.isBaseline,
    isInWindow: overlaps(point.span, window),
    isLate: point.isStillToRise,
    average: point.ewma?.value ?? null,
    signals: point.signals.map((signal) => capital(signalWords(signal, point))),
    rules: point.signals.map(ruleWords),
    side: signalSide(point),
  }))

/** Indices of the first and last point that overlap a span of days; null where none does. */
function pointRange(
  { points }: SiteChart,
  span: DaySpan,
): { readonly from: number; readonly to: number } | null {
  const from = points.findIndex((point) => overlaps(point.span, span))
  return from < 0 ? null : { from, to: points.findLastIndex((point) => overlaps(point.span, span)) }
}

/** End of a phase that has no end yet. */
const NO_END = dayNumber(1_000_000)

/** Bands of the phases, by indices of points. */
const phaseBands = (site: Site, chart: SiteChart): readonly ChartBand[] =>
  site.phases.flatMap(({ kind, from, to }) => {
    const span = { from: dayOfMoment(from), to: to ? lastDayOfMoment(to) : NO_END }
    const band = pointRange(chart, span)
    return band ? [{ name: PHASE_LABELS[kind], kind, ...band }] : []
  })

/** The earliest point with a signal and the manifest's notes on changes of counting rules, in time order. */
function chartNotes(chart: SiteChart, notes: readonly Note[]): readonly ChartNote[] {
  const ruleChanges = notes.flatMap(({ from, text }) => {
    const day = dayOfMoment(from)
    const band = pointRange(chart, { from: day, to: day })
    return band ? [{ at: band.from, title: 'Counted otherwise from here', text }] : []
  })
  const signalled = signalledPoints(chart).at(-1)
  const [signal] = signalled?.signals ?? []
  if (!signalled || !signal) return ruleChanges
  const signalNote = {
    at: chart.points.indexOf(signalled),
    title: 'First to stand out',
    text: `${capital(signalWords(signal, signalled))}.`,
  }
  return [signalNote, ...ruleChanges].toSorted((a, b) => a.at - b.at)
}

/** Charts longer than this name every sixth month under the axis, others every third. */
const LONG_DAYS = 760

/** Month labels under the axis, with the year in January and at the first point. */
function chartTicks({ points }: SiteChart): readonly ChartTick[] {
  const days = (points.at(-1)?.span.to ?? 0) - (points[0]?.span.from ?? 0)
  const step = days > LONG_DAYS ? 6 : 3
  return points.flatMap((point, index) => {
    const { year, month } = civilDate(point.span.from)
    const previous = points[index - 1]
    const isNewMonth = !previous || civilDate(previous.span.from).month !== month
    if (!isNewMonth || (month - 1) % step !== 0) return []
    return [
      {
        at: index,
        label:
          month === 1 || index === 0
            ? `${SHORT_MONTHS[month - 1] ?? ''} ${year}`
            : (SHORT_MONTHS[month - 1] ?? ''),
      },
    ]
  })
}
