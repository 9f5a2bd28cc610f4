/** Flags above the lanes with the dates of the window and of the baseline, and their placement without overlap. */
import type { DaySpan } from '../../domain/day.ts'
import { formatDay, formatTightSpan } from '../../ui/numbers.ts'
import { textWidth, type Lane } from '../dock-layout.ts'
import { endX, xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface FlagsProps {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
  readonly scale: TimeScale
  readonly lane: Lane
  readonly isCompact: boolean
}

/** Hidden from screen readers: the sliders carry the same dates. */
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
  const box = {
    left: flag.x,
    top: lane.y,
    width: flag.width,
    height: lane.height,
    lineHeight: `${lane.height}px`,
  }
  return (
    <span className={className} style={box}>
      {flag.text}
    </span>
  )
}

/** A label with its left edge and width in pixels. */
interface Flag {
  readonly x: number
  readonly width: number
  readonly text: string
}

const GAP = 4
const PADDING = 9
const flagWidth = (text: string) => Math.ceil(textWidth(text)) + 2 * PADDING

/** Two flags inside the window's ends; outside them if that is allowed and fits; else one flag centred on the window. */
export function flagsOf(span: DaySpan, scale: TimeScale, mayLieOutside: boolean): readonly Flag[] {
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
  if (mayLieOutside && fitsOutside && right - left >= GAP) {
    return [
      { ...first, x: left - first.width },
      { ...last, x: right },
    ]
  }
  return [mergedFlag(span, (left + right) / 2, scale)]
}

function mergedFlag(span: DaySpan, middle: number, scale: TimeScale): Flag {
  const text = formatTightSpan(span.from, span.to)
  const width = flagWidth(text)
  const x = Math.min(Math.max(middle - width / 2, scale.left), Math.max(scale.left, scale.right - width))
  return { x, width, text }
}

/** The flag of the baseline: at its end, or left of the flags that it would overlap; null if neither fits. */
export function baselineFlag(span: DaySpan, scale: TimeScale, others: readonly Flag[]): Flag | null {
  const text = `Compared with ${formatTightSpan(span.from, span.to)}`
  const width = flagWidth(text)
  const overlapping = (x: number) =>
    others.filter((flag) => x < flag.x + flag.width + GAP && flag.x < x + width + GAP)
  const atEnd = endX(scale, span.to) - width
  const freeX = Math.min(atEnd, ...overlapping(atEnd).map((flag) => flag.x - GAP - width))
  const x = Math.max(scale.left, freeX)
  const isDetached = x + width < xOf(scale, span.from)
  return isDetached || overlapping(x).length > 0 ? null : { x, width, text }
}
