/** Parses times of day as they are written beside a date: `21:15`, `9.15pm`, `2115hrs`, `09:00-11:00`, Excel fractions. */

/** How a column of numbers writes times of day: part of a day, hour, or hours and minutes without leading zeros. */
export type ClockForm = 'fraction' | 'hour' | 'digits'

/** A time of day as `21:15:00`, with an offset if it has one, and the end of its range. */
interface ClockReading {
  readonly from: string
  readonly to: string | null
}

const START = /^(?:T|:|,\s*|at\s+|@\s*)/i
const END = /\s*(?:hrs?|hours?|h|uhr)\.?$/i
const CLOCK =
  /^(\d{1,2})[:.h]?(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i
const HOUR_OF_HALF = /^(\d{1,2})\s*([ap]\.?m\.?)$/i
const RANGE = /^(.*?\d.*?)\s*(?:-|–|—|\bto\b|\buntil\b)\s*(.*\d.*)$/i
const SECONDS_OF_DAY = 86_400

/**
 * The time of day; null where the text is none, such as `unknown`, `evening`, `24:00` or `9.5`. A hyphen between two
 * times is a range, except directly after an ISO date (`mayHaveOffset`).
 */
export function clockIn(text: string, form: ClockForm | null, mayHaveOffset = false): ClockReading | null {
  const plain = text.trim().replace(START, '').replace(END, '')
  if (form !== null && /^\d+(?:\.\d+)?$/.test(plain)) return reading(numberedClock(plain, form))
  const range = mayHaveOffset ? null : RANGE.exec(plain)
  if (range) return rangeOf(range[1] ?? '', range[2] ?? '')
  return reading(singleClock(plain))
}

const reading = (from: string | null): ClockReading | null => (from === null ? null : { from, to: null })

function rangeOf(first: string, last: string): ClockReading | null {
  const half = /[ap]\.?m\.?$/i.exec(last)?.[0] ?? ''
  const isFirstBare = !/[ap]\.?m\.?$/i.test(first)
  const to = singleClock(last)
  const from = singleClock(first) ?? (isFirstBare ? singleClock(`${first}${half}`) : null)
  return from === null || to === null ? null : { from, to }
}

function numberedClock(text: string, form: ClockForm): string | null {
  const value = Number(text)
  if (form === 'fraction') return value < 1 ? clockOfSeconds(Math.round(value * SECONDS_OF_DAY)) : null
  if (!/^\d+$/.test(text)) return singleClock(text)
  if (form === 'hour') return value < 24 ? clockOfSeconds(value * 3600) : null
  return singleClock(text.padStart(4, '0'))
}

function clockOfSeconds(seconds: number): string | null {
  if (seconds >= SECONDS_OF_DAY) return null
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

function singleClock(text: string): string | null {
  const whole = HOUR_OF_HALF.exec(text)
  const match = whole ? [text, whole[1], '00', '00', whole[2], undefined] : CLOCK.exec(text)
  if (!match) return null
  const [, hourText = '', minute = '', second = '00', half, zone] = match
  const hour = half === undefined ? Number(hourText) : hourByHalf(Number(hourText), half)
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minute}:${second}${offsetFrom(zone)}`
}

function hourByHalf(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return 24
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

function offsetFrom(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z'
  if (/^BST$/i.test(zone)) return '+01:00'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** Whether a text is exactly midnight, which exports write after a date that has no time. */
export const isMidnight = (text: string): boolean =>
  /^(?:T|\s|,)*(?:0{1,2}:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?a\.?m\.?)$/i.test(text)
