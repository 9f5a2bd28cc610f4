/**
 * Streaming a feed of incidents against JSON.parse of the whole with the same checks, columns, ids and duplicate
 * search. Each run has its own process; its peak is maxRSS less the memory before the start.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deserialize, serialize } from 'node:v8'
import boroughText from '../../data/place/borough.json?raw'
import { DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { dayOf } from '../../src/domain/day.ts'
import type { FeedEntry } from '../../src/domain/feed.ts'
import { textOf } from '../../src/feeds/json-text.ts'
import { feedContext, readLoadedFeed } from '../../src/feeds/read-feed.ts'
import { FEED_DEFINITIONS } from '../../src/feeds/feed-kinds.ts'
import { streamSource, type ByteSource } from '../../src/feeds/streams/feed-source.ts'
import { median, report } from './harness.ts'
import { inventedFeatures } from './invented-features.ts'
import { PLACE } from '../domain/shipped-place.ts'

const SIZES = [
  { name: '200k', rows: 200_000, pairs: 5, time: '<= 1', memory: '<= 0.5' },
  { name: '1M', rows: 1_000_000, pairs: 3, time: '<= 0.8', memory: '<= 0.334' },
] as const
const PEER = 'JSON.parse of the whole, then the same checks, columns, ids and duplicates'
const CHUNK_BYTES = 1 << 18
const WARM_UP_RUNS = 1
const REOPENINGS = 5
const MEGABYTE = 1_000_000

const FEED: FeedEntry = {
  id: 'incidents',
  kind: 'incidents',
  url: 'incidents.geojson',
  refreshMinutes: 60,
  source: '',
  licence: '',
  handling: 'public',
  keepOnDeviceHours: null,
  keepMonths: null,
}

/** Result of one process: milliseconds and megabytes. */
interface Run {
  readonly shown: number
  readonly reading: number
  readonly peak: number
  /** Deserialising and size of the stored columns; for the app only. */
  readonly reopening: number
  readonly stored: number
}

const newHash = () => {
  const hash = createHash('sha256')
  return { update: (bytes: Uint8Array) => void hash.update(bytes), finish: () => hash.digest('hex') }
}
const contextOfBorough = () =>
  feedContext(
    {
      asOf: dayOf({ year: 2024, month: 8, day: 31 }),
      actionTypes: DEFAULT_ACTION_TYPES,
      categories: DEFAULT_CATEGORIES,
    },
    { place: PLACE, borough: decodeBorough(JSON.parse(boroughText) as EncodedBorough) },
  )

async function ours(file: string, context: ReturnType<typeof contextOfBorough>) {
  const stream = Readable.toWeb(
    createReadStream(file, { highWaterMark: CHUNK_BYTES }),
  ) as ByteSource['stream']
  const feed = await readLoadedFeed(FEED, streamSource(stream), { context, newHash })
  if (feed.kind === 'failed') throw new Error(feed.what)
  return feed
}

async function peers(file: string, context: ReturnType<typeof contextOfBorough>) {
  const bytes = new Uint8Array(readFileSync(file))
  const checksum = createHash('sha256').update(bytes).digest('hex')
  const text = textOf(bytes)
  if (typeof text !== 'string') throw new Error(text.what)
  const { features } = JSON.parse(text) as { readonly features: readonly unknown[] }
  const reader = FEED_DEFINITIONS.incidents.open(FEED, context)
  reader.take(features)
  return { ...reader.finish(), checksum }
}

/** Measures one run; called in a separate process. */
async function measured(who: string, file: string): Promise<Run> {
  const context = contextOfBorough()
  const before = process.memoryUsage.rss()
  const start = performance.now()
  const read = await (who === 'ours' ? ours : peers)(file, context)
  const reading = performance.now() - start
  const peak = (process.resourceUsage().maxRSS * 1024 - before) / MEGABYTE
  const stored = serialize(read)
  const reopenings = Array.from({ length: REOPENINGS + WARM_UP_RUNS }, () => {
    const began = performance.now()
    deserialize(stored)
    return performance.now() - began
  })
  return {
    shown: read.report.shown,
    reading,
    peak,
    reopening: median(reopenings.slice(WARM_UP_RUNS)),
    stored: stored.length / MEGABYTE,
  }
}

function runOf(who: string, file: string): Run {
  const [, bundle = ''] = process.argv
  const { stdout, status, stderr } = spawnSync(process.execPath, [bundle, who, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${who} ended with ${status}: ${stderr}`)
  return JSON.parse(stdout) as Run
}

function writeFeed(file: string, rows: number) {
  const handle = openSync(file, 'w')
  for (const text of inventedFeatures(rows)) writeSync(handle, text)
  closeSync(handle)
}

function race({ name, rows, pairs, time, memory }: (typeof SIZES)[number], folder: string) {
  const file = join(folder, `${name}.geojson`)
  writeFeed(file, rows)
  const runs = Array.from({ length: pairs }, (_, pair) => {
    const first = runOf(pair % 2 === 0 ? 'ours' : 'peer', file)
    const second = runOf(pair % 2 === 0 ? 'peer' : 'ours', file)
    return pair % 2 === 0 ? { ours: first, peer: second } : { ours: second, peer: first }
  })
  rmSync(file)
  if (runs.some((run) => run.ours.shown !== rows || run.peer.shown !== rows))
    throw new Error('Rows were lost')
  const middle = (valueOf: (run: (typeof runs)[number]) => number) => median(runs.map(valueOf))
  report({
    name: `reading.${name}`,
    value: middle((run) => run.ours.reading),
    unit: 'ms',
    peer: PEER,
    ratio: middle((run) => run.ours.reading / run.peer.reading),
    bar: time,
  })
  report({
    name: `reading.${name}.peak`,
    value: middle((run) => run.ours.peak),
    unit: 'MB',
    peer: PEER,
    ratio: middle((run) => run.ours.peak / run.peer.peak),
    bar: memory,
  })
  report({
    name: `reopening.${name}`,
    value: middle((run) => run.ours.reopening),
    unit: 'ms',
    peer: 'reading it',
    ratio: middle((run) => run.ours.reopening / run.ours.reading),
    bar: '<= 0.05',
  })
  report({ name: `stored.${name}`, value: middle((run) => run.ours.stored), unit: 'MB' })
}

const [, , who, file] = process.argv
if (who !== undefined && file !== undefined) {
  process.stdout.write(JSON.stringify(await measured(who, file)))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-reading-'))
  try {
    for (const size of SIZES) race(size, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
