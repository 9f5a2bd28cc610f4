/** What partners did at the chosen site, one mark a day: bar arrest, triangle warrant, ring engagement, dot other. */
import { memo } from 'react'
import type { Action } from '../../domain/action.ts'
import { dayOfMoment } from '../../domain/day.ts'
import type { Lane } from '../dock-layout.ts'
import { xOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'
import style from './lanes.module.css'

export const ACTION_MARKS = ['other', 'engagement', 'warrant', 'arrest'] as const
export type ActionMark = (typeof ACTION_MARKS)[number]

const MARK_OF: Readonly<Record<string, ActionMark>> = {
  arrest: 'arrest',
  warrant: 'warrant',
  'engagement-event': 'engagement',
}
export const markOf = (action: Action): ActionMark => MARK_OF[action.type] ?? 'other'

/** The height of the tallest mark. */
export const MARK_HEIGHT = 9

/** The outline of one mark about a point, as path data. */
export function markPath(mark: ActionMark, x: number, middle: number): string {
  if (mark === 'arrest') return `M${x - 1} ${middle - MARK_HEIGHT / 2}h2v${MARK_HEIGHT}h-2z`
  if (mark === 'warrant') return `M${x - 3.2} ${middle - 2.6}h6.4l-3.2 5.6z`
  const radius = mark === 'engagement' ? 2.3 : 1.2
  return `M${x - radius} ${middle}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
}

interface ActionLaneProps {
  readonly actions: readonly Action[]
  readonly scale: TimeScale
  readonly lane: Lane
}

export const ActionLane = memo(function ActionLane({ actions, scale, lane }: ActionLaneProps) {
  const middle = lane.y + lane.height / 2
  return (
    <g>
      {ACTION_MARKS.map((mark) => (
        <path
          key={mark}
          className={style[mark]}
          d={daysOf(actions, mark, scale)
            .map((day) => markPath(mark, xOf(scale, day + 0.5), middle))
            .join('')}
        />
      ))}
    </g>
  )
})

/** Days inside the axis on which something of the kind was done, each once. */
function daysOf(actions: readonly Action[], mark: ActionMark, { bounds }: TimeScale): readonly number[] {
  const days = actions.filter((action) => markOf(action) === mark).map((action) => dayOfMoment(action.on))
  return [...new Set(days)].filter((day) => day >= bounds.from && day <= bounds.to)
}
