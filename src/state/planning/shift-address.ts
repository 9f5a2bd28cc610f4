/** A shift as text in the address: day, start, hours, who is on, crews, mode, and the seed where it is not the shift's own. */
import { type Day, isoDay, parseDay } from '../../domain/day.ts'

/** The fields in the order of the text; what else can be set is for the plan file. */
export const ADDRESS_FIELDS = [
  'date',
  'start',
  'hours',
  'officers',
  'pcsos',
  'wardens',
  'crews',
  'mode',
] as const
type NamedFields = Readonly<Record<(typeof ADDRESS_FIELDS)[number] | 'seed', string>>

const PATTERN =
  /^(\d{4}-\d{2}-\d{2}),\d{1,2}:\d{2},\d{1,2}(\.\d{1,2})?,\d{1,2},\d{1,2},\d{1,2},(usual|pairs|single),(foot|car)(,\d{1,9})?$/

export function isShiftText(text: string): boolean {
  const [, day] = PATTERN.exec(text) ?? []
  return day !== undefined && parseDay(day) !== null
}

/** The text of a shift; null for the usual one of the as-of day, and for fields that no shift can have. */
export function shiftText(fields: NamedFields, asOf: Day): string | null {
  const seed = fields.seed.trim()
  const text = [...ADDRESS_FIELDS.map((field) => fields[field].trim()), ...(seed === '' ? [] : [seed])].join(
    ',',
  )
  return isShiftText(text) && text !== usualShiftText(asOf) ? text : null
}

/** The shift of a form that nobody has filled in, which an address need not name. */
export const usualShiftText = (asOf: Day) => `${isoDay(asOf)},17:00,8,4,0,0,usual,foot`
