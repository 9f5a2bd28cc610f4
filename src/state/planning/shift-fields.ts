/** The fields of the shift form as text, and their validation into a `ShiftRequest`. */
import { type Day, type DaySpan, instant, isoDay, londonMinute, parseDay } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import {
  clockWords,
  LONGEST_HOURS,
  TRAVEL_SPEEDS,
  SHIFT_MODES,
  USUAL_VISIT_MINUTES,
  usualBreaks,
  usualPerCrew,
  minuteOfShift,
  skippedStart,
  startOf,
  type ShiftRequest,
  type ShiftMode,
  type ShiftTimes,
} from '../../measures/planning/shift-request.ts'
import { daysBeforeShift } from '../../measures/tonight/shift-days.ts'
import { shiftSeed } from '../../measures/tonight/shift-lot.ts'
import { ADDRESS_FIELDS } from './shift-address.ts'

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
  /** Empty: the shift's own. */
  readonly seed: string
  readonly measure: 'count' | 'harm'
}
export type Field = keyof ShiftFields

/** Default fields for a shift on `day`. */
export const fieldsFor = (day: Day): ShiftFields => ({
  date: isoDay(day),
  start: '17:00',
  hours: '8',
  officers: '4',
  pcsos: '0',
  wardens: '0',
  crews: 'usual',
  mode: 'foot',
  speed: String(TRAVEL_SPEEDS.foot.kilometresAnHour),
  visit: String(USUAL_VISIT_MINUTES),
  breakAt: '',
  breakMinutes: '45',
  startAt: '',
  endAt: '',
  seed: '',
  measure: 'count',
})

/** Fields with those that the address names (see `isShiftText`). */
export function withShiftText(fields: ShiftFields, text: string): ShiftFields {
  const values = text.split(',')
  const named = Object.fromEntries(ADDRESS_FIELDS.map((field, at) => [field, values[at] ?? '']))
  const mode = named['mode'] === 'car' ? 'car' : 'foot'
  const speed = String(TRAVEL_SPEEDS[mode].kilometresAnHour)
  return { ...fields, ...named, mode, speed, seed: values[ADDRESS_FIELDS.length] ?? '' }
}

/** Fields of an opened plan's request. The file has only the number of people, so all are entered as officers. */
export const fieldsOf = (request: ShiftRequest): ShiftFields => ({
  date: isoDay(request.day),
  start: clockWords(request.startMinute),
  hours: String(request.minutes / 60),
  officers: String(request.people),
  pcsos: '0',
  wardens: '0',
  crews: request.perCrew === 1 ? 'single' : 'pairs',
  mode: request.mode,
  speed: String(request.kilometresAnHour),
  visit: String(request.visitMinutes),
  breakAt: request.breaks[0] ? wallClock(request, request.breaks[0].from) : '',
  breakMinutes: request.breaks[0] ? String(request.breaks[0].to - request.breaks[0].from) : '0',
  startAt: pointText(request.startAt),
  endAt: pointText(request.endAt),
  seed: request.seed === shiftSeed(request) ? '' : String(request.seed),
  measure: request.measure,
})
/** Value of a time input at a minute of the shift. */
const wallClock = (request: ShiftTimes, minute: number) =>
  clockWords(londonMinute(instant(startOf(request) + minute * 60_000)))
/** `latitude, longitude` in degrees; empty for null. */
const pointText = (at: Position | null) => (at ? `${at[1].toFixed(6)}, ${at[0].toFixed(6)}` : '')

/** A name with its position. */
export interface NamedPoint {
  readonly name: string
  readonly at: Position
}
/** Parts of the request that do not come from the form. */
interface RequestContext {
  readonly window: DaySpan
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  readonly chosen: readonly string[] | null
  readonly added: readonly AddedPlace[]
  readonly points: readonly NamedPoint[]
  readonly place: Place
}

/** The minute of the day at which the shift starts, or a sentence on why it does not. */
function startIn(text: string, day: Day): number | string {
  const startMinute = minuteIn(text)
  if (startMinute === null) return 'Give the start as a time, such as 17:00.'
  return skippedStart({ day, startMinute }) ?? startMinute
}

/** The request for a plan, or a sentence on the first invalid field. */
export function shiftRequestFrom(fields: ShiftFields, context: RequestContext): ShiftRequest | string {
  const day = parseDay(fields.date)
  if (day === null) return 'Choose the day on which the shift starts.'
  const startMinute = startIn(fields.start, day)
  if (typeof startMinute === 'string') return startMinute
  const hours = Number(fields.hours)
  if (!(hours > 0 && hours <= LONGEST_HOURS))
    return `A shift lasts more than 0 and at most ${LONGEST_HOURS} hours.`
  const people = [fields.officers, fields.pcsos, fields.wardens].map(Number)
  if (people.some((count) => !Number.isSafeInteger(count) || count < 0 || count > 60))
    return 'Give officers, PCSOs and wardens as whole numbers, 60 at most.'
  const pace = paceIn(fields)
  if (typeof pace === 'string') return pace
  const seed = fields.seed.trim() === '' ? null : Number(fields.seed)
  if (seed !== null && (!Number.isSafeInteger(seed) || seed < 0))
    return 'Give the seed as a whole number, or leave it empty for that of the shift.'
  const [startAt, endAt] = [fields.startAt, fields.endAt].map((text) => pointIn(text, context.points))
  if (startAt === undefined) return unknownPoint('start', fields.startAt, context.place)
  if (endAt === undefined) return unknownPoint('end', fields.endAt, context.place)
  const minutes = Math.round(hours * 60)
  const breaks = breaksIn(fields, { day, startMinute, minutes })
  if (typeof breaks === 'string') return breaks
  const drawn = {
    day,
    startMinute,
    minutes,
    people: people.reduce((sum, count) => sum + count, 0),
    perCrew:
      fields.crews === 'usual' ? usualPerCrew(startMinute, minutes) : fields.crews === 'single' ? 1 : 2,
    mode: SHIFT_MODES.find((mode) => mode === fields.mode) ?? 'foot',
  } as const
  return {
    ...drawn,
    ...pace,
    breaks,
    startAt,
    endAt,
    seed: seed ?? shiftSeed(drawn),
    measure: fields.measure,
    window: daysBeforeShift(context.window, day),
    categories: context.categories,
    areas: context.areas,
    chosen: context.chosen,
    added: context.added,
  }
}

/** Speed between places and minutes at each, or why they cannot be used. */
function paceIn({ speed, visit }: Pick<ShiftFields, 'speed' | 'visit'>) {
  const [kilometresAnHour, visitMinutes] = [Number(speed), Number(visit)]
  if (!(kilometresAnHour >= 1 && kilometresAnHour <= 60)) return 'Give a speed from 1 to 60 km/h.'
  if (!(Number.isSafeInteger(visitMinutes) && visitMinutes >= 5 && visitMinutes <= 120))
    return 'A visit lasts from 5 to 120 whole minutes.'
  return { kilometresAnHour, visitMinutes }
}

/** Minutes since midnight of `hh:mm`; null for any other text. */
function minuteIn(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return Number(hour) * 60 + Number(minute)
}

/** Breaks in minutes from the start of the shift; the usual ones if no time is given. A sentence if they are invalid. */
function breaksIn(
  { breakAt, breakMinutes }: ShiftFields,
  times: ShiftTimes,
): ShiftRequest['breaks'] | string {
  const length = Number(breakMinutes)
  if (!(Number.isSafeInteger(length) && length >= 0 && length <= 240))
    return 'A break lasts from 0 to 240 whole minutes.'
  if (length === 0) return []
  if (breakAt === '') return usualBreaks(times.minutes).map(({ from }) => ({ from, to: from + length }))
  const at = minuteIn(breakAt)
  const from = at === null ? null : minuteOfShift(times, at)
  if (from === null || from + length > times.minutes) return 'The break is outside the shift.'
  return [{ from, to: from + length }]
}

/** A full UK postcode without its space. */
const FULL_POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/

/** The postcode in standard form: `zz1 1aa` and `ZZ11AA` give `ZZ1 1AA`; null for any other text. */
export function postcodeIn(text: string): string | null {
  const characters = text.toUpperCase().replace(/\s/g, '')
  return FULL_POSTCODE.test(characters) ? `${characters.slice(0, -3)} ${characters.slice(-3)}` : null
}

/** Position of a typed name or of `latitude, longitude` in degrees; null for an empty text, undefined if unknown. */
function pointIn(text: string, points: readonly NamedPoint[]): Position | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const [, latitude, longitude] = /^(-?\d{1,2}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)$/.exec(typed) ?? []
  if (latitude !== undefined) return [Number(longitude), Number(latitude)]
  const lowerCase = typed.toLocaleLowerCase('en-GB')
  return points.find(({ name }) => name.toLocaleLowerCase('en-GB') === lowerCase)?.at
}
const unknownPoint = (verb: string, text: string, { examples, postcodesYear, noun }: Place) =>
  postcodeIn(text) === null
    ? `“${truncated(text, 40)}” is not a place in the ${noun}, so the shift cannot ${verb} there. Choose one from the list, or type a postcode or a point such as ${examples.typed}.`
    : `“${postcodeIn(text) ?? ''}” ${notInList(postcodesYear, noun)}, so the shift cannot ${verb} there. Choose a place from the list, or type a point such as ${examples.typed}.`
const notInList = (year: number | null, noun: string) =>
  year === null
    ? 'cannot be found, since this map has no list of postcodes'
    : `is not a postcode of the ${noun} in the list of ${year}`
