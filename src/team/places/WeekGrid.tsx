/**
 * The week as a grid of 7 rows of 24 hours over which a range can be dragged, chosen at every hour on the way; a larger
 * square for a higher count.
 */
import { memo, useRef, useState, type PointerEvent } from 'react'
import { classOf, EDGED_CLASSES } from '../../charts/HourMatrix.tsx'
import type { HoursRange, ChosenHours } from '../../domain/places/week-hours.ts'
import { useHeldInPlace } from '../../ui/focus/held-in-place.ts'
import styles from './HoursFilter.module.css'

const DAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'] as const
/** Layout in SVG units. */
const LEFT = 30
const CELL = 9.6
const ROW = 10
const TOP = 14
const WIDTH = LEFT + 24 * CELL
const HEIGHT = TOP + 7 * ROW

/** Day 0 (Monday) to 6 and hour 0 to 23. */
interface GridHour {
  readonly day: number
  readonly hour: number
}
interface WeekGridProps {
  readonly chosen: ChosenHours | null
  /** Counts of the 168 hours from Monday 00:00; null until counted. */
  readonly counts: readonly number[] | null
  readonly onChoose: (range: HoursRange) => void
  /** Called when a drag is broken off by the device; what was chosen before it should return. */
  readonly onCancel: (before: ChosenHours | null) => void
}

interface Drag {
  readonly from: GridHour
  readonly to: GridHour
  readonly before: ChosenHours | null
}

export function WeekGrid({ chosen, counts, onChoose, onCancel }: WeekGridProps) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const grid = useRef<SVGSVGElement>(null)
  // The chip of a filter appears above the grid with the first hour.
  const hold = useHeldInPlace(grid, drag !== null)
  const dragTo = (next: Drag) => {
    setDrag(next)
    onChoose(rangeBetween(next.from, next.to))
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    hold()
    const at = hourAt(event)
    dragTo({ from: at, to: at, before: chosen })
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drag) return
    const to = hourAt(event)
    if (to.day !== drag.to.day || to.hour !== drag.to.hour) dragTo({ ...drag, to })
  }
  const cancel = () => {
    if (drag) onCancel(drag.before)
    setDrag(null)
  }
  const most = Math.max(0, ...(counts ?? []))
  return (
    <svg
      ref={grid}
      className={styles['week']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={cancel}
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
            <HourCell
              key={hour}
              x={LEFT + hour * CELL}
              y={TOP + day * ROW}
              isOn={chosen?.[day * 24 + hour] === 1}
              ofClass={classOf(counts?.[day * 24 + hour] ?? 0, most)}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

interface HourCellProps {
  readonly x: number
  readonly y: number
  readonly isOn: boolean
  /** 1 to 5; 0 for a count of 0. */
  readonly ofClass: number
}
const CLASSES = 5
/** Side of the square of class 1. */
const MIN_SIDE = 2.6

/** One hour: the size of the square shows the class as well as its colour; a chosen hour has a coloured background. */
const HourCell = memo(function HourCell({ x, y, isOn, ofClass }: HourCellProps) {
  const [width, height] = [CELL - 1, ROW - 1]
  const side = MIN_SIDE + ((width - 1 - MIN_SIDE) * (ofClass - 1)) / (CLASSES - 1)
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
})

function hourAt({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): GridHour {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  const x = ((clientX - left) / width) * WIDTH
  const y = ((clientY - top) / height) * HEIGHT
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.floor(value)))
  return { day: within((y - TOP) / ROW, 6), hour: within((x - LEFT) / CELL, 23) }
}

/** The range of hours spanned by two corners of the grid. */
function rangeBetween(a: GridHour, b: GridHour): HoursRange {
  const [first, last] = [Math.min(a.day, b.day), Math.max(a.day, b.day)]
  return {
    days: Array.from({ length: last - first + 1 }, (_, i) => first + i),
    from: Math.min(a.hour, b.hour),
    to: Math.max(a.hour, b.hour) + 1,
  }
}
