/** The flags that say the window's days: two where there is room, one where they would touch. */
import type { DaySpan } from '../../domain/day.ts'
import { formatDay, formatTightSpan } from '../../ui/numbers.ts'
import { endX, xOf } from '../scale.ts'
import type { TimeScale } from '../scale.ts'

export interface Flag {
  readonly x: number
  readonly width: number
  readonly text: string
}

const GAP = 4
const PADDING = 9
// The widest of the usual system faces at 11 px and weight 600, measured, with 8 % in hand.
const CHARACTER = 6.3
export const textWidth = (text: string) => text.length * CHARACTER
const flagWidth = (text: string) => Math.ceil(textWidth(text)) + 2 * PADDING

/** Two flags inside the window's ends; outside them where that is allowed and fits; else one across its middle. */
export function flagsOf(span: DaySpan, scale: TimeScale, mayStandOutside: boolean): readonly Flag[] {
  const [left, right] = [xOf(scale, span.from), endX(scale, span.to)]
  const first = { text: formatDay(span.from, 'short'), width: flagWidth(formatDay(span.from, 'short')) }
  const last = { text: formatDay(span.to, 'short'), width: flagWidth(formatDay(span.to, 'short')) }
  if (first.width + GAP + last.width <= right - left) {
    return [
      { ...first, x: left },
      { ...last, x: right - last.width },
    ]
  }
  const fitsOutside = left - first.width >= scale.left - GAP && right + last.width <= scale.right + GAP
  if (mayStandOutside && fitsOutside && right - left >= GAP) {
    return [
      { ...first, x: left - first.width },
      { ...last, x: right },
    ]
  }
  return [merged(span, (left + right) / 2, scale)]
}

function merged(span: DaySpan, middle: number, scale: TimeScale): Flag {
  const text = formatTightSpan(span.from, span.to)
  const width = flagWidth(text)
  const x = Math.min(Math.max(middle - width / 2, scale.left), Math.max(scale.left, scale.right - width))
  return { x, width, text }
}

/** The flag of what the window is compared with: at its end, or before the flag that stands there; null without room. */
export function baselineFlag(span: DaySpan, scale: TimeScale, others: readonly Flag[]): Flag | null {
  const text = `Compared with ${formatTightSpan(span.from, span.to)}`
  const width = flagWidth(text)
  const touching = (x: number) =>
    others.filter((flag) => x < flag.x + flag.width + GAP && flag.x < x + width + GAP)
  const atEnd = endX(scale, span.to) - width
  const before = Math.min(atEnd, ...touching(atEnd).map((flag) => flag.x - GAP - width))
  const x = Math.max(scale.left, before)
  const isAway = x + width < xOf(scale, span.from)
  return isAway || touching(x).length > 0 ? null : { x, width, text }
}
