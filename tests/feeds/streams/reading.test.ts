/** Reading of one feed from a source: progress, checksum, size limit and cancellation. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource, streamSource, type FeaturePage } from '../../../src/feeds/streams/feed-source.ts'
import { row } from '../incidents/rows.ts'
import { collection, contextOf, feedOf } from '../opened.ts'
import { streamOf } from './file-streams.ts'

const MANY = 20_000
const encoded = (rows: number) =>
  new TextEncoder().encode(collection(Array.from({ length: rows }, (_, i) => row({ id: `é${i}` }))))
const many = encoded(MANY)
/** Enough rows for several batches; few enough to compare every value. */
const SOME = 4000
const some = encoded(SOME)
const context = contextOf()
const feed = feedOf('incidents')

describe('a feed read from a source', () => {
  test.each([1000, 65_536, some.length])('in chunks of %i bytes is the same as in one', async (piece) => {
    const progress: (readonly [number, number])[] = []
    const onProgress = (read: number, rows: number) => void progress.push([read, rows])
    const loaded = await readLoadedFeed(feed, streamSource(streamOf(some, piece)), { context, onProgress })
    expect(loaded).toEqual(await readLoadedFeed(feed, bytesSource(some), { context }))
    expect(loaded).toMatchObject({ bytes: some.length, report: { rowsIn: SOME, shown: SOME } })
    expect(progress.at(-1)).toEqual([some.length, SOME])
  })
  test('reports its rows while it is read, not only at the end', async () => {
    const rows: number[] = []
    await readLoadedFeed(feed, streamSource(streamOf(many, 65_536)), {
      context,
      onProgress: (_, read) => void rows.push(read),
    })
    expect(new Set(rows).size).toBeGreaterThan(3)
    expect(rows).toEqual(rows.toSorted((a, b) => a - b))
  })
  test('in pages of features has the same rows, and is hashed page by page', async () => {
    const { features } = JSON.parse(new TextDecoder().decode(some)) as { features: readonly unknown[] }
    const pages = [features.slice(0, 1500), features.slice(1500)].map((page): FeaturePage => ({
      features: page,
      bytes: new TextEncoder().encode(JSON.stringify(page)),
    }))
    const stream = new ReadableStream<FeaturePage>({
      start: (controller) => {
        for (const page of pages) controller.enqueue(page)
        controller.close()
      },
    })
    const rows: number[] = []
    const source = { kind: 'pages', stream, expectedBytes: 0, validators: null } as const
    const onProgress = (_: number, read: number) => void rows.push(read)
    const whole = await readLoadedFeed(feed, bytesSource(some), { context })
    const bytes = Buffer.concat(pages.map((page) => page.bytes))
    const checksum = createHash('sha256').update(bytes).digest('hex')
    const paged = await readLoadedFeed(feed, source, { context, onProgress })
    expect(paged).toEqual({ ...whole, bytes: bytes.length, checksum })
    expect(rows).toEqual([1500, SOME])
  })
  test('has the checksum of all its bytes', async () => {
    const loaded = await readLoadedFeed(feed, streamSource(streamOf(many)), { context })
    expect(loaded).toMatchObject({ checksum: createHash('sha256').update(many).digest('hex') })
  })
})

describe('a feed too large for the browser’s digest', () => {
  const LARGE = 50_000_000
  const largeHash = () => {
    const calls: string[] = []
    const hash = createHash('sha256')
    return {
      calls,
      newHash: () => ({
        update: (bytes: Uint8Array) => void hash.update(bytes),
        caughtUp: () => (calls.push('caught up'), Promise.resolve()),
        finish: () => (calls.push('finished'), Promise.resolve(hash.digest('hex'))),
        abandon: () => void calls.push('abandoned'),
      }),
    }
  }
  const readLarge = (bytes: Uint8Array<ArrayBuffer>, newHash: ReturnType<typeof largeHash>['newHash']) =>
    readLoadedFeed(feed, streamSource(streamOf(bytes, 65_536), LARGE), { context, largeHash: newHash })
  test('is hashed by the other hash, which may hold it up', async () => {
    const hash = largeHash()
    const checksum = createHash('sha256').update(some).digest('hex')
    expect(await readLarge(some, hash.newHash)).toMatchObject({ checksum })
    expect(hash.calls.filter((call) => call === 'caught up')).toHaveLength(Math.ceil(some.length / 65_536))
    expect(hash.calls.at(-1)).toBe('finished')
  })
  test('abandons that hash where it fails', async () => {
    const hash = largeHash()
    expect((await readLarge(some.subarray(0, -10), hash.newHash)).kind).toBe('failed')
    expect(hash.calls.at(-1)).toBe('abandoned')
  })
})

describe('a feed that is not read to its end', () => {
  const endless = (onPiece: (pieces: number) => void = () => {}) => {
    const usage = { pieces: 0, isCancelled: false }
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        usage.pieces += 1
        onPiece(usage.pieces)
        controller.enqueue(new TextEncoder().encode(' '.repeat(100_000)))
      },
      cancel: () => void (usage.isCancelled = true),
    })
    return { usage, stream }
  }
  test('is refused with a message where it exceeds its limit, and no more of it is read', async () => {
    const { usage, stream } = endless()
    const read = await readLoadedFeed({ ...feed, mostMegabytes: 2 }, streamSource(stream), { context })
    expect(read).toMatchObject({ kind: 'failed', what: expect.stringContaining('larger than 2 MB') })
    expect(usage.pieces).toBeLessThan(25)
    expect(usage.isCancelled).toBe(true)
  })
  test('fails where the user stopped it, and cancels the stream', async () => {
    const stop = new AbortController()
    const { usage, stream } = endless((pieces) => pieces === 5 && stop.abort())
    const reading = readLoadedFeed({ ...feed, mostMegabytes: 1e6 }, streamSource(stream), {
      context,
      signal: stop.signal,
    })
    expect(await reading).toMatchObject({ kind: 'failed', what: 'Stopped by you.' })
    expect(usage.isCancelled).toBe(true)
  })
  test('is not begun where it was stopped before', async () => {
    const { stream } = endless()
    const read = await readLoadedFeed(feed, streamSource(stream), { context, signal: AbortSignal.abort() })
    expect(read).toMatchObject({ kind: 'failed', what: 'Stopped by you.' })
  })
  test('fails where the connection breaks', async () => {
    let at = 0
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (at++ < 3) controller.enqueue(many.slice(0, 1000))
        else controller.error(new TypeError('broken'))
      },
    })
    expect(await readLoadedFeed(feed, streamSource(stream), { context })).toMatchObject({
      kind: 'failed',
      what: 'The address could not be reached.',
    })
  })
})
