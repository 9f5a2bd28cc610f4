/** Parses a published summary or notice by its schema. Not for the page's own script. */
import * as v from 'valibot'
import { type PublishedCount, type Range, BAND_WIDTH } from './band.ts'
import { GEOGRAPHIES } from './geography.ts'
import { type Published, type PublicCell, type PublicSummary } from './public-summary.ts'
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
  // A value that passes is a valid band; the brand cannot be checked.
  v.transform((band) => band as PublishedCount),
)
const geography = v.picklist(GEOGRAPHIES)
const nullable = <S extends v.GenericSchema>(schema: S) => v.nullable(schema)

const total = v.object({
  area: v.optional(text),
  quarter: v.optional(quarter),
  group: v.optional(text),
  low: whole,
  high: nullable(whole),
})
const commitment = v.object({
  text,
  owner: v.string(),
  area: nullable(text),
  isLocal: v.optional(v.boolean()),
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
const quoted = v.object({
  text,
  on: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/)),
  source: text,
  url: nullable(v.pipe(v.string(), v.regex(/^https:\/\//))),
  why: text,
})
const shapes = v.object({
  width: whole,
  height: whole,
  paths: v.array(v.object({ area: text, d: v.pipe(v.string(), v.regex(/^[MLHVZmlhvz0-9 .,-]*$/)) })),
})
const codes = v.array(text)
const team = v.object({
  name: text,
  areas: codes,
  priorities: v.array(text),
  nextMeeting: nullable(
    v.object({ on: day, at: nullable(v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))), where: text }),
  ),
})
const postcodes = v.object({
  year: whole,
  sectors: v.record(
    v.pipe(v.string(), v.regex(/^[A-Z]{1,2}\d[A-Z\d]? \d$/)),
    v.record(v.string(), v.pipe(v.string(), v.regex(/^([A-Z]{2})+$/))),
  ),
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
const summaryWith = <S extends v.GenericSchema>(countSchema: S) =>
  v.object({
    ...common,
    geography,
    areas: v.array(v.object({ code: text, name: text })),
    quarters: v.array(quarter),
    groups: v.array(v.object({ id: text, label: text })),
    cells: v.array(v.object({ area: text, quarter, group: text, count: countSchema })),
    totals: v.array(total),
    sums: v.optional(v.array(v.object({ group: nullable(text), label: text, groups: v.array(text) }))),
    borough: v.array(v.object({ id: text, label: text, quarter, low: whole, high: whole })),
    commitments: v.array(commitment),
    notKnown: v.optional(v.array(v.literal('commitments'))),
    notes: v.array(
      v.object({
        from: quarter,
        to: nullable(quarter),
        groups: v.array(v.string()),
        areas: v.optional(codes),
        both: v.optional(v.array(quarter)),
        text: v.string(),
      }),
    ),
    announced: v.optional(v.array(quoted)),
    corrections: v.array(v.object({ area: text, quarter, group: text, was: count, most: whole })),
    shapes,
    names: v.optional(v.array(v.object({ name: text, areas: codes }))),
    teams: v.optional(v.array(team)),
    postcodes: v.optional(postcodes),
    earlier: v.optional(v.array(day)),
  })
const summary = summaryWith(count)
const altered = summaryWith(v.union([v.string(), v.number()]))
const notice = v.object({ ...common, kind: v.literal('notice'), retractedOn: day, reason: text })

type ReadPublished =
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'refused'; readonly what: string }

/** Never throws; a refusal names the field at fault and its value. */
export function readPublished(json: string): ReadPublished {
  const value = parseJson(json)
  if (value === undefined) return { kind: 'refused', what: NO_JSON }
  const result = v.safeParse(isNoticeShape(value) ? notice : summary, value, { abortEarly: true })
  return result.success
    ? { kind: 'published', published: result.output }
    : { kind: 'refused', what: faultText(result.issues[0]) }
}

/** A cell whose value is more precise than a band, such as `3` or `7-8`. */
interface ExactCell extends Range {
  readonly area: string
  readonly quarter: string
  readonly group: string
}
type ReadAltered =
  | { readonly kind: 'altered'; readonly summary: PublicSummary; readonly exact: readonly ExactCell[] }
  | Exclude<ReadPublished, { readonly kind: 'published' }>

/**
 * Parses a summary that may have been altered: a bare count is an exact figure of the band that contains it. Refuses
 * cells that contain no count.
 */
export function readAltered(json: string): ReadAltered {
  const value = parseJson(json)
  if (value === undefined) return { kind: 'refused', what: NO_JSON }
  const result = v.safeParse(altered, value, { abortEarly: true })
  if (!result.success) return { kind: 'refused', what: faultText(result.issues[0]) }
  const exact: ExactCell[] = []
  const cells: PublicCell[] = []
  for (const { count: cellValue, ...key } of result.output.cells) {
    const read = parseBand(cellValue)
    if (read === null)
      return { kind: 'refused', what: `A cell holds ${JSON.stringify(cellValue)}, which is no count.` }
    cells.push({ ...key, count: read.band })
    if (read.range) exact.push({ ...key, ...read.range })
  }
  return { kind: 'altered', summary: { ...result.output, cells }, exact }
}

/** The band of a cell, and its range where it is more precise than the band. */
function parseBand(
  value: string | number,
): { readonly band: PublishedCount; readonly range: Range | null } | null {
  const parsedBand = v.safeParse(count, value)
  if (parsedBand.success) return { band: parsedBand.output, range: null }
  const [, first, last] = /^(\d+)(?:\s*(?:-|–|to)\s*(\d+))?$/.exec(String(value)) ?? []
  if (first === undefined) return null
  const [low, high] = [Number(first), Number(last ?? first)]
  const floor = low - (low % BAND_WIDTH)
  return { band: (floor === 0 ? '0-4' : floor) as PublishedCount, range: { low, high } }
}

const NO_JSON = 'The file holds no JSON.'
const isNoticeShape = (value: unknown) => typeof value === 'object' && value !== null && 'kind' in value

function faultText(issue: v.BaseIssue<unknown>): string {
  const stands =
    issue.input === undefined ? 'nothing' : Array.from(JSON.stringify(issue.input)).slice(0, 80).join('')
  return `${v.getDotPath(issue) ?? 'The whole'} holds ${stands}, which a summary cannot.`
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}
