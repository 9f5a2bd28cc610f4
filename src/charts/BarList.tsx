/** Horizontal bar chart with labels and numbers. */
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { knownCount, type Known } from './known-counts.ts'
import style from './styles/BarList.module.css'

interface Bar {
  readonly id: string
  readonly label: string
  /** Not negative. */
  readonly value: number
  /** Name of a colour token such as `g1`; missing: the colour of incidents. */
  readonly colour?: string
  /** Whether the value is known, where bars differ; missing: as the list. */
  readonly known?: Known | undefined
}

interface BarListProps {
  /** What is counted, and in what period. */
  readonly label: string
  readonly bars: readonly Bar[]
  /** Heading of the numbers in the table: `Incidents`. */
  readonly unit: string
  /** Value of a full bar, equal for lists that are to be compared; missing: the highest value. */
  readonly max?: number
  /** Whether the values are known; `part`: each is a lower bound. Missing: they are. */
  readonly known?: Known
}

export function BarList({ label, bars, unit, max, known = 'yes' }: BarListProps) {
  const fullLength = max ?? bars.reduce((largest, bar) => Math.max(largest, bar.value), 0)
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['unit']}>{unit}</p>
          <ul className={style['list']}>
            {bars.map((bar) => (
              <BarRow key={bar.id} bar={bar} fullLength={fullLength} known={bar.known ?? known} />
            ))}
          </ul>
        </>
      }
      table={
        <DataTable caption={label} columns={columnsFor(unit, known)} rows={bars} keyOf={(bar) => bar.id} />
      }
    />
  )
}

interface BarRowProps {
  readonly bar: Bar
  readonly fullLength: number
  readonly known: Known
}
function BarRow({ bar, fullLength, known }: BarRowProps) {
  const length = fullLength > 0 ? Math.min(100, (bar.value / fullLength) * 100) : 0
  return (
    <li className={style['row']}>
      <span className={style['label']}>{bar.label}</span>
      <svg className={style['track']} width="100%" height={8} aria-hidden="true">
        <rect width={`${length}%`} height={8} rx={2} fill={`var(--${bar.colour ?? 'inc'})`} />
      </svg>
      <span className={style['number']}>{knownCount(bar.value, known)}</span>
    </li>
  )
}

const columnsFor = (unit: string, known: Known): readonly Column<Bar>[] => [
  { id: 'label', label: 'Name', value: (bar) => bar.label },
  {
    id: 'value',
    label: unit,
    value: (bar) => bar.value,
    show: (bar) => knownCount(bar.value, bar.known ?? known),
    isNumeric: true,
    file: [{ label: unit, value: (bar) => valueInFile(bar, bar.known ?? known) }],
  },
]

const valueInFile = ({ value }: Bar, known: Known) => (known === 'yes' ? value : knownCount(value, known))
