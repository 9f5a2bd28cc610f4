/**
 * The built app behind web servers of this machine, with the configurations that the build wrote: every file as
 * `npm start` sends it, and behind a sign-in.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import { insideHeaders } from '../../src/hosting/inside-site.ts'
import { serveInside } from '../../src/server/serve-inside.ts'
import { deployed, hostedFolder, placedIn } from '../hosting/hosted-inside.ts'
import { NGINX_SITE, REAL_SERVERS, serveWith, WHY_SKIPPED } from '../hosting/real-servers.ts'
import { openInside } from './inside.ts'

let folder = ''
let paths: readonly string[] = []
beforeAll(async () => {
  const { dist, fewFeeds } = inject('prepared')
  folder = await hostedFolder(dist, fewFeeds)
  await mkdir(join(folder, 'feeds/.gather'))
  await writeFile(join(folder, 'feeds/.gather/report.json'), '{}')
  await writeFile(join(folder, 'feeds/notes.txt'), 'beside the feeds')
  const app = await readdir(join(folder, 'page'), { recursive: true, withFileTypes: true })
  const files = app.filter((entry) => entry.isFile())
  paths = [
    '',
    'schemas/',
    ...files.map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, 'page/').length)),
    'feeds/manifest.json',
    'feeds/incidents.geojson',
    'feeds/closure-orders.geojson?now',
    'feeds/.gather/report.json',
    'feeds/notes.txt',
    'feeds/none.geojson',
    'feeds/',
    'none.html',
    'assets/none.js',
  ]
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the terms of all that is built in, workers too, and of the data stand in one file', async () => {
  const notice = await readFile(join(folder, 'page/licences.txt'), 'utf8')
  const { dependencies } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
  }
  for (const name of ['react', 'maplibre-gl', '@deck.gl/core', 'recharts', 'hyparquet', 'comlink', 'fflate'])
    expect(notice).toContain(`\n${name} ${dependencies[name]}: `)
  expect(notice).toContain('Open Database License 1.0 (ODbL)')
})

/** What a client may rely on in the answer to a path. */
async function answerAt(url: string, path: string) {
  const answer = await fetch(url + path)
  await answer.arrayBuffer()
  const headers = Object.keys(insideHeaders(null)).map((name) => [name, answer.headers.get(name)])
  const type = answer.headers.get('content-type')?.toLowerCase()
  const kept = answer.headers.get('cache-control')
  return { path, status: answer.status, headers, ...(answer.ok && { type, kept }) }
}

describe.each([
  ['nginx', 'hosting/nginx.conf'],
  ['apache', 'hosting/apache.conf'],
  ['caddy', 'hosting/caddy.conf'],
] as const)('%s with the %s of the build', (name, file) => {
  test('answers every path with the status, type, headers and caching of npm start', async ({ skip }) => {
    const printed = placedIn(folder, await readFile(join(folder, 'page', file), 'utf8'))
    const served = await serveWith(REAL_SERVERS[name], folder, printed)
    if (served === null) return skip(`${name} ${WHY_SKIPPED}`)
    const own = await serveInside({
      dist: join(folder, 'page'),
      feeds: join(folder, 'feeds'),
      port: 0,
      host: '127.0.0.1',
    })
    try {
      expect(paths.length).toBeGreaterThan(40)
      for (const path of paths)
        expect(await answerAt(served.url, path)).toEqual(await answerAt(own.url, path))
      const script = paths.find((path) => path.endsWith('.js') && path.startsWith('assets/')) ?? ''
      for (const path of [script, 'feeds/incidents.geojson']) {
        const { headers } = await fetch(served.url + path)
        expect([path, headers.get('content-encoding')]).toEqual([path, 'gzip'])
        const again = { headers: { 'if-none-match': headers.get('etag') ?? 'none' } }
        expect([path, (await fetch(served.url + path, again)).status]).toEqual([path, 304])
      }
    } finally {
      await Promise.all([served.stop(), own.close()])
    }
  })
})

/** Answers as oauth2-proxy does: 401 without its cookie, which its sign-in page sets before it leads back. */
async function standInForSignIn() {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const isSignedIn = request.headers.cookie?.includes('session=known') === true
    if (pathname === '/oauth2/auth')
      response.writeHead(isSignedIn ? 202 : 401, { 'x-auth-request-email': 'reader@force.example' }).end()
    else
      response
        .writeHead(302, { location: searchParams.get('rd') ?? '/', 'set-cookie': 'session=known; Path=/' })
        .end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { port: address.port, close }
}

test('behind a sign-in nothing is read before it, the app works after it, and reads of feeds are logged by person', async ({
  skip,
}) => {
  const signIn = await standInForSignIn()
  const log = join(folder, 'feed-reads.log')
  const site = placedIn(folder, await deployed('nginx-inside.conf'))
    .replaceAll('/srv/holdfast', folder)
    .replace('listen 443 ssl', 'listen 127.0.0.1:PORT')
    .replaceAll(/\n *ssl_.*/g, '')
    .replaceAll('127.0.0.1:4180', `127.0.0.1:${signIn.port}`)
    .replace('/var/log/nginx/holdfast-feeds.log', log)
  // The included file names the example folders too.
  const included = join(folder, 'page/hosting/nginx.conf')
  await writeFile(included, placedIn(folder, await readFile(included, 'utf8')))
  const served = await serveWith(NGINX_SITE, folder, site)
  if (served === null) {
    await signIn.close()
    return skip(`nginx ${WHY_SKIPPED}`)
  }
  try {
    const refused = await fetch(`${served.url}feeds/manifest.json`, { redirect: 'manual' })
    expect([refused.status, await refused.text()]).toEqual([401, expect.not.stringContaining('asOf')])
    const led = await fetch(`${served.url}index.html`, { redirect: 'manual' })
    expect([led.status, new URL(led.headers.get('location') ?? '', served.url).pathname]).toEqual([
      302,
      '/oauth2/sign_in',
    ])
    expect(await (await fetch(`${served.url}healthz`)).text()).toBe('ok\n')

    const { page } = await openInside({
      isMapless: true,
      serve: () => Promise.resolve({ url: served.url, close: () => Promise.resolve() }),
    })
    await page
      .getByText(/ in all/)
      .first()
      .waitFor()
    const lines = (await readFile(log, 'utf8')).trim().split('\n')
    expect(lines.filter((line) => line.includes('"GET /feeds/incidents.geojson"')).at(-1)).toMatch(
      /^\S+ "reader@force\.example" 127\.0\.0\.1 200 "GET \/feeds\/incidents\.geojson" \d+$/,
    )
    expect(lines.every((line) => line.includes(' /feeds/'))).toBe(true)
  } finally {
    await served.stop()
    await signIn.close()
  }
})
