/** Compressed responses: content negotiation, invalidation of copies when a file changes, and byte ranges. */
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { acceptedEncodings, fileVersion } from '../../src/server/content-negotiation.ts'
import { serveInside } from '../../src/server/serve-inside.ts'

const root = mkdtempSync(join(tmpdir(), 'holdfast-compression-'))
const [dist, feeds, cacheFolder] = [join(root, 'dist'), join(root, 'feeds'), join(root, 'kept')]
const LONG_AGO = new Date('2024-01-01T00:00:00Z')
let server = { url: '', close: () => Promise.resolve() }

/** Text of a feed with `count` different rows. */
const rows = (count: number, word: string) =>
  JSON.stringify({ rows: Array.from({ length: count }, (_, row) => `${word} ${row}`) })
const write = (name: string, text: string) => writeFileSync(join(root, name), text)

beforeAll(async () => {
  for (const folder of ['dist/schemas', 'feeds']) mkdirSync(join(root, folder), { recursive: true })
  write('dist/index.html', `<!doctype html><title>Holdfast</title>${'<p>text'.repeat(400)}`)
  write('dist/schemas/index.html', '<!doctype html><title>Kinds of feed</title>')
  write('feeds/a.geojson', rows(2000, 'first'))
  write('feeds/few.geojson', '{}')
  write('feeds/borough.pmtiles', 'PMTiles'.repeat(1000))
  server = await serveInside({
    dist,
    feeds,
    port: 0,
    host: '127.0.0.1',
    copies: { app: new CompressedCopies(cacheFolder), feeds: new CompressedCopies(null) },
  })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Unlike `fetch`, this neither decompresses nor adds headers. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request(server.url + path, { headers, method }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })

const BROTLI = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const unpacked = ({ headers, body }: Answer) =>
  headers['content-encoding'] === 'br'
    ? brotliDecompressSync(body).toString()
    : headers['content-encoding'] === 'gzip'
      ? gunzipSync(body).toString()
      : body.toString()

describe('the encodings accepted by a request', () => {
  test.each([
    ['gzip, deflate, br, zstd', ['br', 'gzip']],
    ['gzip', ['gzip']],
    ['gzip;q=1.0, br;q=0.5', ['gzip', 'br']],
    ['br;q=0, gzip', ['gzip']],
    ['*', ['br', 'gzip']],
    ['*;q=0, gzip;q=0.1', ['gzip']],
    ['GZIP ; Q=0.3', ['gzip']],
    ['br;q=much', []],
    ['identity', []],
    ['', []],
    [undefined, []],
  ])('with %s', (header, accepted) => expect(acceptedEncodings(header)).toEqual(accepted))
})

describe('a response', () => {
  test('is compressed as the request accepts, with a Vary header', async () => {
    const text = rows(2000, 'first')
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const answer = await get('feeds/a.geojson', { 'accept-encoding': accepted })
      expect(answer.headers).toMatchObject({
        vary: 'accept-encoding',
        'content-type': 'application/geo+json; charset=utf-8',
        'content-length': String(answer.body.length),
      })
      expect(answer.headers['content-encoding']).toBe(encoding)
      expect(unpacked(answer)).toBe(text)
      if (encoding) expect(answer.body.length).toBeLessThan(text.length / 4)
      expect(answer.headers['x-decoded-length']).toBe(encoding && String(text.length))
    }
  })
  test('to HEAD has the headers of GET and no body', async () => {
    const { date: _, ...whole } = (await get('feeds/a.geojson', BROTLI)).headers
    const head = await get('feeds/a.geojson', BROTLI, 'HEAD')
    expect(head.headers).toMatchObject(whole)
    expect([head.status, head.body.length]).toEqual([200, 0])
  })
  test('is 304 only for a client with a current version in an accepted encoding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(
        async (accepted) =>
          (await get('feeds/a.geojson', { 'accept-encoding': accepted })).headers.etag ?? '',
      ),
    )
    expect(new Set(tags).size).toBe(3)
    const [br = '', gzip = '', plain = ''] = tags
    const statusOf = async (tag: string, accepted: string) => {
      const answer = await get('feeds/a.geojson', { 'if-none-match': tag, 'accept-encoding': accepted })
      if (answer.status === 304) expect(answer.headers).toMatchObject({ vary: 'accept-encoding' })
      return answer.status
    }
    expect(await statusOf(br, 'br')).toBe(304)
    expect(await statusOf(`"other", ${gzip}`, 'gzip, br')).toBe(304)
    expect(await statusOf(plain, 'br')).toBe(304)
    expect(await statusOf('*', 'br')).toBe(304)
    expect(await statusOf(br, 'gzip')).toBe(200)
    expect(await statusOf(br, 'identity')).toBe(200)
    expect(await statusOf('W/"other"', 'br')).toBe(200)
  })
  test('is the file itself if it is small or already compressed', async () => {
    for (const [name, vary] of [
      ['few.geojson', 'accept-encoding'],
      ['borough.pmtiles', undefined],
    ] as const) {
      const { headers, body } = await get(`feeds/${name}`, BROTLI)
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, vary])
      expect(body.length).toBe(statSync(join(feeds, name)).size)
    }
  })
  test('to a range request is a part of the file itself', async () => {
    for (const [name, part] of [
      ['borough.pmtiles', 'PMTiles'],
      ['a.geojson', '{"rows"'],
    ] as const) {
      const answer = await get(`feeds/${name}`, { ...BROTLI, range: 'bytes=0-6' })
      const { size } = statSync(join(feeds, name))
      expect([answer.status, answer.headers['content-range']]).toEqual([206, `bytes 0-6/${size}`])
      expect(answer.headers['content-encoding']).toBeUndefined()
      expect(answer.body.toString()).toBe(part)
      const conditional = { ...BROTLI, range: 'bytes=0-6', 'if-range': answer.headers.etag ?? '' }
      const whole = await get(`feeds/${name}`, conditional)
      expect([whole.status, unpacked(whole).length]).toEqual([200, size])
    }
  })
})

describe('a feed that changes while it is served', () => {
  const path = join(feeds, 'b.geojson')
  /** A clock one minute ahead, so that all files are old enough to be cached. */
  const aMinuteOn = () => Date.now() + 60_000
  const overwrite = (text: string) => writeFileSync(path, text)
  const replace = (text: string) => {
    write('beside.geojson', text)
    renameSync(join(root, 'beside.geojson'), path)
  }

  test.each([
    ['written over', overwrite],
    ['replaced', replace],
  ])(
    'is never answered with an outdated copy if it is %s at the same size and time',
    async (_how, change) => {
      const copies = { app: new CompressedCopies(null), feeds: new CompressedCopies(null, aMinuteOn) }
      const own = await serveInside({ dist, feeds, port: 0, host: '127.0.0.1', copies })
      for (const word of ['first', 'other', 'third']) {
        change(rows(2000, word))
        utimesSync(path, LONG_AGO, LONG_AGO)
        for (const encoding of ['br', 'gzip', 'br']) {
          const answer = await fetch(`${own.url}feeds/b.geojson`, {
            headers: { 'accept-encoding': encoding },
          })
          expect(answer.headers.get('content-encoding')).toBe(encoding)
          expect(await answer.text()).toBe(rows(2000, word))
        }
      }
      await own.close()
    },
  )
  test("is not cached while the disk's clock might not show the next change", async () => {
    for (let change = 0; change < 20; change++) {
      overwrite(rows(200, `w${change % 10}`))
      expect(unpacked(await get('feeds/b.geojson', BROTLI))).toBe(rows(200, `w${change % 10}`))
    }
  })
  test('is compressed once for simultaneous requests, and again after a change', async () => {
    const copies = new CompressedCopies(null, aMinuteOn)
    const copyNow = () => copies.of(fileVersion(path, statSync(path, { bigint: true })), 'br')
    const [first, second] = await Promise.all([copyNow(), copyNow()])
    expect(first).toBeInstanceOf(Buffer)
    expect(second).toBe(first)
    expect(await copyNow()).toBe(first)
    replace(rows(300, 'other'))
    expect(await copyNow()).not.toBe(first)
    rmSync(path)
    expect(await copies.of({ file: path, bytes: 9000, version: 'gone', changedAt: 0 }, 'br')).toBeNull()
  })
  test('is sent incomplete if it becomes shorter meanwhile', async () => {
    // More than the buffers between a server and a client that does not read.
    overwrite('x'.repeat(40_000_000))
    const answer = await fetch(`${server.url}feeds/b.geojson`, { headers: { 'accept-encoding': 'identity' } })
    overwrite('{}')
    await expect(answer.text()).rejects.toThrow('terminated')
  })
})

describe('the disk cache of the app', () => {
  test('is reused by another process, by checksum of the content', async () => {
    await new CompressedCopies(cacheFolder).prepare(dist)
    const names = readdirSync(cacheFolder)
    const text = `<!doctype html><title>Holdfast</title>${'<p>text'.repeat(400)}`
    const checksum = createHash('sha256').update(text).digest('hex')
    expect(names.toSorted()).toEqual([`${checksum}.6.gz`, `${checksum}.9.br`])
    // The second process reads the copies; different content here proves it.
    writeFileSync(join(cacheFolder, `${checksum}.6.gz`), 'kept')
    expect((await get('', { 'accept-encoding': 'gzip' })).body.toString()).toBe('kept')
    utimesSync(join(cacheFolder, `${checksum}.9.br`), LONG_AGO, LONG_AGO)
    rmSync(join(dist, 'index.html'))
    await new CompressedCopies(cacheFolder).prepare(dist)
    expect(readdirSync(cacheFolder)).toEqual([`${checksum}.6.gz`])
  })
})

describe('the pages of a folder', () => {
  test('are served with and without a trailing slash', async () => {
    const page = await get('schemas/')
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body.toString()).toContain('Kinds of feed')
    const sentOn = await get('schemas')
    expect([sentOn.status, sentOn.headers.location]).toEqual([301, './schemas/'])
    expect((await get('none/')).status).toBe(404)
    expect((await get('feeds/')).status).toBe(404)
  })
})
