/** How a short window and the days that it is compared with differ in bank holidays. */
import type { DaySpan } from '../../domain/day.ts'
import { areHolidaysKnown, holidaysIn } from '../../domain/time/bank-holidays.ts'

/**
 * `bank holidays only now: Good Friday`, `only then: Easter Monday`; null where the same days of both are holidays.
 * @param baseline as many days as the window
 */
export function holidayDifference(window: DaySpan, baseline: DaySpan): string | null {
  if (!areHolidaysKnown(window) || !areHolidaysKnown(baseline)) return 'bank holidays of these days not known'
  const [now, then] = [placed(window), placed(baseline)]
  const only = (these: readonly PlacedHoliday[], those: readonly PlacedHoliday[]) =>
    these.filter(({ at }) => those.every((other) => other.at !== at)).map(({ name }) => name)
  const parts = [
    { when: 'only now', names: only(now, then) },
    { when: 'only then', names: only(then, now) },
  ].filter(({ names }) => names.length > 0)
  return parts.length === 0
    ? null
    : `bank holidays ${parts.map(({ when, names }) => `${when}: ${names.join(', ')}`).join('; ')}`
}

interface PlacedHoliday {
  readonly name: string
  /** Days after the first of the period. */
  readonly at: number
}
const placed = (span: DaySpan): readonly PlacedHoliday[] =>
  holidaysIn(span).map(({ name, day }) => ({ name, at: day - span.from }))
