/** Sparkline of counts with the window tinted. */
import { formatCount } from '../ui/numbers.ts'

interface SparklineProps {
  /** One count a period, oldest first. */
  readonly values: readonly number[]
  /** Indexes of the periods in the window, both ends included; null: none. */
  readonly window: { readonly from: number; readonly to: number } | null
  /** What is counted and in what period; begins the text alternative. */
  readonly label: string
}

const WIDTH = 78
const HEIGHT = 20
const PADDING = 2

export function Sparkline({ values, window, label }: SparklineProps) {
  if (values.length === 0) return null
  const highest = values.reduce((largest, value) => Math.max(largest, value), 0)
  const last = values.length - 1
  const step = last > 0 ? (WIDTH - 2 * PADDING) / last : 0
  const x = (index: number) => PADDING + index * step
  const y = (value: number) => HEIGHT - PADDING - (highest > 0 ? value / highest : 0) * (HEIGHT - 2 * PADDING)
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`)
  const isShown = window !== null && window.from <= window.to
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={`${label}: ${rangeText(values)}`}>
      {isShown && (
        <rect
          x={Math.max(0, x(window.from) - step / 2)}
          width={Math.max(2, (window.to - window.from + 1) * step)}
          height={HEIGHT}
          fill="var(--accent-tint)"
        />
      )}
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--inc)"
        strokeWidth={1.3}
        strokeLinejoin="round"
      />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={2} fill="var(--inc)" />
    </svg>
  )
}

function rangeText(values: readonly number[]): string {
  const lowest = values.reduce((smallest, value) => Math.min(smallest, value), Infinity)
  const highest = values.reduce((largest, value) => Math.max(largest, value), 0)
  return `from ${formatCount(lowest)} to ${formatCount(highest)}, last ${formatCount(values.at(-1) ?? 0)}`
}
