/**
 * A borough's two years out of a table of twenty million rows: by DuckDB from Parquet, in a process of its own, and by two
 * ClickHouse shards where they are installed. Both must write the same bytes, and their rows must be those that a filter
 * of the bench's own counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import { clickHouseProgram, environmentOf, startShards } from '../cli/extracting/clickhouse-servers.ts'
import { COLUMNS, extract, withDuckDb } from '../cli/extracting/invented-table.ts'
import { WHY_SKIPPED } from '../cli/installed-programs.ts'
import { report } from './harness.ts'

const ROWS = 20_000_000
const DAYS = 3650
const TYPES = Object.keys(COLUMNS.categories)
const BOX = { west: 348_000, south: 396_000, east: 372_000, north: 413_000 }
const CUT = ['--box', Object.values(BOX).join(','), '--days', '2022-06-01..2024-05-31', '--out', '/out']
const FIRST_DAY = (Date.UTC(2022, 5, 1) - Date.UTC(2015, 0, 1)) / 86_400_000
const LAST_DAY = (Date.UTC(2024, 4, 31) - Date.UTC(2015, 0, 1)) / 86_400_000
const columns = { ...COLUMNS, keys: [{ column: 'month', of: 'day', step: 'month' }] }

/** A row's values as whole numbers of its number, the same arithmetic in JavaScript and in every engine. */
const PARTS = {
  e: [7919, 1_500_001],
  n: [104_729, 1_500_007],
  day: [15_485_863, DAYS],
  minute: [32_452_843, 1440],
  type: [49_979_687, TYPES.length],
  lsoa: [67_867_967, 1000],
} as const
const of = (name: keyof typeof PARTS) => {
  const [factor, modulus] = PARTS[name]
  return `((i * ${factor}) % ${modulus})`
}
const valueOf = (name: keyof typeof PARTS, row: number) => {
  const [factor, modulus] = PARTS[name]
  return (row * factor) % modulus
}

/** Rows of the cut, counted by a loop. */
function countedRows(): number {
  let rows = 0
  for (let row = 0; row < ROWS; row += 1) {
    const day = valueOf('day', row)
    if (day < FIRST_DAY || day > LAST_DAY) continue
    const [e, n] = [300_000 + valueOf('e', row) / 10, 330_000 + valueOf('n', row) / 10]
    if (e >= BOX.west && e < BOX.east && n >= BOX.south && n < BOX.north) rows += 1
  }
  return rows
}

const SQL_TYPES = `[${TYPES.map((type) => `'${type}'`).join(', ')}]`
const duckDbRows = `SELECT concat('R', i) AS ref, 300000 + ${of('e')} / 10.0::DOUBLE AS e, 330000 + ${of('n')} / 10.0::DOUBLE AS n,
  TIMESTAMP '2015-01-01' + to_days(${of('day')}::INTEGER) + to_minutes(${of('minute')}) AS at,
  ${SQL_TYPES}[1 + ${of('type')}] AS type, concat('E0', ${of('lsoa')}) AS lsoa,
  date_trunc('month', DATE '2015-01-01' + ${of('day')}::INTEGER)::DATE AS month
  FROM range(${ROWS}) t(i)`
const clickHouseRows = (
  shard: number,
) => `INSERT INTO crimes_local SELECT concat('R', toString(i)), 300000 + ${of('e')} / 10, 330000 + ${of('n')} / 10,
  toDateTime(toDate('2015-01-01') + ${of('day')}) + ${of('minute')} * 60, ${SQL_TYPES}[1 + ${of('type')}],
  concat('E0', toString(${of('lsoa')})), toStartOfMonth(toDate('2015-01-01') + ${of('day')})
  FROM (SELECT number AS i FROM system.numbers LIMIT ${ROWS}) WHERE i % 2 = ${shard}`

interface Run {
  readonly milliseconds: number
  /** Megabytes. */
  readonly peak: number
  readonly rows: number
  readonly sha256: string
}

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
    rows: Number(/: ([\d,]+) rows? in/.exec(out)?.[1]?.replaceAll(',', '')),
    sha256: hash.finish(),
  }
}

const byDuckDb = (path: string) => timed(() => extract(['--from', `duckdb:${path}`, ...CUT], { columns }))

async function byClickHouse(): Promise<Run | null> {
  const program = clickHouseProgram()
  if (program === null) {
    process.stderr.write(`Skipped: ClickHouse ${WHY_SKIPPED}.\n`)
    return null
  }
  const shards = await startShards(program, [])
  try {
    await shards.onEach(clickHouseRows)
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

const [, , parquet] = process.argv
if (parquet !== undefined) process.stdout.write(JSON.stringify(await byDuckDb(parquet)))
else {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-extract-bench-'))
  try {
    const path = join(folder, 'force.parquet')
    await withDuckDb(':memory:', (run) =>
      run(`COPY (SELECT * FROM (${duckDbRows}) ORDER BY month) TO '${path}' (FORMAT PARQUET)`),
    )
    const child = spawnSync(process.execPath, [process.argv[1] ?? '', path], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(child.stderr)
    const duckDb = JSON.parse(child.stdout) as Run
    const rows = countedRows()
    if (duckDb.rows !== rows) throw new Error(`DuckDB gave ${duckDb.rows} rows of ${rows}`)
    report({ name: 'extract.20M.rows', value: rows, unit: 'rows' })
    report({ name: 'extract.20M.duckdb', value: Math.round(duckDb.milliseconds), unit: 'ms' })
    report({ name: 'extract.20M.duckdb.peak', value: Math.round(duckDb.peak), unit: 'MB', bar: '<= 3000' })
    const clickHouse = await byClickHouse()
    if (clickHouse) {
      report({ name: 'extract.20M.clickhouse', value: Math.round(clickHouse.milliseconds), unit: 'ms' })
      const isSame = Number(clickHouse.sha256 === duckDb.sha256)
      report({ name: 'extract.20M.same-bytes', value: isSame, unit: 'of 1', bar: '>= 1' })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
