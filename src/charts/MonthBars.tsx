/** Bar chart of monthly counts over all data, with the window tinted. */
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { formatCount, MONTHS } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import style from './styles/MonthBars.module.css'

interface MonthBarsProps {
  /** What is counted, and in what period. */
  readonly label: string
  /** The first month; `month` is 0 for January. */
  readonly first: { readonly year: number; readonly month: number }
  /** One count a month, oldest first. */
  readonly counts: readonly number[]
  /** Indexes of the months in the window, both ends included. */
  readonly window: { readonly from: number; readonly to: number }
  /** Index of the first month for which reports are still to come; null: none. */
  readonly risingFrom?: number | null
}

interface MonthRow {
  readonly index: number
  readonly year: number
  readonly name: string
  readonly count: number
  readonly isRising: boolean
}

const WIDTH = 328
const HEIGHT = 56
const AXIS = 16

export function MonthBars({ label, first, counts, window, risingFrom = null }: MonthBarsProps) {
  const rows = counts.map((count, index): MonthRow => {
    const month = first.month + index
    const year = first.year + Math.floor(month / 12)
    const isRising = risingFrom !== null && index >= risingFrom
    return { index, count, year, name: MONTHS[month % 12] ?? '', isRising }
  })
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['sentence']}>{sentenceOf(rows)}</p>
          <Bars label={label} rows={rows} window={window} />
          {rows.some(({ isRising }) => isRising) && (
            <p className={style['note']}>Hollow: still to rise, as reports are to come.</p>
          )}
        </>
      }
      table={
        <DataTable
          caption={label}
          columns={columnsFor(window)}
          rows={rows}
          keyOf={({ index }) => String(index)}
        />
      }
    />
  )
}

const countText = ({ count, isRising }: MonthRow) =>
  `${formatCount(count)}${isRising ? ', still to rise' : ''}`

const monthName = ({ name, year }: MonthRow) => `${name} ${year}`

function sentenceOf(rows: readonly MonthRow[]): string {
  const [highest] = rows.toSorted((a, b) => b.count - a.count)
  if (!highest || highest.count === 0) return 'None in any month.'
  const mean = rows.reduce((sum, { count }) => sum + count, 0) / rows.length
  const meanText = mean < 10 ? mean.toFixed(1) : formatCount(mean)
  return `Most in ${monthName(highest)}: ${formatCount(highest.count)}. ${meanText} a month on average.`
}

type BarsProps = Pick<MonthBarsProps, 'label' | 'window'> & { readonly rows: readonly MonthRow[] }

function Bars({ label, rows, window }: BarsProps) {
  const highest = rows.reduce((largest, { count }) => Math.max(largest, count), 1)
  const step = WIDTH / Math.max(1, rows.length)
  const isIn = (index: number) => index >= window.from && index <= window.to
  return (
    <svg
      className={style['bars']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT + AXIS}`}
      role="img"
      aria-label={`${label}. ${sentenceOf(rows)}`}
    >
      {window.from <= window.to && (
        <rect
          x={window.from * step}
          width={(window.to - window.from + 1) * step}
          height={HEIGHT}
          fill="var(--accent-tint)"
        />
      )}
      {rows.map((row) => (
        <rect
          key={row.index}
          x={row.index * step + step * 0.12}
          width={step * 0.76}
          y={HEIGHT - (row.count / highest) * (HEIGHT - 4)}
          height={(row.count / highest) * (HEIGHT - 4)}
          fill={row.isRising ? 'none' : 'var(--inc)'}
          stroke={row.isRising ? 'var(--inc)' : 'none'}
          fillOpacity={isIn(row.index) ? 1 : 0.45}
        >
          <title>{`${monthName(row)}: ${countText(row)}`}</title>
        </rect>
      ))}
      <line x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--rule-strong)" />
      <YearLabels rows={rows} step={step} />
    </svg>
  )
}

/** Labels of the years at their starts, left out where the next label would overlap. */
function YearLabels({ rows, step }: { readonly rows: readonly MonthRow[]; readonly step: number }) {
  const firstMonths = rows.filter(({ index, name }) => index === 0 || name === MONTHS[0])
  return (
    <g className={style['years']} aria-hidden="true">
      {firstMonths.map(({ index, year }, position) => {
        const yearWidth = ((firstMonths[position + 1]?.index ?? rows.length) - index) * step
        if (yearWidth < 30) return null
        return (
          <g key={year}>
            <line x1={index * step} x2={index * step} y1={HEIGHT} y2={HEIGHT + 4} />
            <text x={index * step + 3} y={HEIGHT + 13}>
              {year}
            </text>
          </g>
        )
      })}
    </g>
  )
}

const columnsFor = (window: MonthBarsProps['window']): readonly Column<MonthRow>[] => [
  { id: 'month', label: 'Month', value: ({ index }) => index, show: monthName },
  {
    id: 'count',
    label: 'Incidents',
    value: ({ count }) => count,
    show: countText,
    isNumeric: true,
  },
  {
    id: 'window',
    label: 'In the window',
    value: ({ index }) => (index >= window.from && index <= window.to ? 'yes' : 'no'),
  },
]
