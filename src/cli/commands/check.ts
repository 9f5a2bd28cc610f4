/** `holdfast check`: reads a manifest or a feed file and reports on its quality. */
import { plainStream } from '../../feeds/streams/plain-stream.ts'
import { DamagedContent, streamSource } from '../../feeds/streams/feed-source.ts'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import { DEFAULT_CATEGORIES } from '../../domain/category.ts'
import { dayOf } from '../../domain/day.ts'
import {
  failed,
  rowsSetAside,
  UNLISTED_ENTRY,
  type Failed,
  type FeedKind,
  type Manifest,
  type FeedReport,
} from '../../domain/feed.ts'
import { FEED_KINDS, isFeedKind } from '../../feeds/feed-kinds.ts'
import { documentText, documentOf } from '../../feeds/documentation/kind-document.ts'
import { textOf } from '../../feeds/json-text.ts'
import { isManifest, kindOf } from '../../feeds/formats/formats.ts'
import { loadDataset } from '../../feeds/load.ts'
import { readManifest, unknownManifestKeys } from '../../feeds/manifest.ts'
import { feedContext, readLoadedFeed } from '../../feeds/read-feed.ts'
import { printable, reportInWords } from '../../feeds/rows/report-in-words.ts'
import { helpOf } from '../arguments.ts'
import { printLine, type CommandContext } from '../command.ts'
import { unread } from '../files.ts'
import { commandInPlace, PLACE_OPTION } from '../place-folder.ts'
import { fileLoadContext, progressInRows } from '../file-feeds.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { heaviestPoints } from '../../feeds/incidents/heaviest-points.ts'

const SHAPE = {
  name: 'check',
  description: 'Reads a manifest or one feed and says what is shown, what is set aside and why.',
  positionals: { value: 'PATH', min: 0, max: 1 },
  options: {
    kind: { kind: 'text', value: 'K', description: `the kind of a feed file: ${FEED_KINDS.join(', ')}` },
    json: { kind: 'flag', description: 'the report as JSON: one for a feed, a list of them for a manifest' },
    fields: {
      kind: 'text',
      value: 'K',
      description: 'explains a kind in place of reading a file: its fields, an example',
    },
    place: PLACE_OPTION,
    strict: { kind: 'flag', description: 'any row set aside makes the exit code 1' },
  },
} as const

const MAX_NAMES = 20

interface WrongUsage {
  readonly kind: 'wrong-usage'
  readonly text: string
}

/** The place of the file itself, where it is a manifest, or of the manifest beside it. */
const placeOfPath = ({ values, positionals: [path] }: CheckArguments) => ({
  given: values.place,
  manifests:
    path === undefined ? [] : [...(isJsonName(path) ? [path] : []), join(dirname(path), 'manifest.json')],
})
const isJsonName = (path: string) => extname(path).toLowerCase() === '.json'
interface CheckArguments {
  readonly values: { readonly place: string | null }
  readonly positionals: readonly string[]
}

export const check = commandInPlace(SHAPE, placeOfPath, async (parsed, context) => {
  const { err, cwd } = context
  const { kind, json, strict, fields } = parsed.values
  const [path] = parsed.positionals
  if (fields !== null) return printFields(fields, context)
  if (path === undefined) return printLine(err, `PATH is missing.\n\n${helpOf(SHAPE)}`, 2)
  const result = await checkPath(resolve(cwd, path), kind, context)
  if (result.kind === 'wrong-usage') return printLine(err, result.text, 2)
  if (result.kind === 'failed') return printLine(err, printable(`${result.what} ${result.toDo}`), 1)
  if (json) printJson(result, context)
  else printReport(result, context)
  for (const text of result.failures) err(`${text}\n`)
  return exitCode(result, strict)
})

function printFields(kind: string, { out, err, place }: CommandContext): number {
  if (!isFeedKind(kind)) return printLine(err, notOneOf('--fields', kind), 2)
  out(documentText(documentOf(kind, place())))
  return 0
}

const notOneOf = (option: string, kind: string) => `${option} ${kind} is none of: ${FEED_KINDS.join(', ')}.`

function exitCode({ reports, failures }: CheckResult, strict: boolean): number {
  const isEmpty = reports.every((report) => report.shown === 0)
  const hasRejectedRows = reports.some((report) => rowsSetAside(report) > 0)
  return failures.length > 0 || isEmpty || (strict && hasRejectedRows) ? 1 : 0
}

async function checkPath(
  path: string,
  kind: string | null,
  context: CommandContext,
): Promise<CheckResult | WrongUsage | Failed> {
  if (kind !== null && !isFeedKind(kind)) {
    return { kind: 'wrong-usage', text: notOneOf('--kind', kind) }
  }
  const head = await headOf(path, context)
  if (typeof head !== 'string') return head
  const isManifestFile = kind === null && (basename(path) === 'manifest.json' || isManifest(head))
  if (isManifestFile) return checkManifest(path, context)
  const feedKind = kind ?? kindOf(basename(path), head)
  return feedKind === null
    ? { kind: 'wrong-usage', text: `${basename(path)} does not tell what it holds: say it with --kind.` }
    : checkFeed({ path, kind: feedKind }, context)
}

/** The first chunk of a file, by which its kind is recognised; the whole file may be too large for one string. */
async function headOf(path: string, { streamFile }: CommandContext): Promise<string | Failed> {
  try {
    const { stream } = await streamFile(path)
    const reader = plainStream(stream).getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return textOf(value ?? new Uint8Array())
  } catch (error) {
    return error instanceof DamagedContent
      ? failed(`${basename(path)}: ${error.message}`, 'Pack it again, or send it unpacked.')
      : unread(path, error)
  }
}

async function readText(path: string, { readFile }: CommandContext): Promise<string | Failed> {
  try {
    return textOf(await readFile(path))
  } catch (error) {
    return unread(path, error)
  }
}

async function checkManifest(path: string, context: CommandContext): Promise<CheckResult | Failed> {
  const text = await readText(path, context)
  const unknownKeys = typeof text === 'string' ? unknownManifestKeys(text) : []
  const dataset = await loadDataset(pathToFileURL(path), fileLoadContext(context))
  if ('kind' in dataset) return dataset
  const { reports, incidents, failures } = dataset
  const failureSentences = failures.map(({ feed, what, toDo }) => `${feed} did not open. ${what} ${toDo}`)
  const remarks = [
    ...(dataset.manifest.feeds.length === 0
      ? ['The manifest names no feeds: there is nothing to check.']
      : []),
    ...(unknownKeys.length === 0 ? [] : [`In the manifest, not known: ${listed(unknownKeys)}.`]),
  ]
  return { kind: 'checked', reports, failures: failureSentences, incidents, json: reports, remarks }
}

function listed(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : ''
  return `${names.slice(0, MAX_NAMES).join(', ')}${more}`
}

interface FeedFile {
  readonly path: string
  readonly kind: FeedKind
}
type FeedBackground = Pick<Manifest, 'asOf' | 'actionTypes' | 'categories' | 'partners'>

/** Without a manifest the as-of day is unknown, so that no date is rejected as being in the future. */
export const WITHOUT_MANIFEST: FeedBackground = {
  asOf: dayOf({ year: 2099, month: 12, day: 31 }),
  actionTypes: DEFAULT_ACTION_TYPES,
  categories: DEFAULT_CATEGORIES,
}

async function checkFeed(file: FeedFile, context: CommandContext): Promise<CheckResult | Failed> {
  const manifest = await manifestBeside(file.path, context)
  const source = await context.streamFile(file.path).catch((error: unknown) => unread(file.path, error))
  if ('kind' in source) return source
  const feed = feedIdOf(file.path)
  const onProgress = progressInRows(context)
  const entry = {
    ...NO_ENTRY,
    id: feed,
    kind: file.kind,
    keepMonths: keepMonthsOf(file, manifest),
    format: formatOf(file.path),
  }
  const read = await readLoadedFeed(entry, streamSource(source.stream, source.bytes), {
    context: feedContext(
      manifest ?? WITHOUT_MANIFEST,
      { place: context.place(), borough: context.borough() },
      'The file holds',
    ),
    newHash: context.newHash,
    onProgress: (bytes, rows) =>
      onProgress({ feed, read: bytes, of: source.bytes, rows, ofRows: 0, isDone: false }),
  })
  if (read.kind === 'failed') return read
  const remarks = manifest
    ? []
    : ['No manifest lies beside the file: dates in the future were not looked for.']
  const { report, incidents } = read
  return {
    kind: 'checked',
    reports: [report],
    failures: [],
    incidents,
    json: report,
    remarks,
  }
}

/** Retention of the feed by the manifest beside the file; null if not stated. */
const keepMonthsOf = ({ path }: FeedFile, manifest: Manifest | null) =>
  manifest?.feeds.find(({ url }) => basename(url) === basename(path))?.keepMonths ?? null

const formatOf = (path: string): 'geojson' | 'parquet' =>
  extname(path).toLowerCase() === '.parquet' ? 'parquet' : 'geojson'
const feedIdOf = (path: string) => basename(path, extname(path))
/** A file checked explicitly is read whatever its size. */
const NO_ENTRY = { ...UNLISTED_ENTRY, mostMegabytes: Infinity }

/** The `manifest.json` in the folder of a file; null if it is missing or invalid. */
export async function manifestBeside(path: string, context: CommandContext): Promise<Manifest | null> {
  const text = await readText(join(dirname(path), 'manifest.json'), context)
  const manifest = typeof text === 'string' ? readManifest(text, context.place(), 'The file holds') : null
  return manifest === null || 'kind' in manifest ? null : manifest
}

const MAX_POINTS = 20

interface CheckResult {
  readonly kind: 'checked'
  readonly reports: readonly FeedReport[]
  /** Failures of feeds that did not open, each as a sentence. */
  readonly failures: readonly string[]
  readonly incidents: IncidentColumns | null
  /** Output of `--json`. */
  readonly json: unknown
  /** Sentences printed after the reports. */
  readonly remarks: readonly string[]
}

/** Remarks are not part of the JSON report and go to stderr. */
function printJson({ json, remarks }: CheckResult, { out, err }: CommandContext): void {
  out(`${JSON.stringify(json, null, 2)}\n`)
  for (const remark of remarks) err(`${printable(remark)}\n`)
}

function printReport(
  { reports, incidents, remarks }: CheckResult,
  { out, place, borough }: CommandContext,
): void {
  for (const report of reports) out(reportInWords(report, place()))
  for (const remark of remarks) out(`${printable(remark)}\n`)
  const points = incidents === null ? [] : heaviestPoints(incidents, borough().places, MAX_POINTS)
  if (points.length === 0) return
  out('The points with most incidents (longitude, latitude, nearest place):\n')
  for (const { at, count, near } of points) {
    const nearby = near === null ? '' : `, ${near}`
    out(`    ${count.toLocaleString('en-GB').padStart(7)}  ${at.join(', ')}${nearby}\n`)
  }
}
