/** Data of a control chart: points, phase bands, notes and axis labels. */

/** One period: its count, the expected count and the control limits. */
export interface ChartPoint {
  /** Name of the period: `May 2023`, `Week from 1 May 2023`. */
  readonly name: string
  readonly count: number
  readonly expected: number
  readonly low: number
  readonly high: number
  readonly isBaseline: boolean
  readonly isInWindow: boolean
  /** Whether reports for the period are still incomplete. */
  readonly isLate: boolean
  /** Moving average; null before its first full span. */
  readonly average: number | null
  /** Which rules signal this point, as sentences; empty if none does. */
  readonly signals: readonly string[]
  /** The rules without numbers, for the table: `eight in a row on one side of the line`. */
  readonly rules: readonly string[]
  /** Side to which its signals lead: fewer or more than expected; null without a signal. */
  readonly side: 'below' | 'above' | 'both' | null
}

/** A named range of points, such as a phase; `from` and `to` are indexes, both included. */
export interface ChartBand {
  readonly name: string
  readonly kind: 'clear' | 'hold' | 'build'
  readonly from: number
  readonly to: number
}
/** A note at one point: a change in recording, the first signal. */
export interface ChartNote {
  readonly at: number
  readonly title: string
  readonly text: string
}
/** Axis label at a point. */
export interface ChartTick {
  readonly at: number
  readonly label: string
}

export interface ControlChartProps {
  readonly label: string
  /** Summary of the chart in one sentence, shown above the drawing. */
  readonly sentence: string
  /** What the height counts: `Crimes a month`. */
  readonly axis: string
  readonly points: readonly ChartPoint[]
  readonly bands: readonly ChartBand[]
  readonly notes: readonly ChartNote[]
  readonly ticks: readonly ChartTick[]
  /** Period of a point: `a week`, `a month`. */
  readonly period: string
  /** Whether the expected counts follow a season. */
  readonly isSeasonal: boolean
}
