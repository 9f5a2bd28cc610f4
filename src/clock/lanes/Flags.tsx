/** The flags above the lanes: the window's days, and what it is compared with. */

import type { DaySpan } from '../../domain/day.ts'
import { textWidth, type Lane } from '../dock-layout.ts'
import { endX, xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'
import { formatDay, formatTightSpan } from '../../ui/numbers.ts'

interface FlagsProps {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly scale: TimeScale
  readonly lane: Lane
  readonly isCompact: boolean
}

/** Hidden from a screen reader, to which the sliders say the same days. */
export function Flags({ window, baseline, scale, lane, isCompact }: FlagsProps) {
  const flags = flagsOf(window, scale, isCompact)
  const compared = baseline && baselineFlag(baseline, scale, flags)
  return (
    <div aria-hidden="true">
      {compared && <FlagBox flag={compared} lane={lane} className={style['comparedFlag']} />}
      {flags.map((flag, index) => (
        <FlagBox key={index} flag={flag} lane={lane} className={style['flag']} />
      ))}
    </div>
  )
}

interface FlagBoxProps {
  readonly flag: Flag
  readonly lane: Lane
  readonly className: string | undefined
}

function FlagBox({ flag, lane, className }: FlagBoxProps) {
  const place = {
    left: flag.x,
    top: lane.y,
    width: flag.width,
    height: lane.height,
    lineHeight: `${lane.height}px`,
  }
  return (
    <span className={className} style={place}>
      {flag.text}
    </span>
  )
}

/** The flags that say the window's days: two where there is room, one where they would touch. */

export interface Flag {
  readonly x: number
  readonly width: number
  readonly text: string
}

const GAP = 4
const PADDING = 9
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
