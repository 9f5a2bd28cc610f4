/**
 * A ratio with its confidence interval on a log axis: a diamond if the change is significant, a ring if not.
 */
import type { ReactNode } from 'react'
import type { ChipVerdict } from '../ui/Chip.tsx'

/** Ends of a logarithmic axis on which halving and doubling are equally far from no change. */
interface IntervalScale {
  /** Ratios at the two ends, 0 < low < 1 < high. */
  readonly low: number
  readonly high: number
}

/** Axis from half to double; intervals beyond it end in an arrowhead. */
export const HALF_TO_DOUBLE: IntervalScale = { low: 0.5, high: 2 }

/** Labelled ticks of the axis. */
export const TICKS = [
  { ratio: 0.5, label: '−50 %' },
  { ratio: 0.75, label: '−25 %' },
  { ratio: 1, label: 'as before' },
  { ratio: 1.5, label: '+50 %' },
  { ratio: 2, label: '+100 %' },
] as const

/** Position on the axis in percent from the low end, on the log scale, clamped to 0 to 100. */
export function positionOnScale(ratio: number, { low, high }: IntervalScale): number {
  if (!(ratio > 0)) return 0
  const share = (Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low))
  return Math.min(100, Math.max(0, share * 100))
}

/** A change as a ratio to the baseline; null: unknown or unbounded. */
export interface Interval {
  readonly ratio: number | null
  readonly low: number
  readonly high: number | null
  /** Null: there is an interval but no verdict. */
  readonly verdict: ChipVerdict | null
}

interface IntervalMarkProps {
  /** Null draws only the axis. */
  readonly interval: Interval | null
  /** The change as a sentence, used as text alternative. */
  readonly label: string
  readonly scale?: IntervalScale
  /** Ratios with a hairline, besides that of no change. */
  readonly ticks?: readonly number[]
}

const HEIGHT = 20
const MIDDLE = HEIGHT / 2
const COLOURS: Readonly<Record<ChipVerdict, string>> = {
  up: 'var(--alarm)',
  down: 'var(--patrol)',
  'could be chance': 'var(--chance)',
  'too few to say': 'var(--few)',
  'too short to say': 'var(--few)',
  'still to rise': 'var(--few)',
}

/** Takes the width of its container. */
export function IntervalMark({ interval, label, scale = HALF_TO_DOUBLE, ticks = [] }: IntervalMarkProps) {
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-label={label} overflow="visible">
      {ticks.map((ratio) => (
        <VerticalLine key={ratio} percent={positionOnScale(ratio, scale)} colour="var(--rule)" />
      ))}
      <VerticalLine percent={positionOnScale(1, scale)} colour="var(--rule-strong)" />
      {interval && <IntervalLine interval={interval} scale={scale} />}
    </svg>
  )
}

interface VerticalLineProps {
  readonly percent: number
  readonly colour: string
}
const VerticalLine = ({ percent, colour }: VerticalLineProps) => (
  <line x1={`${percent}%`} x2={`${percent}%`} y1={0} y2={HEIGHT} stroke={colour} />
)

interface IntervalLineProps {
  readonly interval: Interval
  readonly scale: IntervalScale
}
function IntervalLine({ interval: { ratio, low, high, verdict }, scale }: IntervalLineProps) {
  const colour = COLOURS[verdict ?? 'could be chance']
  const isBeyondChance = verdict === 'up' || verdict === 'down'
  const [from, to] = [positionOnScale(low, scale), high === null ? 100 : positionOnScale(high, scale)]
  return (
    <g stroke={colour} fill={colour}>
      <line x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} strokeWidth={isBeyondChance ? 2.6 : 2} />
      {low < scale.low && <Positioned percent={0}>{arrowhead(1)}</Positioned>}
      {(high === null || high > scale.high) && <Positioned percent={100}>{arrowhead(-1)}</Positioned>}
      {ratio !== null && (
        <Positioned percent={positionOnScale(ratio, scale)}>
          {isBeyondChance ? (
            <path d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" stroke="none" />
          ) : (
            <circle r={4} strokeWidth={1.6} fill="var(--sheet)" />
          )}
        </Positioned>
      )}
    </g>
  )
}

/**
 * Arrowhead at an end of the axis that the interval exceeds; `side` is 1 at the low end, -1 at the high one.
 */
const arrowhead = (side: 1 | -1) => (
  <path d={`M${side * 5} -4L0 0L${side * 5} 4`} fill="none" strokeWidth={1.6} />
)

interface PositionedProps {
  /** Percent of the width. */
  readonly percent: number
  readonly children: ReactNode
}
/** Nested svg, because a transform accepts no percentages. */
const Positioned = ({ percent, children }: PositionedProps) => (
  <svg x={`${percent}%`} y={MIDDLE} overflow="visible">
    {children}
  </svg>
)
