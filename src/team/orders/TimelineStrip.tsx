/** An order's life on one axis of days: notice, order, extension; the legal limits by number; the window's last day. */
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

const STRIP_WIDTH = 328
const MARGIN = 10

interface StripAxis {
  readonly days: DaySpan
  /** Where a day begins. */
  readonly startOf: (day: number) => number
  readonly middleOf: (day: number) => number
}

/** A day of air at least on each side. */
function stripAxis(reach: DaySpan): StripAxis {
  const air = Math.max(1, Math.round(daysIn(reach) / 40))
  const days = { from: dayNumber(reach.from - air), to: dayNumber(reach.to + air) }
  const width = (STRIP_WIDTH - 2 * MARGIN) / daysIn(days)
  const startOf = (day: number) => MARGIN + (day - days.from) * width
  return { days, startOf, middleOf: (day) => startOf(day) + width / 2 }
}

interface Tick {
  readonly day: Day
  readonly label: string
}
/** Up to this many days each week has a tick, beyond it each month. */
const WEEKLY = 60
const LEAST_ROOM = 34

function ticksOf({ days, startOf }: StripAxis): readonly Tick[] {
  const all = daysIn(days) <= WEEKLY ? weeksIn(days) : monthsIn(days)
  const room = Math.abs(startOf(all[1]?.day ?? 0) - startOf(all[0]?.day ?? 0)) || STRIP_WIDTH
  const every = Math.max(1, Math.ceil(LEAST_ROOM / room))
  return all.filter(({ day }, index) => index % every === 0 && startOf(day) < STRIP_WIDTH - LEAST_ROOM / 2)
}

function weeksIn({ from, to }: DaySpan): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day: number = from + 1; day <= to; day += 7) {
    const { month, day: date } = civilDate(dayNumber(day))
    ticks.push({ day: dayNumber(day), label: `${date} ${SHORT_MONTHS[month - 1] ?? ''}` })
  }
  return ticks
}

/** The year stands at the first tick and at each January. */
function monthsIn({ from, to }: DaySpan): readonly Tick[] {
  const ticks: Tick[] = []
  const { year, month } = civilDate(from)
  for (let day = addMonths(dayOf({ year, month, day: 1 }), 1); day <= to; day = addMonths(day, 1)) {
    const date = civilDate(day)
    const name = SHORT_MONTHS[date.month - 1] ?? ''
    ticks.push({ day, label: ticks.length === 0 || date.month === 1 ? `${name} ${date.year}` : name })
  }
  return ticks
}

/**
 * The row of each mark, 0 being the nearest to the band: the first in which it touches none before it.
 * @param places in px, in any order
 * @param apart the least distance of two marks of a row
 */
function rowsOf(places: readonly number[], apart: number): readonly number[] {
  const taken: number[][] = []
  return places.map((x) => {
    const free = taken.findIndex((row) => row.every((other) => Math.abs(other - x) >= apart))
    const row = free < 0 ? taken.length : free
    taken[row] = [...(taken[row] ?? []), x]
    return row
  })
}

const BAND = { top: 22, height: 16 } as const
const MARK = { radius: 8, pitch: 19, top: 54 } as const
const AXIS_HEIGHT = 20

export function TimelineStrip({ life }: { readonly life: OrderTimeline }) {
  const axis = stripAxis(life.reach)
  const rows = rowsOf(
    life.dues.map(({ lastDay }) => axis.middleOf(lastDay)),
    2 * MARK.radius + 2,
  )
  const foot = MARK.top + MARK.pitch * Math.max(1, ...rows.map((row) => row + 1)) - 4
  return (
    <svg
      className={style['strip']}
      viewBox={`0 0 ${STRIP_WIDTH} ${foot + AXIS_HEIGHT}`}
      role="img"
      aria-label={stripWords(life)}
    >
      <Axis axis={axis} y={foot} />
      {life.segments.map((segment) => (
        <Band key={segment.kind} segment={segment} axis={axis} />
      ))}
      <Events life={life} axis={axis} />
      <LastDay life={life} axis={axis} foot={foot} />
      {life.dues.map(({ kind, lastDay }, index) => (
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
/** A numbered disc on a thread from the band: its words stand under the same number in the list. */
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
/** An extension has a second outline behind it, as its square on the map has. */
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

/** Hearings as dots, an end before its time as a slash, breaches as triangles. */
function Events({ life, axis }: { readonly life: OrderTimeline; readonly axis: StripAxis }) {
  const middle = BAND.top + BAND.height / 2
  return (
    <g className={style['events']}>
      {life.dates.flatMap(({ kind, label, day }): readonly ReactNode[] => {
        const x = axis.middleOf(day)
        const title = <title>{`${label}, ${formatDay(day)}`}</title>
        if (kind === 'hearing' || kind === 'adjournedTo')
          return [
            <circle key={kind} cx={x} cy={middle} r={3.5}>
              {title}
            </circle>,
          ]
        const isCut = ['cancelled', 'refused', 'discharged', 'quashed'].includes(kind)
        if (!isCut) return []
        return [
          <path key={kind} className={style['cut']} d={`M${x - 5} ${middle + 11}L${x + 5} ${middle - 11}`}>
            {title}
          </path>,
        ]
      })}
      {life.breaches.map((day, index) => (
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
  readonly life: OrderTimeline
  readonly axis: StripAxis
  readonly foot: number
}
/** The day that the life is told for; where it lies off the strip, an arrow says on which side. */
function LastDay({ life: { on }, axis, foot }: LastDayProps) {
  const isBefore = on < axis.days.from
  const isAfter = on > axis.days.to
  const x = Math.min(STRIP_WIDTH - 1, Math.max(1, axis.middleOf(on)))
  const anchor = x < 50 ? 'start' : x > STRIP_WIDTH - 50 ? 'end' : 'middle'
  const label = `${isBefore ? '‹ ' : ''}${formatDay(on, 'short')}${isAfter ? ' ›' : ''}`
  return (
    <g className={style['lastDay']}>
      {!isBefore && !isAfter && <line x1={x} x2={x} y1={14} y2={foot} />}
      <text x={x} y={10} textAnchor={anchor}>
        {label}
      </text>
    </g>
  )
}
