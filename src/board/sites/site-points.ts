/** A site's chart as the drawing wants it: points with their names and signals, bands of phases, words under the axis. */
import type { ChartBand, ChartNote, ChartPoint, ChartTick } from '../../charts/process/control-points.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { civilDate, dayNumber, dayOfMoment, lastDayOfMoment } from '../../domain/day.ts'
import type { Note } from '../../domain/feed.ts'
import { PHASE_LABELS, type Site } from '../../domain/site.ts'
import type { SiteChart, SitePoint } from '../../measures/sites/site-chart.ts'
import { signalledPoints } from '../../measures/sites/site-chart.ts'
import { SIGNAL_RULES, signalWords } from '../../measures/sites/site-words.ts'
import { formatDay, MONTHS, SHORT_MONTHS } from '../../ui/numbers.ts'

const overlaps = (a: DaySpan, b: DaySpan) => a.from <= b.to && b.from <= a.to

function pointName({ span }: SitePoint, pace: SiteChart['interval']): string {
  const { year, month } = civilDate(span.from)
  return pace === 'month'
    ? `${MONTHS[month - 1] ?? ''} ${year}`
    : `Week from ${formatDay(span.from, 'short')}`
}

/** `late`: the first day of which reports are still to come; null where none are. */
export const chartPoints = (chart: SiteChart, window: DaySpan, late: Day | null): readonly ChartPoint[] =>
  chart.points.map((point) => ({
    name: pointName(point, chart.interval),
    count: point.count,
    expected: point.expected,
    low: point.low,
    high: point.high,
    isBaseline: point.isBaseline,
    isInWindow: overlaps(point.span, window),
    isLate: late !== null && point.span.to >= late,
    average: point.ewma?.value ?? null,
    signals: point.signals.map((signal) => signalWords(signal, point)),
    rules: point.signals.map(({ rule }) => SIGNAL_RULES[rule]),
    isBelow: point.count < point.expected,
  }))

/** The points that a span of days touches; null where it lies beyond them. */
function touched(
  { points }: SiteChart,
  span: DaySpan,
): { readonly from: number; readonly to: number } | null {
  const from = points.findIndex((point) => overlaps(point.span, span))
  return from < 0 ? null : { from, to: points.findLastIndex((point) => overlaps(point.span, span)) }
}

const FOR_EVER = dayNumber(1_000_000)

export const phaseBands = (site: Site, chart: SiteChart): readonly ChartBand[] =>
  site.phases.flatMap(({ kind, from, to }) => {
    const span = { from: dayOfMoment(from), to: to ? lastDayOfMoment(to) : FOR_EVER }
    const band = touched(chart, span)
    return band ? [{ name: PHASE_LABELS[kind], kind, ...band }] : []
  })

/** Notes of the manifest, and the first point that stands out. */
export function chartNotes(chart: SiteChart, notes: readonly Note[]): readonly ChartNote[] {
  const counted = notes.flatMap(({ from, text }) => {
    const day = dayOfMoment(from)
    const band = touched(chart, { from: day, to: day })
    return band ? [{ at: band.from, title: 'Counted otherwise from here', text }] : []
  })
  const first = signalledPoints(chart).at(-1)
  const [signal] = first?.signals ?? []
  if (!first || !signal) return counted
  const said = {
    at: chart.points.indexOf(first),
    title: 'First to stand out',
    text: signalWords(signal, first),
  }
  return [said, ...counted]
}

/** Over so many days every sixth month has its name under the axis, else every third. */
const LONG_DAYS = 760

/** Months under the axis, with the year where it begins. */
export function chartTicks({ points }: SiteChart): readonly ChartTick[] {
  const days = (points.at(-1)?.span.to ?? 0) - (points[0]?.span.from ?? 0)
  const step = days > LONG_DAYS ? 6 : 3
  return points.flatMap((point, at) => {
    const { year, month } = civilDate(point.span.from)
    const before = points[at - 1]
    const isNew = !before || civilDate(before.span.from).month !== month
    if (!isNew || (month - 1) % step !== 0) return []
    return [
      {
        at,
        label:
          month === 1 || at === 0
            ? `${SHORT_MONTHS[month - 1] ?? ''} ${year}`
            : (SHORT_MONTHS[month - 1] ?? ''),
      },
    ]
  })
}

/** What the chart says, in one sentence or two. */
export function chartSentence(chart: SiteChart): string {
  const later = chart.points.filter(({ isBaseline }) => !isBaseline)
  const usual = chart.points.at(-1)?.expected ?? 0
  const below = later.filter(({ count, expected }) => count < expected).length
  const out = later.filter(({ signals }) => signals.length > 0).length
  const periods = chart.interval === 'week' ? 'weeks' : 'months'
  const looks = looksWords(later.length)
  const widened = chart.phi > 1 ? ` Limits allow for clumping: ${chart.phi.toFixed(1)}.` : ''
  if (later.length === 0)
    return `Before Clear ${usual.toFixed(1)} a ${chart.interval} were usual; nothing has come since.`
  return `Before Clear ${usual.toFixed(1)} a ${chart.interval} were usual. Since then ${below} of ${later.length} ${periods} were below that, and ${out === 0 ? 'none' : out} stand${out === 1 ? 's' : ''} out.${widened} ${looks}`
}

/** A point beyond the limits comes by chance in 2.7 of a thousand. */
const FALSE_POINTS = 0.0027

const looksWords = (looks: number) => {
  const alarms = looks * FALSE_POINTS
  const told = alarms < 0.5 ? 'fewer than 1' : `about ${Math.round(alarms)}`
  return `${looks} looks since Clear: chance alone would put ${told} beyond a limit.`
}
