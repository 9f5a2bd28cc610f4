/** The answer to a printed statement, handed in as a CSV or Parquet file. */
import { basename, resolve } from 'node:path'
import { type Failed, failed } from '../../domain/feed.ts'
import { textOf } from '../../feeds/json-text.ts'
import { isObject } from '../../feeds/rows/json-object.ts'
import { eachCsvRow, separatorOf } from '../../feeds/tables/csv-rows.ts'
import type { CommandContext } from '../command.ts'
import { unread } from '../files.ts'
import type { AnswerValue, ConsumeAnswerRow } from './engines/engine.ts'
import { ROW_COLUMNS, ROWS_IN_ALL } from './statements.ts'

const COLUMNS = [...ROW_COLUMNS, ROWS_IN_ALL] as const
const PRINT_AGAIN = 'Run the statement that --print-sql prints, and export its whole answer.'

/** Passes on its rows. Refuses an answer that holds more or fewer rows than each of its rows says. */
export async function readHandedAnswer(
  path: string,
  format: 'csv' | 'parquet',
  { context, consume }: { readonly context: CommandContext; readonly consume: ConsumeAnswerRow },
): Promise<Failed | null> {
  const bytes = await context
    .readFile(resolve(context.cwd, path))
    .catch((error: unknown) => unread(path, error))
  if ('kind' in bytes) return bytes
  let rows = 0
  let stated: AnswerValue = null
  const count: ConsumeAnswerRow = (values) => {
    rows += 1
    stated = values[COLUMNS.length - 1] ?? null
    consume(values.slice(0, ROW_COLUMNS.length))
  }
  const name = basename(path)
  const failure =
    format === 'csv' ? readCsv(name, bytes, count) : await readParquet(name, new Uint8Array(bytes), count)
  if (failure) return failure
  return rows > 0 && Number(stated) !== rows
    ? failed(`${name} holds ${rows} rows, where the engine counted ${Number(stated)}.`, PRINT_AGAIN)
    : null
}

const lacks = (name: string, columns: readonly string[]) =>
  failed(`${name} lacks the columns ${columns.join(', ')}.`, PRINT_AGAIN)

/** Snowflake writes names in capitals where they are not quoted. */
const sameName = (a: string, b: string) => a.trim().toLowerCase() === b

function readCsv(name: string, bytes: Uint8Array, consume: ConsumeAnswerRow): Failed | null {
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  let order: readonly number[] | null = null
  let missing: readonly string[] = []
  const failure = eachCsvRow(
    { name, text: text.replaceAll('\r\n', '\n'), isWindows1252: false },
    separatorOf(text),
    (cells) => {
      if (order) return consume(order.map((at) => valueIn(cells[at] ?? '')))
      order = COLUMNS.map((column) => cells.findIndex((cell) => sameName(cell, column)))
      missing = COLUMNS.filter((_, at) => order?.[at] === -1)
    },
  )
  return failure ?? (missing.length > 0 ? lacks(name, missing) : null)
}
/** Exports write a missing value as nothing, or as one of these words. */
const valueIn = (cell: string): AnswerValue => (/^(?:|null|\\N)$/i.test(cell.trim()) ? null : cell)

async function readParquet(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  consume: ConsumeAnswerRow,
): Promise<Failed | null> {
  const { openParquet, DAMAGED_PARQUET } = await import('../../feeds/parquet/parquet-file.ts')
  const file = openParquet(bytes)
  if (file.kind === 'failed') return failed(`${name}: ${file.what}`, file.toDo)
  try {
    for (let group = 0; group < file.groups; group += 1)
      for (const feature of await file.featuresOf(group)) {
        const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {}
        const named = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), value]))
        const missing = COLUMNS.filter(
          (column) => column !== 'id' && column !== 'minute' && !named.has(column),
        )
        if (missing.length > 0) return lacks(name, missing)
        consume(COLUMNS.map((column) => answerValue(named.get(column))))
      }
    return null
  } catch {
    return failed(`${name}: ${DAMAGED_PARQUET.what}`, DAMAGED_PARQUET.toDo)
  }
}
const answerValue = (value: unknown): AnswerValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : null
