/** The axis: lines of quarters and years through all lanes, names of months and years beneath. */

import { memo } from 'react'
import { textWidth, type Lane } from '../dock-layout.ts'
import { xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'
import { addMonths, civilDate, dayOf, type Day } from '../../domain/day.ts'
import { SHORT_MONTHS } from '../../ui/numbers.ts'

interface AxisLaneProps {
  readonly scale: TimeScale
  readonly lane: Lane
  /** Where the lines begin. */
  readonly top: number
}

const TICK = { year: 5, quarter: 5, month: 3 }

export const AxisLane = memo(function AxisLane({ scale, lane, top }: AxisLaneProps) {
  const ticks = ticksOf(scale)
  return (
    <g>
      {ticks.map(({ x, day, weight }) => (
        <path
          key={day}
          d={`M${x} ${weight === 'month' ? lane.y : top}V${lane.y + TICK[weight]}`}
          className={style[`${weight}Line`]}
        />
      ))}
      <path d={`M${scale.left} ${lane.y}H${scale.right}`} className={style['axis']} />
      {tickLabels(scale, ticks).map(({ x, text, namesYear }) => (
        <text key={x} x={x} y={lane.y + 15} className={namesYear ? style['yearName'] : style['monthName']}>
          {text}
        </text>
      ))}
    </g>
  )
})

/** Months and years along the axis: as many names as there is room for, years in bold. */

interface Tick {
  readonly day: Day
  readonly x: number
  /** How strongly it is drawn. */
  readonly weight: 'year' | 'quarter' | 'month'
}
interface TickLabel {
  readonly x: number
  readonly text: string
  /** Drawn in bold. */
  readonly namesYear: boolean
}

const GAP = 6
/** Months between two names, finest first. */
const EVERY = [1, 3, 6, 12]
const MONTH_DAYS = 30.4

/** Beginnings of months inside the axis, in order. */
export function ticksOf(scale: TimeScale): readonly Tick[] {
  const ticks: Tick[] = []
  const first = civilDate(scale.bounds.from)
  let day = dayOf({ ...first, day: 1 })
  if (first.day > 1) day = addMonths(day, 1)
  for (; day <= scale.bounds.to; day = addMonths(day, 1)) {
    const { month } = civilDate(day)
    const weight = month === 1 ? 'year' : month % 3 === 1 ? 'quarter' : 'month'
    ticks.push({ day, x: xOf(scale, day), weight })
  }
  return ticks
}

/** Names that do not touch: January as its year (`Jan 2024`), and the first with the year it is in. */
export function tickLabels(scale: TimeScale, ticks: readonly Tick[]): readonly TickLabel[] {
  const monthWidth = scale.dayWidth * MONTH_DAYS
  const every = EVERY.find((months) => months * monthWidth >= textWidth('Sept') + GAP) ?? 12
  const named = ticks
    .filter(({ day }, index) => index === 0 || (civilDate(day).month - 1) % every === 0)
    .map((tick, index) => labelOf(tick, index === 0, every === 1 ? monthWidth : 0))
  const years = named.slice(1).filter((label) => label.namesYear)
  const labels: TickLabel[] = []
  for (const [index, label] of named.entries()) {
    // Years claim their room first: any other name gives way to them, the first on the axis too.
    const inTheWay = index > 0 && label.namesYear ? labels : [...labels, ...years]
    const fits = endOf(label) <= scale.right + GAP
    if (fits && !inTheWay.some((other) => touches(label, other))) labels.push(label)
  }
  return labels
}

/** A month's name stands in the middle of `room` pixels where it has them; a year stands at its line. */
function labelOf({ day, x, weight }: Tick, isFirst: boolean, room: number): TickLabel {
  const { year, month } = civilDate(day)
  const name = SHORT_MONTHS[month - 1] ?? ''
  if (isFirst || weight === 'year') return { x, text: `${name} ${year}`, namesYear: true }
  return { x: x + Math.max(0, (room - textWidth(name)) / 2), text: name, namesYear: false }
}

const endOf = (label: TickLabel) => label.x + textWidth(label.text)
const touches = (a: TickLabel, b: TickLabel) => a.x < endOf(b) + GAP && b.x < endOf(a) + GAP
