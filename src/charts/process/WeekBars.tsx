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
  /** Null where it is not known. */
  readonly count: number | null
  /** `12`, `at least 12` or `not known`. */
  readonly countText: string
  readonly isKnownInPart: boolean
  readonly isLate: boolean
  readonly isSince: boolean
}
interface WeekBarsProps {
  readonly label: string
  /** What the height counts: `Crimes a week`. */
  readonly axis: string
  readonly weeks: readonly WeekBar[]
}

/** Weeks of the table on paper, which are those that may still rise. */
const WEEKS_ON_PAPER = 12
/** Greatest number of week labels on the axis. */
const MAX_LABELS = 6
const [LEFT, WIDTH, HEIGHT, TOP, AXIS_HEIGHT] = [60, 640, 120, 20, 20]

export function WeekBars({ label, axis, weeks }: WeekBarsProps) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<WeekDrawing label={label} axis={axis} weeks={weeks} />}
      table={<WeekTable caption={label} weeks={weeks} />}
      paperTable={
        <WeekTable
          caption={`${label}. Listed: the last ${WEEKS_ON_PAPER} weeks.`}
          weeks={weeks.slice(-WEEKS_ON_PAPER)}
        />
      }
    />
  )
}

const WeekTable = ({ caption, weeks }: { readonly caption: string; readonly weeks: readonly WeekBar[] }) => (
  <DataTable caption={caption} columns={COLUMNS} rows={weeks} keyOf={({ name }) => name} />
)

function sentenceOf(weeks: readonly WeekBar[]): string {
  const counted = weeks.filter(({ count }) => count !== null)
  const late = counted.filter(({ isLate }) => isLate).length
  const notKnown = weeks.length - counted.length
  const last = counted.at(-1)
  const lastWeek = last ? `The last ${last.countText}, ${last.name.replace('Week', 'week')}.` : null
  const stippled =
    late === 0
      ? null
      : `${late === 1 ? '1 week is' : `${late} weeks are`} stippled: reports are still coming in.`
  const gaps =
    notKnown === 0
      ? null
      : `${notKnown === 1 ? '1 week is' : `${notKnown} weeks are`} not known and not drawn.`
  return [lastWeek, stippled, gaps].filter((sentence) => sentence !== null).join(' ')
}

function WeekDrawing({ label, axis, weeks }: WeekBarsProps) {
  const stipple = useId()
  const highest = Math.max(4, ...weeks.map(({ count }) => count ?? 0)) * 1.05
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
        <text className={style['title']} x={0} y={11}>
          {axis}
        </text>
        <text className={style['title']} x={0} y={TOP + HEIGHT + 15}>
          Week from
        </text>
        {roundTicks({ from: 0, to: highest }, 4).map((tick) => (
          <g key={tick} className={style['axis']}>
            <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {formatCount(tick)}
            </text>
          </g>
        ))}
        {weeks.map(({ name, count, countText, isLate, isSince }, index) => (
          <g key={name}>
            <rect
              x={LEFT + index * width + 1}
              width={Math.max(1, width - 2)}
              y={y(count ?? 0)}
              height={TOP + HEIGHT - y(count ?? 0)}
              fill={isLate ? `url(#${stipple})` : 'var(--inc)'}
              fillOpacity={isLate || isSince ? 1 : 0.42}
              stroke={isLate && count !== null ? 'var(--inc)' : 'none'}
            >
              <title>{`${name}: ${countText}${isLate && count !== null ? ', reports still coming in' : ''}`}</title>
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
    show: ({ countText }) => countText,
    isNumeric: true,
  },
  {
    id: 'state',
    label: 'Known',
    value: ({ count, isKnownInPart, isLate }) =>
      count === null
        ? 'not known'
        : isLate
          ? 'reports still coming in'
          : isKnownInPart
            ? 'known in part'
            : 'settled',
  },
  {
    id: 'since',
    label: 'Since the last meeting',
    value: ({ isSince }) => (isSince ? 'yes' : 'no'),
  },
]
