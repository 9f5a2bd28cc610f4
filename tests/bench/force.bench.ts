/**
 * Feeds of a force's size in the built app: a million rows as GeoJSON and as Parquet beside JSON.parse of the same
 * GeoJSON in the same browser, and five and ten million rows as Parquet with their sums, steps and memory.
 */
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { measuresIn, median, report, withInsidePage } from './harness.ts'
import { inventedFeatures, LAST_DAY, writeInventedParquet } from './invented-features.ts'

const MILLION = 1_000_000
const LIMIT_MILLISECONDS = 120_000
const KEY_STEPS = 60
/** In which the page draws, and its memory comes to rest. */
const PAUSE_MILLISECONDS = 5000
const FEED_FILE = 'incidents.parquet'
const WINDOW = `v=1&from=2021-01-01&to=${LAST_DAY}`

type Format = 'geojson' | 'parquet'

/** A folder with a manifest and one feed of incidents, written by `write` to the file that it is given. */
function feedsIn(parent: string, format: Format, write: (file: string) => void): string {
  const folder = mkdtempSync(join(parent, `${format}-`))
  // The server compresses files by their ending, which would take the processor from the page.
  const url = FEED_FILE
  const feed = { id: 'incidents', kind: 'incidents', url, format, refreshMinutes: 1440, handling: 'public' }
  const manifest = { version: 1, title: 'A force', asOf: LAST_DAY, feeds: [feed] }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  write(join(folder, url))
  return folder
}

function writeGeoJson(file: string, rows: number) {
  const handle = openSync(file, 'w')
  for (const text of inventedFeatures(rows)) writeSync(handle, text)
  closeSync(handle)
}

/** Memory of the renderer process in megabytes, worker included; null where the system does not report it. */
async function memoryOf(page: Page, field: 'VmHWM' | 'VmRSS'): Promise<number | null> {
  const browser = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {}
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/status`)
    .filter((file) => existsSync(file))
    .map(
      (file) =>
        Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(file, 'utf8'))?.[1] ?? NaN) / 1000,
    )
  return sizes.length === 0 ? null : Math.max(...sizes)
}

interface Opening {
  /** Milliseconds from navigation to the places of a part of the rows, without counts; null where none were shown. */
  readonly places: number | null
  /** Milliseconds from navigation to the first counts of all rows. */
  readonly counts: number
  /** Megabytes. */
  readonly peak: number | null
}

async function openingOf(page: Page, rows: number): Promise<Opening> {
  // Timed in the page, in the frame that paints them: answers from there wait for the map's first draw.
  const painted = await page.waitForFunction(
    (text) => document.body.textContent.includes(text) && performance.now(),
    `, ${rows.toLocaleString('en-GB')} in all`,
    { timeout: LIMIT_MILLISECONDS, polling: 'raf' },
  )
  const counts = Number(await painted.jsonValue())
  const places = await page.evaluate(
    () => performance.getEntriesByName('holdfast:first-places')[0]?.startTime ?? null,
  )
  return { counts, places, peak: await memoryOf(page, 'VmHWM') }
}

/** Milliseconds that JSON.parse takes of a GeoJSON that the page fetches, and the peak of a page that does only that. */
const parsing = (feeds: string) =>
  withInsidePage(
    async ({ page, url }) => {
      const parse = await page.evaluate(async (address) => {
        const text = await (await fetch(address)).text()
        const began = performance.now()
        const { features } = JSON.parse(text) as { readonly features: readonly unknown[] }
        return { milliseconds: performance.now() - began, rows: features.length }
      }, `${url}feeds/${FEED_FILE}`)
      if (parse.rows !== MILLION) throw new Error('Rows were lost')
      return { milliseconds: parse.milliseconds, peak: await memoryOf(page, 'VmHWM') }
    },
    { path: 'version.json', feeds },
  )

const beside = (
  name: string,
  value: number,
  unit: string,
  peer: { value: number; bar?: string | undefined },
) =>
  report({
    name,
    value: Math.round(value),
    unit,
    peer: `JSON.parse of the same GeoJSON, ${Math.round(peer.value)} ${unit}`,
    ratio: Math.round((100 * value) / peer.value) / 100,
    ...(peer.bar !== undefined && { bar: peer.bar }),
  })

async function million(folder: string) {
  const feeds = {
    geojson: feedsIn(folder, 'geojson', (file) => writeGeoJson(file, MILLION)),
    parquet: feedsIn(folder, 'parquet', (file) => void writeInventedParquet(file, MILLION)),
  }
  const parse = await parsing(feeds.geojson)
  for (const format of ['geojson', 'parquet'] as const) {
    const opening = await withInsidePage(({ page }) => openingOf(page, MILLION), {
      feeds: feeds[format],
      hash: WINDOW,
    })
    const time = (name: string, milliseconds: number, bar?: string) =>
      beside(`force.1M.${format}${name}`, milliseconds, 'ms', { value: parse.milliseconds, bar })
    time('', opening.counts, format === 'geojson' ? '<= 1.5' : undefined)
    if (format === 'parquet') time('.first-picture', opening.places ?? NaN, '<= 0.5')
    if (opening.peak !== null && parse.peak !== null)
      beside(`force.1M.${format}.peak`, opening.peak, 'MB', { value: parse.peak, bar: '<= 0.334' })
    rmSync(feeds[format], { recursive: true })
  }
}

/** Numbers in the table of categories, by label. */
async function sumsIn(page: Page): Promise<ReadonlyMap<string, number>> {
  await page.getByRole('button', { name: 'Show as table' }).click()
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  await sheet.getByRole('button', { name: 'Categories' }).click()
  await sheet.getByRole('columnheader', { name: 'Category' }).waitFor()
  const table = sheet.getByRole('row')
  await table.nth(DEFAULT_CATEGORIES.length).waitFor()
  return new Map(
    (await table.allInnerTexts()).flatMap((row) => {
      const [label = '', count = ''] = row.split(/[\t\n]+/).map((cell) => cell.trim())
      return /^[\d,]+$/.test(count) ? [[label, Number(count.replaceAll(',', ''))] as const] : []
    }),
  )
}

async function steps(page: Page): Promise<number> {
  await page.getByRole('slider', { name: 'Window end' }).focus()
  await page.evaluate(() => performance.clearMeasures())
  for (let step = 0; step < KEY_STEPS; step += 1) {
    await page.keyboard.press('ArrowLeft')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
  return median(await measuresIn(page, 'holdfast:scrub'))
}

async function millions(folder: string, count: number) {
  const rows = count * MILLION
  let written: ReadonlyMap<string, number> = new Map()
  const feeds = feedsIn(folder, 'parquet', (file) => {
    written = writeInventedParquet(file, rows)
  })
  await withInsidePage(
    async ({ page }) => {
      const opening = await openingOf(page, rows)
      report({
        name: `force.${count}M.first-picture`,
        value: Math.round(opening.places ?? NaN),
        unit: 'ms',
        bar: '<= 5000',
      })
      report({ name: `force.${count}M.parquet`, value: Math.round(opening.counts), unit: 'ms' })
      await page.waitForTimeout(PAUSE_MILLISECONDS)
      const memory = await memoryOf(page, 'VmRSS')
      if (opening.peak !== null)
        report({ name: `force.${count}M.peak`, value: Math.round(opening.peak), unit: 'MB' })
      if (memory !== null)
        report({ name: `force.${count}M.memory`, value: Math.round(memory), unit: 'MB', bar: '<= 1000' })
      const sums = await sumsIn(page)
      for (const { id, label } of DEFAULT_CATEGORIES)
        if (sums.get(label) !== (written.get(id) ?? 0))
          throw new Error(`${label}: ${sums.get(label)} in the page, ${written.get(id)} in the file`)
      await page.keyboard.press('Escape')
      report({ name: `force.${count}M.step`, value: await steps(page), unit: 'ms', bar: '<= 16' })
    },
    { feeds, hash: WINDOW },
  )
  rmSync(feeds, { recursive: true })
}

const folder = mkdtempSync(join(tmpdir(), 'holdfast-force-'))
try {
  await million(folder)
  await millions(folder, 5)
  await millions(folder, 10)
} finally {
  rmSync(folder, { recursive: true })
}
