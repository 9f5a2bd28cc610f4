/** Reads the columns file of an extract: which column of an engine's table holds what. */
import * as v from 'valibot'
import { type Failed, failed } from '../../domain/feed.ts'
import { fieldOf } from '../../feeds/definition/fields.ts'
import { parsedJson } from '../../feeds/json-text.ts'

/** No quotation mark, backslash or control character, so that a quoted name can mean one column alone. */
const NAME = /^[^"'`\\\p{Cc}]{1,200}$/u
const name = v.pipe(v.string(), v.regex(NAME, 'a name of a column, without quotation marks'))
const metres = v.pipe(v.number(), v.integer(), v.minValue(1))

const columns = v.pipe(
  v.strictObject({
    /** Of a row, unique in the table; ids are made of day, square and category where there is none. */
    id: v.optional(name),
    /** Metres of the National Grid. */
    easting: v.optional(name),
    northing: v.optional(name),
    /** Degrees (WGS84). */
    longitude: v.optional(name),
    latitude: v.optional(name),
    /** A date. */
    day: v.optional(name),
    /** A local time with its date, without a zone. */
    moment: v.optional(name),
    category: name,
    /** Code of an area, by which the wider totals are counted. */
    area: v.optional(name),
    /** Category of the feed by value of the table; other values stay as they are. */
    categories: v.optional(v.record(v.string(), v.string()), {}),
    /** Columns that the table is sorted or split by, which repeat what the others say in coarser steps. */
    keys: v.optional(
      v.array(
        v.variant('of', [
          v.strictObject({ column: name, of: v.picklist(['easting', 'northing']), metres }),
          v.strictObject({ column: name, of: v.literal('day'), step: v.picklist(['day', 'month', 'year']) }),
        ]),
      ),
      [],
    ),
  }),
  v.check(
    ({ easting, northing, longitude, latitude }) =>
      [easting, northing].every(Boolean) !== [longitude, latitude].every(Boolean) &&
      [easting, northing, longitude, latitude].filter(Boolean).length === 2,
    'easting and northing, or longitude and latitude, and not both',
  ),
  v.check(({ day, moment }) => (day === undefined) !== (moment === undefined), 'either day or moment'),
  v.check(
    ({ easting, keys }) => easting !== undefined || keys.every((key) => key.of === 'day'),
    'keys of eastings and northings only where the table has these columns',
  ),
)

/** Columns of an engine's table by what they hold. */
export type Columns = v.InferOutput<typeof columns>
export type KeyColumn = Columns['keys'][number]

const HELP = 'README, Out of a large table, says what it holds.'

/** What is wrong with a member, in words. */
function faultIn({ type, message, received, expected }: v.BaseIssue<unknown>): string {
  if (type === 'check' || type === 'regex') return `wants ${message}`
  if (received === 'undefined') return 'is missing'
  if (expected === 'never') return 'is none of its names'
  return expected === null ? 'is of another form' : `wants ${expected}, not ${received}`
}

/** @param file name of the file, for the sentence */
export function readColumns(text: string, file: string): Columns | Failed {
  const json = parsedJson(text)
  if (json === null) return failed(`${file} is not JSON.`, HELP)
  const result = v.safeParse(columns, json.value)
  if (result.success) return result.output
  const [issue] = result.issues
  const field = fieldOf(issue)
  return failed(`${file} cannot be used: ${field ?? 'it'} ${faultIn(issue)}.`, HELP)
}
