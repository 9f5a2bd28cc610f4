/** What a control chart is drawn from: points, bands of phases, notes and words under the axis. */

export interface ChartPoint {
  /** Names the period: `May 2023`, `Week from 1 May 2023`. */
  readonly name: string
  readonly count: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly isBaseline: boolean
  readonly isInWindow: boolean
  /** Reports of it are still coming in. */
  readonly isLate: boolean
  /** The moving average; null before there is one. */
  readonly average: number | null
  /** Why it stands out, in words; empty where it does not. */
  readonly signals: readonly string[]
  /** The same without the numbers that stand beside it in a table: `eight in a row on one side of the line`. */
  readonly rules: readonly string[]
  readonly isBelow: boolean
}

/** A span of points under one name, such as a phase; points from and to, both included. */
export interface ChartBand {
  readonly name: string
  readonly kind: 'clear' | 'hold' | 'build'
  readonly from: number
  readonly to: number
}
/** Something said at one point: a change in how things are counted, the first signal. */
export interface ChartNote {
  readonly at: number
  readonly title: string
  readonly text: string
}
/** Words under the axis, at a point. */
export interface ChartTick {
  readonly at: number
  readonly label: string
}

export interface ControlChartProps {
  readonly label: string
  /** What the chart says, in one sentence: stands above the picture. */
  readonly sentence: string
  readonly points: readonly ChartPoint[]
  readonly bands: readonly ChartBand[]
  readonly notes: readonly ChartNote[]
  readonly ticks: readonly ChartTick[]
  /** What a point is: `a week`, `a month`. */
  readonly pace: string
}
