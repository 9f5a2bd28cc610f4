/** `holdfast hotspots`: every square of the borough with its count, density, Gi*, p and q, as GeoJSON. */
import { streamSource } from '../../feeds/streams/feed-source.ts'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Dataset } from '../../domain/dataset.ts'
import { isSameSpan, parseSpan, snappedToGrain, type DaySpan } from '../../domain/day.ts'
import { failed, type Failed, type FeedEntry, type Manifest, UNLISTED_ENTRY } from '../../domain/feed.ts'
import { grainOf } from '../../domain/incident.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { datasetOf } from '../../feeds/loaded/dataset-of.ts'
import type { LoadedFeed } from '../../feeds/loaded/loaded-feed.ts'
import { feedContext, readLoadedFeed } from '../../feeds/read-feed.ts'
import { printable } from '../../feeds/rows/report-in-words.ts'
import { incidentReach } from '../../measures/baseline/baseline.ts'
import { handlingOf } from '../../measures/board-file.ts'
import {
  squareCounts,
  type SquareCounts,
  type SquaresRequest,
} from '../../measures/hotspots/square-counts.ts'
import { squareFile } from '../../measures/hotspots/square-file.ts'
import { countWords, dayWords, spanWords } from '../../measures/sentences.ts'
import type { ValuesOf } from '../arguments.ts'
import { printLine, type CommandContext } from '../command.ts'
import { unread } from '../files.ts'
import { WITHOUT_MANIFEST, manifestBeside } from './check.ts'
import { unwritten } from '../inputs-kept.ts'
import { commandInPlace } from '../place-folder.ts'
import { progressInRows } from '../file-feeds.ts'

const SHAPE = {
  name: 'hotspots',
  description:
    'Writes every square of the place, zeros too, with what was reported in it and whether that is more than chance would give.',
  positionals: { value: 'FEED...', min: 1, max: 100 },
  options: {
    from: { kind: 'required', value: 'D', description: 'first day, as 2023-09-01' },
    to: { kind: 'required', value: 'D', description: 'last day, included' },
    cell: { kind: 'text', value: '150', description: 'side of a square in whole metres, 100 to 500' },
    category: {
      kind: 'repeated',
      value: 'C',
      description: 'a category to count; every one where none is named',
    },
    'with-police-generated': { kind: 'flag', description: 'counts what patrol itself finds too' },
    out: { kind: 'required', value: 'FILE', description: 'the GeoJSON file to write' },
  },
} as const
const manifestsBeside = ({ positionals }: { readonly positionals: readonly string[] }) => ({
  manifests: positionals.map((path) => join(dirname(path), 'manifest.json')),
})

type Values = ValuesOf<typeof SHAPE.options>

const [MIN_SIDE, DEFAULT_SIDE, MAX_SIDE] = [100, 150, 500]

export const hotspots = commandInPlace(SHAPE, manifestsBeside, async (parsed, context) => {
  const { err } = context
  const request = requestFrom(parsed.values)
  if (typeof request === 'string') return printLine(err, request, 2)
  const dataset = await openFeeds(parsed.positionals, context)
  if ('kind' in dataset) return printLine(err, printable(`${dataset.what} ${dataset.toDo}`), 1)
  const unknownCategory = request.categories?.find((id) =>
    dataset.categories.every((category) => category.id !== id),
  )
  if (unknownCategory !== undefined)
    return printLine(
      err,
      printable(`--category ${unknownCategory} is none of: ${idsOf(dataset).join(', ')}.`),
      2,
    )
  return writeSquares(dataset, request, { path: parsed.values.out, context })
})

const idsOf = ({ categories }: Dataset) => categories.map(({ id }) => id)

/** The request, or a usage error as text. */
function requestFrom({ from, to, cell, category, 'with-police-generated': withPoliceGenerated }: Values) {
  const window = parseSpan(from, to)
  if (!window) return `--from ${from} --to ${to}: two days such as 2023-09-01, the first not the later.`
  const sideMetres = cell === null ? DEFAULT_SIDE : Number(cell)
  if (!Number.isInteger(sideMetres) || sideMetres < MIN_SIDE || sideMetres > MAX_SIDE)
    return `--cell ${cell ?? ''}: whole metres from ${MIN_SIDE} to ${MAX_SIDE}.`
  const request: SquaresRequest = {
    window,
    hours: null,
    categories: category.length === 0 ? null : category,
    leavesOutFound: !withPoliceGenerated,
    sideMetres,
  }
  return request
}

/**
 * Combines several feeds into one dataset with unique ids; the first manifest beside one of the files applies to all.
 */
async function openFeeds(paths: readonly string[], context: CommandContext): Promise<Dataset | Failed> {
  const beside = await Promise.all(paths.map((path) => manifestBeside(resolve(context.cwd, path), context)))
  const manifestFound = beside.find((each) => each !== null) ?? null
  const entries = paths.map((path, at) => entryOf(path, at, beside[at] ?? null))
  const manifest: Manifest = { ...(manifestFound ?? NO_MANIFEST), feeds: entries }
  const loadedFeeds: LoadedFeed[] = []
  for (const [at, entry] of entries.entries()) {
    const read = await readOne({ path: paths[at] ?? '', entry, manifest }, context)
    if (read.kind === 'failed') return failed(`${paths[at] ?? ''} did not open. ${read.what}`, read.toDo)
    loadedFeeds.push(read)
  }
  return datasetOf(manifest, loadedFeeds, { place: context.place(), borough: context.borough() })
}

const NO_MANIFEST: Omit<Manifest, 'feeds'> = {
  ...WITHOUT_MANIFEST,
  version: 1,
  title: '',
  demonstration: false,
  notes: [],
  baseMap: null,
  labels: {},
}

/** The feed's entry in the manifest beside it; without one, the highest handling mark is assumed. */
function entryOf(path: string, at: number, manifest: Manifest | null): FeedEntry {
  const named = manifest?.feeds.find(({ url }) => basename(url) === basename(path))
  return {
    ...UNLISTED_ENTRY,
    ...named,
    id: `${at + 1} ${basename(path, extname(path))}`,
    kind: 'incidents',
    // A file named explicitly is read whatever its size.
    mostMegabytes: Infinity,
  }
}

interface FeedFile {
  readonly path: string
  readonly entry: FeedEntry
  readonly manifest: Manifest
}
async function readOne(
  { path, entry, manifest }: FeedFile,
  context: CommandContext,
): Promise<LoadedFeed | Failed> {
  const { cwd, streamFile, place, borough, newHash } = context
  const source = await streamFile(resolve(cwd, path)).catch((error: unknown) => unread(path, error))
  if ('kind' in source) return source
  const onProgress = progressInRows(context)
  return readLoadedFeed(entry, streamSource(source.stream, source.bytes), {
    context: feedContext(manifest, { place: place(), borough: borough() }, 'The file holds'),
    newHash,
    onProgress: (read, rows) =>
      onProgress({ feed: entry.id, read, of: source.bytes, rows, ofRows: 0, isDone: false }),
  })
}

interface SquaresOutput {
  readonly path: string
  readonly context: CommandContext
}
async function writeSquares(
  dataset: Dataset,
  request: SquaresRequest,
  { path, context }: SquaresOutput,
): Promise<number> {
  const { out, err, cwd, writeFile, borough } = context
  const rejected = dataset.reports.reduce((sum, { rowsIn, shown }) => sum + rowsIn - shown, 0)
  if (rejected > 0) err(`${countWords(rejected)} rows set aside; check says why.\n`)
  const window = snappedToGrain(request.window, grainOf(dataset.incidents))
  if (!isSameSpan(window, request.window))
    err(`These incidents are known by month: the days are ${spanWords(window)}.\n`)
  const reach = incidentReach(dataset)
  if (reach && (window.from < reach.from || window.to > reach.to))
    err(`Not all is known: the incidents reach from ${dayWords(reach.from)} to ${dayWords(reach.to)}.\n`)
  const counts = squareCounts(dataset, borough(), { ...request, window })
  if (counts.counted === 0)
    return printLine(err, `${nothingSentence(counts, window)} Nothing was written.`, 1)
  const text = squareFile({
    request: { ...request, window },
    counts,
    manifest: dataset.manifest,
    handling: handlingOf(dataset),
  })
  try {
    await writeFile(resolve(cwd, path), text)
  } catch (error) {
    return printLine(err, unwritten(path, error), 1)
  }
  out(
    `${countWords(counts.counts.length)} squares of ${request.sideMetres} m, ${countsSentence(counts)}: ${path}\n`,
  )
  return 0
}

const countsSentence = ({ counted, found, outside, notPlaces }: SquareCounts) =>
  [
    `${countWords(counted)} incidents`,
    ...(found > 0 ? [`${countWords(found)} that patrol itself finds left out`] : []),
    ...(outside > 0 ? [`${countWords(outside)} in no square of ${theWhole()}`] : []),
    ...(notPlaces > 0 ? [`${countWords(notPlaces)} where the manifest says that nothing happens`] : []),
  ].join(', ')

function nothingSentence({ found, outside }: SquareCounts, window: DaySpan): string {
  const what = `No incident to count in any square, ${spanWords(window)}.`
  if (found > 0)
    return `${what} ${countWords(found)} that patrol itself finds were left out: --with-police-generated counts them.`
  return outside > 0 ? `${what} ${countWords(outside)} lie outside ${theWhole()}.` : what
}
