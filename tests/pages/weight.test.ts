/** What the built app weighs, gzipped: script before the first text and table, and everything until the map rests. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { openInside } from './inside.ts'
import { mapStands } from './on-the-page.ts'

const KILOBYTE = 1000
const BEFORE_THE_FIRST_TABLE = 125 * KILOBYTE
const UNTIL_THE_MAP_RESTS = 1250 * KILOBYTE

const builtFile = (path: string) => readFileSync(join(inject('prepared').dist, path))
const weightOf = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + gzipSync(builtFile(path), { level: 9 }).length, 0)

/** Weighs, and says in the output of the tests what it found: a budget that is nearly spent should be seen. */
function isWithin(what: string, paths: Iterable<string>, most: number) {
  const weight = weightOf(paths)
  const kilobytes = (bytes: number) => (bytes / KILOBYTE).toFixed(1)
  process.stdout.write(`Weight ${what}: ${kilobytes(weight)} kB gzip, of ${kilobytes(most)}\n`)
  expect(weight, [...paths].join(', ')).toBeLessThanOrEqual(most)
}

/** A script and every one that it cannot run without. */
function withImports(script: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(script)) return found
  found.add(script)
  const text = builtFile(script).toString()
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
    withImports(`assets/${name}`, found)
  return found
}

test('the script before the first text and table is light', () => {
  const entries = [
    ...builtFile('index.html')
      .toString()
      .matchAll(/(?:src|href)="\.\/(assets\/[\w-]+\.js)"/g),
  ]
  const table = readdirSync(join(inject('prepared').dist, 'assets')).filter((name) =>
    /^ViewTable-[\w-]+\.js$/.test(name),
  )
  expect(entries.length).toBeGreaterThan(0)
  expect(table).toHaveLength(1)
  const first = new Set<string>()
  for (const script of [...entries.map(([, name]) => name ?? ''), ...table.map((name) => `assets/${name}`)])
    withImports(script, first)
  isWithin('of the script before the first text and table', first, BEFORE_THE_FIRST_TABLE)
})

test('everything until the map rests is within the budget, and holds no Recharts', async () => {
  const { page, url, asked: addresses } = await openInside({ isFew: true })
  await mapStands(page)
  await page.waitForLoadState('networkidle')
  const paths = addresses
    .filter((address) => address.startsWith(url))
    .map((address) => address.replace(url, '').replace(/[?#].*$/s, ''))
  const asked = new Set(
    paths.filter((path) => !path.startsWith('feeds/')).map((path) => (path === '' ? 'index.html' : path)),
  )
  expect([...asked].filter((path) => /worker/.test(path)).length, [...asked].join(', ')).toBe(2)
  expect([...asked].filter((path) => /(borough|roads)-[\w-]+\.json$/.test(path))).toHaveLength(2)
  const scripts = [...asked].filter((path) => path.endsWith('.js'))
  // A richer base map is read by libraries of its own, and the demonstration names none.
  expect(scripts.filter((path) => /open-richer|archive/.test(path))).toEqual([])
  expect(scripts.filter((path) => /recharts/.test(builtFile(path).toString()))).toEqual([])
  isWithin('of everything until the map rests', asked, UNTIL_THE_MAP_RESTS)
})
