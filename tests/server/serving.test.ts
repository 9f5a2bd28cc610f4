/** Responses of the inside app's server, and files on the disk that it must not serve. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedsIn, fileAt, byteRangeOf } from '../../src/server/folder.ts'
import { insideHeaders } from '../../src/hosting/inside-site.ts'
import { serveInside } from '../../src/server/serve-inside.ts'
import { addressFrom, start } from '../../src/server/start.ts'

const expectHeaders = ({ headers }: Response) => {
  for (const [name, value] of Object.entries(insideHeaders(null))) expect(headers.get(name)).toBe(value)
}
const root = mkdtempSync(join(tmpdir(), 'holdfast-serving-'))
const [dist, feeds] = [join(root, 'dist'), join(root, 'feeds')]
const write = (path: string, text: string) => writeFileSync(join(root, path), text)
let server = { url: '', close: () => Promise.resolve() }

beforeAll(async () => {
  for (const folder of ['dist/assets', 'feeds/more', 'feeds/.hidden', 'beside'])
    mkdirSync(join(root, folder), { recursive: true })
  write('dist/index.html', '<!doctype html><title>Holdfast</title>')
  write('dist/assets/app.js', 'export {}')
  write('feeds/manifest.json', '{"version":1}')
  write('feeds/more/a b.geojson', '{}')
  write('feeds/notes.txt', 'not a feed')
  write('feeds/.hidden/feed.json', '{}')
  write('beside/secret.json', '{}')
  symlinkSync(join(root, 'beside/secret.json'), join(feeds, 'link.json'))
  server = await serveInside({ dist, feeds, port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

describe('the file at an address', () => {
  test('is a feed of the folder', async () => {
    expect(await fileAt(feedsIn(feeds), '/manifest.json')).toMatch(/feeds\/manifest\.json$/)
    expect(await fileAt(feedsIn(feeds), '/more/a%20b.geojson')).toMatch(/a b\.geojson$/)
  })
  test.each([
    '/../beside/secret.json',
    '/..%2Fbeside%2Fsecret.json',
    '/more/..%5C..%5Cbeside/secret.json',
    '/%2e%2e/beside/secret.json',
    '//etc/hosts.json',
    '/link.json',
    '/.hidden/feed.json',
    '/notes.txt',
    '/manifest.json%00.txt',
    '/%E0%A4%A.json',
    '/more',
    '/none.json',
    '',
  ])('is null for %s', async (address) => expect(await fileAt(feedsIn(feeds), address)).toBeNull())
})

describe('a byte range', () => {
  test.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=4-', { start: 4, end: 12 }],
    ['bytes=4-99', { start: 4, end: 12 }],
    ['bytes=13-20', 'beyond'],
    ['bytes=5-4', null],
    ['bytes=0-1,4-5', null],
    ['bytes=-3', null],
    [undefined, null],
  ])('of 13 bytes for the header %s', (range, part) => expect(byteRangeOf(range, 13)).toEqual(part))
  test('is sent alone, with its position', async () => {
    const address = `${server.url}feeds/manifest.json`
    const part = await fetch(address, { headers: { range: 'bytes=1-9' } })
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 1-9/13',
      '"version"',
    ])
    expect((await fetch(address, { headers: { range: 'bytes=40-50' } })).status).toBe(416)
    expect(await (await fetch(address)).text()).toBe('{"version":1}')
  })
})

describe('the server', () => {
  test.each([
    ['', 'text/html; charset=utf-8', 'private, no-cache'],
    ['assets/app.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['feeds/manifest.json', 'application/json; charset=utf-8', 'private, no-cache'],
    ['feeds/more/a%20b.geojson?now', 'application/geo+json; charset=utf-8', 'private, no-cache'],
  ])('sends /%s with its media type, the headers and how long it is kept', async (path, type, caching) => {
    const answer = await fetch(server.url + path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('cache-control')).toBe(caching)
    expectHeaders(answer)
  })
  test('sends the agreed content security policy', () => {
    expect(insideHeaders(null)['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'",
    )
  })
  test('allows the configured public page in a frame, by origin only', () => {
    expect(insideHeaders('https://public.example/figures/')['Content-Security-Policy']).toMatch(
      /; frame-src https:\/\/public\.example$/,
    )
    expect(() => insideHeaders('public page')).toThrow('HOLDFAST_PUBLIC_PAGE must be an address')
  })
  test('answers 404 for missing files, with the headers and without a page', async () => {
    const answer = await fetch(`${server.url}feeds/none.json`)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expectHeaders(answer)
  })
  test('answers 304 until a file changes', async () => {
    const first = await fetch(`${server.url}feeds/manifest.json`)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await fetch(`${server.url}feeds/manifest.json`, { headers })).status).toBe(304)
    write('feeds/manifest.json', '{"version":1,"title":"Changed"}')
    expect((await fetch(`${server.url}feeds/manifest.json`, { headers })).status).toBe(200)
  })
  test('is read-only', async () => {
    expect((await fetch(`${server.url}feeds/manifest.json`, { method: 'PUT', body: '{}' })).status).toBe(405)
    const head = await fetch(`${server.url}feeds/manifest.json`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })
  test('rejects requests for another host name', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'elsewhere.example' }
      request(server.url, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })
})

describe('the start', () => {
  test('listens on the local machine unless configured otherwise', () => {
    expect(addressFrom({}, 4173)).toEqual({ port: 4173, host: '127.0.0.1' })
    expect(addressFrom({ PORT: '80', HOST: '0.0.0.0' }, 4173)).toEqual({ port: 80, host: '0.0.0.0' })
    for (const PORT of ['eighty', '-1', '80.5', '65536']) expect(addressFrom({ PORT }, 4173)).toContain(PORT)
  })
  test('refuses settings that cannot be used, each in a sentence, before anything is built', async () => {
    const errors: string[] = []
    const env = { PORT: 'eighty', HOLDFAST_FEED: '/srv/feeds', HOLDFAST_PUBLIC_PAGE: 'javascript:alert(1)' }
    expect(await start(false, env, (text) => void errors.push(text))).toBe(1)
    expect(errors.join('').split('\n')).toEqual([
      'PORT must be a whole number from 0 to 65535, not eighty.',
      'HOLDFAST_FEED is not a setting. There are HOLDFAST_FEEDS (a folder of your own feeds) and HOLDFAST_PUBLIC_PAGE (the address of the public page).',
      'HOLDFAST_PUBLIC_PAGE must be an address such as https://public.example/, not javascript:alert(1).',
    ])
  })
  test('reports a port in use and returns 1', async () => {
    const errors: string[] = []
    const port = new URL(server.url).port
    expect(await start(false, { PORT: port }, (text) => void errors.push(text))).toBe(1)
    expect(errors.join('')).toContain(`Port ${port} is taken`)
  })
})
