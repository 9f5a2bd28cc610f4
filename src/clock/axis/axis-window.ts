/** Which days the axis shows: all of the data, or a part that is chosen by going closer and that follows the window. */
import { dayNumber, daysFrom, daysIn, isSameSpan, spanWithin } from '../../domain/day.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { moveSpan } from '../window-arithmetic.ts'

/** No axis is shorter than this, nor than the window and a little on either side of it. */
export const SHORTEST_AXIS = 28
const ROOM = 1.1

interface AxisContext {
  readonly window: DaySpan
  /** The data's ends. */
  readonly bounds: DaySpan
}

const leastDays = ({ window, bounds }: AxisContext) =>
  Math.min(daysIn(bounds), Math.max(SHORTEST_AXIS, Math.ceil(daysIn(window) * ROOM)))

/** The axis `factor` times as long, with `about` left where it stands on the screen, as far as data and window allow. */
export function zoomedAxis(
  axis: DaySpan,
  { factor, about }: { readonly factor: number; readonly about: Day },
  context: AxisContext,
): DaySpan {
  const { bounds } = context
  const days = daysIn(axis) * factor
  const length = Math.round(Math.min(daysIn(bounds), Math.max(leastDays(context), days)))
  const before = ((about + 0.5 - axis.from) / daysIn(axis)) * length
  const from = dayNumber(Math.round(about + 0.5 - before))
  return followed(moveSpan(daysFrom(from, length), 0, bounds), context)
}

/** The axis moved by no more than it takes to show the whole window; widened where the window has outgrown it. */
export function followed(axis: DaySpan, { window, bounds }: AxisContext): DaySpan {
  const inData = spanWithin(axis, bounds)
  if (window.from >= inData.from && window.to <= inData.to) return isSameSpan(axis, inData) ? axis : inData
  const missing = leastDays({ window, bounds }) - daysIn(inData)
  const wide = missing > 0 ? spanWithin(grown(inData, missing), bounds) : inData
  if (window.from < wide.from) return moveSpan(wide, window.from - wide.from, bounds)
  return window.to > wide.to ? moveSpan(wide, window.to - wide.to, bounds) : wide
}

const grown = ({ from, to }: DaySpan, days: number): DaySpan => ({
  from: dayNumber(from - Math.floor(days / 2)),
  to: dayNumber(to + Math.ceil(days / 2)),
})

/** Whether the axis could show fewer days, or more. */
export const canGo = (axis: DaySpan, context: AxisContext) => ({
  closer: daysIn(axis) > leastDays(context),
  wider: !isSameSpan(axis, context.bounds),
})
