/** `holdfast hotspots`: every square of the borough with its count, density, Gi*, p and q, as GeoJSON. */
import { basename, extname, resolve } from 'node:path'
import type { Dataset } from '../../domain/dataset.ts'
import { isSameSpan, parseSpan, snapped, type DaySpan } from '../../domain/day.ts'
import { failed, type Failed, type FeedEntry, type Manifest, UNLISTED } from '../../domain/feed.ts'
import { grainOf } from '../../domain/incident.ts'
import { datasetOf } from '../../feeds/loaded/dataset-of.ts'
import type { LoadedFeed } from '../../feeds/loaded/loaded-feed.ts'
import { feedContext, readLoadedFeed } from '../../feeds/read-feed.ts'
import { printable } from '../../feeds/rows/report-in-words.ts'
import { handlingOf } from '../../measures/board-file.ts'
import {
  squareCounts,
  type SquareCounts,
  type SquaresRequest,
} from '../../measures/hotspots/square-counts.ts'
import { squareFile } from '../../measures/hotspots/square-file.ts'
import { countWords, spanWords } from '../../measures/sentences.ts'
import type { ValuesOf } from '../arguments.ts'
import { command, said } from '../command.ts'
import { ALONE, manifestBeside } from './check.ts'
import { progressInRows } from './file-feeds.ts'
import type { CommandContext } from './command-context.ts'

const SHAPE = {
  name: 'hotspots',
  says: 'Writes every square of the borough, zeros too, with what was reported in it and whether that is more than chance would give.',
  words: { value: 'FEED...', least: 1, most: 100 },
  options: {
    from: { kind: 'needed', value: 'D', says: 'first day, as 2023-09-01' },
    to: { kind: 'needed', value: 'D', says: 'last day, included' },
    cell: { kind: 'text', value: '150', says: 'side of a square in whole metres, 100 to 500' },
    category: { kind: 'repeated', value: 'C', says: 'a category to count; every one where none is named' },
    'with-police-generated': { kind: 'flag', says: 'counts what patrol itself finds too' },
    out: { kind: 'needed', value: 'FILE', says: 'the GeoJSON file to write' },
  },
} as const
type Values = ValuesOf<typeof SHAPE.options>

const [LEAST_SIDE, USUAL_SIDE, MOST_SIDE] = [100, 150, 500]

export const hotspots = command(SHAPE, async (read, workbench) => {
  const { err } = workbench
  const asked = askedIn(read.values)
  if (typeof asked === 'string') return said(err, asked, 2)
  const dataset = await openFeeds(read.words, workbench)
  if ('kind' in dataset) return said(err, printable(`${dataset.what} ${dataset.toDo}`), 1)
  const stranger = asked.categories?.find((id) => dataset.categories.every((known) => known.id !== id))
  if (stranger !== undefined)
    return said(err, printable(`--category ${stranger} is none of: ${idsOf(dataset).join(', ')}.`), 2)
  return write(dataset, asked, { path: read.values.out, workbench })
})

const idsOf = ({ categories }: Dataset) => categories.map(({ id }) => id)

/** A text says what is wrong. */
function askedIn({ from, to, cell, category, 'with-police-generated': withFound }: Values) {
  const window = parseSpan(from, to)
  if (!window) return `--from ${from} --to ${to}: two days such as 2023-09-01, the first not the later.`
  const sideMetres = cell === null ? USUAL_SIDE : Number(cell)
  if (!Number.isInteger(sideMetres) || sideMetres < LEAST_SIDE || sideMetres > MOST_SIDE)
    return `--cell ${cell ?? ''}: whole metres from ${LEAST_SIDE} to ${MOST_SIDE}.`
  const asked: SquaresRequest = {
    window,
    hours: null,
    categories: category.length === 0 ? null : category,
    leavesOutFound: !withFound,
    sideMetres,
  }
  return asked
}

/** Several feeds count as one, ids unique across them; the first manifest that lies beside one says what they mean. */
async function openFeeds(paths: readonly string[], workbench: CommandContext): Promise<Dataset | Failed> {
  const beside = await Promise.all(
    paths.map((path) => manifestBeside(resolve(workbench.cwd, path), workbench)),
  )
  const own = beside.find((each) => each !== null) ?? null
  const entries = paths.map((path, at) => entryOf(path, at, beside[at] ?? null))
  const manifest: Manifest = { ...(own ?? NO_MANIFEST), feeds: entries }
  const holdings: LoadedFeed[] = []
  for (const [at, entry] of entries.entries()) {
    const read = await readOne({ path: paths[at] ?? '', entry, manifest }, workbench)
    if (read.kind === 'failed') return failed(`${paths[at] ?? ''} did not open. ${read.what}`, read.toDo)
    holdings.push(read)
  }
  return datasetOf(manifest, holdings, { place: workbench.place(), borough: workbench.borough() })
}

const NO_MANIFEST: Omit<Manifest, 'feeds'> = {
  ...ALONE,
  version: 1,
  title: '',
  demonstration: false,
  notes: [],
  baseMap: null,
  labels: {},
}

/** As the manifest beside it says of it; a feed that no manifest names is guarded as the most guarded are. */
function entryOf(path: string, at: number, manifest: Manifest | null): FeedEntry {
  const named = manifest?.feeds.find(({ url }) => basename(url) === basename(path))
  return {
    ...UNLISTED,
    ...named,
    id: `${at + 1} ${basename(path, extname(path))}`,
    kind: 'incidents',
    // A file that somebody names by hand is read whatever its size.
    mostMegabytes: Infinity,
  }
}

interface OneFeed {
  readonly path: string
  readonly entry: FeedEntry
  readonly manifest: Manifest
}
async function readOne(
  { path, entry, manifest }: OneFeed,
  workbench: CommandContext,
): Promise<LoadedFeed | Failed> {
  const { cwd, streamFile, place, borough, newHash } = workbench
  const source = await streamFile(resolve(cwd, path)).catch(() => null)
  if (!source) return failed('It could not be read.', 'Check that it is there and may be opened.')
  const onProgress = progressInRows(workbench)
  return readLoadedFeed(entry, source.stream, {
    context: feedContext(manifest, { place: place(), borough: borough() }, 'The file holds'),
    newHash,
    onProgress: (read, rows) => onProgress({ feed: entry.id, read, of: source.bytes, rows, isDone: false }),
  })
}

interface Target {
  readonly path: string
  readonly workbench: CommandContext
}
async function write(dataset: Dataset, asked: SquaresRequest, { path, workbench }: Target): Promise<number> {
  const { out, err, cwd, writeFile, borough } = workbench
  const aside = dataset.reports.reduce((sum, { rowsIn, shown }) => sum + rowsIn - shown, 0)
  if (aside > 0) err(`${countWords(aside)} rows set aside; check says why.\n`)
  const window = snapped(asked.window, grainOf(dataset.incidents))
  if (!isSameSpan(window, asked.window))
    err(`These incidents are known by month: the days are ${spanWords(window)}.\n`)
  const counts = squareCounts(dataset, borough(), { ...asked, window })
  if (counts.counted === 0) return said(err, `${nothingWords(counts, window)} Nothing was written.`, 1)
  const text = squareFile({
    request: { ...asked, window },
    counts,
    manifest: dataset.manifest,
    handling: handlingOf(dataset),
  })
  try {
    await writeFile(resolve(cwd, path), text)
  } catch {
    return said(err, `${path} could not be written. Check that its folder may be written to.`, 1)
  }
  out(
    `${countWords(counts.counts.length)} squares of ${asked.sideMetres} m, ${accountWords(counts)}: ${path}\n`,
  )
  return 0
}

const accountWords = ({ counted, found, outside, notPlaces }: SquareCounts) =>
  [
    `${countWords(counted)} incidents`,
    ...(found > 0 ? [`${countWords(found)} that patrol itself finds left out`] : []),
    ...(outside > 0 ? [`${countWords(outside)} in no square of the borough`] : []),
    ...(notPlaces > 0 ? [`${countWords(notPlaces)} where the manifest says that nothing happens`] : []),
  ].join(', ')

function nothingWords({ found, outside }: SquareCounts, window: DaySpan): string {
  const what = `No incident to count in any square, ${spanWords(window)}.`
  if (found > 0)
    return `${what} ${countWords(found)} that patrol itself finds were left out: --with-police-generated counts them.`
  return outside > 0 ? `${what} ${countWords(outside)} lie outside the borough.` : what
}
