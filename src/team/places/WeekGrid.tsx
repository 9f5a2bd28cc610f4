/** The week as seven rows of 24 hours that a hand can drag over, a larger square where more is counted; for the eye and the pointer. */
import { useState, type PointerEvent } from 'react'
import { classOf, EDGED_CLASSES } from '../../charts/HourMatrix.tsx'
import type { HoursRange, ChosenHours } from '../../domain/places/week-hours.ts'
import styles from './HoursFilter.module.css'

const DAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'] as const
const LEFT = 30
const CELL = 9.6
const ROW = 10
const TOP = 14
const WIDTH = LEFT + 24 * CELL
const HEIGHT = TOP + 7 * ROW

interface Spot {
  readonly day: number
  readonly hour: number
}
interface Props {
  readonly chosen: ChosenHours | null
  /** By hour of the week; null while nothing is counted yet. */
  readonly counts: readonly number[] | null
  readonly onChoose: (spell: HoursRange) => void
}

export function WeekGrid({ chosen, counts, onChoose }: Props) {
  const [drag, setDrag] = useState<{ readonly from: Spot; readonly to: Spot } | null>(null)
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = spotAt(event)
    setDrag({ from: at, to: at })
  }
  const end = () => {
    if (drag) onChoose(spellBetween(drag.from, drag.to))
    setDrag(null)
  }
  const dragged = drag && spellBetween(drag.from, drag.to)
  const isOn = (day: number, hour: number) =>
    dragged
      ? dragged.days.includes(day) && hour >= dragged.from && hour < dragged.to
      : chosen?.[day * 24 + hour] === 1
  const most = Math.max(0, ...(counts ?? []))
  return (
    <svg
      className={styles['week']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={(event) => {
        if (drag) setDrag({ ...drag, to: spotAt(event) })
      }}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={LEFT + hour * CELL} y={10}>
          {`${String(hour).padStart(2, '0')}:00`}
        </text>
      ))}
      {DAYS.map((name, day) => (
        <g key={day}>
          <text x={0} y={TOP + day * ROW + 9}>
            {name}
          </text>
          {Array.from({ length: 24 }, (_, hour) => (
            <Hour
              key={hour}
              x={LEFT + hour * CELL}
              y={TOP + day * ROW}
              isOn={isOn(day, hour)}
              ofClass={classOf(counts?.[day * 24 + hour] ?? 0, most)}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

interface HourProps {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
  /** 1 to 5; 0: nothing was counted. */
  readonly ofClass: number
}
const CLASSES = 5
const SMALLEST = 2.6

/** Size says it too: without colour a busy hour is a large square. A chosen one has its well in the colour of a choice. */
function Hour({ x, y, isOn, ofClass }: HourProps) {
  const [width, height] = [CELL - 1, ROW - 1]
  const side = SMALLEST + ((width - 1 - SMALLEST) * (ofClass - 1)) / (CLASSES - 1)
  const isEdged = ofClass <= EDGED_CLASSES
  return (
    <>
      <rect className={styles['well']} x={x} y={y} width={width} height={height} data-on={isOn} />
      {ofClass > 0 && (
        <rect
          x={x + (width - side) / 2}
          y={y + (height - side) / 2}
          width={side}
          height={side}
          fill={`var(--c${ofClass})`}
          {...(isEdged && { stroke: 'var(--g3)', strokeWidth: 0.7 })}
        />
      )}
    </>
  )
}

function spotAt({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Spot {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  const x = ((clientX - left) / width) * WIDTH
  const y = ((clientY - top) / height) * HEIGHT
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.floor(value)))
  return { day: within((y - TOP) / ROW, 6), hour: within((x - LEFT) / CELL, 23) }
}

function spellBetween(a: Spot, b: Spot): HoursRange {
  const [first, last] = [Math.min(a.day, b.day), Math.max(a.day, b.day)]
  return {
    days: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    from: Math.min(a.hour, b.hour),
    to: Math.max(a.hour, b.hour) + 1,
  }
}
