/** Content of a source turned into the text of a feed by the same steps as `convert`, and read back as the app reads it. */
import { type Failed, failed, type FeedReport, rowsSetAside } from '../../domain/feed.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { withoutVicinity } from '../../domain/place/place.ts'
import { convert } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/feed-lines.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import { nextSteps } from '../../feeds/formats/next-steps.ts'
import { unsureSheet } from '../../feeds/formats/sheet-choice.ts'
import type { Choices, ConversionContext, InputFile, Recognised } from '../../feeds/formats/recognised.ts'
import { isObject } from '../../feeds/rows/json-object.ts'
import { withMapping } from '../../feeds/tables/mapping/mapping.ts'
import { feedContext, readFeed } from '../../feeds/read-feed.ts'
import { crsFrom } from '../commands/convert.ts'
import type { Source } from './sources.ts'

/** A feed ready to be written. */
export interface MadeFeed {
  readonly kind: 'made'
  readonly text: string
  readonly report: FeedReport
  /** Number of features that hold each property. */
  readonly filled: Readonly<Record<string, number>>
  /** Sentences on files that could not be read, on corrections that were offered, and on what to do about rows set aside. */
  readonly says: readonly string[]
  readonly hotspots: readonly PatrolHotspot[]
}

/**
 * In an inbox each file stands for itself, so that one which cannot be read holds up no other; elsewhere all files are one
 * content, and a file that cannot be read refuses it. A feed without a row is refused.
 */
export async function makeFeed(
  source: Source,
  files: readonly InputFile[],
  conversion: ConversionContext,
): Promise<MadeFeed | Failed> {
  const { feed, from } = source
  const { kind } = feed
  const context = from.kind === 'police-archive' ? { ...conversion, forces: from.forces ?? null } : conversion
  const { good, bad } =
    from.kind === 'inbox' ? await sortedByReading(files, source, context) : { good: files, bad: [] }
  const [firstBad] = bad
  if (good.length === 0 && firstBad) return firstBad
  const recognised = await recognise(good, context, kind)
  if (recognised.kind === 'failed') return recognised
  const unsure = unsureSheet(recognised, 'Save the sheet that is meant as a file of its own.')
  if (unsure) return unsure
  const choices = choicesOf(recognised, source, context)
  if ('what' in choices) return choices
  const place = source.inside ? withoutVicinity(context.place) : context.place
  const converted = await convert(recognised, choices, { ...context, place })
  if (converted.kind === 'failed') return converted
  const { lines, report } = converted
  const steps = nextSteps(report, { recognised, choices, madeIn: 'gather' }, context.place)
  if (lines.length === 0) return noRowLeft(report, steps)
  const text = feedText(lines, recognised.mark?.handling ?? null)
  const read = readFeed(
    source.feed,
    text,
    feedContext(context, { place: context.place, borough: context }, 'The file holds'),
  )
  if (read.kind === 'failed') return read
  if (read.report.shown !== lines.length)
    return failed(
      `Of ${lines.length} rows written, ${read.report.shown} read back.`,
      'This is a fault of the conversion: keep the file, and report it.',
    )
  return {
    kind: 'made',
    text,
    report,
    filled: filledIn(lines),
    says: [...bad.map(({ what }) => what), ...offersOf(recognised, choices), ...asideIn(report), ...steps],
    hotspots: read.records.hotspots ?? [],
  }
}

/** Which rows were set aside and why, without their values: these may be about people. */
const asideIn = ({ setAside }: FeedReport): readonly string[] =>
  setAside.length === 0
    ? []
    : [
        `Set aside: ${setAside.map(({ reason, count, examples }) => `${count} ${reason} (${rowsIn(examples, count)})`).join(', ')}.`,
      ]
const rowsIn = (examples: FeedReport['setAside'][number]['examples'], count: number) => {
  const [first] = examples.map(({ row, line }) => (line === undefined ? `row ${row}` : `line ${line}`))
  return count > 1 ? `first ${first ?? ''}` : (first ?? '')
}

interface Sorted {
  readonly good: readonly InputFile[]
  readonly bad: readonly Failed[]
}

async function sortedByReading(
  files: readonly InputFile[],
  { feed }: Source,
  context: ConversionContext,
): Promise<Sorted> {
  const good: InputFile[] = []
  const bad: Failed[] = []
  for (const file of files) {
    const read = await recognise([file], context, feed.kind)
    if (read.kind === 'failed') bad.push({ ...read, what: `${file.name} is left: ${read.what}` })
    else good.push(file)
  }
  return { good, bad }
}

function choicesOf(
  recognised: Recognised,
  { id, feed, crs, swap, mapping }: Source,
  context: ConversionContext,
): Choices | Failed {
  const { columns } = recognised
  const own = choicesFor(recognised, context, feed.kind)
  const mapped = mapping ? withMapping(own, mapping, { columns, place: context.place }) : own
  if ('what' in mapped) return mapped
  return {
    ...mapped,
    feed: id,
    crs: crs === undefined ? mapped.crs : crsFrom(recognised, crs),
    swap: swap || mapped.swap,
  }
}

const offersOf = ({ offers }: Recognised, { crs, swap }: Choices): readonly string[] =>
  offers.some((offer) => offer.crs === crs && offer.swap === swap) ? [] : offers.map(({ says }) => says)

function noRowLeft(report: FeedReport, steps: readonly string[]): Failed {
  const reasons = report.setAside.map(({ reason, count }) => `${reason} ${count.toLocaleString('en-GB')}`)
  return failed(
    `No row is left of ${rowsSetAside(report).toLocaleString('en-GB')}${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}.`,
    steps.length === 0 ? 'Look at the file with convert.' : steps.join(' '),
  )
}

function filledIn(lines: readonly string[]): Readonly<Record<string, number>> {
  const filled = new Map<string, number>()
  for (const line of lines) {
    const feature: unknown = JSON.parse(line)
    const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {}
    for (const [name, value] of Object.entries(properties))
      if (value !== null && value !== '') filled.set(name, (filled.get(name) ?? 0) + 1)
  }
  return Object.fromEntries(filled)
}
