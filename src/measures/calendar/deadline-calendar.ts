/** The deadlines of closure orders as a calendar file that a second import brings up to date. */
import type { Day, Instant } from '../../domain/day.ts'
import { isoDay } from '../../domain/day.ts'
import type { Handling } from '../../domain/feed.ts'
import { wellFormed } from '../../domain/text/well-formed-text.ts'
import { INVENTED } from '../board-file.ts'
import { LEGAL_FOOTER } from '../order-timeline.ts'
import type { Deadline } from '../warnings.ts'
import { WARN_DAYS } from '../warnings.ts'
import { calendarText, type CalendarEvent } from './calendar-file.ts'

interface CalendarOrigin {
  readonly title: string
  readonly handling: Handling
  readonly demonstration: boolean
  /** When the file is made. */
  readonly now: Instant
}

/** `closure-deadlines-2024-08-31.ics`. */
export const calendarFileName = (asOf: Day) => `closure-deadlines-${isoDay(asOf)}.ics`

/** Number, ward and owner, and never where the premises are: a calendar syncs to phones and to who else reads it. */
export const deadlineCalendar = (deadlines: readonly Deadline[], origin: CalendarOrigin): string =>
  calendarText({
    product: 'Closure order deadlines',
    name: `Closure orders: ${origin.title}`,
    events: deadlines.map((deadline) => eventOf(deadline, origin)),
    now: origin.now,
  })

function eventOf(deadline: Deadline, origin: CalendarOrigin): CalendarEvent {
  const { kind, day, at, order, ward, what, daysLeft } = deadline
  return {
    // By what it is, not by when: a hearing that is put off moves in the calendar, and does not stand there twice.
    uid: `${kind}.${encodeURIComponent(wellFormed(order))}@closure-orders.holdfast`,
    when: at === null ? { kind: 'day', day } : { kind: 'time', start: at, end: null },
    summary: what + (ward === null ? '' : ` (${ward})`),
    description: descriptionOf(deadline, origin),
    at: null,
    isBusy: false,
    isPrivate: false,
    alarms: WARN_DAYS[kind]
      .filter((days) => days <= daysLeft)
      .map((daysBefore) => ({ daysBefore, words: `${what}: ${daysBefore} days` })),
  }
}

const descriptionOf = ({ owner, note }: Deadline, { handling, demonstration }: CalendarOrigin) =>
  [
    note,
    `Owner: ${owner ?? 'not stated'}.`,
    `Handling: ${handling.toUpperCase()}.`,
    demonstration ? `${INVENTED}.` : '',
    LEGAL_FOOTER,
  ]
    .filter((part) => part !== '')
    .join('\n')
