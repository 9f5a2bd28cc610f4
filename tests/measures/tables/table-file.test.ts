/** Files of tables: what was chosen in the first rows, raw values below, and the handling mark in the last columns. */
import { describe, expect, test } from 'vitest'
import { scopeRows, type Scope } from '../../../src/measures/scope.ts'
import { tableCsv, tableText, type TableOrigin } from '../../../src/measures/tables/table-file.ts'
import { csvCells } from '../csv-reading.ts'
import { datasetOf, span } from '../invented-dataset.ts'

const SCOPE: Scope = {
  window: span('2023-05-01', '2023-08-31'),
  baseline: span('2022-05-01', '2022-08-31'),
  hours: 'Fri and Sat, 18:00 to 23:00',
  categories: ['Anti-social behaviour'],
  areas: ['Ward W', '=cmd()'],
  measure: 'Incidents',
  leavesOutFound: false,
}
const { manifest } = datasetOf([])
const ORIGIN: TableOrigin = {
  manifest: {
    ...manifest,
    demonstration: true,
    feeds: manifest.feeds.map((feed) => ({ ...feed, handling: 'official', source: 'A register' })),
  },
  failures: [{ feed: 'sites', what: 'It answered 404.', toDo: 'Ask.' }],
  scope: SCOPE,
  caveats: ['Old data: 9 days.'],
}
const TABLE = {
  stem: 'incidents-by-ward',
  caption: '1 May 2023 to 31 August 2023: 12 incidents',
  header: ['Ward', 'Count', 'Ratio', 'Why'],
  rows: [
    ['Ward, "W"', 12, 0.123456789012345, ''],
    ['=HYPERLINK("http://a")', null, 1.5, 'two\nlines\tand a tab'],
    ['+1', 0, -3.5, '@x'],
  ],
} as const
const MARKS = ['official', 'Invented incidents']

describe('the CSV', () => {
  const { name, text } = tableCsv(TABLE, ORIGIN)
  const cells = csvCells(text.replace(/^\u{FEFF}/u, ''))

  test('is named by what it holds and the days', () => {
    expect(name).toBe('incidents-by-ward-2023-05-01-to-2023-08-31-filtered.csv')
  })
  test('begins with the question, the day of the data, the mark and the source', () => {
    const head = cells.slice(0, -4).map((row) => [row[0], row[1]?.replace(/^'/, '')])
    expect(head).toEqual([
      ['Table', TABLE.caption],
      ...scopeRows(SCOPE),
      ['As of', '2024-08-31'],
      ['Not open', 'sites: It answered 404.'],
      ['Note', 'Old data: 9 days.'],
      ['Source', 'A register'],
      ['Handling', 'official'],
      ['Demonstration', 'Invented incidents'],
    ])
  })
  test('has an empty row between the head and the table', () => {
    expect(text).toMatch(/Invented incidents\r\n\r\nWard,/)
  })
  test('holds unrounded numbers, not known apart from 0, no formulas, and the marks in the last columns', () => {
    expect(cells.slice(-4)).toEqual([
      [...TABLE.header, 'handling', 'demonstration'],
      ['Ward, "W"', '12', '0.123456789012345', '', ...MARKS],
      [`'=HYPERLINK("http://a")`, 'not known', '1.5', 'two\nlines\tand a tab', ...MARKS],
      ["'+1", '0', '-3.5', "'@x", ...MARKS],
    ])
  })
  test('of data that are no demonstration has no mark of one', () => {
    const real = tableCsv(TABLE, { ...ORIGIN, manifest: { ...ORIGIN.manifest, demonstration: false } })
    expect(real.text).not.toContain('nvented')
  })
})

test('the copied text has the same rows, a cell between two tabs, and no formula', () => {
  const rows = tableText(TABLE, ORIGIN)
    .split('\n')
    .map((row) => row.split('\t'))
  expect(rows[0]).toEqual(['Table', TABLE.caption])
  expect(rows.at(-4)).toEqual([...TABLE.header, 'handling', 'demonstration'])
  expect(rows.at(-2)).toEqual([
    `'=HYPERLINK("http://a")`,
    'not known',
    '1.5',
    'two lines and a tab',
    ...MARKS,
  ])
  expect(rows.at(-1)).toEqual(["'+1", '0', '-3.5', "'@x", ...MARKS])
})
