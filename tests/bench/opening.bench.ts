/** Opening on a slow device and connection: first text, first counts and idle map, compared with two other pages. */
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { fromRoot } from '../../src/build/fresh.mjs'
import { launchBrowser } from '../pages/browser.ts'
import { prepareInside } from '../pages/prepare.ts'
import { median, report } from './harness.ts'
import { gzipped, packedFolder, servePacked, type PackedFiles } from './packed-server.ts'
import { keplerFiles } from './peers/kepler.ts'
import { slowLine } from './slow-line.ts'

/** Measured loads, after one warm-up. */
const LOADS = 3
/** One measured load: each takes over a minute. */
const LOADS_OF_KEPLER = 1
const LIMIT_MILLISECONDS = 300_000
const SLOWER = 4
const LINE = { bytesASecond: 10e6 / 8, latency: 40 }
const PEERS = fromRoot('tests/bench/peers')
const CACHE = fromRoot('node_modules/.cache/holdfast')

interface Site {
  readonly files: PackedFiles
  /** Names of performance marks or measures; each gives the time at which it first ends. */
  readonly moments: readonly string[]
  readonly loads: number
}

/** The app is at rest when the map is idle and the counts are shown. */
const [COUNTS, MAP_READY, AT_REST] = ['holdfast:scrub', 'holdfast:map-ready', 'at-rest']

async function ours(): Promise<Site> {
  const { dist, feeds } = await prepareInside()
  const files = new Map([...packedFolder(dist), ...packedFolder(feeds, 'feeds/')])
  return { files, moments: [COUNTS, MAP_READY], loads: LOADS }
}

async function bareMap(): Promise<Site> {
  const out = join(CACHE, 'bare-map')
  await build({
    configFile: false,
    root: PEERS,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(PEERS, 'bare-map.ts'),
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  })
  const sheet = readdirSync(out).find((name) => extname(name) === '.css') ?? ''
  const html = `<!doctype html><title>Ground</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${sheet}"><script type="module" src="page.js"></script><div id="map" style="position:absolute;inset:0"></div>`
  return {
    files: new Map([...packedFolder(out), ['index.html', gzipped(html)]]),
    moments: [AT_REST],
    loads: LOADS,
  }
}

/** Milliseconds from navigation to the first text, and to each moment of the site. */
async function loadOnce(
  browser: Browser,
  url: string,
  moments: readonly string[],
): Promise<readonly number[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(url, { timeout: LIMIT_MILLISECONDS, waitUntil: 'commit' })
    await page.waitForFunction(
      (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
      moments,
      { timeout: LIMIT_MILLISECONDS, polling: 100 },
    )
    return await page.evaluate(
      (names) =>
        names.map((name) => {
          const [first] = performance.getEntriesByName(name)
          return first ? first.startTime + first.duration : NaN
        }),
      ['first-contentful-paint', ...moments],
    )
  } finally {
    await context.close()
  }
}

interface OpeningTimes {
  readonly text: number
  readonly counts: number
  readonly rest: number
}

/** Alternates between sites, so that temporary load affects all; the first round is a warm-up. */
async function medians(browser: Browser, sites: readonly Site[]): Promise<readonly OpeningTimes[]> {
  const served = await Promise.all(
    sites.map(async ({ files, moments, loads }) => {
      const server = await servePacked(files)
      const line = await slowLine(server.port, LINE)
      return { server, line, moments, loads, runs: [] as OpeningTimes[] }
    }),
  )
  for (let load = 0; load <= LOADS; load += 1) {
    for (const { line, moments, loads, runs } of served) {
      if (load > loads) continue
      const [text = NaN, counts = NaN, mapReady = counts] = await loadOnce(browser, line.url, moments)
      if (load > 0) runs.push({ text, counts, rest: Math.max(counts, mapReady) })
    }
  }
  for (const { server, line } of served) {
    line.close()
    server.close()
  }
  return served.map(({ runs }) => ({
    text: median(runs.map(({ text }) => text)),
    counts: median(runs.map(({ counts }) => counts)),
    rest: median(runs.map(({ rest }) => rest)),
  }))
}

/** Null where its packages cannot be fetched. */
async function kepler(): Promise<Site | null> {
  const files = await keplerFiles((await prepareInside()).feeds, 'opening')
  return files && { files, moments: [AT_REST], loads: LOADS_OF_KEPLER }
}

const beside = (name: string, value: number, peer: string, theirs: number, bar: string) =>
  report({
    name,
    value: Math.round(value),
    unit: 'ms',
    peer: `${peer}, ${Math.round(theirs)} ms`,
    ratio: Math.round((100 * value) / theirs) / 100,
    bar,
  })

const other = await kepler()
const sites = [await ours(), await bareMap(), ...(other ? [other] : [])]
const browser = await launchBrowser()
const [own, bare, peer] = await medians(browser, sites)
await browser.close()
if (!own || !bare) throw new Error('a page was not opened')

report({ name: 'opening.first-text', value: Math.round(own.text), unit: 'ms' })
beside('opening.first-counts', own.counts, 'a bare map at rest', bare.rest, '<= 2')
beside('opening.map-at-rest', own.rest, 'a bare map at rest', bare.rest, '<= 4')
if (peer) {
  beside('opening.first-counts-beside-kepler', own.counts, 'kepler.gl at rest', peer.rest, '<= 0.5')
  beside('opening.map-at-rest-beside-kepler', own.rest, 'kepler.gl at rest', peer.rest, '<= 0.5')
}
