/** Moments as people say them: how long still, and at what time of which day. */
import { instant, londonDay, londonMinute } from '../../domain/day.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `42 s`, `5 min`, `3 h`, `4 days`: short, since it counts down where it stands; rounded up, so that it never says nought too soon. */
export function countdown(milliseconds: number): string {
  const left = Math.max(0, milliseconds)
  if (left > 2 * DAY) return `${Math.ceil(left / DAY)} days`
  if (left > 2 * HOUR) return `${Math.ceil(left / HOUR)} h`
  return left > 2 * MINUTE ? `${Math.ceil(left / MINUTE)} min` : `${Math.ceil(left / SECOND)} s`
}

/** Of days and minutes that the clock of the place has counted already. */
const AT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})

/** `9 September at 14:05`, by the London clock. @param milliseconds since 1970 in UTC */
export function momentInWords(milliseconds: number): string {
  const at = instant(milliseconds)
  return AT.format(londonDay(at) * DAY + londonMinute(at) * MINUTE).replace(', ', ' at ')
}
