/** One run over all sources: each feed is written whole or not at all, and what fails keeps its last good feed. */
import { join } from 'node:path'
import { instant, isoDay, londonDay } from '../../domain/day.ts'
import { type Failed, rowsSetAside } from '../../domain/feed.ts'
import { withPartners } from '../../domain/place/place.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { ConversionContext } from '../../feeds/formats/recognised.ts'
import { textOf } from '../../feeds/json-text.ts'
import { feedContext, readFeed } from '../../feeds/read-feed.ts'
import type { CommandContext } from '../command.ts'
import { makeFeed, type MadeFeed } from './convert-source.ts'
import { type FetchContext, fetchSource, type SourceContent } from './fetch-source.ts'
import { exitCodeOf, type FeedOutcome, type GatherReport } from './gather-report.ts'
import {
  implausible,
  type LastGood,
  type LastGoodFeeds,
  lastGoodIn,
  lateness,
  unusableRows,
} from './last-good.ts'
import type { Source, Sources } from './sources.ts'

/** Folder below the feeds with what gather remembers; it holds no row of any feed. */
export const OWN_FOLDER = '.gather'
const MEMORY = 'last-good.json'

interface RunOptions {
  /** Folder of the feeds, absolute. */
  readonly out: string
  readonly isDryRun: boolean
  /** Whether a source is gathered in this run; the others stay as they are. */
  readonly due: (source: Source) => boolean
  readonly fetching: FetchContext
}

/** Gathers the sources, writes what is good, and reports. Rejects only if the folder cannot be written. */
export async function gatherOnce(
  { sources, manifest, manifestText, unknown }: Sources,
  options: RunOptions,
  context: CommandContext,
): Promise<GatherReport> {
  const { out, isDryRun, due, fetching } = options
  const startedAt = fetching.now
  const memory = lastGoodIn(await textAt(join(out, OWN_FOLDER, MEMORY), context))
  const next: Record<string, LastGood> = { ...memory }
  const outcomes: FeedOutcome[] = []
  const base = conversionContext(manifest, context)
  const hotspotsOf = new Map<string, readonly PatrolHotspot[]>()
  const hotspotsNamed = async (id: string) =>
    hotspotsOf.get(id) ?? hotspotsAt(id, { out, sources, base }, context)
  for (const source of sources.filter(due)) {
    const hotspots = source.hotspots === undefined ? [] : await hotspotsNamed(source.hotspots)
    const last = await existing(memory[source.id], pathOf(source, out), context)
    const gathered = await gather(source, last, { ...options, context, base: { ...base, hotspots } })
    outcomes.push(gathered.outcome)
    if (!gathered.made) continue
    next[source.id] = gathered.last
    hotspotsOf.set(source.id, gathered.made.hotspots)
    if (!isDryRun) await context.writeFile(pathOf(source, out), gathered.made.text)
  }
  const exitCode = exitCodeOf(outcomes)
  if (!isDryRun && exitCode !== 1) await writeManifest({ out, manifestText, next }, context)
  return {
    startedAt,
    endedAt: context.now(),
    isDryRun,
    exitCode,
    feeds: outcomes.map((outcome) => hidden(outcome, fetching)),
    says: unknown.length === 0 ? [] : [`In sources.json, not known: ${unknown.join(', ')}.`],
  }
}

/** Whether the folder holds feeds that no run has gathered: a manifest is there, and nothing is remembered. */
export async function holdsOtherFeeds(out: string, context: CommandContext): Promise<boolean> {
  if ((await textAt(join(out, OWN_FOLDER, MEMORY), context)) !== null) return false
  return (await textAt(join(out, 'manifest.json'), context)) !== null
}

const pathOf = ({ id }: Source, out: string) => join(out, `${id}.geojson`)

/** The day on which the data was drawn, where sources.json states none. */
export const dayOfRun = (now: number): string => isoDay(londonDay(instant(now)))

const hidden = (outcome: FeedOutcome, { secrets }: FetchContext): FeedOutcome => ({
  ...outcome,
  says: outcome.says.map(secrets.hide),
})

async function textAt(path: string, { readFile }: CommandContext): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null)
  const text = bytes && textOf(bytes)
  return typeof text === 'string' ? text : null
}

/** What is remembered of a feed, unless its file is gone. */
async function existing(
  last: LastGood | undefined,
  path: string,
  { readFile }: CommandContext,
): Promise<LastGood | undefined> {
  const isThere = await readFile(path).then(
    () => true,
    () => false,
  )
  return isThere ? last : undefined
}

const conversionContext = (manifest: Sources['manifest'], context: CommandContext): ConversionContext => ({
  place: withPartners(context.place(), manifest.partners),
  outline: context.borough().outline,
  asOf: manifest.asOf,
  categories: manifest.categories,
  actionTypes: manifest.actionTypes,
  hotspots: [],
  postcodes: async () => context.postcodes(),
})

interface HotspotPlace {
  readonly out: string
  readonly sources: readonly Source[]
  readonly base: ConversionContext
}

/** Hotspots of the last good feed. */
async function hotspotsAt(
  id: string,
  { out, sources, base }: HotspotPlace,
  context: CommandContext,
): Promise<readonly PatrolHotspot[]> {
  const source = sources.find((each) => each.id === id)
  const text = source ? await textAt(pathOf(source, out), context) : null
  if (!source || text === null) return []
  const read = readFeed(
    source.feed,
    text,
    feedContext(base, { place: base.place, borough: base }, 'The file holds'),
  )
  return read.kind === 'failed' ? [] : (read.records.hotspots ?? [])
}

interface GatherContext extends RunOptions {
  readonly context: CommandContext
  readonly base: ConversionContext
}
type Gathered =
  | { readonly outcome: FeedOutcome; readonly made: MadeFeed; readonly last: LastGood }
  | { readonly outcome: FeedOutcome; readonly made: null }

async function gather(source: Source, last: LastGood | undefined, options: GatherContext): Promise<Gathered> {
  const { fetching, context, base } = options
  const content = await fetchSource(source, last?.validators ?? null, fetching)
  if (content.kind === 'failed') return refused(source, last, [sentenceOf(content)])
  const checksum = content.kind === 'content' ? checksumOf(source, content, context) : last?.checksum
  if (last && checksum === last.checksum) return unchanged(source, last, fetching.now)
  if (content.kind === 'unchanged')
    return refused(source, last, ['The server says that nothing is new, but there is no feed yet.'])
  const made = await makeFeed(source, content.files, base)
  if (made.kind === 'failed') return refused(source, last, [...content.says, sentenceOf(made)])
  const faults = implausible(source, made, last)
  const says = [...content.says, ...made.says]
  if (faults.length > 0) return refused(source, last, [...faults, ...says])
  const setAside = rowsSetAside(made.report)
  const rows = made.report.shown
  return {
    made,
    outcome: {
      id: source.id,
      status: 'written',
      rows,
      before: last?.rows ?? null,
      setAside,
      since: fetching.now,
      says,
    },
    last: {
      checksum: checksum ?? '',
      validators: content.validators,
      rows,
      setAside: unusableRows(source, made),
      filled: made.filled,
      since: fetching.now,
    },
  }
}

const sentenceOf = ({ what, toDo }: Failed) => `${what} ${toDo}`

/** How it is read is part of it, so that a mended sources.json takes effect on the same content. */
function checksumOf(
  { from, crs, swap, inside, feed, rows, mapping }: Source,
  { files }: SourceContent,
  { newHash }: CommandContext,
) {
  const hash = newHash()
  hash.update(new TextEncoder().encode(JSON.stringify([from, crs, swap, inside, feed.kind, rows, mapping])))
  for (const { name, bytes } of files) {
    hash.update(new TextEncoder().encode(`\n${name} ${bytes.length}\n`))
    hash.update(bytes)
  }
  return hash.finish()
}

const countsOf = (last: LastGood | undefined) => ({
  rows: last?.rows ?? null,
  before: last?.rows ?? null,
  setAside: last?.setAside ?? null,
  since: last?.since ?? null,
})

function refused({ id }: Source, last: LastGood | undefined, says: readonly string[]): Gathered {
  return { made: null, outcome: { id, status: last ? 'kept' : 'missing', ...countsOf(last), says } }
}

function unchanged(source: Source, last: LastGood, now: number): Gathered {
  const late = lateness(source, last, now)
  return late === null
    ? { made: null, outcome: { id: source.id, status: 'same', ...countsOf(last), says: [] } }
    : refused(source, last, [late])
}

interface Written {
  readonly out: string
  readonly manifestText: string
  readonly next: LastGoodFeeds
}

/**
 * Last of all, the memory first: a run that is ended in between leaves a folder that is known to be gathered into. A feed
 * that has never been good is named too, so that the app says that it is missing.
 */
async function writeManifest(
  { out, manifestText, next }: Written,
  { writeFile }: CommandContext,
): Promise<void> {
  await writeFile(join(out, OWN_FOLDER, MEMORY), `${JSON.stringify(next, null, 2)}\n`)
  await writeFile(join(out, 'manifest.json'), manifestText)
}
