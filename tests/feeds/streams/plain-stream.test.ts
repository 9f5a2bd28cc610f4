/** Feeds that arrive packed or in UTF-16 are read as they are, in chunks of any length; broken ones are refused. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readLoadedFeed } from '../../../src/feeds/read-feed.ts'
import { bytesSource, streamSource } from '../../../src/feeds/streams/feed-source.ts'
import { plainStream } from '../../../src/feeds/streams/plain-stream.ts'
import { row } from '../incidents/rows.ts'
import { collection, contextOf, feedOf } from '../opened.ts'
import { streamOf } from './file-streams.ts'

const text = collection(Array.from({ length: 300 }, (_, i) => row({ id: `é${i}` })))
const plain = new TextEncoder().encode(text)
const utf16 = (order: 'le' | 'be') => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(order === 'be' ? bytes.swap16() : bytes)
}
const packed = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))
const read = (bytes: Uint8Array<ArrayBuffer>, piece: number) =>
  readLoadedFeed(feedOf('incidents'), streamSource(streamOf(bytes, piece)), { context: contextOf() })

describe('a feed', () => {
  test.each([
    ['in UTF-16 LE', utf16('le')],
    ['in UTF-16 BE', utf16('be')],
    ['packed', packed(plain)],
    ['in UTF-16 and packed', packed(utf16('le'))],
    ['packed twice', packed(packed(plain))],
  ])('%s is the same as its plain text, whatever the chunks', async (_how, bytes) => {
    const whole = await readLoadedFeed(feedOf('incidents'), bytesSource(plain), { context: contextOf() })
    for (const piece of [1, 7, 4096, bytes.length]) expect(await read(bytes, piece)).toEqual(whole)
  })
  test('packed and cut off anywhere is refused with a sentence', async () => {
    const bytes = packed(plain)
    for (const length of [3, 11, bytes.length - 9, bytes.length - 1]) {
      expect(await read(bytes.slice(0, length), 512)).toMatchObject({
        kind: 'failed',
        what: 'It is a gzip that is damaged or cut off.',
      })
    }
  })
  test('that unpacks to more than its limit is refused before it is unpacked whole', async () => {
    const bytes = packed(new Uint8Array(40_000_000))
    const feed = { ...feedOf('incidents'), mostMegabytes: 2 }
    const refused = await readLoadedFeed(feed, bytesSource(bytes), { context: contextOf() })
    expect(refused).toMatchObject({ kind: 'failed', what: expect.stringContaining('larger than 2 MB') })
  })
  test('of one byte or none is handed on as it is', async () => {
    for (const bytes of [new Uint8Array([0x7b]), new Uint8Array()])
      expect(new Uint8Array(await new Response(plainStream(streamOf(bytes, 1))).arrayBuffer())).toEqual(bytes)
  })
})

test('cancelling the plain stream cancels its source', async () => {
  let cancelled = 0
  const endless = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array([0x7b, 0x20])),
      cancel: () => {
        cancelled += 1
      },
    })
  await plainStream(endless()).cancel()
  const reader = plainStream(endless()).getReader()
  await reader.read()
  await reader.cancel()
  expect(cancelled).toBe(2)
})
