/** Recognises and converts files created in a test, as the page and the command line do. */
import { DEFAULT_ACTION_TYPES } from '../../../src/domain/action.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { dayOf } from '../../../src/domain/day.ts'
import type { FeedKind, FeedReport } from '../../../src/domain/feed.ts'
import { rowsSetAside } from '../../../src/domain/feed.ts'
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
  const found = await recognise(files, GROUND, kind)
  if (found.kind === 'failed') throw new Error(found.what)
  return found
}

export interface Outcome {
  readonly features: readonly Made[]
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** The report of `check` on the resulting feed. */
  readonly again: FeedReport
}
export interface Made {
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null
  readonly properties: Readonly<Record<string, unknown>>
}

/** Converts and reads the result again; expects that no row is lost and that no written row is set aside. */
export async function converted(
  files: readonly InputFile[],
  { kind = null, ground = {}, ...chosen }: Asked = {},
): Promise<Outcome> {
  const found = await recognised(files, kind)
  const choices = { ...choicesFor(found, GROUND, kind ?? found.feedKind), ...chosen }
  const result = await convert(found, choices, { ...GROUND, ...ground })
  if (result.kind === 'failed') throw new Error(result.what)
  const { lines, report } = result
  if (report.rowsIn !== report.shown + rowsSetAside(report)) throw new Error('a row is lost')
  const again = readAgain(feedText(lines), choices.kind)
  if (again.shown !== lines.length) throw new Error(`not clean: ${JSON.stringify(again.setAside)}`)
  return { features: lines.map((line) => JSON.parse(line) as Made), lines, report, again }
}
export type Asked = Partial<Omit<Choices, 'kind'>> & {
  readonly kind?: FeedKind | null
  readonly ground?: Partial<ConversionContext>
}

function readAgain(text: string, kind: FeedKind): FeedReport {
  const read = readFeed(feedOf(kind), text, feedContext(GROUND, { place: PLACE, borough: SMALL_BOROUGH }))
  if (read.kind === 'failed') throw new Error(read.what)
  return read.report
}

export const whyNot = async (files: readonly InputFile[], asked: Asked = {}): Promise<string> => {
  try {
    const { lines } = await converted(files, asked)
    return `${lines.length} rows`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
