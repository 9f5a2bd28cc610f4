/** Calendar files (RFC 5545): events that take the place of their older copies when a file is imported again. */
import type { Day, Instant } from '../../domain/day.ts'
import { dayAfter, isoDay } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { wellFormed } from '../../domain/text/well-formed-text.ts'

export interface CalendarEvent {
  /** The same in every file that tells of the same thing, and of no other: by it a client finds the older copy. */
  readonly uid: string
  readonly when: AllDay | Timed
  readonly summary: string
  readonly description: string
  /** Null where the event has no place that a phone may keep. */
  readonly at: Position | null
  /** Whether it takes up the time of whoever imports it. */
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
  /** Null where the end is not known: then the event has none. */
  readonly end: Instant | null
}
interface Alarm {
  readonly daysBefore: number
  readonly words: string
}
interface Calendar {
  /** What writes it: `Shift plan`. */
  readonly product: string
  /** What a client may call the calendar; null: what it likes. */
  readonly name: string | null
  readonly events: readonly CalendarEvent[]
  /** When the file is made: of two copies of an event the later one counts. */
  readonly now: Instant
}

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
  // Minutes since 1970: higher with every file, without a memory of the last; good until the year 6053.
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

/** An all-day event begins at midnight: its alarm sounds nine hours after that, on the day that it is meant for. */
const ALARM_HOUR = 9

const linesOfAlarm = ({ daysBefore, words }: Alarm, { kind }: CalendarEvent['when']): readonly string[] => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `TRIGGER:${kind === 'day' ? beforeMidnight(daysBefore) : `-P${daysBefore}D`}`,
  `DESCRIPTION:${escaped(words)}`,
  'END:VALARM',
]
const beforeMidnight = (days: number) =>
  days === 0 ? `PT${ALARM_HOUR}H` : `-P${days > 1 ? `${days - 1}D` : ''}T${24 - ALARM_HOUR}H`

const compact = (day: Day) => isoDay(day).replaceAll('-', '')
const utc = (at: Instant) => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** TEXT of RFC 5545, 3.3.11: no control characters but the tab; a line end is told as `\n`. */
const escaped = (text: string) =>
  wellFormed(text)
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r?\n|\r/g, '\\n')
    .replaceAll(/[^\P{Control}\t]/gu, '')

const LONGEST_LINE = 75
/** Lines of at most 75 octets (RFC 5545, 3.1), cut between characters, never inside one. */
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
