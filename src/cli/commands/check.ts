/** `holdfast check`: reads a manifest or a feed file and says in plain words how good it is. */
import { basename, dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DEFAULT_ACTION_TYPES } from '../../domain/action.ts'
import { DEFAULT_CATEGORIES } from '../../domain/category.ts'
import { dayOf } from '../../domain/day.ts'
import type { Failed, FeedKind, Manifest } from '../../domain/feed.ts'
import { failed, rowsSetAside, UNLISTED_ENTRY } from '../../domain/feed.ts'
import { FEED_KINDS, isFeedKind } from '../../feeds/feed-kinds.ts'
import { documentText } from '../../feeds/documentation/document-text.ts'
import { documentOf } from '../../feeds/documentation/kind-document.ts'
import { textOf } from '../../feeds/json-text.ts'
import { isManifest, kindOf } from '../../feeds/formats/kind-of.ts'
import { loadDataset } from '../../feeds/load.ts'
import { readManifest, unknownManifestKeys } from '../../feeds/manifest.ts'
import { feedContext, readLoadedFeed } from '../../feeds/read-feed.ts'
import { printable } from '../../feeds/rows/report-in-words.ts'
import { helpOf } from '../arguments.ts'
import { command, said } from '../command.ts'
import type { Checked } from './check-words.ts'
import { sayAsJson, sayInWords } from './check-words.ts'
import { filesAsFeeds, progressInRows } from './file-feeds.ts'
import type { CommandContext } from './command-context.ts'

const SHAPE = {
  name: 'check',
  says: 'Reads a manifest or one feed and says what is shown, what is set aside and why.',
  words: { value: 'PATH', least: 0, most: 1 },
  options: {
    kind: { kind: 'text', value: 'K', says: `the kind of a feed file: ${FEED_KINDS.join(', ')}` },
    json: { kind: 'flag', says: 'the report as JSON: one for a feed, a list of them for a manifest' },
    fields: {
      kind: 'text',
      value: 'K',
      says: 'explains a kind in place of reading a file: its fields, an example',
    },
    strict: { kind: 'flag', says: 'any row set aside makes the exit code 1' },
  },
} as const

const MOST_NAMES = 20

interface WrongUsage {
  readonly kind: 'wrong-usage'
  readonly text: string
}

export const check = command(SHAPE, async (read, workbench) => {
  const { err, cwd } = workbench
  const { kind, json, strict, fields } = read.values
  const [path] = read.words
  if (fields !== null) return explain(fields, workbench)
  if (path === undefined) return said(err, `PATH is missing.\n\n${helpOf(SHAPE)}`, 2)
  const checked = await checkPath(resolve(cwd, path), kind, workbench)
  if (checked.kind === 'wrong-usage') return said(err, checked.text, 2)
  if (checked.kind === 'failed') return said(err, printable(`${checked.what} ${checked.toDo}`), 1)
  if (json) sayAsJson(checked, workbench)
  else sayInWords(checked, workbench)
  for (const text of checked.failures) err(`${text}\n`)
  return exitCode(checked, strict)
})

function explain(kind: string, { out, err, place }: CommandContext): number {
  if (!isFeedKind(kind)) return said(err, noneOf('--fields', kind), 2)
  out(documentText(documentOf(kind, place())))
  return 0
}

const noneOf = (option: string, kind: string) => `${option} ${kind} is none of: ${FEED_KINDS.join(', ')}.`

function exitCode({ reports, failures }: Checked, strict: boolean): number {
  const isNothingLeft = reports.every((report) => report.shown === 0)
  const isAnyAside = reports.some((report) => rowsSetAside(report) > 0)
  return failures.length > 0 || isNothingLeft || (strict && isAnyAside) ? 1 : 0
}

async function checkPath(
  path: string,
  kind: string | null,
  workbench: CommandContext,
): Promise<Checked | WrongUsage | Failed> {
  if (kind !== null && !isFeedKind(kind)) {
    return { kind: 'wrong-usage', text: noneOf('--kind', kind) }
  }
  const head = await headOf(path, workbench)
  if (typeof head !== 'string') return head
  const isList = kind === null && (basename(path) === 'manifest.json' || isManifest(head))
  if (isList) return checkManifest(path, workbench)
  const known = kind ?? kindOf(basename(path), head)
  return known === null
    ? { kind: 'wrong-usage', text: `${basename(path)} does not tell what it holds: say it with --kind.` }
    : checkFeed({ path, kind: known }, workbench)
}

const unreadable = (path: string) =>
  failed(`${path} could not be read.`, 'Check that it is there and may be opened.')

/** The first piece of a file, which tells what it is: the file may be larger than one text can be. */
async function headOf(path: string, { streamFile }: CommandContext): Promise<string | Failed> {
  try {
    const { stream } = await streamFile(path)
    const reader = stream.getReader()
    const { value } = await reader.read()
    await reader.cancel()
    return textOf(value ?? new Uint8Array())
  } catch {
    return unreadable(path)
  }
}

async function readText(path: string, { readFile }: CommandContext): Promise<string | Failed> {
  try {
    return textOf(await readFile(path))
  } catch {
    return unreadable(path)
  }
}

async function checkManifest(path: string, workbench: CommandContext): Promise<Checked | Failed> {
  const text = await readText(path, workbench)
  const notKnown = typeof text === 'string' ? unknownManifestKeys(text) : []
  const dataset = await loadDataset(pathToFileURL(path), filesAsFeeds(workbench))
  if ('kind' in dataset) return dataset
  const { reports, incidents, failures } = dataset
  const inWords = failures.map(({ feed, what, toDo }) => `${feed} did not open. ${what} ${toDo}`)
  const remarks = [
    ...(dataset.manifest.feeds.length === 0
      ? ['The manifest names no feeds: there is nothing to check.']
      : []),
    ...(notKnown.length === 0 ? [] : [`In the manifest, not known: ${listed(notKnown)}.`]),
  ]
  return { kind: 'checked', reports, failures: inWords, incidents, json: reports, remarks }
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`
}

interface FeedFile {
  readonly path: string
  readonly kind: FeedKind
}
type Background = Pick<Manifest, 'asOf' | 'actionTypes' | 'categories'>

/** Without a manifest nobody says what day it is, so that no date can be too late. */
export const ALONE: Background = {
  asOf: dayOf({ year: 2099, month: 12, day: 31 }),
  actionTypes: DEFAULT_ACTION_TYPES,
  categories: DEFAULT_CATEGORIES,
}

async function checkFeed(file: FeedFile, workbench: CommandContext): Promise<Checked | Failed> {
  const manifest = await manifestBeside(file.path, workbench)
  const source = await workbench.streamFile(file.path).catch(() => null)
  if (!source) return unreadable(file.path)
  const feed = stemOf(file.path)
  const onProgress = progressInRows(workbench)
  const entry = { ...NO_ENTRY, id: feed, kind: file.kind, keepMonths: keepMonthsOf(file, manifest) }
  const read = await readLoadedFeed(entry, source.stream, {
    context: feedContext(
      manifest ?? ALONE,
      { place: workbench.place(), borough: workbench.borough() },
      'The file holds',
    ),
    newHash: workbench.newHash,
    onProgress: (bytes, rows) => onProgress({ feed, read: bytes, of: source.bytes, rows, isDone: false }),
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

/** As the manifest beside the file says of it. */
const keepMonthsOf = ({ path }: FeedFile, manifest: Manifest | null) =>
  manifest?.feeds.find(({ url }) => basename(url) === basename(path))?.keepMonths ?? null

const stemOf = (path: string) => basename(path, extname(path))
/** A file that somebody checks by hand is read whatever its size. */
const NO_ENTRY = { ...UNLISTED_ENTRY, mostMegabytes: Infinity }

export async function manifestBeside(path: string, workbench: CommandContext): Promise<Manifest | null> {
  const text = await readText(join(dirname(path), 'manifest.json'), workbench)
  const manifest = typeof text === 'string' ? readManifest(text, workbench.place(), 'The file holds') : null
  return manifest === null || 'kind' in manifest ? null : manifest
}
