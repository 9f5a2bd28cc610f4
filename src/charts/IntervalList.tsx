/** Forest plot of changes: one row each on a common axis, with counts and verdict. */
import type { ReactNode } from 'react'
import { Chip, type ChipVerdict } from '../ui/Chip.tsx'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import type { FileColumn } from '../ui/files/TableFile.tsx'
import { formatCount } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { HALF_TO_DOUBLE, positionOnScale, TICKS, type Interval, IntervalMark } from './IntervalMark.tsx'
import style from './styles/IntervalList.module.css'

/** One row: counts in window and baseline, the change between them and its verdict. */
export interface IntervalRow {
  readonly id: string
  readonly label: string
  /** The label as shown, if it is more than text. */
  readonly name?: ReactNode
  /** Null: unknown. */
  readonly now: number | null
  /** `now` as text: `1,234`, `at least 6`, `not known`. */
  readonly count: string
  /** Null: unknown. */
  readonly before: number | null
  readonly interval: Interval | null
  /** The change as a sentence. */
  readonly change: string
  readonly verdict: ChipVerdict | null
  /** Why there is no verdict; null if there is one, or none was sought. */
  readonly why: string | null
}

interface IntervalListProps<Row extends IntervalRow> {
  readonly label: string
  readonly rows: readonly Row[]
  /** Heading of the labels: `Category`. */
  readonly heading: string
  /** What the saved table holds after the label. */
  readonly file: readonly FileColumn<Row>[]
}

export function IntervalList<Row extends IntervalRow>({
  label,
  rows,
  heading,
  file,
}: IntervalListProps<Row>) {
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <ul className={style['list']}>
            {rows.map((row) => (
              <IntervalListRow key={row.id} row={row} />
            ))}
          </ul>
          {rows.some((row) => row.interval) && <Axis />}
        </>
      }
      table={
        <DataTable caption={label} columns={columnsFor(heading, file)} rows={rows} keyOf={(row) => row.id} />
      }
    />
  )
}

const TICK_RATIOS = TICKS.map((tick) => tick.ratio)

function IntervalListRow({ row }: { readonly row: IntervalRow }) {
  return (
    <li className={style['row']}>
      <span className={style['name']}>{row.name ?? row.label}</span>
      <span className={style['mark']}>
        {row.interval && <IntervalMark interval={row.interval} label={row.change} ticks={TICK_RATIOS} />}
      </span>
      <span className={style['counts']}>
        <strong>{row.count}</strong>
        {row.before !== null && ` was ${formatCount(row.before)}`}
      </span>
      <span className={style['verdict']}>
        {row.verdict ? <Chip verdict={row.verdict} /> : <span className={style['why']}>{row.why}</span>}
      </span>
    </li>
  )
}

function Axis() {
  return (
    <div className={style['row']} aria-hidden="true">
      <span className={style['axis']}>
        {TICKS.map(({ ratio, label }) => (
          <span key={ratio} style={{ insetInlineStart: `${positionOnScale(ratio, HALF_TO_DOUBLE)}%` }}>
            {label}
          </span>
        ))}
      </span>
      <span className={style['title']}>Change against the baseline</span>
    </div>
  )
}

const columnsFor = <Row extends IntervalRow>(
  heading: string,
  file: readonly FileColumn<Row>[],
): readonly Column<Row>[] => [
  { id: 'label', label: heading, value: (row) => row.label },
  {
    id: 'now',
    label: 'Window',
    value: (row) => row.now,
    show: (row) => row.count,
    isNumeric: true,
    file,
  },
  {
    id: 'before',
    label: 'Baseline',
    value: (row) => row.before,
    show: (row) => (row.before === null ? 'not known' : formatCount(row.before)),
    isNumeric: true,
    file: [],
  },
  { id: 'change', label: 'In words', value: (row) => row.change },
]
