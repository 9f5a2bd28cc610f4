/**
 * The public page on a slow device and connection: first paint and weight, compared with a MapLibre page of the same
 * areas.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import boroughText from '../../data/place/borough.json?raw'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import { areaRows, defaultSelection } from '../../src/embed/reading/rows.ts'
import { fromRoot } from '../../src/build/fresh.mjs'
import { buildPublic } from '../../src/build/public-page.mjs'
import { assetsIn, pageWriterWith } from '../../src/cli/publishing/public-files.ts'
import { inventedRelease } from '../embed/invented-release.ts'
import { launchBrowser } from '../pages/browser.ts'
import { median, report } from './harness.ts'
import { gzipped, servePacked, type PackedFiles } from './packed-server.ts'

const LOADS = 5
const SLOWER = 4
const BYTES_A_SECOND = 10e6 / 8
const LATENCY_MILLISECONDS = 40
const KILOBYTE = 1000
const CACHE = fromRoot('node_modules/.cache/holdfast')

const release = inventedRelease()

async function ours(): Promise<PackedFiles> {
  const assets = join(CACHE, 'public-of-the-bench')
  await buildPublic(assets)
  const files = await pageWriterWith(() => assetsIn(assets))(release)
  return new Map(files.map(({ name, contents }) => [name, gzipped(contents)]))
}

async function peers(): Promise<PackedFiles> {
  const out = join(CACHE, 'maplibre-areas')
  await build({
    configFile: false,
    root: fromRoot('tests/bench/peers'),
    logLevel: 'error',
    base: './',
    build: {
      outDir: out,
      emptyOutDir: true,
      rolldownOptions: {
        input: fromRoot('tests/bench/peers/maplibre-areas.ts'),
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  })
  const files = new Map(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => extname(name) !== '')
      .map((name) => [name, gzipped(readFileSync(join(out, name)))]),
  )
  const sheet = [...files.keys()].find((name) => name.endsWith('.css')) ?? ''
  const html = `<!doctype html><title>Areas</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${sheet}"><script type="module" src="page.js"></script><div id="map" style="width:440px;height:420px"></div>`
  return files.set('index.html', gzipped(html)).set('areas.geojson', gzipped(areasAsGeoJson()))
}

function areasAsGeoJson(): string {
  const rows = new Map(areaRows(release, defaultSelection(release)).map((row) => [row.id, row]))
  const { wards } = decodeBorough(JSON.parse(boroughText) as EncodedBorough)
  const features = wards.map(({ code, name, shape }) => {
    const row = rows.get(code)
    return {
      type: 'Feature',
      properties: { name, change: row?.change, band: row?.now.text },
      geometry: shape,
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

interface LoadMeasures {
  readonly paint: number
  /** When the areas are drawn. */
  readonly areas: number
  readonly kilobytes: number
}

interface LoadOptions {
  /** Of the page, where it is not the first of its folder. */
  readonly path?: string
  /** Script that is true when the areas are drawn. */
  readonly areasWhen: string
}

async function loads(
  browser: Browser,
  files: PackedFiles,
  { path = '', areasWhen }: LoadOptions,
): Promise<LoadMeasures> {
  const server = await servePacked(files)
  const runs: LoadMeasures[] = []
  for (let load = 0; load < LOADS; load += 1)
    runs.push(await loadOnce(browser, `http://127.0.0.1:${server.port}/${path}`, areasWhen))
  server.close()
  const of = (name: keyof LoadMeasures) => median(runs.map((run) => run[name]))
  return { paint: of('paint'), areas: of('areas'), kilobytes: of('kilobytes') }
}

async function loadOnce(browser: Browser, url: string, areasWhen: string): Promise<LoadMeasures> {
  const context = await browser.newContext({ viewport: { width: 760, height: 900 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MILLISECONDS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(url)
  await page.waitForFunction(areasWhen, null, { timeout: 60_000 })
  const [paint, areas] = await page.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint')
    const [drawn] = performance.getEntriesByName('areas-drawn')
    return [first?.startTime ?? NaN, drawn?.startTime ?? first?.startTime ?? NaN]
  })
  await context.close()
  return { paint, areas, kilobytes: bytes / KILOBYTE }
}

const browser = await launchBrowser()
// Drawn at first paint: the map is part of the HTML.
const PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
const files = await ours()
const page = await loads(browser, files, { areasWhen: PAINTED })
const frame = await loads(browser, files, { path: 'embed.html?v=1&theme=light', areasWhen: PAINTED })
const peer = await loads(browser, await peers(), {
  areasWhen: "performance.getEntriesByName('areas-drawn').length > 0",
})
await browser.close()

const PEER = 'MapLibre, the same areas'
const rounded = (value: number) => Math.round(value * 100) / 100
report({ name: 'public.first-paint', value: Math.round(page.paint), unit: 'ms', bar: '<= 1000' })
report({
  name: 'public.areas-seen',
  value: Math.round(page.areas),
  unit: 'ms',
  peer: PEER,
  ratio: rounded(page.areas / peer.areas),
  bar: '<= 0.5',
})
report({ name: 'public.weight', value: rounded(page.kilobytes), unit: 'kB', bar: '<= 60' })
report({
  name: 'public.weight-beside-map',
  value: rounded(page.kilobytes),
  unit: 'kB',
  peer: PEER,
  ratio: rounded(page.kilobytes / peer.kilobytes),
  bar: '<= 0.2',
})
report({ name: 'public.frame-first-paint', value: Math.round(frame.paint), unit: 'ms', bar: '<= 1000' })
report({ name: 'public.frame-weight', value: rounded(frame.kilobytes), unit: 'kB', bar: '<= 60' })
