/** Bar chart of monthly counts over all data, with the window tinted. */
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { formatCount, MONTHS } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { knownCount, type Known } from './known-counts.ts'
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
  /** Whether each month's count is known; missing: all are. */
  readonly known?: readonly Known[]
}

interface MonthRow {
  readonly index: number
  readonly year: number
  readonly name: string
  readonly count: number
  readonly isRising: boolean
  readonly known: Known
}

const WIDTH = 328
const HEIGHT = 56
const AXIS = 16
/** Height of the title above the bars. */
const TITLE_HEIGHT = 16

export function MonthBars({ label, first, counts, window, risingFrom = null, known = [] }: MonthBarsProps) {
  const rows = counts.map((count, index): MonthRow => {
    const month = first.month + index
    const year = first.year + Math.floor(month / 12)
    const isRising = risingFrom !== null && index >= risingFrom
    return { index, count, year, name: MONTHS[month % 12] ?? '', isRising, known: known[index] ?? 'yes' }
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
          {rows.some((row) => row.known !== 'yes') && (
            <p className={style['note']}>Dashed: at least so many. Pale ground: not known.</p>
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

const countText = ({ count, isRising, known }: MonthRow) =>
  `${knownCount(count, known)}${isRising && known !== 'no' ? ', still to rise' : ''}`

const monthName = ({ name, year }: MonthRow) => `${name} ${year}`
/** `2023-08`. */
const isoMonth = ({ name, year }: MonthRow) =>
  `${year}-${String(MONTHS.findIndex((month) => month === name) + 1).padStart(2, '0')}`

/** On the months that are wholly known; the others are only counted. */
function sentenceOf(rows: readonly MonthRow[]): string {
  const whole = rows.filter(({ known }) => known === 'yes')
  const others = rows.length - whole.length
  if (whole.length === 0) return 'Not wholly known in any month.'
  const [highest] = whole.toSorted((a, b) => b.count - a.count)
  const rest =
    others === 0
      ? ''
      : ` ${others === 1 ? '1 month is' : `${formatCount(others)} months are`} not wholly known.`
  if (!highest || highest.count === 0)
    return others === 0 ? 'None in any month.' : `None in the months that are known.${rest}`
  const mean = whole.reduce((sum, { count }) => sum + count, 0) / whole.length
  const meanText = mean < 10 ? mean.toFixed(1) : formatCount(mean)
  const average = `${meanText} a month on average${others === 0 ? '' : ' of those known'}.`
  return `Most in ${monthName(highest)}: ${formatCount(highest.count)}. ${average}${rest}`
}

type BarsProps = Pick<MonthBarsProps, 'label' | 'window'> & { readonly rows: readonly MonthRow[] }

function Bars({ label, rows, window }: BarsProps) {
  const highest = rows.reduce((largest, { count }) => Math.max(largest, count), 1)
  const step = WIDTH / Math.max(1, rows.length)
  const isIn = (index: number) => index >= window.from && index <= window.to
  return (
    <svg
      className={style['bars']}
      viewBox={`0 ${-TITLE_HEIGHT} ${WIDTH} ${TITLE_HEIGHT + HEIGHT + AXIS}`}
      role="img"
      aria-label={`${label}. ${sentenceOf(rows)}`}
    >
      <text className={style['title']} x={0} y={-5} aria-hidden="true">
        Incidents a month
      </text>
      {window.from <= window.to && (
        <rect
          x={window.from * step}
          width={(window.to - window.from + 1) * step}
          height={HEIGHT}
          fill="var(--accent-tint)"
        />
      )}
      {rows.map((row) => (
        <MonthBar key={row.index} row={row} step={step} highest={highest} isInWindow={isIn(row.index)} />
      ))}
      <line x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--rule-strong)" />
      <YearLabels rows={rows} step={step} />
    </svg>
  )
}

interface MonthBarProps {
  readonly row: MonthRow
  /** Width of a month. */
  readonly step: number
  /** The count of a bar of full height. */
  readonly highest: number
  readonly isInWindow: boolean
}
/** Hollow where the count is still to rise; dashed where it is a lower bound; a pale ground where it is not known. */
function MonthBar({ row, step, highest, isInWindow }: MonthBarProps) {
  const isUnknown = row.known === 'no' || (row.known === 'part' && row.count === 0)
  const height = isUnknown ? HEIGHT : (row.count / highest) * (HEIGHT - 4)
  const isHollow = row.isRising || row.known === 'part'
  const fill = isUnknown ? 'var(--sheet-3)' : isHollow ? 'none' : 'var(--inc)'
  return (
    <rect
      x={row.index * step + step * 0.12}
      width={step * 0.76}
      y={HEIGHT - height}
      height={height}
      fill={fill}
      stroke={isHollow && !isUnknown ? 'var(--inc)' : 'none'}
      strokeDasharray={row.known === 'part' ? '2 1.4' : undefined}
      fillOpacity={isInWindow || isUnknown ? 1 : 0.45}
    >
      <title>{`${monthName(row)}: ${countText(row)}`}</title>
    </rect>
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
  {
    id: 'month',
    label: 'Month',
    value: ({ index }) => index,
    show: monthName,
    file: [{ label: 'Month', value: isoMonth }],
  },
  {
    id: 'count',
    label: 'Incidents',
    value: ({ count }) => count,
    show: countText,
    isNumeric: true,
    file: [
      {
        label: 'Incidents',
        value: ({ count, known }) => (known === 'yes' ? count : knownCount(count, known)),
      },
    ],
  },
  {
    id: 'window',
    label: 'In the window',
    value: ({ index }) => (index >= window.from && index <= window.to ? 'yes' : 'no'),
  },
]
