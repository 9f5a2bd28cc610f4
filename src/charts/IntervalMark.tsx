/** A change and its interval on one line: a diamond where it is beyond chance, a ring where it is not. */

import type { ReactNode } from 'react'
import type { ChipVerdict } from '../ui/Chip.tsx'

/** Where a ratio stands between the ends of an axis: halving and doubling are equally far from no change. */

export interface IntervalScale {
  /** Ratios at the two ends, 0 < low < 1 < high. */
  readonly low: number
  readonly high: number
}

/** From half to double: what lies beyond is drawn at the edge, with an arrow. */
export const HALF_TO_DOUBLE: IntervalScale = { low: 0.5, high: 2 }

/** Ratios that are named under the axis, with their words. */
export const TICKS = [
  { ratio: 0.5, label: '−50 %' },
  { ratio: 0.75, label: '−25 %' },
  { ratio: 1, label: 'as before' },
  { ratio: 1.5, label: '+50 %' },
  { ratio: 2, label: '+100 %' },
] as const

/** Percent of the way from the low end to the high end, on the log scale, kept within them. */
export function placeOf(ratio: number, { low, high }: IntervalScale): number {
  if (!(ratio > 0)) return 0
  const share = (Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low))
  return Math.min(100, Math.max(0, share * 100))
}

/** A change as a ratio to the baseline. A part that is not known, or has no bound, is null. */
export interface Interval {
  readonly ratio: number | null
  readonly low: number
  readonly high: number | null
  /** Null where an interval stands without a verdict. */
  readonly verdict: ChipVerdict | null
}

interface IntervalMarkProps {
  /** Null draws the axis alone: nothing can be said. */
  readonly interval: Interval | null
  /** The change in words: the text alternative. */
  readonly label: string
  readonly scale?: IntervalScale
  /** Ratios at which a hairline stands, besides that of no change. */
  readonly ticks?: readonly number[]
}

const HEIGHT = 20
const MIDDLE = HEIGHT / 2
const COLOURS: Readonly<Record<ChipVerdict, string>> = {
  up: 'var(--alarm)',
  down: 'var(--patrol)',
  'could be chance': 'var(--chance)',
  'too few to say': 'var(--few)',
}

/** As wide as what it stands in. */
export function IntervalMark({ interval, label, scale = HALF_TO_DOUBLE, ticks = [] }: IntervalMarkProps) {
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-label={label} overflow="visible">
      {ticks.map((ratio) => (
        <Upright key={ratio} at={placeOf(ratio, scale)} colour="var(--rule)" />
      ))}
      <Upright at={placeOf(1, scale)} colour="var(--rule-strong)" />
      {interval && <Span interval={interval} scale={scale} />}
    </svg>
  )
}

interface UprightProps {
  readonly at: number
  readonly colour: string
}
const Upright = ({ at, colour }: UprightProps) => (
  <line x1={`${at}%`} x2={`${at}%`} y1={0} y2={HEIGHT} stroke={colour} />
)

interface SpanProps {
  readonly interval: Interval
  readonly scale: IntervalScale
}
function Span({ interval: { ratio, low, high, verdict }, scale }: SpanProps) {
  const colour = COLOURS[verdict ?? 'could be chance']
  const isBeyondChance = verdict === 'up' || verdict === 'down'
  const [from, to] = [placeOf(low, scale), high === null ? 100 : placeOf(high, scale)]
  return (
    <g stroke={colour} fill={colour}>
      <line x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} strokeWidth={isBeyondChance ? 2.6 : 2} />
      {low < scale.low && <At place={0}>{arrow(1)}</At>}
      {(high === null || high > scale.high) && <At place={100}>{arrow(-1)}</At>}
      {ratio !== null && (
        <At place={placeOf(ratio, scale)}>
          {isBeyondChance ? (
            <path d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" stroke="none" />
          ) : (
            <circle r={4} strokeWidth={1.6} fill="var(--sheet)" />
          )}
        </At>
      )}
    </g>
  )
}

/** Points inwards from an edge that the interval runs past; `side` is 1 at the low end, -1 at the high one. */
const arrow = (side: 1 | -1) => <path d={`M${side * 5} -4L0 0L${side * 5} 4`} fill="none" strokeWidth={1.6} />

interface AtProps {
  /** Percent of the width. */
  readonly place: number
  readonly children: ReactNode
}
/** An inner drawing, because a transform knows no percent. */
const At = ({ place, children }: AtProps) => (
  <svg x={`${place}%`} y={MIDDLE} overflow="visible">
    {children}
  </svg>
)
