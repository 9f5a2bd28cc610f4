/** One feed as its bytes come in: progress in rows, a checksum of the whole, a limit, and a way to stop. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { row } from '../incidents/rows.ts'
import { collection, contextOf, feedOf } from '../opened.ts'
import { bytesSource, streamSource, type FeaturePage } from '../../../src/feeds/streams/feed-source.ts'
import { streamOf } from './file-streams.ts'

const MANY = 20_000
const encoded = (rows: number) =>
  new TextEncoder().encode(collection(Array.from({ length: rows }, (_, i) => row({ id: `é${i}` }))))
const many = encoded(MANY)
/** Enough for several batches: every value of both readings is compared. */
const SOME = 4000
const some = encoded(SOME)
const context = contextOf()
const feed = feedOf('incidents')

describe('a feed that comes in', () => {
  test.each([1000, 65_536, some.length])('in pieces of %i bytes is the same as whole', async (piece) => {
    const told: (readonly [number, number])[] = []
    const onProgress = (read: number, rows: number) => void told.push([read, rows])
    const held = await readLoadedFeed(feed, streamSource(streamOf(some, piece)), { context, onProgress })
    expect(held).toEqual(await readLoadedFeed(feed, bytesSource(some), { context }))
    expect(held).toMatchObject({ bytes: some.length, report: { rowsIn: SOME, shown: SOME } })
    expect(told.at(-1)).toEqual([some.length, SOME])
  })
  test('tells its rows while it is read, not only in the end', async () => {
    const rows: number[] = []
    await readLoadedFeed(feed, streamSource(streamOf(many, 65_536)), {
      context,
      onProgress: (_, read) => void rows.push(read),
    })
    expect(new Set(rows).size).toBeGreaterThan(5)
    expect(rows).toEqual(rows.toSorted((a, b) => a - b))
  })
  test('in pages of features has the same rows as the text, and is hashed page by page', async () => {
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
    const held = await readLoadedFeed(feed, streamSource(streamOf(many)), { context })
    expect(held).toMatchObject({ checksum: createHash('sha256').update(many).digest('hex') })
  })
})

describe('a feed that is not read to its end', () => {
  const endless = (onPiece: (pieces: number) => void = () => {}) => {
    const asked = { pieces: 0, isLetGo: false }
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        asked.pieces += 1
        onPiece(asked.pieces)
        controller.enqueue(new TextEncoder().encode(' '.repeat(100_000)))
      },
      cancel: () => void (asked.isLetGo = true),
    })
    return { asked, stream }
  }
  test('because it is larger than its limit is refused in words, and no more of it is taken', async () => {
    const { asked, stream } = endless()
    const read = await readLoadedFeed({ ...feed, mostMegabytes: 2 }, streamSource(stream), { context })
    expect(read).toMatchObject({ kind: 'failed', what: expect.stringContaining('larger than 2 MB') })
    expect(asked.pieces).toBeLessThan(25)
    expect(asked.isLetGo).toBe(true)
  })
  test('because somebody stopped it says so, and lets go', async () => {
    const stop = new AbortController()
    const { asked, stream } = endless((pieces) => pieces === 5 && stop.abort())
    const reading = readLoadedFeed({ ...feed, mostMegabytes: 1e6 }, streamSource(stream), {
      context,
      signal: stop.signal,
    })
    expect(await reading).toMatchObject({ kind: 'failed', what: 'Stopped at your wish.' })
    expect(asked.isLetGo).toBe(true)
  })
  test('because it was stopped before it began is not begun', async () => {
    const { stream } = endless()
    const read = await readLoadedFeed(feed, streamSource(stream), { context, signal: AbortSignal.abort() })
    expect(read).toMatchObject({ kind: 'failed', what: 'Stopped at your wish.' })
  })
  test('because the connection breaks has not become a short one', async () => {
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
