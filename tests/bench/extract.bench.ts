/**
 * Out of a table of sixty million rows, or twenty where the disk is small: a borough's two years by DuckDB from Parquet, in a
 * process of its own, and by two ClickHouse shards where they are installed, which must write the same bytes; and a force's
 * five million rows by DuckDB, whose sums must be those of the table, of the file and of the page that opens it.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { largeFiles } from '../../src/cli/converting/large-files.ts'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import { clickHouseProgram, environmentOf, startShards } from '../cli/extracting/clickhouse-servers.ts'
import { COLUMNS, extract, withDuckDb } from '../cli/extracting/invented-table.ts'
import { WHY_SKIPPED } from '../cli/installed-programs.ts'
import { comparedWithExact } from './exact-positions.ts'
import { categoryOf, clickHouseRows, dayOf, duckDbRows, positionOf } from './force-table.ts'
import { report, withInsidePage } from './harness.ts'

const MILLION = 1_000_000
/** For the table, both shards and what they sort with. */
const ROOM_BYTES = 20e9
const { bavail, bsize } = statfsSync(tmpdir())
const ROWS = (bavail * bsize > ROOM_BYTES ? 60 : 20) * MILLION
const NAME = `extract.${ROWS / MILLION}M`
const BOX = { west: 348_000, south: 396_000, east: 372_000, north: 413_000 }
const CUT = ['--box', Object.values(BOX).join(','), '--days', '2022-06-01..2024-05-31', '--out', '/out']
const FIRST_DAY = Date.UTC(2022, 5, 1) / 86_400_000
const LAST_DAY = Date.UTC(2024, 4, 31) / 86_400_000
/** A twelfth of the table, ten years; its corners lie more than 25 km from the borough. */
const FORCE_BOX = { west: 338_500, south: 383_000, east: 381_800, north: 426_300 }
const OPENING_LIMIT = 240_000
const columns = { ...COLUMNS, keys: [{ column: 'month', of: 'day', step: 'month' }] }

type Box = typeof BOX
const isInBox = (row: number, { west, south, east, north }: Box) => {
  const { easting, northing } = positionOf(row)
  return easting >= west && easting < east && northing >= south && northing < north
}

/** Rows of both cuts, counted by a loop: those of the borough, and by category those of the force. */
function countedRows() {
  const byCategory = new Map<string, number>()
  let inBorough = 0
  for (let row = 0; row < ROWS; row += 1) {
    if (!isInBox(row, FORCE_BOX)) continue
    const category = categoryOf(row)
    byCategory.set(category, (byCategory.get(category) ?? 0) + 1)
    const day = dayOf(row)
    if (day >= FIRST_DAY && day <= LAST_DAY && isInBox(row, BOX)) inBorough += 1
  }
  return { inBorough, byCategory }
}

interface Run {
  readonly milliseconds: number
  /** Megabytes. */
  readonly peak: number
  readonly rows: number
  readonly sha256: string
}

const numberBefore = (text: string, words: string) =>
  Number(new RegExp(`([\\d,]+) ${words}`).exec(text)?.[1]?.replaceAll(',', ''))

async function timed(run: () => ReturnType<typeof extract>): Promise<Run> {
  const began = performance.now()
  const { code, out, err, bytes, written } = await run()
  if (code !== 0) throw new Error(err)
  const hash = runningSha256()
  for (const content of [...Object.values(bytes), new TextEncoder().encode(written['/out/wider.csv'])])
    hash.update(content)
  return {
    milliseconds: performance.now() - began,
    peak: process.resourceUsage().maxRSS / 1000,
    rows: numberBefore(out, 'rows? in'),
    sha256: hash.finish(),
  }
}

const byDuckDb = (path: string) => timed(() => extract(['--from', `duckdb:${path}`, ...CUT], { columns }))

/** The force's rows as a feed in a folder, row by row as the tool writes them. Returns the rows shown. */
async function forceFeed(path: string, folder: string) {
  const began = performance.now()
  const box = ['--box', Object.values(FORCE_BOX).join(','), '--out', folder]
  const { code, out, err } = await extract(['--from', `duckdb:${path}`, ...box], {
    columns,
    stored: largeFiles(),
  })
  if (code !== 0) throw new Error(err)
  return {
    milliseconds: performance.now() - began,
    peak: process.resourceUsage().maxRSS / 1000,
    rows: numberBefore(out, 'rows? in'),
    shown: numberBefore(out, 'shown'),
  }
}

async function byClickHouse(): Promise<Run | null> {
  const program = clickHouseProgram()
  if (program === null) {
    process.stderr.write(`Skipped: ClickHouse ${WHY_SKIPPED}.\n`)
    return null
  }
  const shards = await startShards(program, [])
  try {
    for (let from = 0; from < ROWS; from += 10 * MILLION)
      await shards.onEach((shard) => clickHouseRows(shard, [from, from + 10 * MILLION]))
    const machine = {
      fetch: (url: URL, init: RequestInit) => fetch(url, init),
      environment: environmentOf('reader'),
    }
    const from = ['--from', `clickhouse:${shards.address}`, '--table', 'crimes']
    return await timed(() => extract([...from, ...CUT], { machine, columns }))
  } finally {
    await shards.end()
  }
}

/** What this bench prints when it is started again for one cut, so that its memory is that cut's alone. */
function inItsOwnProcess(args: readonly string[]): unknown {
  const child = spawnSync(process.execPath, [process.argv[1] ?? '', ...args], { encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}

function reportCut(name: string, { milliseconds, peak }: Pick<Run, 'milliseconds' | 'peak'>, bar?: string) {
  report({ name: `${NAME}.${name}`, value: Math.round(milliseconds), unit: 'ms' })
  const limit = bar === undefined ? {} : { bar }
  report({ name: `${NAME}.${name}.peak`, value: Math.round(peak), unit: 'MB', ...limit })
}

async function borough(path: string, rows: number) {
  const duckDb = inItsOwnProcess(['borough', path]) as Run
  if (duckDb.rows !== rows) throw new Error(`DuckDB gave ${duckDb.rows} rows of ${rows}`)
  report({ name: `${NAME}.rows`, value: rows, unit: 'rows' })
  reportCut('duckdb', duckDb, '<= 3000')
  const clickHouse = await byClickHouse()
  if (!clickHouse) return
  report({ name: `${NAME}.clickhouse`, value: Math.round(clickHouse.milliseconds), unit: 'ms' })
  const isSame = Number(clickHouse.sha256 === duckDb.sha256)
  report({ name: `${NAME}.same-bytes`, value: isSame, unit: 'of 1', bar: '>= 1' })
}

/** The last day of the table, and all of its days. */
const AS_OF = '2024-12-28'
const WHOLE = `v=1&from=2015-01-01&to=${AS_OF}`
const MANIFEST = {
  version: 1,
  title: 'A force',
  asOf: AS_OF,
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.parquet',
      format: 'parquet',
      refreshMinutes: 1440,
      source: 'invented',
      licence: 'invented',
      handling: 'official',
    },
  ],
}

async function force(path: string, folder: string, counted: ReadonlyMap<string, number>) {
  const cut = inItsOwnProcess(['force', path, folder]) as Awaited<ReturnType<typeof forceFeed>>
  reportCut('force', cut)
  const rows = [...counted.values()].reduce((sum, count) => sum + count, 0)
  if (cut.rows !== rows) throw new Error(`DuckDB gave ${cut.rows} rows of ${rows}`)
  report({ name: `${NAME}.force.rows`, value: cut.shown, unit: `rows shown of ${rows}` })
  const { inFile, differences } = await comparedWithExact(readFileSync(join(folder, 'incidents.parquet')))
  const written = [...inFile.values()].reduce((sum, count) => sum + count, 0)
  if (written !== cut.shown) throw new Error(`${written} rows in the file, ${cut.shown} shown`)
  for (const [what, count] of Object.entries(differences))
    report({ name: `${NAME}.force.differing-${what}`, value: count, unit: 'of all', bar: '<= 0' })
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST))
  await withInsidePage(({ page }) => sameSums(page, inFile, cut.shown), { feeds: folder, hash: WHOLE })
  report({ name: `${NAME}.force.same-sums`, value: 1, unit: 'of 1', bar: '>= 1' })
}

/** The page's count of all rows, on the map or not, and of each category of the list alone. */
async function sameSums(page: Page, inFile: ReadonlyMap<string, number>, shown: number) {
  const waitForCount = (count: number) =>
    page.waitForFunction(
      (text) => document.body.textContent.includes(text),
      `, ${count.toLocaleString('en-GB')} in all`,
      { timeout: OPENING_LIMIT },
    )
  await waitForCount(shown)
  for (const { id } of DEFAULT_CATEGORIES) {
    const count = inFile.get(id)
    if (count === undefined) continue
    await page.evaluate((hash) => (location.hash = hash), `${WHOLE}&cat=${id}`)
    await waitForCount(count)
  }
}

const [, , cut, parquet = '', out = ''] = process.argv
if (cut === 'borough') process.stdout.write(JSON.stringify(await byDuckDb(parquet)))
else if (cut === 'force') process.stdout.write(JSON.stringify(await forceFeed(parquet, out)))
else {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-extract-bench-'))
  try {
    const path = join(folder, 'force.parquet')
    await withDuckDb(':memory:', async (run) => {
      await run("SET memory_limit = '4GB'")
      await run(`SET temp_directory = '${join(folder, 'sorting')}'`)
      await run(`COPY (SELECT * FROM (${duckDbRows(ROWS)}) ORDER BY month) TO '${path}' (FORMAT PARQUET)`)
    })
    const counted = countedRows()
    await borough(path, counted.inBorough)
    const feeds = join(folder, 'feeds')
    mkdirSync(feeds)
    await force(path, feeds, counted.byCategory)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
