/** Forest plot of differences with their intervals on one linear axis that includes zero. */
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import { positionAlong, roundTicks, type LinearScale } from './linear-scale.ts'
import style from './styles/DifferenceList.module.css'

interface DifferenceRow {
  readonly id: string
  readonly label: string
  readonly value: number
  readonly low: number
  readonly high: number
}
interface DifferenceListProps {
  readonly label: string
  /** What the axis counts: `Reports in the ring beyond what its comparison suggests`. */
  readonly axis: string
  readonly rows: readonly DifferenceRow[]
}

const [LEFT_MARGIN, RIGHT_MARGIN, WIDTH, ROW_HEIGHT, AXIS_HEIGHT] = [132, 132, 560, 26, 36]

export function DifferenceList({ label, axis, rows }: DifferenceListProps) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<DifferenceDrawing label={label} axis={axis} rows={rows} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />}
      // The drawing has every number.
      paperTable={null}
    />
  )
}

/** Rounded number with its sign, using a true minus: `−107`. */
const signed = (value: number) => {
  const rounded = Math.round(value)
  return rounded < 0 ? `−${formatCount(-rounded)}` : rounded > 0 ? `+${formatCount(rounded)}` : '0'
}
const differenceText = ({ value, low, high }: DifferenceRow) =>
  `${signed(value)} (${signed(low)} to ${signed(high)})`

function DifferenceDrawing({ label, axis, rows }: DifferenceListProps) {
  const largest = Math.max(1, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  const scale: LinearScale = {
    from: Math.min(0, ...rows.map(({ low }) => low)) - largest * 0.06,
    to: Math.max(0, ...rows.map(({ high }) => high)) + largest * 0.06,
    length: WIDTH - LEFT_MARGIN - RIGHT_MARGIN,
  }
  const x = (value: number) => LEFT_MARGIN + positionAlong(value, scale)
  const height = rows.length * ROW_HEIGHT
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${height + AXIS_HEIGHT}`}
      role="img"
      aria-label={`${label}. ${rows.map((row) => `${row.label}: ${differenceText(row)}`).join('. ')}`}
    >
      {roundTicks(scale, 5).map((tick) => (
        <g key={tick} className={style['tick']}>
          <line x1={x(tick)} x2={x(tick)} y2={height} data-zero={tick === 0} />
          <text x={x(tick)} y={height + 14} textAnchor="middle">
            {signed(tick)}
          </text>
        </g>
      ))}
      <text
        className={style['axis']}
        x={(LEFT_MARGIN + WIDTH - RIGHT_MARGIN) / 2}
        y={height + 30}
        textAnchor="middle"
      >
        {axis}
      </text>
      {rows.map((row, index) => (
        <DifferenceMark key={row.id} row={row} y={index * ROW_HEIGHT + ROW_HEIGHT / 2} x={x} />
      ))}
    </svg>
  )
}

interface DifferenceMarkProps {
  readonly row: DifferenceRow
  readonly y: number
  readonly x: (value: number) => number
}

function DifferenceMark({ row, y, x }: DifferenceMarkProps) {
  const { label, value, low, high } = row
  const isSignificant = low > 0 || high < 0
  const colour = !isSignificant ? 'var(--chance)' : high < 0 ? 'var(--patrol)' : 'var(--alarm)'
  return (
    <g>
      <text x={0} y={y + 4}>
        {label}
      </text>
      <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke={colour} strokeWidth="2.5" />
      {isSignificant ? (
        <path d={`M${x(value)},${y - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5z`} fill={colour} />
      ) : (
        <circle cx={x(value)} cy={y} r="4.5" fill="var(--sheet)" stroke={colour} strokeWidth="2" />
      )}
      <text x={WIDTH} y={y + 4} textAnchor="end">
        {differenceText(row)}
      </text>
    </g>
  )
}

const COLUMNS: readonly Column<DifferenceRow>[] = [
  { id: 'label', label: 'Where', value: ({ label }) => label },
  {
    id: 'value',
    label: 'Difference',
    value: ({ value }) => value,
    show: ({ value }) => signed(value),
    isNumeric: true,
  },
  { id: 'low', label: 'From', value: ({ low }) => low, show: ({ low }) => signed(low), isNumeric: true },
  { id: 'high', label: 'To', value: ({ high }) => high, show: ({ high }) => signed(high), isNumeric: true },
]
