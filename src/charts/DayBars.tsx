/**
 * Bar chart of days against a plan: days below it are hollow, days that meet it filled, days over it marked.
 */
import { DataTable, type Column } from '../ui/DataTable.tsx'
import { formatCount, formatDay, isoDate, plural, SHORT_MONTHS } from '../ui/numbers.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { knownCount, type Known } from './known-counts.ts'
import style from './styles/DayBars.module.css'

/** Delivery against the plan: below 80 %, within, above 120 %. */
type DayKind = 'under' | 'met' | 'over'

/** One day: the value delivered and the value planned, in minutes. */
export interface DayBar {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly value: number
  readonly plan: number
  /** Number of visits that make up the value. */
  readonly visits: number
  /** Null: nothing was planned on that day. */
  readonly kind: DayKind | null
  /** Whether the value is known; `kind` is not shown of a day that is not wholly known. */
  readonly known: Known
}
interface DayBarsProps {
  /** What is counted, and in what period. */
  readonly label: string
  readonly days: readonly DayBar[]
}

const WIDTH = 328
const HEIGHT = 64
const AXIS_HEIGHT = 16
/** Height of the title above the bars. */
const TITLE_HEIGHT = 16
const KIND_WORDS: Readonly<Record<DayKind, string>> = { under: 'short', met: 'met', over: 'over' }

/** How the day went in one word: `met`; `not known` where its value is not wholly known. */
function kindWord({ kind, known }: DayBar): string {
  if (kind === null) return 'none planned'
  return known === 'yes' ? KIND_WORDS[kind] : 'not known'
}

/** `10 of 45 minutes, short`; `at least 10 of 45 minutes, not known`. */
export const dayWords = (day: DayBar): string =>
  `${knownCount(day.value, day.known)} of ${formatCount(day.plan)} minutes, ${kindWord(day)}`

/** The number of known days of each kind with a plan, and of those not wholly known. */
export function dayCounts(days: readonly DayBar[]) {
  const planned = days.filter(({ kind }) => kind !== null)
  const known = planned.filter((day) => day.known === 'yes')
  const count = (kind: DayKind) => known.filter((day) => day.kind === kind).length
  return {
    known: known.length,
    unknown: planned.length - known.length,
    under: count('under'),
    met: count('met'),
    over: count('over'),
  }
}

export function DayBars({ label, days }: DayBarsProps) {
  const sentence = sentenceOf(days)
  return (
    <ChartFrame
      label={label}
      picture={
        <>
          <p className={style['sentence']}>{sentence}</p>
          <svg
            className={style['bars']}
            viewBox={`0 ${-TITLE_HEIGHT} ${WIDTH} ${TITLE_HEIGHT + HEIGHT + AXIS_HEIGHT}`}
            role="img"
            aria-label={`${label}. ${sentence}`}
          >
            <text className={style['axis']} x={0} y={-5} aria-hidden="true">
              Minutes a day
            </text>
            <Bars days={days} />
          </svg>
          <Key hasUnknown={days.some(({ known }) => known !== 'yes')} />
        </>
      }
      table={<DataTable caption={label} columns={COLUMNS} rows={days} keyOf={({ day }) => String(day)} />}
    />
  )
}

function sentenceOf(days: readonly DayBar[]): string {
  const { known, unknown, under, met, over } = dayCounts(days)
  if (known === 0 && unknown > 0) return 'Not known on any day with a plan.'
  const rest = unknown === 0 ? '' : ` ${plural(unknown, 'more day is', 'more days are')} not known.`
  return `Of ${formatCount(known)} days with a plan ${formatCount(met)} met it, ${formatCount(under)} fell short, ${formatCount(over)} went over.${rest}`
}

function Bars({ days }: { readonly days: readonly DayBar[] }) {
  const most = days.reduce((largest, { value, plan }) => Math.max(largest, value, plan), 1)
  const step = WIDTH / Math.max(1, days.length)
  const y = (minutes: number) => HEIGHT - (minutes / most) * (HEIGHT - 4)
  return (
    <>
      {days.map((day, index) => (
        <g key={day.day} transform={`translate(${index * step} 0)`}>
          <title>{`${formatDay(day.day)}: ${dayWords(day)}`}</title>
          <rect width={step} height={HEIGHT} fill="transparent" />
          {day.known === 'yes' ? (
            <Bar kind={day.kind} width={step} top={y(day.value)} />
          ) : (
            <UnknownBar width={step} top={y(day.known === 'part' ? day.value : 0)} />
          )}
          {day.plan > 0 && (
            <line x2={step} y1={y(day.plan)} y2={y(day.plan)} stroke="var(--ink)" strokeWidth={1.4} />
          )}
          {isDated(days, index) && (
            <text className={style['axis']} x={1} y={HEIGHT + 13} aria-hidden="true">
              {dateWords(day.day)}
            </text>
          )}
        </g>
      ))}
      <line x2={WIDTH} y1={HEIGHT} y2={HEIGHT} stroke="var(--rule-strong)" />
    </>
  )
}

const isMonday = (day: number) => new Date(day * 86_400_000).getUTCDay() === 1
/** Mondays are dated, and the first day if no Monday would overlap its date. */
function isDated(days: readonly DayBar[], index: number): boolean {
  const labelSpan = Math.ceil(days.length / 8)
  if (index + labelSpan > days.length && index > 0) return false
  if (index > 0) return isMonday(days[index]?.day ?? 0)
  return !days.slice(1, 1 + labelSpan).some(({ day }) => isMonday(day))
}

interface BarProps {
  readonly kind: DayKind | null
  readonly width: number
  readonly top: number
}
/** Hollow and dashed below 80 % of the plan; filled if met; filled with a light arrow above 120 %. */
function Bar({ kind, width, top }: BarProps) {
  const box = { x: width * 0.18, y: top, width: width * 0.64, height: Math.max(0, HEIGHT - top) }
  if (kind === 'under' || kind === null)
    return (
      <rect
        {...box}
        fill="var(--sheet)"
        stroke={kind ? 'var(--patrol)' : 'var(--chance)'}
        strokeDasharray="2.5 1.8"
      />
    )
  return (
    <>
      <rect {...box} fill="var(--patrol)" />
      {kind === 'over' && <path d={`M${width / 2} ${top + 2}l3 5h-6z`} fill="var(--on-patrol)" />}
    </>
  )
}

/** A pale ground, and the outline of a lower bound. */
const UnknownBar = ({ width, top }: Omit<BarProps, 'kind'>) => (
  <>
    <rect x={width * 0.18} width={width * 0.64} height={HEIGHT} fill="var(--sheet-3)" />
    {top < HEIGHT && <path d={`M${width * 0.18} ${top}h${width * 0.64}`} stroke="var(--patrol)" />}
  </>
)

function dateWords(day: number): string {
  const date = new Date(day * 86_400_000)
  return `${date.getUTCDate()} ${SHORT_MONTHS[date.getUTCMonth()] ?? ''}`
}

const KEYS: readonly (readonly [kind: DayKind, text: string])[] = [
  ['under', 'short: below 80 % of the plan'],
  ['met', 'met'],
  ['over', 'over: above 120 %'],
]
const Key = ({ hasUnknown }: { readonly hasUnknown: boolean }) => (
  <ul className={style['key']}>
    {KEYS.map(([kind, text]) => (
      <li key={kind}>
        <svg width={14} height={14} viewBox="0 50 14 14" aria-hidden="true">
          <Bar kind={kind} width={14} top={52} />
        </svg>
        {text}
      </li>
    ))}
    <li>
      <svg width={14} height={14} aria-hidden="true">
        <line x2={14} y1={7} y2={7} stroke="var(--ink)" strokeWidth={1.4} />
      </svg>
      the plan
    </li>
    {hasUnknown && (
      <li>
        <svg width={14} height={14} viewBox="0 50 14 14" aria-hidden="true">
          <UnknownBar width={14} top={HEIGHT} />
        </svg>
        not known
      </li>
    )}
  </ul>
)

/** A column of counts, on the page and in a file not known or lower bounds where the day is not wholly known. */
function knownColumn(id: string, label: string, countOf: (day: DayBar) => number): Column<DayBar> {
  return {
    id,
    label,
    isNumeric: true,
    value: countOf,
    show: (day) => knownCount(countOf(day), day.known),
    file: [
      {
        label,
        value: (day) => (day.known === 'yes' ? countOf(day) : knownCount(countOf(day), day.known)),
      },
    ],
  }
}

const COLUMNS: readonly Column<DayBar>[] = [
  {
    id: 'day',
    label: 'Day',
    value: ({ day }) => day,
    show: ({ day }) => formatDay(day, 'short'),
    file: [{ label: 'Day', value: ({ day }) => isoDate(day) }],
  },
  knownColumn('visits', 'Visits', ({ visits }) => visits),
  knownColumn('value', 'Minutes', ({ value }) => value),
  { id: 'plan', label: 'Planned', value: ({ plan }) => plan, isNumeric: true },
  { id: 'kind', label: 'In words', value: kindWord },
]
