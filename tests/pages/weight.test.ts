/** Gzipped weight of the built app: script before the first text and table, and everything until the map rests. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { openInside } from './inside.ts'
import { waitForMap } from './screen-readings.ts'

const KILOBYTE = 1000
const BEFORE_THE_FIRST_TABLE = 125 * KILOBYTE
const UNTIL_THE_MAP_RESTS = 1250 * KILOBYTE
/** With the place and the feeds that it is made of. */
const UNTIL_THE_FIRST_LIST = 470 * KILOBYTE

const builtFile = (path: string) =>
  readFileSync(
    path.startsWith('feeds/')
      ? join(inject('prepared').fewFeeds, path.slice('feeds/'.length))
      : join(inject('prepared').dist, path),
  )
const weightOf = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(builtFile(path), { level: 9 }).length, 0)

/** Compares the weight with its budget, and prints it, so that a nearly exhausted budget is noticed. */
function isWithin(part: string, paths: Iterable<string>, most: number) {
  const weight = weightOf(paths)
  const kilobytes = (bytes: number) => (bytes / KILOBYTE).toFixed(1)
  process.stdout.write(`Weight ${part}: ${kilobytes(weight)} kB gzip, of ${kilobytes(most)}\n`)
  expect(weight, [...paths].join(', ')).toBeLessThanOrEqual(most)
}

/** A script with all its static imports. */
function withImports(script: string, scripts = new Set<string>()): ReadonlySet<string> {
  if (scripts.has(script)) return scripts
  scripts.add(script)
  const text = builtFile(script).toString()
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    withImports(`assets/${name}`, scripts)
  return scripts
}

test('the script before the first text and table is within its budget', () => {
  const entries = [
    ...builtFile('index.html')
      .toString()
      .matchAll(/(?:src|href)="\.\/(assets\/[\w-]+\.js)"/g),
  ]
  const table = readdirSync(join(inject('prepared').dist, 'assets')).filter((name) =>
    /^table-[\w-]+\.js$/.test(name),
  )
  expect(entries.length).toBeGreaterThan(0)
  expect(table).toHaveLength(1)
  const first = new Set<string>()
  for (const script of [...entries.map(([, name]) => name ?? ''), ...table.map((name) => `assets/${name}`)])
    withImports(script, first)
  isWithin('of the script before the first text and table', first, BEFORE_THE_FIRST_TABLE)
})

test('everything until the map rests is within its budget, and contains no Recharts', async () => {
  const { page, url, requests: addresses } = await openInside({ isFew: true })
  await waitForMap(page)
  await page.waitForLoadState('networkidle')
  const paths = addresses
    .filter((address) => address.startsWith(url))
    .map((address) => address.replace(url, '').replace(/[?#].*$/s, ''))
  const files = new Set(
    paths.filter((path) => !path.startsWith('feeds/')).map((path) => (path === '' ? 'index.html' : path)),
  )
  expect([...files].filter((path) => /worker/.test(path)).length, [...files].join(', ')).toBe(2)
  expect([...files].filter((path) => /(borough|roads)-[\w-]+\.json$/.test(path))).toHaveLength(2)
  const scripts = [...files].filter((path) => path.endsWith('.js'))
  // A custom base map is read by libraries of its own, and the demonstration has none.
  expect(scripts.filter((path) => /open-custom-base|archive/.test(path))).toEqual([])
  expect(scripts.filter((path) => /recharts/.test(builtFile(path).toString()))).toEqual([])
  isWithin('of everything until the map rests', files, UNTIL_THE_MAP_RESTS)
})

test('everything until a phone has its first list is within its budget', async () => {
  const { page, url, requests } = await openInside({
    isFew: true,
    viewport: { width: 360, height: 780 },
    path: 'version.json',
    // Asked for by the browser itself beside a page without a document.
    expectedFailures: [/\/favicon\.ico$/],
  })
  // All that comes after the first list is asked for after it.
  let atFirstList: readonly string[] = []
  await page.route(/assets\/map-[\w-]+\.js$/, async (route) => {
    if (atFirstList.length === 0) atFirstList = [...requests]
    await route.continue()
  })
  await page.goto(url)
  await waitForMap(page)
  const paths = atFirstList
    .filter((address) => address.startsWith(url))
    .map((address) => address.replace(url, '').replace(/[?#].*$/s, ''))
  const isLater = (path: string) =>
    /\/(?:map|maplibre|common|roads)-|feeds\/(?:incidents|actions|patrol-visits)/.test(path)
  const files = new Set(paths.filter((path) => !isLater(path)).map((path) => path || 'index.html'))
  for (const part of [
    /first-/,
    /start-/,
    /worker-/,
    /borough-/,
    /manifest\.json/,
    /patrol-hotspots/,
    /closure-orders/,
    /areas/,
  ])
    expect(
      [...files].some((path) => part.test(path)),
      String(part),
    ).toBe(true)
  isWithin('of everything until a phone has its first list', files, UNTIL_THE_FIRST_LIST)
})
