/**
 * Calendar files (RFC 5545), and the deadlines of closure orders as one. Stable UIDs let an import replace
 * older copies of an event.
 */

import { dayAfter, isoDay, type Day, type Instant } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { wellFormed } from '../../domain/text/well-formed-text.ts'
import { HANDLING_LABELS, type Handling } from '../../domain/feed.ts'
import { INVENTED } from '../board-file.ts'
import { LEGAL_FOOTER } from '../order-timeline.ts'
import { WARN_DAYS, type Deadline } from '../warnings.ts'

/** One event of a calendar file. */
export interface CalendarEvent {
  /** Stable identifier of the event across files; calendar clients match older copies by it. */
  readonly uid: string
  readonly when: AllDay | Timed
  readonly summary: string
  readonly description: string
  /** [longitude, latitude]; null where the location must not be synced to phones. */
  readonly at: Position | null
  /** Whether it blocks the calendar of the person who imports it (TRANSP:OPAQUE). */
  readonly isBusy: boolean
  readonly isPrivate: boolean
  readonly alarms: readonly Alarm[]
}
interface AllDay {
  readonly kind: 'day'
  readonly day: Day
}
interface Timed {
  readonly kind: 'time'
  readonly start: Instant
  /** Null where the end is unknown: DTEND is then omitted. */
  readonly end: Instant | null
}
interface Alarm {
  readonly daysBefore: number
  readonly text: string
}
interface Calendar {
  /** Product part of PRODID: `Shift plan`. */
  readonly product: string
  /** Suggested calendar name; null: none. */
  readonly name: string | null
  readonly events: readonly CalendarEvent[]
  /** Time of creation; of two copies of an event the later replaces the earlier. */
  readonly now: Instant
}

/** Renders a calendar as RFC 5545 text with CRLF line ends. */
export const calendarText = ({ product, name, events, now }: Calendar): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Holdfast//${product}//EN`,
    'CALSCALE:GREGORIAN',
    ...(name === null ? [] : [`X-WR-CALNAME:${escaped(name)}`]),
    ...events.flatMap((event) => linesOf(event, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

const MINUTE = 60_000

const linesOf = (event: CalendarEvent, now: Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${utc(now)}`,
  // Minutes since 1970: increases with every file without stored state, and fits 32 bits until the year 6053.
  `SEQUENCE:${Math.floor(now / MINUTE)}`,
  ...timesOf(event.when),
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  ...(event.at === null ? [] : [`GEO:${event.at[1].toFixed(6)};${event.at[0].toFixed(6)}`]),
  ...(event.isPrivate ? ['CLASS:PRIVATE'] : []),
  `TRANSP:${event.isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
  ...event.alarms.flatMap((alarm) => linesOfAlarm(alarm, event.when)),
  'END:VEVENT',
]

function timesOf(when: CalendarEvent['when']): readonly string[] {
  if (when.kind === 'day')
    return [`DTSTART;VALUE=DATE:${compact(when.day)}`, `DTEND;VALUE=DATE:${compact(dayAfter(when.day))}`]
  return [`DTSTART:${utc(when.start)}`, ...(when.end === null ? [] : [`DTEND:${utc(when.end)}`])]
}

/** Hour of the alarm of an all-day event, which starts at midnight. */
const ALARM_HOUR = 9

const linesOfAlarm = ({ daysBefore, text }: Alarm, { kind }: CalendarEvent['when']): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${kind === 'day' ? beforeMidnight(daysBefore) : `-P${daysBefore}D`}`,
  `DESCRIPTION:${escaped(text)}`,
  'END:VALARM',
]
const beforeMidnight = (days: number) =>
  days === 0 ? `PT${ALARM_HOUR}H` : `-P${days > 1 ? `${days - 1}D` : ''}T${24 - ALARM_HOUR}H`

const compact = (day: Day) => isoDay(day).replaceAll('-', '')
const utc = (at: Instant) => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Escapes TEXT of RFC 5545, 3.3.11: removes control characters except tab and writes line ends as `\n`. */
const escaped = (text: string) =>
  wellFormed(text)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r?\n|\r/g, '\\n')
    .replaceAll(/[^\P{Control}\t]/gu, '')

const LONGEST_LINE = 75
/** Folds lines to at most 75 octets (RFC 5545, 3.1) without splitting a character. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let octets = 0
  let text = ''
  for (const character of line) {
    const { length } = encoder.encode(character)
    if (octets + length > LONGEST_LINE) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += length
  }
  return text
}

interface CalendarOrigin {
  readonly title: string
  readonly handling: Handling
  readonly demonstration: boolean
  /** Why deadlines are missing from the file; empty where none is. */
  readonly shortfall: string
  /** Time of creation. */
  readonly now: Instant
}

/** `closure-deadlines-2024-08-31.ics`, `closure-deadlines-2024-08-31-in-ward-one.ics`. */
export const calendarFileName = (asOf: Day, where = '') =>
  `closure-deadlines-${isoDay(asOf)}${where.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.ics`

/** One event per deadline with order number, ward and owner, never the address: calendars sync to phones. */
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
    // The UID omits the date, so that an adjourned hearing moves in the calendar instead of appearing twice.
    uid: `${kind}.${encodeURIComponent(wellFormed(order))}@closure-orders.holdfast`,
    when: at === null ? { kind: 'day', day } : { kind: 'time', start: at, end: null },
    summary: what + (ward === null ? '' : ` (${ward})`),
    description: descriptionOf(deadline, origin),
    at: null,
    isBusy: false,
    isPrivate: false,
    alarms: WARN_DAYS[kind]
      .filter((days) => days <= daysLeft)
      .map((daysBefore) => ({ daysBefore, text: `${what}: ${daysBefore} days` })),
  }
}

const descriptionOf = ({ owner, note }: Deadline, { handling, demonstration, shortfall }: CalendarOrigin) =>
  [
    note,
    `Owner: ${owner ?? 'not stated'}.`,
    shortfall === '' ? '' : `Not every deadline is in this file. ${shortfall}`,
    `Handling: ${HANDLING_LABELS[handling]}.`,
    demonstration ? `${INVENTED}.` : '',
    LEGAL_FOOTER,
  ]
    .filter((part) => part !== '')
    .join('\n')
