/** The week as seven rows of 24 hours that a hand can drag over; for the eye and the pointer, the controls say the same. */
import { useState, type PointerEvent } from 'react'
import type { HoursSpell } from '../../domain/places/hours-spell.ts'
import type { ChosenHours } from '../../domain/places/week-hours.ts'
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
  readonly onChoose: (spell: HoursSpell) => void
}

export function WeekGrid({ chosen, onChoose }: Props) {
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
            <rect
              key={hour}
              x={LEFT + hour * CELL}
              y={TOP + day * ROW}
              width={CELL - 1}
              height={ROW - 1}
              data-on={isOn(day, hour)}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

function spotAt({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): Spot {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  const x = ((clientX - left) / width) * WIDTH
  const y = ((clientY - top) / height) * HEIGHT
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.floor(value)))
  return { day: within((y - TOP) / ROW, 6), hour: within((x - LEFT) / CELL, 23) }
}

function spellBetween(a: Spot, b: Spot): HoursSpell {
  const [first, last] = [Math.min(a.day, b.day), Math.max(a.day, b.day)]
  return {
    days: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    from: Math.min(a.hour, b.hour),
    to: Math.max(a.hour, b.hour) + 1,
  }
}
