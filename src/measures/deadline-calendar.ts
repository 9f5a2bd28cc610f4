/** The deadlines of closure orders as a calendar file (RFC 5545): all-day events that a second import brings up to date. */
import type { Day } from '../domain/day.ts'
import { dayAfter, isoDay } from '../domain/day.ts'
import type { Handling } from '../domain/feed.ts'
import { INVENTED } from './board-file.ts'
import { LEGAL_FOOTER } from './order-life.ts'
import type { Deadline } from './warnings.ts'
import { WARN_DAYS } from './warnings.ts'

export interface CalendarOrigin {
  readonly title: string
  /** Of the feeds: stands as the day on which the file was made, so that the same data give the same bytes. */
  readonly asOf: Day
  readonly handling: Handling
  readonly demonstration: boolean
}

/** `closure-deadlines-2024-08-31.ics`. */
export const calendarFileName = (asOf: Day) => `closure-deadlines-${isoDay(asOf)}.ics`

export const deadlineCalendar = (deadlines: readonly Deadline[], origin: CalendarOrigin): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Holdfast//Closure order deadlines//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(`Closure orders: ${origin.title}`)}`,
    ...deadlines.flatMap((deadline) => eventOf(deadline, origin)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

function eventOf(deadline: Deadline, origin: CalendarOrigin): readonly string[] {
  const { kind, day, order, ward, what } = deadline
  const where = ward === null ? '' : ` (${ward})`
  return [
    'BEGIN:VEVENT',
    // By what it is, not by when: a hearing that is put off moves in the calendar, and does not stand there twice.
    `UID:${kind}.${encodeURIComponent(order)}@closure-orders.holdfast`,
    `DTSTAMP:${compact(origin.asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SUMMARY:${escaped(what + where)}`,
    `DESCRIPTION:${escaped(descriptionOf(deadline, origin))}`,
    'TRANSP:TRANSPARENT',
    ...WARN_DAYS[kind].filter((days) => days <= deadline.daysLeft).flatMap((days) => alarm(what, days)),
    'END:VEVENT',
  ]
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

const alarm = (what: string, days: number): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:-P${days}D`,
  `DESCRIPTION:${escaped(`${what}: ${days} days`)}`,
  'END:VALARM',
]

const compact = (day: Day) => isoDay(day).replaceAll('-', '')
/** TEXT of RFC 5545, 3.3.11. */
export const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n|\r/g, '\\n')

const LONGEST_LINE = 75
/** Lines of at most 75 octets (RFC 5545, 3.1), cut between characters, never inside one. */
export function folded(line: string): string {
  const encoder = new TextEncoder()
  let octets = 0
  let text = ''
  for (const character of line) {
    const length = encoder.encode(character).length
    if (octets + length > LONGEST_LINE) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += length
  }
  return text
}
