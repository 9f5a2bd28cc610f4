/** Valibot schemas for the fields of feeds: shapes that can be printed as JSON Schema, with checks piped on top. */
import * as v from 'valibot'
import { type Moment, asEnd, startOfDay } from '../../domain/day.ts'
import { FIRST_DAY, MOMENT_PATTERNS, parseMoment } from '../moments.ts'
import { type JsonObject, presentMembers } from '../rows/json-object.ts'
import { isReason, type Sentences } from '../rows/reasons.ts'
import { type Refusal, refusal, refusedFor } from '../rows/row-outcome.ts'

const MAX_NUMBER = 1_000_000_000
const HOURS_PATTERN = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

/** The message of a check is the reason for which a row is set aside; without a message the reason is `bad-field`. */
export const text = (description: string) => v.pipe(v.string(), v.description(description))

/** Text of at most `letters` UTF-16 units. */
export const textUpTo = (letters: number, description: string) =>
  v.pipe(v.string(), v.maxLength(letters), v.description(description))

/** An identifier given by the sender: text, or a whole number converted to text. */
export const idText = (description: string) =>
  v.pipe(
    v.union([v.string(), v.pipe(v.number(), v.integer())]),
    v.description(description),
    v.transform(String),
  )

/** One of the listed texts. */
export const oneOf = <const T extends readonly string[]>(options: T, description: string) =>
  v.pipe(v.picklist(options), v.description(description))

/** An integer from `least` to a thousand million. */
export const whole = (least: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MAX_NUMBER), v.description(description))

/** A number from 0 to `most`. */
export const amount = (most: number, description: string) =>
  v.pipe(v.number(), v.minValue(0), v.maxValue(most), v.description(description))

/** Hours of the day as `18:00-23:00`; the end may be `24:00` or on the following day. */
export const hours = (description: string) =>
  v.pipe(v.string(), v.regex(HOURS_PATTERN), v.description(description))

/** A boolean. */
export const yesOrNo = (description: string) => v.pipe(v.boolean(), v.description(description))

/** A time from 2000 on: `2023-05-04T21:15:00+01:00`, `2023-05-04` or `2023-05`. */
export const moment = (description: string) =>
  momentOf(MOMENT_PATTERNS.from2000, startOfDay(FIRST_DAY), description)
/** A time from 2000 on at which something ends or falls due; a month means its last day. */
export const endMoment = (description: string) => v.pipe(moment(description), v.transform(asEnd))
/** A time of any year, for records that may be old, such as boundaries. */
export const anyMoment = (description: string) => momentOf(MOMENT_PATTERNS.any, -Infinity, description)
/** A time of any year at which something ends; a month means its last day. */
export const anyEndMoment = (description: string) => v.pipe(anyMoment(description), v.transform(asEnd))
/** A time with a time of day. */
export const exactMoment = (description: string) =>
  momentOf(MOMENT_PATTERNS.instantFrom2000, startOfDay(FIRST_DAY), description)

const momentOf = (pattern: RegExp, earliest: number, description: string) => {
  const reasonFor = (parsed: Moment | null) => (parsed && parsed.at < earliest ? 'before-2000' : 'bad-date')
  return v.pipe(
    v.string(),
    v.regex(pattern, ({ input }) => reasonFor(parseMoment(input))),
    v.description(description),
    v.rawTransform<string, Moment>(({ dataset, addIssue, NEVER }) => {
      const parsed = parseMoment(dataset.value)
      if (parsed && parsed.at >= earliest) return parsed
      addIssue({ message: reasonFor(parsed) })
      return NEVER
    }),
  )
}

/**
 * Path of the field at fault, such as `phases[1].kind` (list items counted from 1); undefined where the whole row is at
 * fault.
 */
export function fieldOf(issue: v.BaseIssue<unknown>): string | undefined {
  const parts = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`,
  )
  return parts.length > 0 ? parts.join('').replace(/^\./, '') : undefined
}

interface Validated<F> {
  readonly kind: 'checked'
  readonly fields: F
}

/**
 * Validates properties against a schema; the first fault gives the reason. Null and blank values count as missing.
 * @param own reasons specific to the kind, which its checks may give
 */
export function validated<F>(
  rules: v.GenericSchema<unknown, F>,
  properties: JsonObject,
  own: Sentences = {},
): Validated<F> | Refusal {
  const raw = presentMembers(properties)
  const result = v.safeParse(rules, raw, { abortEarly: true })
  if (result.success) return { kind: 'checked', fields: result.output }
  const [issue] = result.issues
  const field = fieldOf(issue)
  const keys = (issue.path ?? []).map((item) => String(item.key))
  const value = keys.reduce<unknown>((inside, key) => memberOf(inside, key), raw)
  if (isReason(issue.message) || Object.hasOwn(own, issue.message))
    return refusedFor(issue.message, field, value)
  if (value !== undefined) return refusal('bad-field', field, value)
  return field === 'id' ? refusal('missing-id') : refusal('missing-field', field)
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([name]) => name === key)?.[1]
}
