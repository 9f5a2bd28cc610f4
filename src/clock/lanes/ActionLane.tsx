/** Lane of partners' actions at the chosen site, one mark per day and kind: bar arrest, triangle warrant, ring engagement, dot other. */
import { memo } from 'react'
import type { Action } from '../../domain/action.ts'
import { dayOfMoment } from '../../domain/day.ts'
import type { Lane } from '../dock-layout.ts'
import { xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

/** In drawing order: the last is on top. */
export const ACTION_MARKS = ['other', 'engagement', 'warrant', 'arrest'] as const
export type ActionMark = (typeof ACTION_MARKS)[number]

const MARK_OF: Readonly<Record<string, ActionMark>> = {
  arrest: 'arrest',
  warrant: 'warrant',
  'engagement-event': 'engagement',
}
/** The mark of an action type; `other` for types without a mark of their own. */
export const markOf = (action: Action): ActionMark => MARK_OF[action.type] ?? 'other'

/** Height of the tallest mark in pixels. */
export const MARK_HEIGHT = 9

/** SVG path data of one mark centred on (`x`, `middle`). */
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

/** Distinct days on the axis with an action of the kind. */
function daysOf(actions: readonly Action[], mark: ActionMark, { bounds }: TimeScale): readonly number[] {
  const days = actions.filter((action) => markOf(action) === mark).map((action) => dayOfMoment(action.on))
  return [...new Set(days)].filter((day) => day >= bounds.from && day <= bounds.to)
}
