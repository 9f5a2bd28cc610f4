/** How one listed incident reads: its day as exactly as it was told, its hour or that it is not known. */
import type { AnswerTo } from '../../../state/questions/reply.ts'
import type { Column } from '../../../ui/DataTable.tsx'
import { formatDay, MONTHS } from '../../../ui/numbers.ts'
import { civilDate, dayNumber } from '../../../domain/day.ts'

export type ListAnswer = AnswerTo<'rows'>
type Listed = ListAnswer['rows'][number]
/** `rank` from 0, the newest; it names the row on the page, and nothing else does. */
type ListRow = Listed & { readonly rank: number }

export const rowsOf = ({ rows, from }: ListAnswer): readonly ListRow[] =>
  rows.map((row, i) => ({ ...row, rank: from + i }))

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** `31 August 2023`, or `August 2023, day not known`. */
function dayWords({ day, precision }: Pick<Listed, 'day' | 'precision'>): string {
  if (precision !== 'month') return formatDay(day, 'short')
  const { year, month } = civilDate(dayNumber(day))
  return `${MONTHS[month - 1] ?? ''} ${year}, day not known`
}

/** `21:15`, `22:30 to 01:15 the next day`, or `not known`. */
function hourWords({ minute, rangeMinutes }: Pick<Listed, 'minute' | 'rangeMinutes'>): string {
  if (minute < 0) return 'not known'
  if (rangeMinutes === 0) return clock(minute)
  const end = minute + rangeMinutes
  const days = Math.floor(end / 1440)
  const later = days === 0 ? '' : days === 1 ? ' the next day' : ` ${days} days later`
  return `${clock(minute)} to ${clock(end % 1440)}${later}`
}

export const LIST_COLUMNS: readonly Column<ListRow>[] = [
  {
    id: 'category',
    label: 'What',
    value: ({ category }) => category,
    show: ({ category, policeGenerated }) =>
      policeGenerated ? `${category} (found by police work)` : category,
  },
  { id: 'day', label: 'Day', value: ({ day }) => day, show: dayWords },
  { id: 'hour', label: 'Hour', value: ({ minute }) => (minute < 0 ? null : minute), show: hourWords },
  { id: 'location', label: 'Where', value: ({ location }) => location ?? 'not given' },
  { id: 'outcome', label: 'Outcome', value: ({ outcome }) => outcome ?? 'not given' },
]
