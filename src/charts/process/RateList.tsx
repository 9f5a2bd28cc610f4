/** Dot plot of rates with intervals on one axis from zero, with an optional reference line. */
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { ChartFrame } from '../ChartFrame.tsx'
import { positionAlong, roundTicks } from './linear-scale.ts'
import style from './styles/RateList.module.css'

/** One row: a rate with its interval. */
export interface RateRow {
  readonly id: string
  readonly label: string
  /** Null: unknown. */
  readonly rate: { readonly value: number; readonly low: number; readonly high: number } | null
  /** Counts behind the rate: `31 visits, 480 minutes`. */
  readonly from: string
}
interface RateListProps {
  readonly label: string
  /** Heading of the labels: `Fifth of deprivation`. */
  readonly heading: string
  readonly rows: readonly RateRow[]
  /** Formats a value: `12.4`, `61 %`. */
  readonly show: (value: number) => string
  /** What the axis counts: `Minutes for every 1,000 residents`. */
  readonly axis: string
  readonly usual?: { readonly value: number; readonly label: string }
  /**
   * Whether it shares the width with other charts: drawn in fewer pixels, so that its text keeps its size.
   */
  readonly isNarrow?: boolean
}

interface DrawingWidths {
  readonly left: number
  readonly right: number
  readonly whole: number
}
const WIDE: DrawingWidths = { left: 252, right: 140, whole: 740 }
const NARROW: DrawingWidths = { left: 150, right: 136, whole: 440 }
const [ROW_HEIGHT, AXIS_HEIGHT, USUAL_HEIGHT] = [24, 34, 15]

export function RateList(props: RateListProps) {
  const { label, heading, rows, show } = props
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<RateDrawing {...props} />}
      table={
        <DataTable caption={label} columns={columnsFor(heading, show)} rows={rows} keyOf={({ id }) => id} />
      }
      // The drawing prints every number, but for labels that are cut.
      {...(rows.every((row) => shortened(row.label, props.isNarrow ?? false) === row.label) && {
        paperTable: null,
      })}
    />
  )
}

const rateText = ({ rate }: RateRow, show: RateListProps['show']) =>
  rate === null ? 'not known' : `${show(rate.value)} (${show(rate.low)} to ${show(rate.high)})`

function RateDrawing({ label, rows, show, axis, usual, isNarrow = false }: RateListProps) {
  const { left, right, whole } = isNarrow ? NARROW : WIDE
  const highest = Math.max(0, usual?.value ?? 0, ...rows.map(({ rate }) => rate?.high ?? 0))
  const scale = { from: 0, to: highest > 0 ? highest * 1.04 : 1, length: whole - left - right }
  const x = (value: number) => left + positionAlong(value, scale)
  const height = rows.length * ROW_HEIGHT
  const titleTop = AXIS_HEIGHT - 5 + (usual ? USUAL_HEIGHT : 0)
  const sentence = rows.map((row) => `${row.label}: ${rateText(row, show)}`).join('. ')
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${whole} ${height + titleTop + 5}`}
      data-narrow={isNarrow}
      role="img"
      aria-label={`${label}. ${sentence}`}
    >
      {roundTicks(scale, isNarrow ? 3 : 5).map((tick) => (
        <g key={tick} className={style['tick']}>
          <line x1={x(tick)} x2={x(tick)} y2={height} data-zero={tick === 0} />
          <text x={x(tick)} y={height + 14} textAnchor="middle">
            {show(tick)}
          </text>
        </g>
      ))}
      {usual && (
        <g className={style['tick']}>
          <line x1={x(usual.value)} x2={x(usual.value)} y2={height} data-zero />
          <text x={x(usual.value)} y={height + 29} textAnchor="middle">
            {usual.label}
          </text>
        </g>
      )}
      <text
        className={style['axis']}
        x={(left + whole - right) / 2}
        y={height + titleTop}
        textAnchor="middle"
      >
        {axis}
      </text>
      {rows.map((row, index) => (
        <g key={row.id}>
          <text x={0} y={index * ROW_HEIGHT + 16}>
            {shortened(row.label, isNarrow)}
          </text>
          {row.rate && (
            <g stroke="var(--inc)">
              <line
                x1={x(row.rate.low)}
                x2={x(row.rate.high)}
                y1={index * ROW_HEIGHT + 12}
                y2={index * ROW_HEIGHT + 12}
                strokeWidth="2.2"
              />
              <circle
                cx={x(row.rate.value)}
                cy={index * ROW_HEIGHT + 12}
                r="4"
                fill="var(--sheet)"
                strokeWidth="1.8"
              />
            </g>
          )}
          <text x={whole} y={index * ROW_HEIGHT + 16} textAnchor="end">
            {rateText(row, show)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** As much of a label as fits beside the axis; the table has all of it. */
function shortened(label: string, isNarrow: boolean): string {
  const most = isNarrow ? 23 : 36
  return label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label
}

const columnsFor = (heading: string, show: RateListProps['show']): readonly Column<RateRow>[] => {
  const boundColumn = (id: 'value' | 'low' | 'high', label: string): Column<RateRow> => ({
    id,
    label,
    value: ({ rate }) => rate?.[id] ?? null,
    show: ({ rate }) => (rate === null ? 'not known' : show(rate[id])),
    isNumeric: true,
  })
  return [
    { id: 'label', label: heading, value: ({ label }) => label },
    boundColumn('value', 'Rate'),
    boundColumn('low', 'From'),
    boundColumn('high', 'To'),
    { id: 'from', label: 'Counted', value: ({ from }) => from },
  ]
}
