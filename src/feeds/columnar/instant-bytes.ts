/** Instants in their usual form, read from bytes without making a string of each. */
import { daysInMonth } from '../../domain/day.ts'
import type { ValueBytes } from './column-batch.ts'

const ZERO = 0x30
const LOCAL_LENGTH = 19
const MINUTE = 60_000
const DAY_MINUTES = 1440
const [FIRST_YEAR, LAST_YEAR] = [2000, 2099]
const LAST_OFFSET_HOUR = 14

/**
 * Milliseconds since 1970 of `2023-05-04T21:15:00+01:00` or the same with `Z`, of the years from 2000, as `parseMoment` reads them; NaN
 * for all else.
 */
export function instantInBytes({ bytes, starts, ends }: ValueBytes, code: number): number {
  const start = starts[code] ?? 0
  const length = (ends[code] ?? 0) - start
  const local = localInBytes(bytes, start)
  if (length === LOCAL_LENGTH + 1 && bytes[start + LOCAL_LENGTH] === 0x5a) return local
  if (length !== LOCAL_LENGTH + 6) return NaN
  const sign = bytes[start + LOCAL_LENGTH]
  const hours = twoDigits(bytes, start + 20)
  const minutes = twoDigits(bytes, start + 23)
  if ((sign !== 0x2b && sign !== 0x2d) || bytes[start + 22] !== 0x3a) return NaN
  if (!(hours <= LAST_OFFSET_HOUR && minutes <= 59)) return NaN
  return local - (sign === 0x2b ? 1 : -1) * (hours * 60 + minutes) * MINUTE
}

/** `2023-05-04T21:15:00` as if it were UTC. */
function localInBytes(bytes: Uint8Array, at: number): number {
  const isForm =
    bytes[at + 4] === 0x2d &&
    bytes[at + 7] === 0x2d &&
    bytes[at + 10] === 0x54 &&
    bytes[at + 13] === 0x3a &&
    bytes[at + 16] === 0x3a
  if (!isForm) return NaN
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2)
  const month = twoDigits(bytes, at + 5)
  const day = twoDigits(bytes, at + 8)
  const hour = twoDigits(bytes, at + 11)
  const minute = twoDigits(bytes, at + 14)
  const second = twoDigits(bytes, at + 17)
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return NaN
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return NaN
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return NaN
  return (daysBefore(year, month, day) * DAY_MINUTES + hour * 60 + minute) * MINUTE + second * 1000
}

/** NaN where either is no digit. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO
  const ones = (bytes[at + 1] ?? 0) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Days from 1970-01-01 in the Gregorian calendar, by counting from 1 March (H. Hinnant, days_from_civil). */
function daysBefore(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return (
    era * 146_097 + yearOfEra * 365 + (yearOfEra >> 2) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  )
}
