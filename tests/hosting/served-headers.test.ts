/** The printed configurations in the servers themselves, as far as they are installed: every class of file over HTTP. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configurationFor } from '../../src/hosting/configurations.ts'
import { publicHeaders, publicSite } from '../../src/hosting/public-site.ts'
import { keptFor, revalidatedFor } from '../../src/hosting/site.ts'
import { REAL_SERVERS, serveWith, WHY_SKIPPED } from './real-servers.ts'
import { writtenRelease } from './served-release.ts'

const { caching } = publicSite({ origins: [], folder: null })
const [KEPT, REVALIDATED] = [keptFor(caching), revalidatedFor(caching)]
const ORIGINS = ['https://www.council.example', 'https://*.force.example']
let folder = ''
beforeEach(async () => {
  folder = await writtenRelease()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const NAMED = [
  ['', 'text/html'],
  ['index.html', 'text/html'],
  ['embed.html?v=1&area=A1', 'text/html'],
  ['summary.json', 'application/json'],
  ['figures.csv', 'text/csv'],
  ['embed-resize.js', 'text/javascript'],
  ['releases.atom', 'application/atom+xml'],
] as const

describe.each(['nginx', 'apache', 'caddy'] as const)('%s with its printed configuration', (name) => {
  it('sends every class of file with its policy, type, compression and caching', async ({ skip }) => {
    const printed = configurationFor(name, publicSite({ origins: ORIGINS, folder: join(folder, 'page') }))
    const served = await serveWith(REAL_SERVERS[name], folder, printed)
    if (served === null) return skip(`${name} ${WHY_SKIPPED}`)
    const { url, stop } = served
    try {
      const hashed = await hashedNames(join(folder, 'page'))
      expect(hashed.map(([path]) => path.replace(/[0-9a-f]{12}/, 'HASH'))).toEqual(
        expect.arrayContaining(['assets/embed.HASH.css', 'assets/figures.HASH.csv', 'sheets/A1.HASH.html']),
      )
      for (const [path, type, kept] of [
        ...NAMED.map(([at, media]) => [at, media, REVALIDATED] as const),
        ...hashed.map(([at, media]) => [at, media, KEPT] as const),
      ]) {
        const { status, headers } = await fetch(`${url}${path}`)
        expect([path, status]).toEqual([path, 200])
        for (const [header, value] of Object.entries(publicHeaders(ORIGINS)))
          expect([path, header, headers.get(header)]).toEqual([path, header, value])
        expect([path, headers.get('content-type')?.toLowerCase()]).toEqual([path, `${type}; charset=utf-8`])
        expect([path, headers.get('cache-control')]).toEqual([path, kept])
        expect([path, headers.get('content-encoding')]).toEqual([path, 'gzip'])
        const again = await fetch(`${url}${path}`, {
          headers: { 'if-none-match': headers.get('etag') ?? 'none' },
        })
        expect([path, again.status, again.headers.get('cache-control')]).toEqual([path, 304, kept])
      }
      const missing = await fetch(`${url}none.html`)
      expect(missing.status).toBe(404)
      expect(missing.headers.get('content-security-policy')).toContain(ORIGINS.join(' '))
      expect((await fetch(`${url}sheets/`)).status).toBeGreaterThanOrEqual(403)
    } finally {
      await stop()
    }
  })
})

const MEDIA: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  csv: 'text/csv',
  html: 'text/html',
}
async function hashedNames(page: string) {
  const folders = await Promise.all(
    ['assets', 'sheets'].map(async (part) =>
      (await readdir(join(page, part))).map((name) => `${part}/${name}`),
    ),
  )
  return folders.flat().map((path) => [path, MEDIA[path.slice(path.lastIndexOf('.') + 1)] ?? ''] as const)
}
