/** A day of a release in words. */
import { formatDay, MONTHS } from '../../ui/numbers.ts'

/** `2024-08-31` as `31 August 2024`. */
export const dayWords = (day: string) => formatDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** `2024-08` as `August 2024`, and a day as `dayWords` has it. */
export function dayOrMonthWords(told: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(told) ?? []
  return month === undefined ? dayWords(told) : `${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`.trim()
}
