/** Cells of a workbook as text that can be read in one way only: ISO dates, numbers without an exponent. */
import type { CellObject } from '@e965/xlsx'

/** Empty for a blank cell; line breaks become spaces. */
export function cellInText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined) return ''
  const { t: type, v: value } = cell
  if (value instanceof Date) return dateText(value, String(cell.z ?? ''))
  if (typeof value === 'number' && type === 'n') return plainNumber(value)
  return type === 'e' ? (ERRORS[Number(value)] ?? '#ERROR!') : textOf(value)
}

/** Errors by their codes, as a spreadsheet shows them. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

const textOf = (value: unknown) =>
  String(value)
    .replaceAll(/[\r\n\u2028\u2029]+/g, ' ')
    .trim()

/** Decimal digits only; beyond 21 digits a number is no longer exact, and stays in its own notation. */
function plainNumber(value: number): string {
  const text = String(value)
  return /e-/.test(text) ? value.toFixed(MOST_DECIMALS).replace(/0+$/, '') : text
}
const MOST_DECIMALS = 20

/** Times of day are dates in the first days of the epoch. */
const LAST_EPOCH_YEAR = 1904
const SECOND = 1000
const TIME_LENGTH = 8

/** A day, an instant without an offset, or a time of day, rounded to the second that a spreadsheet shows. */
function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return ''
  const rounded = new Date(Math.round(value.getTime() / SECOND) * SECOND)
  const [day = '', time = ''] = rounded.toISOString().split('T')
  const clock = time.slice(0, TIME_LENGTH)
  if (rounded.getUTCFullYear() <= LAST_EPOCH_YEAR) return clock
  const showsTime = /h/i.test(format)
  return clock === '00:00:00' && !showsTime ? day : `${day}T${clock}`
}
