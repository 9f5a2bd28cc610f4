/** A calendar strip of patrol time: a column a week, a square a day, told apart by shape before colour. */
import { formatCount, formatDay, SHORT_MONTHS } from '../ui/numbers.ts'
import type { DayBar, DayKind } from './DayBars.tsx'
import style from './styles/PatrolCalendar.module.css'

const LEFT = 30
const MOST_STEP = 14
const WIDTH = 328
const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'] as const
const WORDS: Readonly<Record<DayKind, string>> = { under: 'short', met: 'met', over: 'over' }

interface PatrolCalendarProps {
  /** What is counted, and of what period. */
  readonly label: string
  /** In order, without gaps. */
  readonly days: readonly DayBar[]
}

const weekday = (day: number) => (((day + 3) % 7) + 7) % 7

/** The days themselves stand in the table of the bars beside it. */
export function PatrolCalendar({ label, days }: PatrolCalendarProps) {
  const [first] = days
  if (!first) return null
  const monday = first.day - weekday(first.day)
  const weeks = Math.ceil((days.length + weekday(first.day)) / 7)
  const step = Math.min(MOST_STEP, (WIDTH - LEFT) / weeks)
  const count = (kind: DayKind) => days.filter((day) => day.kind === kind).length
  const sentence = `${formatCount(count('under'))} days short, ${formatCount(count('met'))} met, ${formatCount(count('over'))} over.`
  return (
    <figure className={style['calendar']}>
      <svg viewBox={`0 0 ${WIDTH} ${7 * step + 16}`} role="img" aria-label={`${label}. ${sentence}`}>
        {WEEKDAYS.map((name, i) => (
          <text key={i} x={0} y={i * step + step - 1}>
            {step >= 9 ? name : i === 0 || i === 6 ? name : ''}
          </text>
        ))}
        {days.map((day) => (
          <Day key={day.day} day={day} monday={monday} step={step} />
        ))}
        {monthStarts(days).map((day) => (
          <text key={day} x={LEFT + Math.floor((day - monday) / 7) * step} y={7 * step + 13}>
            {SHORT_MONTHS[new Date(day * 86_400_000).getUTCMonth()]}
          </text>
        ))}
      </svg>
      <figcaption>{sentence}</figcaption>
    </figure>
  )
}

/** The first day of each second month, so that no two names touch. */
const monthStarts = (days: readonly DayBar[]) => {
  const firsts = days.map(({ day }) => day).filter((day) => new Date(day * 86_400_000).getUTCDate() === 1)
  return firsts.filter((_, i) => firsts.length <= 6 || i % 2 === 0)
}

interface DayProps {
  readonly day: DayBar
  readonly monday: number
  readonly step: number
}
function Day({ day, monday, step }: DayProps) {
  const { kind } = day
  const x = LEFT + Math.floor((day.day - monday) / 7) * step
  const y = weekday(day.day) * step
  const side = step - 1.5
  const word = kind ? WORDS[kind] : 'none planned'
  const isFull = kind === 'met' || kind === 'over'
  return (
    <g>
      <title>{`${formatDay(day.day)}: ${formatCount(day.value)} of ${formatCount(day.plan)} minutes, ${word}`}</title>
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={side}
        height={side}
        fill={isFull ? 'var(--patrol)' : kind ? 'var(--sheet)' : 'var(--sheet-3)'}
        stroke={kind ? 'var(--patrol)' : 'var(--rule)'}
        strokeDasharray={kind === 'under' ? '2 1.4' : undefined}
      />
      {kind === 'over' && (
        <circle cx={x + step / 2} cy={y + step / 2} r={Math.max(0.8, step / 6)} fill="var(--on-patrol)" />
      )}
    </g>
  )
}
