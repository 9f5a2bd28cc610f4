/** Reads a published summary or notice from its text, by the schema that is the contract. Not for the page's script. */
import * as v from 'valibot'
import type { PublishedCount } from './band.ts'
import { BAND_WIDTH } from './band.ts'
import type { Published } from './public-summary.ts'
import { isQuarter } from './quarter.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const quarter = v.pipe(v.string(), v.check(isQuarter, 'a quarter such as 2024Q2'))
const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const count = v.pipe(
  v.union([
    v.literal('0-4'),
    v.literal('not-published'),
    v.pipe(whole, v.minValue(BAND_WIDTH), v.multipleOf(BAND_WIDTH)),
  ]),
  // What passed is a band: the brand says that it was made elsewhere.
  v.transform((told) => told as PublishedCount),
)
const geography = v.picklist(['msoa', 'ward'])
const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema)

const cell = v.object({ area: text, quarter, group: text, count })
const total = v.object({
  area: v.optional(text),
  quarter: v.optional(quarter),
  group: v.optional(text),
  low: whole,
  high: whole,
})
const commitment = v.object({
  text,
  owner: v.string(),
  area: nullable(text),
  askedBy: nullable(v.picklist(['board', 'residents'])),
  agreed: quarter,
  due: quarter,
  done: nullable(quarter),
  outcome: nullable(v.string()),
})
const contact = v.object({
  id: text,
  name: text,
  text: v.string(),
  phone: nullable(text),
  url: nullable(text),
})
const shapes = v.object({
  width: whole,
  height: whole,
  paths: v.array(v.object({ area: text, d: v.pipe(v.string(), v.regex(/^[MLHVZmlhvz0-9 .,-]*$/)) })),
})
const labels = v.record(v.string(), v.string())
const common = {
  version: v.literal(1),
  handling: v.literal('public'),
  demonstration: v.optional(text),
  releasedOn: day,
  contacts: v.array(contact),
  labels,
}
const summary = v.object({
  ...common,
  geography,
  areas: v.array(v.object({ code: text, name: text })),
  quarters: v.array(quarter),
  groups: v.array(v.object({ id: text, label: text })),
  cells: v.array(cell),
  totals: v.array(total),
  borough: v.array(v.object({ id: text, label: text, quarter, low: whole, high: whole })),
  commitments: v.array(commitment),
  notes: v.array(
    v.object({ from: quarter, to: nullable(quarter), groups: v.array(v.string()), text: v.string() }),
  ),
  corrections: v.array(v.object({ area: text, quarter, group: text, was: count, most: whole })),
  shapes,
})
const notice = v.object({ ...common, kind: v.literal('notice'), retractedOn: day, reason: text })

export type ReadPublished =
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'refused'; readonly what: string }

/** Never throws. What is refused is said by its field and what stands there. */
export function readPublished(json: string): ReadPublished {
  const value = parsed(json)
  if (value === undefined) return { kind: 'refused', what: 'The file holds no JSON.' }
  const isNotice = typeof value === 'object' && value !== null && 'kind' in value
  const result = v.safeParse(isNotice ? notice : summary, value, { abortEarly: true })
  if (result.success) return { kind: 'published', published: result.output }
  const [issue] = result.issues
  const stands = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input).slice(0, 80)
  const field = v.getDotPath(issue) ?? 'The whole'
  return { kind: 'refused', what: `${field} holds ${stands}, which a summary cannot.` }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
