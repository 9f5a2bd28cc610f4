/** Differences with their intervals under each other on one axis in numbers, nought in the middle of it. */
import { DataTable } from '../../ui/DataTable.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import { along, roundTicks, type LinearScale } from './linear-scale.ts'
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
  readonly rows: readonly DifferenceRow[]
}

const [LEFT, RIGHT, WIDTH, ROW, AXIS] = [132, 132, 560, 26, 20]

export function DifferenceList({ label, rows }: DifferenceListProps) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<Picture label={label} rows={rows} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />}
    />
  )
}

/** `−107 (−156 to −59)`, with a true minus. */
const signed = (value: number) => {
  const whole = Math.round(value)
  return whole < 0 ? `−${formatCount(-whole)}` : whole > 0 ? `+${formatCount(whole)}` : '0'
}
const told = ({ value, low, high }: DifferenceRow) => `${signed(value)} (${signed(low)} to ${signed(high)})`

function Picture({ label, rows }: DifferenceListProps) {
  const most = Math.max(1, ...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  const scale: LinearScale = {
    from: Math.min(0, ...rows.map(({ low }) => low)) - most * 0.06,
    to: Math.max(0, ...rows.map(({ high }) => high)) + most * 0.06,
    length: WIDTH - LEFT - RIGHT,
  }
  const x = (value: number) => LEFT + along(value, scale)
  const height = rows.length * ROW
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${height + AXIS}`}
      role="img"
      aria-label={`${label}. ${rows.map((row) => `${row.label}: ${told(row)}`).join('. ')}`}
    >
      {roundTicks(scale, 5).map((tick) => (
        <g key={tick} className={style['tick']}>
          <line x1={x(tick)} x2={x(tick)} y2={height} data-zero={tick === 0} />
          <text x={x(tick)} y={height + 14} textAnchor="middle">
            {signed(tick)}
          </text>
        </g>
      ))}
      {rows.map((row, index) => (
        <Row key={row.id} row={row} y={index * ROW + ROW / 2} x={x} />
      ))}
    </svg>
  )
}

interface RowProps {
  readonly row: DifferenceRow
  readonly y: number
  readonly x: (value: number) => number
}

function Row({ row, y, x }: RowProps) {
  const { label, value, low, high } = row
  const isBeyond = low > 0 || high < 0
  const colour = !isBeyond ? 'var(--chance)' : high < 0 ? 'var(--patrol)' : 'var(--alarm)'
  return (
    <g>
      <text x={0} y={y + 4}>
        {label}
      </text>
      <line x1={x(low)} x2={x(high)} y1={y} y2={y} stroke={colour} strokeWidth="2.5" />
      {isBeyond ? (
        <path d={`M${x(value)},${y - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5z`} fill={colour} />
      ) : (
        <circle cx={x(value)} cy={y} r="4.5" fill="var(--sheet)" stroke={colour} strokeWidth="2" />
      )}
      <text x={WIDTH} y={y + 4} textAnchor="end">
        {told(row)}
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
