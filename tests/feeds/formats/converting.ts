/** Recognises and converts files created in a test, as the page and the command line do. */
import { DEFAULT_ACTION_TYPES } from '../../../src/domain/action.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { dayOf } from '../../../src/domain/day.ts'
import { type FeedKind, type FeedReport, rowsSetAside } from '../../../src/domain/feed.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { feedText } from '../../../src/feeds/formats/feed-lines.ts'
import { choicesFor, recognise } from '../../../src/feeds/formats/recognise.ts'
import type {
  InputFile,
  Choices,
  ConversionContext,
  Recognised,
} from '../../../src/feeds/formats/recognised.ts'
import { feedContext, readFeed } from '../../../src/feeds/read-feed.ts'
import { feedOf } from '../opened.ts'
import { SMALL_BOROUGH } from '../small-borough.ts'
import { PLACE } from '../../domain/shipped-place.ts'

export const GROUND: ConversionContext = {
  place: PLACE,
  outline: SMALL_BOROUGH.outline,
  asOf: dayOf({ year: 2099, month: 12, day: 31 }),
  categories: DEFAULT_CATEGORIES,
  actionTypes: DEFAULT_ACTION_TYPES,
  hotspots: [],
  postcodes: async () => [{ postcode: 'ZZ1 1AA', at: [-2.61, 53.51] }],
}

export const fileOf = (text: string | Uint8Array<ArrayBuffer>, name = 'a.csv'): InputFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
})

export async function recognised(
  files: readonly InputFile[],
  kind: FeedKind | null = null,
): Promise<Recognised> {
  const recognition = await recognise(files, GROUND, kind)
  if (recognition.kind === 'failed') throw new Error(recognition.what)
  return recognition
}

export interface Outcome {
  readonly features: readonly ConversionResult[]
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** The report of `check` on the resulting feed. */
  readonly secondReport: FeedReport
}
export interface ConversionResult {
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Converts and reads the result again; expects that no row is lost and that no written row is set aside. */
export async function converted(
  files: readonly InputFile[],
  { kind = null, context = {}, ...chosen }: ConversionOptions = {},
): Promise<Outcome> {
  const recognition = await recognised(files, kind)
  const choices = { ...choicesFor(recognition, GROUND, kind ?? recognition.feedKind), ...chosen }
  const result = await convert(recognition, choices, { ...GROUND, ...context })
  if (result.kind === 'failed') throw new Error(result.what)
  const { lines, report } = result
  if (report.rowsIn !== report.shown + rowsSetAside(report)) throw new Error('a row is lost')
  const secondReport = checkReport(feedText(lines, null), choices.kind)
  if (secondReport.shown !== lines.length)
    throw new Error(`not clean: ${JSON.stringify(secondReport.setAside)}`)
  return { features: lines.map((line) => JSON.parse(line) as ConversionResult), lines, report, secondReport }
}
export type ConversionOptions = Partial<Omit<Choices, 'kind'>> & {
  readonly kind?: FeedKind | null
  readonly context?: Partial<ConversionContext>
}

function checkReport(text: string, kind: FeedKind): FeedReport {
  const read = readFeed(feedOf(kind), text, feedContext(GROUND, { place: PLACE, borough: SMALL_BOROUGH }))
  if (read.kind === 'failed') throw new Error(read.what)
  return read.report
}

export const whyNot = async (
  files: readonly InputFile[],
  options: ConversionOptions = {},
): Promise<string> => {
  try {
    const { lines } = await converted(files, options)
    return `${lines.length} rows`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
