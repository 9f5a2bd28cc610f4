/** The seed by which a shift is drawn unless another is typed: its own, so that every device that opens it draws the same. */
import { isoDay } from '../../domain/day.ts'
import { crewsOf, type ShiftRequest } from '../planning/shift-request.ts'

type DrawnShift = Pick<ShiftRequest, 'day' | 'startMinute' | 'minutes' | 'people' | 'perCrew' | 'mode'>

const LEAST = 1000
const COUNT = 9000

/** A whole number from 1000 to 9999 that follows from day, hours, crews and mode (FNV-1a). */
export function shiftSeed(shift: DrawnShift): number {
  const { day, startMinute, minutes, mode } = shift
  const text = [isoDay(day), startMinute, minutes, crewsOf(shift), mode].join(' ')
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return LEAST + ((hash >>> 0) % COUNT)
}

/** What a printed shift says of its lot, so that it can be had again elsewhere. */
export const seedSentence = (request: ShiftRequest): string =>
  request.seed === shiftSeed(request)
    ? `Drawn by the shift’s own seed, ${request.seed}: a phone that opens the same shift has the same places.`
    : `Drawn again, by seed ${request.seed}: typed as the seed of this shift, it gives the same places elsewhere.`
