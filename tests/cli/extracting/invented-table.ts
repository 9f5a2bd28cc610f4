/** An invented table of a force, as rows and as a DuckDB database, and the arguments that cut the borough out of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { isoDay, parseDay, dayNumber } from '../../../src/domain/day.ts'
import type { LargeFiles } from '../../../src/cli/converting/large-files.ts'
import { extractWith, type ExtractMachine } from '../../../src/cli/commands/extract.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { memoryContext } from '../memory-context.ts'

export interface TableRow {
  readonly ref: string
  readonly e: number | null
  readonly n: number | null
  /** Local time, without a zone. */
  readonly at: string | null
  readonly type: string
  readonly lsoa: string
}

/** Numbers from 0 to 1, the same on every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const TYPES = ['Burglary', 'ASB', 'Robbery', 'Sexual offences'] as const
const FIRST = parseDay('2022-01-01') ?? dayNumber(0)
const DAYS = 1000

/** Rows over an area larger than the borough, some without a position or a time. */
export function tableRows(count: number): readonly TableRow[] {
  const random = randomNumbers(7)
  return Array.from({ length: count }, (_, index) => {
    const minute = Math.floor(random() * 1440)
    const day = isoDay(dayNumber(FIRST + Math.floor(random() * DAYS)))
    const clock = [minute / 60, minute % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':')
    const e = 345_000 + Math.round(random() * 300_000) / 10
    return {
      ref: `R${index}`,
      e: index % 97 === 0 ? null : e,
      n: 395_000 + Math.round(random() * 200_000) / 10,
      at: index % 101 === 0 ? null : `${day} ${clock}:00`,
      type: TYPES[Math.floor(random() * TYPES.length)] ?? 'ASB',
      lsoa: `E0${Math.floor(random() * 20)}`,
    }
  })
}

export const COLUMNS = {
  id: 'ref',
  easting: 'e',
  northing: 'n',
  moment: 'at',
  category: 'type',
  area: 'lsoa',
  categories: {
    Burglary: 'burglary',
    ASB: 'anti-social-behaviour',
    Robbery: 'robbery',
    'Sexual offences': 'sexual-offences',
  },
}

const csvOf = (rows: readonly TableRow[]) =>
  [
    'ref,e,n,at,type,lsoa',
    ...rows.map(({ ref, e, n, at, type, lsoa }) =>
      [ref, e, n, at, type, lsoa].map((cell) => cell ?? '').join(','),
    ),
    '',
  ].join('\n')

/** A folder with the rows as `rows.csv`, and as the table `crimes` of `force.duckdb`. */
export async function folderWith(rows: readonly TableRow[]) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-extract-test-'))
  const csv = join(folder, 'rows.csv')
  writeFileSync(csv, csvOf(rows))
  const database = join(folder, 'force.duckdb')
  await withDuckDb(database, async (run) => {
    await run(`CREATE TABLE crimes AS SELECT * FROM read_csv('${csv}', sample_size = -1)`)
  })
  return { folder, csv, database, remove: () => rmSync(folder, { recursive: true }) }
}

type Run = (sql: string) => Promise<readonly (readonly unknown[])[]>
export async function withDuckDb<T>(database: string, work: (run: Run) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(database)
  const connection = await instance.connect()
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRows())
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const NO_MACHINE: ExtractMachine = {
  fetch: () => Promise.reject(new Error('no network in this test')),
  environment: {},
}

/** Runs the command over files in memory, with the columns file at `/columns.json`; `written` holds texts and bytes. */
export async function extract(
  line: readonly string[],
  {
    files = {},
    machine = NO_MACHINE,
    columns = COLUMNS,
    stored,
  }: {
    readonly files?: Readonly<Record<string, string | Uint8Array>>
    readonly machine?: ExtractMachine
    readonly columns?: object
    /** Writes the feed to the disk row by row, as the tool does. */
    readonly stored?: LargeFiles
  } = {},
) {
  const memory = memoryContext({}, () => GROUND.borough)
  const content = { '/columns.json': JSON.stringify(columns), ...files }
  const bytes: Record<string, Uint8Array<ArrayBuffer>> = {}
  const code = await extractWith(machine)(['--columns', '/columns.json', ...line], {
    ...memory.context,
    ...(stored && { largeFiles: stored }),
    readFile: (path) => {
      const file = new Map(Object.entries(content)).get(path)
      if (file === undefined) return Promise.reject(new Error('no such file'))
      return Promise.resolve(typeof file === 'string' ? new TextEncoder().encode(file) : file)
    },
    writeBytes: (path, written) => {
      bytes[path] = new Uint8Array(written)
      return Promise.resolve()
    },
  })
  return { code, ...memory.output, written: memory.written, bytes }
}
