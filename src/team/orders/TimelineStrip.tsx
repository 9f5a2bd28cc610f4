/** Timeline of a closure order as SVG: notice, order and extension as bands, legal limits as numbered marks, the window's last day. */
import type { ReactNode } from 'react'
import {
  dayAfter,
  addMonths,
  civilDate,
  dayNumber,
  dayOf,
  daysIn,
  type Day,
  type DaySpan,
} from '../../domain/day.ts'
import type { OrderTimeline, Segment } from '../../measures/order-timeline.ts'
import { formatDay, SHORT_MONTHS } from '../../ui/numbers.ts'
import { segmentWords, stripWords } from './timeline-words.ts'
import style from './order.module.css'

/** Width and horizontal margin of the strip in SVG units. */
const STRIP_WIDTH = 328
const MARGIN = 10

/** Linear axis of the strip; `days` includes both ends. */
interface StripAxis {
  readonly days: DaySpan
  /** x of the start of a day, and of its middle. */
  readonly startOf: (day: number) => number
  readonly middleOf: (day: number) => number
}

/** Axis that contains `reach` with a margin of 1/40 of it, at least one day, on each side. */
function stripAxis(reach: DaySpan): StripAxis {
  const marginDays = Math.max(1, Math.round(daysIn(reach) / 40))
  const days = { from: dayNumber(reach.from - marginDays), to: dayNumber(reach.to + marginDays) }
  const width = (STRIP_WIDTH - 2 * MARGIN) / daysIn(days)
  const startOf = (day: number) => MARGIN + (day - days.from) * width
  return { days, startOf, middleOf: (day) => startOf(day) + width / 2 }
}

/** A tick at the start of a day. */
interface AxisTick {
  readonly day: Day
  readonly label: string
}
/** Longest axis in days with a tick per week; longer ones have a tick per month. */
const MAX_WEEKLY_DAYS = 60
/** Least distance between two labels in SVG units. */
const MIN_TICK_DISTANCE = 34

function ticksOf({ days, startOf }: StripAxis): readonly AxisTick[] {
  const all = daysIn(days) <= MAX_WEEKLY_DAYS ? weekTicks(days) : monthTicks(days)
  const distance = Math.abs(startOf(all[1]?.day ?? 0) - startOf(all[0]?.day ?? 0)) || STRIP_WIDTH
  const every = Math.max(1, Math.ceil(MIN_TICK_DISTANCE / distance))
  return all.filter(
    ({ day }, index) => index % every === 0 && startOf(day) < STRIP_WIDTH - MIN_TICK_DISTANCE / 2,
  )
}

function weekTicks({ from, to }: DaySpan): readonly AxisTick[] {
  const ticks: AxisTick[] = []
  for (let day: number = from + 1; day <= to; day += 7) {
    const { month, day: date } = civilDate(dayNumber(day))
    ticks.push({ day: dayNumber(day), label: `${date} ${SHORT_MONTHS[month - 1] ?? ''}` })
  }
  return ticks
}

/** A tick per month; the first and each January are labelled with the year. */
function monthTicks({ from, to }: DaySpan): readonly AxisTick[] {
  const ticks: AxisTick[] = []
  const { year, month } = civilDate(from)
  for (let day = addMonths(dayOf({ year, month, day: 1 }), 1); day <= to; day = addMonths(day, 1)) {
    const date = civilDate(day)
    const name = SHORT_MONTHS[date.month - 1] ?? ''
    ticks.push({ day, label: ticks.length === 0 || date.month === 1 ? `${name} ${date.year}` : name })
  }
  return ticks
}

/**
 * The row of each mark, 0 being nearest to the band: the first in which it overlaps no earlier mark.
 * @param positions x of the marks, in any order
 * @param minDistance least distance between two marks of a row
 */
function rowsWithoutOverlap(positions: readonly number[], minDistance: number): readonly number[] {
  const occupied: number[][] = []
  return positions.map((x) => {
    const free = occupied.findIndex((row) => row.every((other) => Math.abs(other - x) >= minDistance))
    const row = free < 0 ? occupied.length : free
    occupied[row] = [...(occupied[row] ?? []), x]
    return row
  })
}

const BAND = { top: 22, height: 16 } as const
const MARK = { radius: 8, pitch: 19, top: 54 } as const
const AXIS_HEIGHT = 20

export function TimelineStrip({ timeline }: { readonly timeline: OrderTimeline }) {
  const axis = stripAxis(timeline.reach)
  const rows = rowsWithoutOverlap(
    timeline.dues.map(({ lastDay }) => axis.middleOf(lastDay)),
    2 * MARK.radius + 2,
  )
  const bottom = MARK.top + MARK.pitch * Math.max(1, ...rows.map((row) => row + 1)) - 4
  return (
    <svg
      className={style['strip']}
      viewBox={`0 0 ${STRIP_WIDTH} ${bottom + AXIS_HEIGHT}`}
      role="img"
      aria-label={stripWords(timeline)}
    >
      <Axis axis={axis} y={bottom} />
      {timeline.segments.map((segment) => (
        <Band key={segment.kind} segment={segment} axis={axis} />
      ))}
      <Events timeline={timeline} axis={axis} />
      <LastDay timeline={timeline} axis={axis} bottom={bottom} />
      {timeline.dues.map(({ kind, lastDay }, index) => (
        <LimitMark key={kind} x={axis.middleOf(lastDay)} row={rows[index] ?? 0} number={index + 1} />
      ))}
    </svg>
  )
}

function Axis({ axis, y }: { readonly axis: StripAxis; readonly y: number }) {
  return (
    <g className={style['axis']}>
      <line x1={0} x2={STRIP_WIDTH} y1={y} y2={y} />
      {ticksOf(axis).map(({ day, label }) => (
        <g key={day}>
          <line x1={axis.startOf(day)} x2={axis.startOf(day)} y1={y} y2={y + 4} />
          <text x={axis.startOf(day)} y={y + 15} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}

interface MarkProps {
  readonly x: number
  readonly row: number
  readonly number: number
}
/** Numbered disc on a line from the band; the list below explains it under the same number. */
function LimitMark({ x, row, number }: MarkProps) {
  const y = MARK.top + row * MARK.pitch
  return (
    <g className={style['limit']}>
      <line x1={x} x2={x} y1={BAND.top + BAND.height + 2} y2={y - MARK.radius} />
      <circle cx={x} cy={y} r={MARK.radius} />
      <text x={x} y={y + 4} textAnchor="middle">
        {number}
      </text>
    </g>
  )
}

interface BandProps {
  readonly segment: Segment
  readonly axis: StripAxis
}
/** Band of one segment; an extension has a second outline, as its symbol on the map has. */
function Band({ segment, axis }: BandProps) {
  const { kind, span, isOpen } = segment
  const from = axis.startOf(span.from)
  const width = Math.max(2, axis.startOf(dayAfter(span.to)) - from)
  const { top: y, height } = BAND
  return (
    <g className={style['band']} data-kind={kind} data-open={isOpen}>
      <title>{segmentWords(segment)}</title>
      {kind === 'extended' && (
        <rect className={style['behind']} x={from + 3} y={y - 4} width={width} height={height} />
      )}
      <rect x={from} y={y} width={width} height={height} rx={2} />
      {kind !== 'notice' && width > 56 && (
        <text x={from + width / 2} y={y + 12} textAnchor="middle">
          {kind === 'extended' ? 'extended' : 'in force'}
        </text>
      )}
    </g>
  )
}

/** Hearings as dots, an early end as a slash, breaches as triangles. */
function Events({ timeline, axis }: { readonly timeline: OrderTimeline; readonly axis: StripAxis }) {
  const middle = BAND.top + BAND.height / 2
  return (
    <g className={style['events']}>
      {timeline.dates.flatMap(({ kind, label, day }): readonly ReactNode[] => {
        const x = axis.middleOf(day)
        const title = <title>{`${label}, ${formatDay(day)}`}</title>
        if (kind === 'hearing' || kind === 'adjournedTo')
          return [
            <circle key={kind} cx={x} cy={middle} r={3.5}>
              {title}
            </circle>,
          ]
        const isEarlyEnd = ['cancelled', 'refused', 'discharged', 'quashed'].includes(kind)
        if (!isEarlyEnd) return []
        return [
          <path key={kind} className={style['cut']} d={`M${x - 5} ${middle + 11}L${x + 5} ${middle - 11}`}>
            {title}
          </path>,
        ]
      })}
      {timeline.breaches.map((day, index) => (
        <path
          key={`${day} ${index}`}
          className={style['breach']}
          d={`M${axis.middleOf(day)} ${BAND.top + 3}l5 -9h-10z`}
        >
          <title>{`Breach, ${formatDay(day)}`}</title>
        </path>
      ))}
    </g>
  )
}

interface LastDayProps {
  readonly timeline: OrderTimeline
  readonly axis: StripAxis
  readonly bottom: number
}
/** Marker of the day for which the timeline is computed; an arrow if it lies outside the strip. */
function LastDay({ timeline: { on }, axis, bottom }: LastDayProps) {
  const isBefore = on < axis.days.from
  const isAfter = on > axis.days.to
  const x = Math.min(STRIP_WIDTH - 1, Math.max(1, axis.middleOf(on)))
  const anchor = x < 50 ? 'start' : x > STRIP_WIDTH - 50 ? 'end' : 'middle'
  const label = `${isBefore ? '‹ ' : ''}${formatDay(on, 'short')}${isAfter ? ' ›' : ''}`
  return (
    <g className={style['lastDay']}>
      {!isBefore && !isAfter && <line x1={x} x2={x} y1={14} y2={bottom} />}
      <text x={x} y={10} textAnchor={anchor}>
        {label}
      </text>
    </g>
  )
}
