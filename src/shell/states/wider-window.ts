/** What to offer where a window holds nothing: the shortest usual window that holds something. Pure. */
import { dayNumber, daysUpTo, monthsUpTo, type DaySpan } from '../../domain/day.ts'

interface Wider {
  readonly window: DaySpan
  /** `28 days`, as it stands after "Show". */
  readonly label: string
}

const SHORT_DAYS = 28
const LONG_MONTHS = 12

/** Incidents a day in the chosen categories and areas, from `firstDay` on. */
interface Daily {
  readonly firstDay: number
  readonly counts: Uint32Array
}

/** Each ends where the window ends; null where nothing chosen was ever reported. */
export function widerWindow(window: DaySpan, dataDays: DaySpan, daily: Daily): Wider | null {
  const within = ({ from, to }: DaySpan): DaySpan => ({ from: dayNumber(Math.max(dataDays.from, from)), to })
  const offers: readonly Wider[] = [
    { label: `${SHORT_DAYS} days`, window: within(daysUpTo(window.to, SHORT_DAYS)) },
    { label: `${LONG_MONTHS} months`, window: within(monthsUpTo(window.to, LONG_MONTHS)) },
    { label: 'all days', window: dataDays },
  ]
  return offers.find((offer) => countIn(offer.window, daily) > 0) ?? null
}

function countIn({ from, to }: DaySpan, { firstDay, counts }: Daily): number {
  const first = Math.max(0, from - firstDay)
  return counts.subarray(first, Math.max(first, to - firstDay + 1)).reduce((sum, count) => sum + count, 0)
}
