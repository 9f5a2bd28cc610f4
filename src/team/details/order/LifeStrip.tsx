/** An order's life on one axis of days: notice, order, extension; the legal limits by number; the window's last day. */
import type { ReactNode } from 'react'
import { dayAfter } from '../../../domain/day.ts'
import type { OrderTimeline, Segment } from '../../../measures/order-timeline.ts'
import { formatDay } from '../../../ui/numbers.ts'
import { lifeAxis, rowsOf, STRIP_WIDTH, ticksOf } from './life-axis.ts'
import type { LifeAxis } from './life-axis.ts'
import { segmentWords, stripWords } from './life-words.ts'
import style from './order.module.css'

const BAND = { top: 22, height: 16 } as const
const MARK = { radius: 8, pitch: 19, top: 54 } as const
const AXIS_HEIGHT = 20

export function LifeStrip({ life }: { readonly life: OrderTimeline }) {
  const axis = lifeAxis(life.reach)
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

function Axis({ axis, y }: { readonly axis: LifeAxis; readonly y: number }) {
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
  readonly axis: LifeAxis
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
function Events({ life, axis }: { readonly life: OrderTimeline; readonly axis: LifeAxis }) {
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
  readonly axis: LifeAxis
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
