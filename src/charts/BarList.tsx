/** Labelled horizontal bars, each with its number: lengths to compare, figures to quote. */
import { DataTable } from '../ui/DataTable.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { formatCount } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import style from './styles/BarList.module.css'

interface Bar {
  readonly id: string
  readonly label: string
  /** Not negative. */
  readonly value: number
  /** A token's name, `g1`; the colour of incidents without it. */
  readonly colour?: string
}

interface BarListProps {
  /** What is counted, and of what period. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** Heads the numbers of the table: `Incidents`. */
  readonly unit: string
  /** The length of a full bar; the longest bar without it. The same for lists that are to be compared. */
  readonly most?: number
}

export function BarList({ label, bars, unit, most }: BarListProps) {
  const longest = most ?? bars.reduce((largest, bar) => Math.max(largest, bar.value), 0)
  return (
    <ChartFrame
      label={label}
      picture={
        <ul className={style['list']}>
          {bars.map((bar) => (
            <BarRow key={bar.id} bar={bar} longest={longest} />
          ))}
        </ul>
      }
      table={<DataTable caption={label} columns={columnsFor(unit)} rows={bars} keyOf={(bar) => bar.id} />}
    />
  )
}

interface BarRowProps {
  readonly bar: Bar
  readonly longest: number
}
function BarRow({ bar, longest }: BarRowProps) {
  const length = longest > 0 ? Math.min(100, (bar.value / longest) * 100) : 0
  return (
    <li className={style['row']}>
      <span className={style['label']}>{bar.label}</span>
      <svg className={style['track']} width="100%" height={8} aria-hidden="true">
        <rect width={`${length}%`} height={8} rx={2} fill={`var(--${bar.colour ?? 'inc'})`} />
      </svg>
      <span className={style['number']}>{formatCount(bar.value)}</span>
    </li>
  )
}

const columnsFor = (unit: string): readonly Column<Bar>[] => [
  { id: 'label', label: 'Name', value: (bar) => bar.label },
  {
    id: 'value',
    label: unit,
    value: (bar) => bar.value,
    show: (bar) => formatCount(bar.value),
    isNumeric: true,
  },
]
