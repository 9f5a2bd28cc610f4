/** Counts over time beside limits that were learnt before something was done: what stands out, and what does not. */
import { DataTable } from '../../ui/DataTable.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import { ControlPicture } from './ControlPicture.tsx'
import style from './styles/ControlChart.module.css'

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

export function ControlChart(props: ControlChartProps) {
  const { label, sentence, points } = props
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          <ControlPicture {...props} />
          <p className={style['key']}>
            A diamond stands out. Solid line: what was usual before. Dashed: its limits, from before alone.
            Thin line: the moving average.
            {points.some(({ isLate }) => isLate) && ' Stippled: reports are still coming in.'}
          </p>
        </>
      }
      table={<DataTable caption={label} columns={COLUMNS} rows={points} keyOf={({ name }) => name} />}
    />
  )
}

const tenth = (value: number) => value.toFixed(1)

const COLUMNS: readonly Column<ChartPoint>[] = [
  { id: 'name', label: 'Period', value: ({ name }) => name },
  {
    id: 'count',
    label: 'Count',
    value: ({ count }) => count,
    show: ({ count }) => formatCount(count),
    isNumeric: true,
  },
  {
    id: 'expected',
    label: 'Usual before',
    value: ({ expected }) => expected,
    show: ({ expected }) => tenth(expected),
    isNumeric: true,
  },
  {
    id: 'limits',
    label: 'Limits',
    value: ({ high }) => high,
    show: ({ low, high }) => `${tenth(low)} to ${tenth(high)}`,
  },
  {
    id: 'average',
    label: 'Moving average',
    value: ({ average }) => average,
    show: ({ average }) => (average === null ? 'before Clear' : tenth(average)),
    isNumeric: true,
  },
  {
    id: 'signals',
    label: 'Stands out',
    value: ({ signals }) => signals.length,
    show: ({ signals }) => (signals.length === 0 ? 'no' : signals.join('; ')),
  },
]
