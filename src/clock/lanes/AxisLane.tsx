/** The axis: lines of quarters and years through all lanes, names of months and years beneath. */
import { memo } from 'react'
import type { Lane } from '../geometry/dock-layout.ts'
import { tickLabels, ticksOf } from '../geometry/ticks.ts'
import type { TimeScale } from '../scale.ts'
import style from './lanes.module.css'

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
