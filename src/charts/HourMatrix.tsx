/** Heat map of the hours of the week in five classes, with the same counts as a table. */
import type { ReactNode } from 'react'
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { formatCount, plural } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import style from './styles/HourMatrix.module.css'

interface HourMatrixProps {
  /** What is counted, and in what period. */
  readonly label: string
  /** 7 x 24 counts by weekday (Monday first) and hour; sums of shares where a time is given as a range. */
  readonly counts: readonly number[]
  /** Number left out because their hour is unknown. */
  readonly unknown: number
  /** Number left out because their time is a range of more than 24 hours. */
  readonly tooLong?: number
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const CELL = 13
const LABEL_WIDTH = 30
const HEADER_HEIGHT = 14
const EDGE_WIDTH = 1
const CLASSES = 5
/** Number of lowest classes with an edge in `g3`, which would not stand out on a light sheet without one. */
export const EDGED_CLASSES = 3

export function HourMatrix({ label, counts, unknown, tooLong = 0 }: HourMatrixProps) {
  const max = counts.reduce((largest, count) => Math.max(largest, count), 0)
  const sentence = [peakSentence(counts, max), ...omittedSentences(unknown, tooLong)].join(' ')
  // Class bounds are whole numbers; a fraction belongs to the class of the next whole number.
  const classMax = Math.ceil(max)
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          <svg
            className={style['matrix']}
            viewBox={`0 0 ${LABEL_WIDTH + 24 * CELL} ${HEADER_HEIGHT + 7 * CELL}`}
            role="img"
            aria-label={`${label}. ${sentence}`}
          >
            <Labels />
            {counts.map((count, index) => (
              <Cell key={index} index={index} count={count} max={classMax} />
            ))}
          </svg>
          <p className={style['unit']}>Incidents in one hour of one weekday</p>
          <Legend max={classMax} />
        </>
      }
      table={<HourTable label={label} counts={counts} />}
    />
  )
}

/** The same counts as a table: one row an hour, one column a day. */
export const HourTable = ({ label, counts }: Pick<HourMatrixProps, 'label' | 'counts'>) => (
  <DataTable caption={label} columns={columnsFor(counts)} rows={HOURS} keyOf={String} />
)

const formatHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Formats a sum of shares to one decimal, a whole number without. */
const formatShare = (count: number) => {
  const tenths = Math.round(count * 10)
  return tenths % 10 === 0 ? formatCount(count) : `${formatCount(Math.floor(tenths / 10))}.${tenths % 10}`
}

function omittedSentences(unknown: number, tooLong: number): readonly string[] {
  const sentences = unknown > 0 ? [`${formatCount(unknown)} without a known hour are not in it.`] : []
  if (tooLong === 0) return sentences
  return [...sentences, `${formatCount(tooLong)} that may lie anywhere in more than 24 hours are not in it.`]
}

/** Sentence on the hour with the highest count; `max` is that count. */
export function peakSentence(counts: readonly number[], max: number): string {
  if (max === 0) return 'None with a known hour.'
  const peak = counts.indexOf(max)
  const hour = peak % 24
  const day = WEEKDAYS[Math.floor(peak / 24)] ?? ''
  return `Most on ${day}, ${formatHour(hour)} to ${formatHour((hour + 1) % 24)}: ${formatShare(max)}.`
}

const Labels = () => (
  <g className={style['label']} aria-hidden="true">
    {[0, 6, 12, 18].map((hour) => (
      <text key={hour} x={LABEL_WIDTH + hour * CELL} y={10}>
        {formatHour(hour)}
      </text>
    ))}
    {WEEKDAYS.map((day, index) => (
      <text key={day} x={0} y={HEADER_HEIGHT + index * CELL + 10}>
        {day.slice(0, 3)}
      </text>
    ))}
  </g>
)

/** Class of a count, 1 to 5 in equal steps up to the highest; 0 for no incident. */
export const classOf = (count: number, max: number) =>
  count === 0 || max === 0 ? 0 : Math.ceil((count / max) * CLASSES)

interface CellProps {
  readonly index: number
  readonly count: number
  readonly max: number
}
function Cell({ index, count, max }: CellProps) {
  const [day, hour] = [Math.floor(index / 24), index % 24]
  return (
    <ClassSquare x={LABEL_WIDTH + hour * CELL} y={HEADER_HEIGHT + day * CELL} ofClass={classOf(count, max)}>
      <title>{`${WEEKDAYS[day] ?? ''} ${formatHour(hour)}: ${formatShare(count)}`}</title>
    </ClassSquare>
  )
}

interface ClassSquareProps {
  readonly x: number
  readonly y: number
  /** Class 1 to 5; 0: nothing was counted. */
  readonly ofClass: number
  readonly children?: ReactNode
}
function ClassSquare({ x, y, ofClass, children }: ClassSquareProps) {
  const isEdged = ofClass > 0 && ofClass <= EDGED_CLASSES
  const inset = isEdged ? EDGE_WIDTH / 2 : 0
  const side = CELL - 1 - 2 * inset
  return (
    <rect
      x={x + inset}
      y={y + inset}
      width={side}
      height={side}
      rx={1}
      fill={ofClass === 0 ? 'var(--sheet-3)' : `var(--c${ofClass})`}
      {...(isEdged && { stroke: 'var(--g3)', strokeWidth: EDGE_WIDTH })}
    >
      {children}
    </rect>
  )
}

/** Legend of the classes that contain a whole number, with their bounds, and of zero. */
function Legend({ max }: { readonly max: number }) {
  const steps = Array.from({ length: CLASSES }, (_, index) => ({
    id: index + 1,
    from: Math.floor((index * max) / CLASSES) + 1,
    to: Math.floor(((index + 1) * max) / CLASSES),
  })).filter(({ from, to }) => from <= to)
  return (
    <ul className={style['legend']} aria-label={plural(steps.length, 'class', 'classes')}>
      <LegendKey ofClass={0} text="0" />
      {steps.map(({ id, from, to }) => (
        <LegendKey key={id} ofClass={id} text={from === to ? `${from}` : `${from} to ${to}`} />
      ))}
    </ul>
  )
}

const LegendKey = ({ ofClass, text }: Pick<ClassSquareProps, 'ofClass'> & { readonly text: string }) => (
  <li>
    <svg width={CELL - 1} height={CELL - 1} aria-hidden="true">
      <ClassSquare x={0} y={0} ofClass={ofClass} />
    </svg>
    {text}
  </li>
)

const columnsFor = (counts: readonly number[]): readonly Column<number>[] => [
  {
    id: 'hour',
    label: 'Hour',
    value: (hour) => hour,
    show: formatHour,
    file: [{ label: 'Hour', value: formatHour }],
  },
  ...WEEKDAYS.map((day, index) => ({
    id: day,
    label: day.slice(0, 3),
    value: (hour: number) => counts[index * 24 + hour] ?? 0,
    show: (hour: number) => formatShare(counts[index * 24 + hour] ?? 0),
    isNumeric: true,
  })),
]
