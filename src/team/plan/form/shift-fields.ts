/** What is typed into the form of a shift, and what it asks for: the fields as text, so that nothing is changed under the hand. */
import { type Day, type DaySpan, dayBefore, dayNumber, isoDay, parseDay } from '../../../domain/day.ts'
import type { Position } from '../../../domain/geography.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { AddedPlace } from '../../../domain/places/saved-plan.ts'
import { truncated } from '../../../domain/text/well-formed-text.ts'
import {
  clockWords,
  LONGEST_HOURS,
  PACES,
  SHIFT_MODES,
  USUAL_VISIT_MINUTES,
  usualBreaks,
  usualPerCrew,
  type ShiftRequest,
  type ShiftMode,
} from '../../../measures/planning/shift-request.ts'

export interface ShiftFields {
  readonly date: string
  readonly start: string
  readonly hours: string
  readonly officers: string
  readonly pcsos: string
  readonly wardens: string
  readonly crews: 'usual' | 'single' | 'pairs'
  readonly mode: ShiftMode
  readonly speed: string
  readonly visit: string
  readonly breakAt: string
  readonly breakMinutes: string
  readonly startAt: string
  readonly endAt: string
  readonly seed: string
  readonly measure: 'count' | 'harm'
}
export type Field = keyof ShiftFields

export const fieldsFor = (day: Day, seed: number): ShiftFields => ({
  date: isoDay(day),
  start: '17:00',
  hours: '8',
  officers: '4',
  pcsos: '0',
  wardens: '0',
  crews: 'usual',
  mode: 'foot',
  speed: String(PACES.foot.kilometresAnHour),
  visit: String(USUAL_VISIT_MINUTES),
  breakAt: '',
  breakMinutes: '45',
  startAt: '',
  endAt: '',
  seed: String(seed),
  measure: 'count',
})

/** The form for a plan that was opened: what it was asked for. Who the people are it does not say. */
export const fieldsOf = (asked: ShiftRequest): ShiftFields => ({
  date: isoDay(asked.day),
  start: clockWords(asked.startMinute),
  hours: String(asked.minutes / 60),
  officers: String(asked.people),
  pcsos: '0',
  wardens: '0',
  crews: asked.perCrew === 1 ? 'single' : 'pairs',
  mode: asked.mode,
  speed: String(asked.kilometresAnHour),
  visit: String(asked.visitMinutes),
  breakAt: asked.breaks[0] ? clockWords(asked.startMinute + asked.breaks[0].from) : '',
  breakMinutes: asked.breaks[0] ? String(asked.breaks[0].to - asked.breaks[0].from) : '0',
  startAt: pointText(asked.startAt),
  endAt: pointText(asked.endAt),
  seed: String(asked.seed),
  measure: asked.measure,
})
const pointText = (at: Position | null) => (at ? `${at[1].toFixed(6)}, ${at[0].toFixed(6)}` : '')

/** A name with where it is. */
export interface NamedPoint {
  readonly name: string
  readonly at: Position
}
interface RequestContext {
  readonly window: DaySpan
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  readonly chosen: readonly string[] | null
  readonly added: readonly AddedPlace[]
  readonly points: readonly NamedPoint[]
  readonly place: Place
}

/** A text: what is wrong with one of the fields, in one sentence. */
export function shiftRequestFrom(fields: ShiftFields, by: RequestContext): ShiftRequest | string {
  const day = parseDay(fields.date)
  if (day === null) return 'The date is no day. Choose the day on which the shift starts.'
  const startMinute = minuteIn(fields.start)
  if (startMinute === null) return 'The start is no time such as 17:00.'
  const hours = Number(fields.hours)
  if (!(hours > 0 && hours <= LONGEST_HOURS))
    return `A shift is longer than 0 hours, and of ${LONGEST_HOURS} at most.`
  const people = [fields.officers, fields.pcsos, fields.wardens].map(Number)
  if (people.some((count) => !Number.isSafeInteger(count) || count < 0 || count > 60))
    return 'Officers, PCSOs and wardens are whole numbers, 60 at most.'
  const [speed, visit, seed] = [Number(fields.speed), Number(fields.visit), Number(fields.seed)]
  if (!(speed >= 1 && speed <= 60)) return 'The speed is between 1 and 60 km/h.'
  if (!(Number.isSafeInteger(visit) && visit >= 5 && visit <= 120))
    return 'A visit lasts from 5 to 120 whole minutes.'
  if (!Number.isSafeInteger(seed) || seed < 0) return 'The seed is a whole number.'
  const [startAt, endAt] = [fields.startAt, fields.endAt].map((text) => pointIn(text, by.points))
  if (startAt === undefined) return unknownPoint('start', fields.startAt, by.place)
  if (endAt === undefined) return unknownPoint('end', fields.endAt, by.place)
  const minutes = Math.round(hours * 60)
  const breaks = breaksIn(fields, { startMinute, minutes })
  if (typeof breaks === 'string') return breaks
  return {
    day,
    startMinute,
    minutes,
    people: people.reduce((sum, count) => sum + count, 0),
    perCrew:
      fields.crews === 'usual' ? usualPerCrew(startMinute, minutes) : fields.crews === 'single' ? 1 : 2,
    mode: SHIFT_MODES.find((mode) => mode === fields.mode) ?? 'foot',
    kilometresAnHour: speed,
    visitMinutes: visit,
    breaks,
    startAt,
    endAt,
    seed,
    measure: fields.measure,
    window: before(by.window, day),
    categories: by.categories,
    areas: by.areas,
    chosen: by.chosen,
    added: by.added,
  }
}

function minuteIn(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Number(hour) * 60 + Number(minute)
}

interface ShiftTimes {
  readonly startMinute: number
  readonly minutes: number
}
/** Without a time: the usual. */
function breaksIn(
  { breakAt, breakMinutes }: ShiftFields,
  { startMinute, minutes }: ShiftTimes,
): ShiftRequest['breaks'] | string {
  const length = Number(breakMinutes)
  if (!(Number.isSafeInteger(length) && length >= 0 && length <= 240))
    return 'A break lasts from 0 to 240 whole minutes.'
  if (length === 0) return []
  if (breakAt === '') return usualBreaks(minutes).map(({ from }) => ({ from, to: from + length }))
  const at = minuteIn(breakAt)
  const from = at === null ? -1 : (at - startMinute + 1440) % 1440
  if (from < 0 || from + length > minutes) return 'The break does not lie in the shift.'
  return [{ from, to: from + length }]
}

/** Nothing from the day of the shift on: what is usual is what was before. */
const before = ({ from, to }: DaySpan, day: Day): DaySpan =>
  from < day ? { from, to: dayNumber(Math.min(to, dayBefore(day))) } : { from, to }

/** A whole one, spaces and case forgiven. */
const WHOLE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/

/** `zz1 1aa` and `ZZ11AA` alike are `ZZ1 1AA`; null for what is no whole postcode. */
export function postcodeIn(text: string): string | null {
  const signs = text.toUpperCase().replace(/\s/g, '')
  return WHOLE.test(signs) ? `${signs.slice(0, -3)} ${signs.slice(-3)}` : null
}

/** Null where nothing is typed; undefined where nobody knows it. A latitude and a longitude, in degrees with a comma between them, are a point too. */
function pointIn(text: string, points: readonly NamedPoint[]): Position | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const [, latitude, longitude] = /^(-?\d{1,2}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)$/.exec(typed) ?? []
  if (latitude !== undefined) return [Number(longitude), Number(latitude)]
  const plain = typed.toLocaleLowerCase('en-GB')
  return points.find(({ name }) => name.toLocaleLowerCase('en-GB') === plain)?.at
}
const unknownPoint = (word: string, text: string, { examples, postcodesYear }: Place) =>
  postcodeIn(text) === null
    ? `“${truncated(text, 40)}” is no place in the borough, so the shift cannot ${word} there. Choose one of the list, or type a postcode or a point such as ${examples.typed}.`
    : `“${postcodeIn(text) ?? ''}” is no postcode of the borough in the list of ${postcodesYear}, so the shift cannot ${word} there. Choose a place of the list, or type a point such as ${examples.typed}.`
