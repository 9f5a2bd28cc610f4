/** DuckDB inside this process: a database file, or CSV and Parquet files and folders of them. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Failed, failed } from '../../../domain/feed.ts'
import type { TableOf } from '../statements.ts'
import type { Engine } from './engine.ts'

/** Our own limits: the engine's defaults take four fifths of the memory, and write beside the database. */
const MEMORY_LIMIT = '2GB'

interface OpenedDuckDb {
  readonly engine: Engine
  /** The files as a table; null for a database, whose tables have names. */
  readonly tableOf: TableOf | null
}

const READERS = { '.parquet': 'read_parquet', '.csv': 'read_csv' } as const
type Ending = keyof typeof READERS
const isEnding = (ending: string): ending is Ending => Object.hasOwn(READERS, ending)

/** Opens it for reading alone. */
export async function openDuckDb(path: string): Promise<OpenedDuckDb | Failed> {
  const duckdb = await import('@duckdb/node-api').catch(() => null)
  if (!duckdb) return NOT_INSTALLED
  const found = await sourceAt(path)
  if ('what' in found) return found
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-extract-'))
  try {
    const instance = await duckdb.DuckDBInstance.create(found.database, {
      ...(found.database === IN_MEMORY ? {} : { access_mode: 'READ_ONLY' }),
      memory_limit: MEMORY_LIMIT,
      temp_directory: folder,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const connection = await instance.connect()
    const engine: Engine = {
      dialect: 'duckdb',
      rows: async (sql, consume) => {
        try {
          const result = await connection.stream(sql)
          for await (const rows of result.yieldRows())
            for (const row of rows)
              consume(row.map((value) => (isPlain(value) ? value : value === null ? null : String(value))))
          return null
        } catch (error) {
          return refusedBy('DuckDB', error)
        }
      },
      close: async () => {
        connection.closeSync()
        instance.closeSync()
        await rm(folder, { recursive: true, force: true })
      },
    }
    return { engine, tableOf: found.tableOf }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    return refusedBy('DuckDB', error)
  }
}

const IN_MEMORY = ':memory:'
const NOT_INSTALLED = failed(
  'DuckDB is not installed here: it is an optional part.',
  'Install it with: npm install --no-save @duckdb/node-api. Or take --print-sql, and hand its answer in.',
)

type Plain = string | number | bigint | boolean
const isPlain = (value: unknown): value is Plain =>
  ['string', 'number', 'bigint', 'boolean'].includes(typeof value)

/** The first line of an error: the others repeat the statement. */
function refusedBy(engine: string, error: unknown): Failed {
  const [first = 'no reason given'] = (error instanceof Error ? error.message : String(error)).split('\n')
  return failed(`${engine} refuses: ${first}`, 'Look at --table and --columns.')
}

interface Source {
  readonly database: string
  readonly tableOf: TableOf | null
}

async function sourceAt(path: string): Promise<Source | Failed> {
  const found = await stat(path).catch(() => null)
  if (!found) return failed(`${path} is not there, or may not be opened.`, 'Look at --from.')
  if (found.isDirectory()) return folderAt(path)
  if (!found.isFile()) return failed(`${path} is no file.`, 'Look at --from.')
  const ending = extname(path).toLowerCase()
  return isEnding(ending)
    ? { database: IN_MEMORY, tableOf: filesAsTable(ending, [path]) }
    : { database: path, tableOf: null }
}

async function folderAt(path: string): Promise<Source | Failed> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const endings = [...new Set(files.map((file) => extname(file).toLowerCase()).filter(isEnding))]
  const [ending, another] = endings
  if (ending === undefined) return failed(`${path} holds no .parquet and no .csv.`, 'Look at --from.')
  if (another !== undefined)
    return failed(`${path} holds both .parquet and .csv.`, 'Name a folder that holds one of them.')
  return {
    database: IN_MEMORY,
    tableOf: filesAsTable(
      ending,
      files.filter((file) => extname(file).toLowerCase() === ending),
    ),
  }
}

/** Columns are matched by name, since exports of other months may order them otherwise; of CSV all rows are looked at. */
const filesAsTable =
  (ending: Ending, files: readonly string[]): TableOf =>
  ({ text }) =>
    `${READERS[ending]}([${files.map(text).join(', ')}], union_by_name = true${ending === '.csv' ? ', sample_size = -1' : ''})`
