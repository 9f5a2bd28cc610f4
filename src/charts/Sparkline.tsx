/** Sparkline of counts with the window tinted. */
import { formatCount } from '../ui/numbers.ts'

interface SparklineProps {
  /** One count a period, oldest first. */
  readonly values: readonly number[]
  /** Indexes of the periods in the window, both ends included; null: none. */
  readonly window: { readonly from: number; readonly to: number } | null
  /** Index of the first period for which reports are still to come; null: none. */
  readonly risingFrom?: number | null
  /** What is counted and in what period; begins the text alternative. */
  readonly label: string
}

const WIDTH = 78
const HEIGHT = 20
const PADDING = 2

export function Sparkline({ values, window, risingFrom = null, label }: SparklineProps) {
  if (values.length === 0) return null
  const highest = values.reduce((largest, value) => Math.max(largest, value), 0)
  const last = values.length - 1
  const step = last > 0 ? (WIDTH - 2 * PADDING) / last : 0
  const x = (index: number) => PADDING + index * step
  const y = (value: number) => HEIGHT - PADDING - (highest > 0 ? value / highest : 0) * (HEIGHT - 2 * PADDING)
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`)
  const isShown = window !== null && window.from <= window.to
  const isRising = risingFrom !== null && risingFrom <= last
  // The line to a count that is still to rise is dotted, and its end is hollow.
  const solidTo = isRising ? Math.max(0, risingFrom - 1) : last
  const text = `${label}: ${rangeText(values)}${isRising ? ', still to rise' : ''}`
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={text}>
      {isShown && (
        <rect
          x={Math.max(0, x(window.from) - step / 2)}
          width={Math.max(2, (window.to - window.from + 1) * step)}
          height={HEIGHT}
          fill="var(--accent-tint)"
        />
      )}
      <g fill="none" stroke="var(--inc)" strokeWidth={1.3} strokeLinejoin="round">
        <polyline points={points.slice(0, solidTo + 1).join(' ')} />
        {isRising && <polyline points={points.slice(solidTo).join(' ')} strokeDasharray="1.5 2" />}
        <circle
          cx={x(last)}
          cy={y(values[last] ?? 0)}
          r={2}
          fill={isRising ? 'var(--sheet)' : 'var(--inc)'}
        />
      </g>
    </svg>
  )
}

function rangeText(values: readonly number[]): string {
  const lowest = values.reduce((smallest, value) => Math.min(smallest, value), Infinity)
  const highest = values.reduce((largest, value) => Math.max(largest, value), 0)
  return `from ${formatCount(lowest)} to ${formatCount(highest)}, last ${formatCount(values.at(-1) ?? 0)}`
}
