/** The fields that feeds are made of: plain shapes that print as JSON Schema, each with its rule piped on top. */
import * as v from 'valibot'
import type { Moment } from '../../domain/day.ts'
import { asEnd, startOfDay } from '../../domain/day.ts'
import { FIRST_DAY, MOMENT_PATTERN, parseMoment } from '../moments.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { presentMembers } from '../rows/json-object.ts'
import { isReason, type Sentences } from '../rows/reasons.ts'
import type { Refusal } from '../rows/verdict.ts'
import { refusal, refusedFor } from '../rows/verdict.ts'

const MOST = 1_000_000_000
const HOURS_PATTERN = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

/** The message of a rule is the reason for which a row is set aside; `bad-field` where a rule has none. */
export const text = (description: string) => v.pipe(v.string(), v.description(description))

export const textUpTo = (letters: number, description: string) =>
  v.pipe(v.string(), v.maxLength(letters), v.description(description))

/** A name that the sender gives: text, or a whole number taken as text. */
export const idText = (description: string) =>
  v.pipe(
    v.union([v.string(), v.pipe(v.number(), v.integer())]),
    v.description(description),
    v.transform(String),
  )

export const oneOf = <const T extends readonly string[]>(options: T, description: string) =>
  v.pipe(v.picklist(options), v.description(description))

export const whole = (least: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MOST), v.description(description))

export const amount = (most: number, description: string) =>
  v.pipe(v.number(), v.minValue(0), v.maxValue(most), v.description(description))

export const hours = (description: string) =>
  v.pipe(v.string(), v.regex(HOURS_PATTERN), v.description(description))

export const yesOrNo = (description: string) => v.pipe(v.boolean(), v.description(description))

/** A time from 2000 on, as `2023-05-04T21:15:00+01:00`, `2023-05-04` or `2023-05`. */
export const moment = (description: string) => momentFrom(startOfDay(FIRST_DAY), description)
/** Such a time at which something ends or falls due: of a month its last day. */
export const endMoment = (description: string) => v.pipe(moment(description), v.transform(asEnd))
/** A time of any year: for what was drawn long ago, such as a boundary. */
export const anyMoment = (description: string) => momentFrom(-Infinity, description)
export const anyEndMoment = (description: string) => v.pipe(anyMoment(description), v.transform(asEnd))
/** A time of which the minute is known. */
export const exactMoment = (description: string) =>
  v.pipe(
    moment(description),
    v.check((told) => told.precision === 'instant', 'bad-date'),
  )

const momentFrom = (earliest: number, description: string) =>
  v.pipe(
    v.string(),
    v.regex(MOMENT_PATTERN, 'bad-date'),
    v.description(description),
    v.rawTransform<string, Moment>(({ dataset, addIssue, NEVER }) => {
      const told = parseMoment(dataset.value)
      if (told && told.at >= earliest) return told
      addIssue({ message: told ? 'before-2000' : 'bad-date' })
      return NEVER
    }),
  )

/** `phases[1].kind`: lists are counted from 1. Undefined where the fault is in the whole. */
export function fieldOf(issue: v.BaseIssue<unknown>): string | undefined {
  const parts = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`,
  )
  return parts.length > 0 ? parts.join('').replace(/^\./, '') : undefined
}

interface Checked<F> {
  readonly kind: 'checked'
  readonly fields: F
}

/**
 * Judges properties by their rules; the first fault found is the reason. Null and blank count as not given.
 * @param own reasons of the kind alone, which its rules may give
 */
export function checked<F>(
  rules: v.GenericSchema<unknown, F>,
  properties: JsonObject,
  own: Sentences = {},
): Checked<F> | Refusal {
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
