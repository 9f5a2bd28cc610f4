/** Chosen hours of the week as text. */
import { hoursRangeOf, parseHours, WEEK_HOURS } from '../../domain/places/week-hours.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const ALL_HOURS = 'all hours'
const clockText = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/**
 * `Fri and Sat, 18:00 to 23:00`; `all hours`; for hours that are no single range: `some hours of the week (31
 * of 168)`.
 */
export function hoursWords(text: string | null): string {
  const chosen = text === null ? null : parseHours(text)
  if (!chosen || chosen.every((one) => one === 1)) return ALL_HOURS
  const range = hoursRangeOf(chosen)
  if (!range) return `some hours of the week (${chosen.reduce((sum, one) => sum + one, 0)} of ${WEEK_HOURS})`
  const { days, from, to } = range
  const names = days.length === DAYS.length ? 'Every day' : listed(days.map((day) => DAYS[day] ?? ''))
  const isWhole = from === 0 && to === 24
  return `${names}, ${isWhole ? 'all day' : `${clockText(from)} to ${to === 24 ? 'midnight' : clockText(to)}`}`
}

const listed = (names: readonly string[]) =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : (names[0] ?? '')

/**
 * Text of the filter by hours; null where there is none. The whole week is a filter too: what has no time of day is left
 * out.
 */
export function hoursFilterWords(text: string | null): string | null {
  if (text === null) return null
  const words = hoursWords(text)
  return words === ALL_HOURS ? 'any hour that is known' : words
}
