/** The printed statements: names and texts are quoted as each engine quotes them, and the README's columns file is one. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../../src/build/fresh.mjs'
import { readColumns } from '../../../src/cli/extracting/columns.ts'
import { DIALECTS } from '../../../src/cli/extracting/dialects.ts'
import { COLUMNS, extract, folderWith, tableRows, withDuckDb } from './invented-table.ts'

const readme = readFileSync(fromRoot('README.md'), 'utf8')
const ODD = String.raw`O'Brien\'s`

test('the columns file in README is read', () => {
  const example = /```json\n(\{\n {2}"id": "crime_ref"[^`]*)```/.exec(readme)?.[1] ?? ''
  expect(readColumns(example, 'columns.json')).toMatchObject({ id: 'crime_ref', area: 'lsoa21cd' })
})

const printed = async (dialect: string, ...more: readonly string[]) =>
  (
    await extract([
      '--table',
      'force.crimes',
      '--print-sql',
      dialect,
      '--box',
      '1000,2000,3000,4000',
      ...more,
    ])
  ).out

describe.each(DIALECTS)('a statement for %s', (dialect) => {
  test('is one statement that names each column, and how many rows it gives', async () => {
    const sql = await printed(dialect, '--days', '2023-02-01..2023-03-31')
    expect(sql.match(/;/g)).toHaveLength(1)
    for (const column of ['id', 'east', 'north', 'day', 'minute', 'category', 'rows_in_all'])
      expect(sql).toMatch(new RegExp(String.raw`AS .?${column}\b`))
    expect(sql).toContain('2023-02-01')
    // A time on the last day is before the beginning of the next.
    expect(sql).toContain('2023-04-01')
  })
  test('holds a value with quotation marks and backslashes as text', async () => {
    const sql = await printed(dialect, '--category', ODD)
    const isEscaped = dialect === 'clickhouse' || dialect === 'databricks'
    expect(sql).toContain(isEscaped ? String.raw`'O''Brien\\''s'` : String.raw`'O''Brien\''s'`)
  })
})

test('the plain dialect gives the answer of the engine’s own', async () => {
  const table = await folderWith(tableRows(2000))
  const cut = [
    '--box',
    '348000,396000,372000,413000',
    '--days',
    '2022-06-01..2024-01-31',
    '--table',
    'crimes',
  ]
  const statements = await Promise.all(
    ['ansi', 'duckdb'].map(async (dialect) => (await extract(['--print-sql', dialect, ...cut])).out),
  )
  const [ansi, own] = await withDuckDb(table.database, async (run) => [
    await run(statements[0] ?? ''),
    await run(statements[1] ?? ''),
  ])
  table.remove()
  expect(ansi).toEqual(own)
  expect(ansi.length).toBeGreaterThan(400)
})

test('a value with quotation marks reaches DuckDB as it is', async () => {
  const rows = tableRows(300).map((row) => ({ ...row, type: row.type === 'ASB' ? "O'Brien's" : row.type }))
  const table = await folderWith(rows)
  const result = await extract(
    ['--from', `duckdb:${table.database}`, '--table', 'crimes', '--category', "O'Brien's", '--out', '/out'],
    { columns: COLUMNS },
  )
  table.remove()
  expect(result.code).toBe(0)
  expect(result.out).toContain("O'Brien's")
})
