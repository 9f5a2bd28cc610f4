/** When in the week: 24 hours by seven days in five fixed classes, with the same counts as a table. */
import type { ReactNode } from 'react'
import { DataTable } from '../ui/DataTable.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { formatCount, plural } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import style from './styles/HourMatrix.module.css'

interface HourMatrixProps {
  /** What is counted, and of what period. */
  readonly label: string
  /** By weekday (Monday first) and hour: 7 x 24 counts, or sums of shares where a time was told as a range. */
  readonly counts: readonly number[]
  /** How many are not in it because their hour is not known. */
  readonly unknown: number
  /** How many are not in it because they may lie anywhere in more than 24 hours. */
  readonly tooLong?: number
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const CELL = 13
const LEFT = 30
const TOP = 14
const EDGE = 1
const CLASSES = 5
/** So many of the classes, the first, have an edge in `g3`: without it they would be lost on a light sheet. */
export const EDGED_CLASSES = 3

export function HourMatrix({ label, counts, unknown, tooLong = 0 }: HourMatrixProps) {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0)
  const sentence = [peakSentence(counts, most), ...leftOut(unknown, tooLong)].join(' ')
  // Classes are bounded by whole numbers; a share lies in the class of the next whole number.
  const top = Math.ceil(most)
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          <svg
            className={style['matrix']}
            viewBox={`0 0 ${LEFT + 24 * CELL} ${TOP + 7 * CELL}`}
            role="img"
            aria-label={`${label}. ${sentence}`}
          >
            <Labels />
            {counts.map((count, index) => (
              <Cell key={index} index={index} count={count} most={top} />
            ))}
          </svg>
          <Legend most={top} />
        </>
      }
      table={<HourTable label={label} counts={counts} />}
    />
  )
}

/** The same counts, a row an hour and a column a day. */
export const HourTable = ({ label, counts }: Pick<HourMatrixProps, 'label' | 'counts'>) => (
  <DataTable caption={label} columns={columnsFor(counts)} rows={HOURS} keyOf={String} />
)

const spell = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** A sum of shares to one decimal, a whole number as it is. */
const formatShare = (count: number) => {
  const tenths = Math.round(count * 10)
  return tenths % 10 === 0 ? formatCount(count) : `${formatCount(Math.floor(tenths / 10))}.${tenths % 10}`
}

function leftOut(unknown: number, tooLong: number): readonly string[] {
  const none = unknown > 0 ? [`${formatCount(unknown)} without a known hour are not in it.`] : []
  if (tooLong === 0) return none
  return [...none, `${formatCount(tooLong)} that may lie anywhere in more than 24 hours are not in it.`]
}

/** `most`: the largest of them. */
export function peakSentence(counts: readonly number[], most: number): string {
  if (most === 0) return 'None with a known hour.'
  const peak = counts.indexOf(most)
  const hour = peak % 24
  const day = WEEKDAYS[Math.floor(peak / 24)] ?? ''
  return `Most on ${day}, ${spell(hour)} to ${spell((hour + 1) % 24)}: ${formatShare(most)}.`
}

const Labels = () => (
  <g className={style['label']} aria-hidden="true">
    {[0, 6, 12, 18].map((hour) => (
      <text key={hour} x={LEFT + hour * CELL} y={10}>
        {spell(hour)}
      </text>
    ))}
    {WEEKDAYS.map((day, index) => (
      <text key={day} x={0} y={TOP + index * CELL + 10}>
        {day.slice(0, 3)}
      </text>
    ))}
  </g>
)

/** The class of a count, 1 to 5 in equal steps up to the most; 0 for none at all. */
export const classOf = (count: number, most: number) =>
  count === 0 || most === 0 ? 0 : Math.ceil((count / most) * CLASSES)

interface CellProps {
  readonly index: number
  readonly count: number
  readonly most: number
}
function Cell({ index, count, most }: CellProps) {
  const [day, hour] = [Math.floor(index / 24), index % 24]
  return (
    <Box x={LEFT + hour * CELL} y={TOP + day * CELL} ofClass={classOf(count, most)}>
      <title>{`${WEEKDAYS[day] ?? ''} ${spell(hour)}: ${formatShare(count)}`}</title>
    </Box>
  )
}

interface BoxProps {
  readonly x: number
  readonly y: number
  /** 0: nothing was counted. */
  readonly ofClass: number
  readonly children?: ReactNode
}
function Box({ x, y, ofClass, children }: BoxProps) {
  const isEdged = ofClass > 0 && ofClass <= EDGED_CLASSES
  const inset = isEdged ? EDGE / 2 : 0
  const side = CELL - 1 - 2 * inset
  return (
    <rect
      x={x + inset}
      y={y + inset}
      width={side}
      height={side}
      rx={1}
      fill={ofClass === 0 ? 'var(--sheet-3)' : `var(--c${ofClass})`}
      {...(isEdged && { stroke: 'var(--g3)', strokeWidth: EDGE })}
    >
      {children}
    </rect>
  )
}

/** The classes that hold a whole number, with their bounds; nought apart. */
function Legend({ most }: { readonly most: number }) {
  const steps = Array.from({ length: CLASSES }, (_, index) => ({
    id: index + 1,
    from: Math.floor((index * most) / CLASSES) + 1,
    to: Math.floor(((index + 1) * most) / CLASSES),
  })).filter(({ from, to }) => from <= to)
  return (
    <ul className={style['legend']} aria-label={plural(steps.length, 'class', 'classes')}>
      <LegendKey ofClass={0} words="0" />
      {steps.map(({ id, from, to }) => (
        <LegendKey key={id} ofClass={id} words={from === to ? `${from}` : `${from} to ${to}`} />
      ))}
    </ul>
  )
}

const LegendKey = ({ ofClass, words }: Pick<BoxProps, 'ofClass'> & { readonly words: string }) => (
  <li>
    <svg width={CELL - 1} height={CELL - 1} aria-hidden="true">
      <Box x={0} y={0} ofClass={ofClass} />
    </svg>
    {words}
  </li>
)

const columnsFor = (counts: readonly number[]): readonly Column<number>[] => [
  { id: 'hour', label: 'Hour', value: (hour) => hour, show: spell },
  ...WEEKDAYS.map((day, index) => ({
    id: day,
    label: day.slice(0, 3),
    value: (hour: number) => counts[index * 24 + hour] ?? 0,
    show: (hour: number) => formatShare(counts[index * 24 + hour] ?? 0),
    isNumeric: true,
  })),
]
