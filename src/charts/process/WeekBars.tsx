/**
 * Bar chart of weekly counts: weeks since the last meeting are opaque, weeks with incomplete reports
 * stippled.
 */
import { useId } from 'react'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ChartFrame } from '../ChartFrame.tsx'
import { positionAlong, roundTicks } from './linear-scale.ts'
import style from './styles/WeekBars.module.css'

interface WeekBar {
  readonly name: string
  readonly count: number
  readonly isLate: boolean
  readonly isSince: boolean
}
interface WeekBarsProps {
  readonly label: string
  readonly weeks: readonly WeekBar[]
}

/** Greatest number of week labels on the axis. */
const MAX_LABELS = 6
const [LEFT, WIDTH, HEIGHT, TOP, AXIS_HEIGHT] = [44, 640, 120, 6, 20]

export function WeekBars({ label, weeks }: WeekBarsProps) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<WeekDrawing label={label} weeks={weeks} />}
      table={<DataTable caption={label} columns={COLUMNS} rows={weeks} keyOf={({ name }) => name} />}
    />
  )
}

function sentenceOf(weeks: readonly WeekBar[]): string {
  const late = weeks.filter(({ isLate }) => isLate).length
  const last = weeks.at(-1)
  const lastWeek = last ? `The last ${formatCount(last.count)}, ${last.name.replace('Week', 'week')}.` : ''
  return late === 0
    ? lastWeek
    : `${lastWeek} ${late === 1 ? 'The last week is' : `The last ${late} weeks are`} stippled: reports are still coming in.`
}

function WeekDrawing({ label, weeks }: WeekBarsProps) {
  const stipple = useId()
  const highest = Math.max(4, ...weeks.map(({ count }) => count)) * 1.05
  const width = (WIDTH - LEFT) / Math.max(1, weeks.length)
  const y = (count: number) => TOP + HEIGHT - positionAlong(count, { from: 0, to: highest, length: HEIGHT })
  const sentence = sentenceOf(weeks)
  const labelStep = Math.max(1, Math.ceil(weeks.length / MAX_LABELS))
  return (
    <>
      <p className={style['sentence']}>{`${label}. ${sentence}`}</p>
      <svg
        className={style['picture']}
        viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + AXIS_HEIGHT}`}
        role="img"
        aria-label={`${label}. ${sentence}`}
      >
        <defs>
          <pattern id={stipple} width="5" height="5" patternUnits="userSpaceOnUse">
            <circle cx="2.5" cy="2.5" r="1.1" fill="var(--inc)" />
          </pattern>
        </defs>
        {roundTicks({ from: 0, to: highest }, 4).map((tick) => (
          <g key={tick} className={style['axis']}>
            <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {formatCount(tick)}
            </text>
          </g>
        ))}
        {weeks.map(({ name, count, isLate, isSince }, index) => (
          <g key={name}>
            <rect
              x={LEFT + index * width + 1}
              width={Math.max(1, width - 2)}
              y={y(count)}
              height={TOP + HEIGHT - y(count)}
              fill={isLate ? `url(#${stipple})` : 'var(--inc)'}
              fillOpacity={isLate || isSince ? 1 : 0.42}
              stroke={isLate ? 'var(--inc)' : 'none'}
            >
              <title>{`${name}: ${formatCount(count)}${isLate ? ', reports still coming in' : ''}`}</title>
            </rect>
            {index % labelStep === 0 && index < weeks.length - 2 && (
              <text className={style['week']} x={LEFT + index * width} y={TOP + HEIGHT + 15}>
                {name.replace('Week from ', '')}
              </text>
            )}
          </g>
        ))}
      </svg>
    </>
  )
}

const COLUMNS: readonly Column<WeekBar>[] = [
  { id: 'name', label: 'Week', value: ({ name }) => name },
  {
    id: 'count',
    label: 'Count',
    value: ({ count }) => count,
    show: ({ count }) => formatCount(count),
    isNumeric: true,
  },
  {
    id: 'state',
    label: 'Known',
    value: ({ isLate }) => (isLate ? 'reports still coming in' : 'settled'),
  },
  {
    id: 'since',
    label: 'Since the last meeting',
    value: ({ isSince }) => (isSince ? 'yes' : 'no'),
  },
]
