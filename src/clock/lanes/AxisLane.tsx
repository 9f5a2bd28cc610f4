/** The time axis: lines at months, quarters and years through all lanes, with month and year labels below. */
import { memo } from 'react'
import { addMonths, civilDate, dayOf, type Day } from '../../domain/day.ts'
import { SHORT_MONTHS } from '../../ui/numbers.ts'
import { textWidth, type Lane } from '../dock-layout.ts'
import { xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface AxisLaneProps {
  readonly scale: TimeScale
  readonly lane: Lane
  /** y at which the lines of quarters and years start. */
  readonly top: number
}

/** Length of a tick below the axis in pixels. */
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

interface Tick {
  readonly day: Day
  readonly x: number
  /** The longest calendar period that starts here. */
  readonly weight: 'year' | 'quarter' | 'month'
}
interface TickLabel {
  readonly x: number
  readonly text: string
  /** True if the label includes the year; drawn in bold. */
  readonly namesYear: boolean
}

/** Least gap between two labels in pixels. */
const GAP = 6
/** Possible intervals between labels in months, shortest first. */
const LABEL_INTERVALS = [1, 3, 6, 12]
/** Mean length of a month in days. */
const MONTH_DAYS = 30.4

/** Ticks at the first day of each month on the axis, in order. */
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

/** Labels that do not overlap. January and the first label include the year (`Jan 2024`). */
export function tickLabels(scale: TimeScale, ticks: readonly Tick[]): readonly TickLabel[] {
  const monthWidth = scale.dayWidth * MONTH_DAYS
  const every = LABEL_INTERVALS.find((months) => months * monthWidth >= textWidth('Sept') + GAP) ?? 12
  const candidates = ticks
    .filter(({ day }, index) => index === 0 || (civilDate(day).month - 1) % every === 0)
    .map((tick, index) => labelOf(tick, index === 0, every === 1 ? monthWidth : 0))
  const years = candidates.slice(1).filter((label) => label.namesYear)
  const labels: TickLabel[] = []
  for (const [index, label] of candidates.entries()) {
    // Years are placed first: any other label that overlaps one is dropped, the first on the axis too.
    const obstacles = index > 0 && label.namesYear ? labels : [...labels, ...years]
    const fits = endOf(label) <= scale.right + GAP
    if (fits && !obstacles.some((other) => overlaps(label, other))) labels.push(label)
  }
  return labels
}

/** A month's label is centred in `width` pixels if it fits; a label with a year starts at its line. */
function labelOf({ day, x, weight }: Tick, isFirst: boolean, width: number): TickLabel {
  const { year, month } = civilDate(day)
  const name = SHORT_MONTHS[month - 1] ?? ''
  if (isFirst || weight === 'year') return { x, text: `${name} ${year}`, namesYear: true }
  return { x: x + Math.max(0, (width - textWidth(name)) / 2), text: name, namesYear: false }
}

const endOf = (label: TickLabel) => label.x + textWidth(label.text)
const overlaps = (a: TickLabel, b: TickLabel) => a.x < endOf(b) + GAP && b.x < endOf(a) + GAP
