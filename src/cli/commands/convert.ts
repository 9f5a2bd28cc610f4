/** `holdfast convert`: converts files of agencies into a Holdfast feed, and accounts for every row. */
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Failed,
  type FeedKind,
  type FeedReport,
  failed,
  rowsSetAside,
  UNLISTED_ENTRY,
} from '../../domain/feed.ts'
import { FEED_KINDS, isFeedKind } from '../../feeds/feed-kinds.ts'
import { withoutVicinity, withPartners } from '../../domain/place/place.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { convert as convertFiles } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/feed-lines.ts'
import { nextSteps } from '../../feeds/formats/next-steps.ts'
import { unsureSheet } from '../../feeds/formats/sheet-choice.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import {
  COORDINATE_SYSTEMS,
  type Choices,
  type Crs,
  type ConversionContext,
  type Recognised,
} from '../../feeds/formats/recognised.ts'
import {
  type Mapping,
  constantsIn,
  readMapping,
  withConstants,
  withMapping,
} from '../../feeds/tables/mapping/mapping.ts'
import { readyMappingFor } from '../../feeds/tables/mapping/ready-mappings.ts'
import { suggestedMapping } from '../../feeds/tables/mapping/suggest.ts'
import { fileStem } from '../../feeds/tables/table-rows.ts'
import { textOf } from '../../feeds/json-text.ts'
import { feedContext, readFeed } from '../../feeds/read-feed.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import type { ValuesOf } from '../arguments.ts'
import { printLine, type CommandContext } from '../command.ts'
import { inputEqualTo, readInputs } from '../converting/input-files.ts'
import type { DiskStore } from '../converting/large-files.ts'
import { isParquet, wrongEnding } from '../converting/output-files.ts'
import { unread } from '../files.ts'
import { commandInPlace, PLACE_OPTION } from '../place-folder.ts'
import { WITHOUT_MANIFEST, manifestBeside } from './check.ts'

const SHAPE = {
  name: 'convert',
  description:
    'Turns files into one Holdfast feed: street crime CSV of data.police.uk, CSV with coordinates or postcodes, GeoJSON of other dress, GPX and positions of patrols.',
  positionals: { value: 'IN...', min: 1, max: 1000 },
  options: {
    kind: { kind: 'required', value: 'K', description: `the kind of feed to make: ${FEED_KINDS.join(', ')}` },
    out: {
      kind: 'text',
      value: 'FILE',
      description: 'the feed to write, GeoJSON or by its ending .parquet; needed unless --suggest is given',
    },
    crs: {
      kind: 'text',
      value: '4326|27700|29903|west|auto',
      description:
        'the system of the coordinates: degrees, metres of the National Grid, degrees that lost the minus of west, or as they are recognised',
    },
    swap: { kind: 'flag', description: 'latitude stands where longitude belongs: put them right' },
    inside: {
      kind: 'flag',
      description: 'rows outside the place are set aside, as of a file of a whole police force',
    },
    sheet: { kind: 'text', value: 'NAME', description: 'the sheet to read of a workbook with several' },
    map: {
      kind: 'text',
      value: 'FILE',
      description: 'a mapping of columns, constants and categories, as --suggest writes it',
    },
    set: {
      kind: 'repeated',
      value: 'FIELD=VALUE',
      description: 'a value for all rows, such as partner=other; may be given several times',
    },
    suggest: {
      kind: 'flag',
      description: 'writes a mapping for the files, with its reasons and samples, instead of a feed',
    },
    hotspots: {
      kind: 'text',
      value: 'FEED',
      description: 'the patrol hotspots in which positions become visits',
    },
    report: { kind: 'text', value: 'FILE', description: 'writes the report there as JSON' },
    place: PLACE_OPTION,
    strict: { kind: 'flag', description: 'any row set aside makes the exit code 1' },
  },
} as const
type Values = ValuesOf<typeof SHAPE.options>

const placeOfFeed = ({ values: { place, out } }: { readonly values: Pick<Values, 'place' | 'out'> }) => ({
  given: place,
  manifests: [join(dirname(out ?? 'feed'), 'manifest.json')],
})

export const convert = commandInPlace(SHAPE, placeOfFeed, async (parsed, context) => {
  const { err } = context
  const { kind, crs, out, suggest } = parsed.values
  if (!isFeedKind(kind)) return printLine(err, `--kind ${kind} is none of: ${FEED_KINDS.join(', ')}.`, 2)
  if (crs !== null && !isCrsWord(crs))
    return printLine(err, `--crs ${crs} is none of: ${CRS_WORDS.join(', ')}.`, 2)
  const { report, map, hotspots } = parsed.values
  const inputs = [...parsed.positionals, ...[map, hotspots].filter((path) => path !== null)]
  const eaten = await inputEqualTo([out, report], inputs, context)
  if (eaten !== null) return printLine(err, printable(eaten), 2)
  const options = { kind, crs, values: parsed.values }
  if (suggest) return suggestion(parsed.positionals, options, context)
  if (out === null) return printLine(err, '--out FILE is needed.', 2)
  const misnamed = wrongEnding(out)
  if (misnamed) return printLine(err, printable(`${misnamed.what} ${misnamed.toDo}`), 2)
  const conversion = await convertedFrom(parsed.positionals, { ...options, out }, context)
  return conversion.kind === 'failed'
    ? printLine(err, printable(`${conversion.what} ${conversion.toDo}`), 1)
    : writeConversion(conversion, { ...parsed.values, out }, context)
})

export const CRS_WORDS = [...COORDINATE_SYSTEMS, 'auto'] as const
type CrsWord = (typeof CRS_WORDS)[number]
const isCrsWord = (word: string): word is CrsWord => CRS_WORDS.some((each) => each === word)

interface ConversionOptions {
  readonly kind: FeedKind
  readonly crs: CrsWord | null
  readonly values: Values
}
interface FeedOptions extends ConversionOptions {
  readonly out: string
}
interface Conversion {
  readonly kind: 'converted'
  readonly lines: readonly string[]
  readonly report: FeedReport
  /** Where the rows are instead of in `lines`; null: they are there. */
  readonly store: DiskStore | null
  /** The handling mark that the files state themselves. */
  readonly mark: Recognised['mark']
  /** Recognised corrections that were not requested, each a sentence naming its flag. */
  readonly advice: readonly string[]
}

async function convertedFrom(
  paths: readonly string[],
  options: FeedOptions,
  context: CommandContext,
): Promise<Conversion | Failed> {
  const prepared = await preparedFrom(paths, options, context)
  if (prepared.kind === 'failed') return prepared
  const { recognised, choices, recognition } = prepared
  const store = await storeFor(recognised, options.out, context)
  if (store && 'what' in store) return store
  const place = options.values.inside ? withoutVicinity(recognition.place) : recognition.place
  const converted = await convertFiles(recognised, choices, { ...recognition, place, store }).catch(
    (error: unknown) => {
      store?.discard()
      throw error
    },
  )
  if (converted.kind === 'failed') store?.discard()
  return converted.kind === 'failed'
    ? converted
    : {
        ...converted,
        kind: 'converted',
        store,
        mark: recognised.mark,
        advice: [
          ...adviceOn(recognised, choices),
          ...nextSteps(converted.report, { recognised, choices }, recognition.place),
        ],
      }
}

/** A feed that is written row by row, where the files are too large to be held; else null. */
async function storeFor(
  { content, mark }: Recognised,
  out: string,
  { cwd, largeFiles }: CommandContext,
): Promise<DiskStore | Failed | null> {
  const isLarge = content.kind === 'texts' && content.files.some(({ large }) => large !== undefined)
  if (!isLarge || !largeFiles) return null
  return largeFiles.store(resolve(cwd, out), mark?.handling ?? null)
}

interface Prepared {
  readonly kind: 'prepared'
  readonly recognised: Recognised
  readonly recognition: ConversionContext
  readonly choices: Choices
}

async function preparedFrom(
  paths: readonly string[],
  options: ConversionOptions,
  context: CommandContext,
): Promise<Prepared | Failed> {
  const files = await readInputs(paths, options.values.out, context)
  if ('kind' in files) return files
  const recognition = await recognitionContext(options.values, context)
  if ('kind' in recognition) return recognition
  const recognised = await recognise(files, recognition, options.kind)
  if (recognised.kind === 'failed') return recognised
  const unsure = unsureSheet(recognised, 'Say which one with --sheet.')
  if (unsure) return unsure
  context.progress(`${recognised.rows} rows recognised`)
  const choices = await choicesWith(recognised, options, { recognition, context })
  return 'meanings' in choices ? { kind: 'prepared', recognised, recognition, choices } : choices
}

/** The mapping first, then what the command line says itself. */
async function choicesWith(
  recognised: Recognised,
  { kind, crs, values }: ConversionOptions,
  { recognition, context }: { readonly recognition: ConversionContext; readonly context: CommandContext },
): Promise<Choices | Failed> {
  const { place } = recognition
  const own = choicesFor(recognised, recognition, kind)
  const mapping = values.map === null ? null : await mappingIn(values.map, context)
  if (mapping && 'what' in mapping) return mapping
  const mapped = mapping ? withMapping(own, mapping, { columns: recognised.columns, place }) : own
  if ('what' in mapped) return mapped
  const constants = constantsIn(values.set)
  if (isFailure(constants)) return constants
  const chosen = withConstants(mapped, constants, place)
  if ('what' in chosen) return chosen
  return {
    ...chosen,
    feed: values.out === null ? chosen.feed : fileStem(basename(values.out)),
    crs: crs === null ? chosen.crs : crsFrom(recognised, crs),
    swap: values.swap || chosen.swap,
  }
}

const isFailure = (value: Failed | Readonly<Record<string, string>>): value is Failed =>
  value['kind'] === 'failed' && 'toDo' in value

async function mappingIn(path: string, { cwd, readFile }: CommandContext): Promise<Mapping | Failed> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => unread(path, error))
  if ('kind' in bytes) return bytes
  const text = textOf(bytes)
  return typeof text === 'string' ? readMapping(text, path) : text
}

/** Writes the mapping to the file of `--out`, or else to standard output. */
async function suggestion(paths: readonly string[], options: ConversionOptions, context: CommandContext) {
  const { out: print, err, cwd, writeFile } = context
  const prepared = await preparedFrom(paths, options, context)
  if (prepared.kind === 'failed') return printLine(err, printable(`${prepared.what} ${prepared.toDo}`), 1)
  const { recognised, choices, recognition } = prepared
  const ready = readyMappingFor(recognised, choices.kind, recognition.place)
  const text = `${JSON.stringify(suggestedMapping(recognised, choices, ready), null, 2)}\n`
  if (options.values.out === null) print(text)
  else await writeFile(resolve(cwd, options.values.out), text)
  return 0
}

/** The coordinate system that a word requests of recognised files. */
export const crsFrom = ({ crs, offers }: Recognised, requested: CrsWord): Crs =>
  requested === 'auto' ? (offers[0]?.crs ?? crs) : requested

/** No correction is applied silently: one that was not requested is reported with its flag. */
const adviceOn = ({ offers }: Recognised, { crs, swap }: Choices): readonly string[] =>
  offers.some((offer) => offer.crs === crs && offer.swap === swap)
    ? []
    : offers.map(({ says, flags }) => `${says} Say ${flags} if that is so.`)

/** Context for recognition; lists and as-of day come from the manifest beside the output file, if there is one. */
async function recognitionContext(
  { out, hotspots, sheet }: Pick<Values, 'out' | 'hotspots' | 'sheet'>,
  context: CommandContext,
): Promise<ConversionContext | Failed> {
  const background = (await manifestBeside(resolve(context.cwd, out ?? 'feed'), context)) ?? WITHOUT_MANIFEST
  const { asOf, categories, actionTypes, partners } = background
  const { outline } = context.borough()
  const recognition = {
    place: withPartners(context.place(), partners),
    outline,
    asOf,
    categories,
    actionTypes,
    hotspots: [],
    sheet,
    postcodes: async () => context.postcodes(),
  }
  if (hotspots === null) return recognition
  const hotspotFeed = await hotspotsIn(hotspots, recognition, context)
  return 'kind' in hotspotFeed ? hotspotFeed : { ...recognition, hotspots: hotspotFeed }
}

async function hotspotsIn(
  path: string,
  recognition: ConversionContext,
  { cwd, readFile }: CommandContext,
): Promise<readonly PatrolHotspot[] | Failed> {
  const bytes = await readFile(resolve(cwd, path)).catch((error: unknown) => unread(path, error))
  if ('kind' in bytes) return bytes
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  const read = readFeed(
    { ...HOTSPOT_FEED, id: basename(path) },
    text,
    feedContext(recognition, { place: recognition.place, borough: recognition }, 'The file holds'),
  )
  if (read.kind === 'failed') return failed(`${path} is no feed of hotspots. ${read.what}`, read.toDo)
  const hotspots = read.records.hotspots ?? []
  return hotspots.length > 0
    ? hotspots
    : failed(
        `${path} holds no patrol hotspot that can be read.`,
        'Look at it with: check --kind patrol-hotspots.',
      )
}
const HOTSPOT_FEED = { ...UNLISTED_ENTRY, kind: 'patrol-hotspots' } as const

async function writeConversion(
  conversion: Conversion,
  { out: path, report: reportPath, strict, inside }: Values & { readonly out: string },
  context: CommandContext,
) {
  const { out, err, cwd, place, writeFile } = context
  const { lines, report, advice, mark, store } = conversion
  out(reportInWords(report, inside ? withoutVicinity(place()) : place()))
  for (const sentence of advice) err(`${printable(sentence)}\n`)
  if (reportPath !== null) await writeFile(resolve(cwd, reportPath), `${JSON.stringify(report, null, 2)}\n`)
  await store?.finish()
  if (report.shown === 0) return printLine(err, 'No row is left: nothing was written.', 1)
  const handling = mark?.handling ?? null
  if (store) return strict && rowsSetAside(report) > 0 ? 1 : 0
  if (isParquet(path)) {
    const { parquetBytes } = await import('../../feeds/parquet/write-parquet.ts')
    await context.writeBytes(resolve(cwd, path), parquetBytes(lines, handling))
  } else await writeFile(resolve(cwd, path), feedText(lines, handling))
  return strict && rowsSetAside(report) > 0 ? 1 : 0
}
