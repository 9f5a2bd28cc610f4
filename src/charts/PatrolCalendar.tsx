/**
 * Calendar heat strip of patrol time: one column a week and one square a day, coded by shape before colour.
 */
import { formatCount, formatDay, SHORT_MONTHS } from '../ui/numbers.ts'
import { dayCounts, dayWords, type DayBar } from './DayBars.tsx'
import style from './styles/PatrolCalendar.module.css'

const LABEL_WIDTH = 30
const MAX_CELL = 14
const WIDTH = 328
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'] as const

interface PatrolCalendarProps {
  /** What is counted, and in what period. */
  readonly label: string
  /** In order, without gaps. */
  readonly days: readonly DayBar[]
}

const weekday = (day: number) => (((day + 3) % 7) + 7) % 7

/** Has no table of its own: the bar chart beside it has one. */
export function PatrolCalendar({ label, days }: PatrolCalendarProps) {
  const [first] = days
  if (!first) return null
  const monday = first.day - weekday(first.day)
  const weeks = Math.ceil((days.length + weekday(first.day)) / 7)
  const cell = Math.min(MAX_CELL, (WIDTH - LABEL_WIDTH) / weeks)
  const sentence = sentenceOf(days)
  return (
    <figure className={style['calendar']}>
      <svg viewBox={`0 0 ${WIDTH} ${7 * cell + 16}`} role="img" aria-label={`${label}. ${sentence}`}>
        {WEEKDAYS.map((name, index) => (
          <text key={index} x={0} y={index * cell + cell - 1}>
            {cell >= 9 ? name : index === 0 || index === 6 ? name : ''}
          </text>
        ))}
        {days.map((day) => (
          <Day key={day.day} day={day} monday={monday} cell={cell} />
        ))}
        {monthStarts(days).map((day) => (
          <text key={day} x={LABEL_WIDTH + Math.floor((day - monday) / 7) * cell} y={7 * cell + 13}>
            {SHORT_MONTHS[new Date(day * 86_400_000).getUTCMonth()]}
          </text>
        ))}
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  )
}

function sentenceOf(days: readonly DayBar[]): string {
  const { known, unknown, under, met, over } = dayCounts(days)
  if (known === 0 && unknown > 0) return 'Not known on any day.'
  const rest = unknown === 0 ? '' : `, ${formatCount(unknown)} not known`
  return `${formatCount(under)} days short, ${formatCount(met)} met, ${formatCount(over)} over${rest}.`
}

/** First days of months, of every second one if all would overlap. */
const monthStarts = (days: readonly DayBar[]) => {
  const firsts = days.map(({ day }) => day).filter((day) => new Date(day * 86_400_000).getUTCDate() === 1)
  return firsts.filter((_, index) => firsts.length <= 6 || index % 2 === 0)
}

interface DayProps {
  readonly day: DayBar
  readonly monday: number
  readonly cell: number
}
/** Crossed through where the day is not wholly known. */
function Day({ day, monday, cell }: DayProps) {
  const isUnknown = day.known !== 'yes' && day.kind !== null
  const kind = isUnknown ? null : day.kind
  const x = LABEL_WIDTH + Math.floor((day.day - monday) / 7) * cell
  const y = weekday(day.day) * cell
  const squareSide = cell - 1.5
  const isFull = kind === 'met' || kind === 'over'
  return (
    <g>
      <title>{`${formatDay(day.day)}: ${dayWords(day)}`}</title>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={squareSide}
        height={squareSide}
        fill={isFull ? 'var(--patrol)' : kind ? 'var(--sheet)' : 'var(--sheet-3)'}
        stroke={kind ? 'var(--patrol)' : 'var(--rule)'}
        strokeDasharray={kind === 'under' ? '2 1.4' : undefined}
      />
      {isUnknown && (
        <path d={`M${x + 0.5} ${y + cell - 1}L${x + cell - 1} ${y + 0.5}`} stroke="var(--rule-strong)" />
      )}
      {kind === 'over' && (
        <circle cx={x + cell / 2} cy={y + cell / 2} r={Math.max(0.8, cell / 6)} fill="var(--on-patrol)" />
      )}
    </g>
  )
}
