/** Tests of the board's JSON and CSV files: contract keys, marks and formula injection. */
import { describe, expect, it } from 'vitest'
import { boardRecords } from '../../src/measures/tables/board-records.ts'
import { boardCsv, boardFile, boardFileName } from '../../src/measures/board-file.ts'
import { figuresOf } from '../../src/measures/figures-of.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { csvRecords } from './csv-reading.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { action, datasetOf, feedOf, manifestWith, reportOf, siteWith, span } from './invented-dataset.ts'

const period = { window: span('2023-05-01', '2023-09-01'), baseline: span('2022-05-01', '2022-09-01') }
const fileOf = (dataset: Dataset) =>
  boardFile(dataset, {
    ...period,
    figures: figuresOf(dataset, period),
    records: boardRecords(dataset, period.window),
    version: '1.2.3',
  })
const rows = [{ on: '2022-05-01', times: 30 }, { on: '2023-06-01', times: 12 }, { on: '2024-08-31' }]
describe('the JSON file', () => {
  const dataset = datasetOf(rows, {
    manifest: manifestWith({ feeds: [feedOf('incidents', 'incidents')] }),
    reports: [{ ...reportOf('incidents'), feed: 'incidents' }],
    checksums: { incidents: 'ab12' },
  })
  const file = fileOf(dataset)

  it('states its dates, provenance and handling mark', () => {
    expect(file).toMatchObject({
      asOf: '2024-08-31',
      asAt: '2023-09-01',
      from: '2023-05-01',
      to: '2023-09-01',
      baseline: { from: '2022-05-01', to: '2022-09-01' },
      provenance: {
        version: '1.2.3',
        feeds: [{ id: 'incidents', sha256: 'ab12', asOf: '2024-08-31', rowsIn: 32, shown: 30, setAside: 2 }],
        seed: null,
      },
      handling: 'official',
      demonstration: 'Invented incidents',
    })
  })
  it('gives the last day of each feed, and since when it is quiet', () => {
    const { manifest } = dataset
    const reach = { first: dataset.manifest.asOf, newest: dataset.manifest.asOf, rows: 1, isByMonth: false }
    const [current] = fileOf({ ...dataset, rowReach: { incidents: reach } }).provenance.feeds
    expect(current).toMatchObject({ asOf: '2024-08-31', lastDay: '2024-08-31' })
    expect(current).not.toHaveProperty('quietSince')
    const [first, newest] = [manifest.asOf - 400, manifest.asOf - 60].map(dayNumber)
    if (first === undefined || newest === undefined) throw new Error('no days')
    const stopped = { first, newest, rows: 341, isByMonth: false }
    const [quiet] = fileOf({ ...dataset, rowReach: { incidents: stopped } }).provenance.feeds
    expect(quiet).toMatchObject({ asOf: '2024-08-31', lastDay: '2024-07-02', quietSince: '2024-07-02' })
    expect(fileOf(dataset).provenance.feeds[0]).toMatchObject({ lastDay: null })
  })
  it('has the keys of the contract and no others', () => {
    const allowed = new Set(
      'id label from to asAt area site partner category known why feeds value low high baselineValue ratio ratioLow ratioHigh verdict unadjustedVerdict pValue adjustedP comparisonNote stillToRise unit definition name phi standardError ratioStandardError caveat whyNoVerdict expected limitLow limitHigh warningLow warningHigh ewma ewmaLow ewmaHigh signals'.split(
        ' ',
      ),
    )
    expect(file.figures.length).toBeGreaterThan(10)
    expect(file.figures.flatMap(Object.keys).filter((key) => !allowed.has(key))).toEqual([])
  })
  it('survives serialisation', () => {
    expect(JSON.parse(JSON.stringify(file))).toEqual(file)
  })
  it('has no demonstration mark for real data', () => {
    const real = fileOf({ ...dataset, manifest: manifestWith({ demonstration: false }) })
    expect(real).not.toHaveProperty('demonstration')
    expect(boardCsv(real)).not.toContain('Invented incidents')
  })
})

describe('the CSV file', () => {
  const hostile = siteWith()
  const dataset = datasetOf(rows, {
    sites: [{ ...hostile, name: '=cmd(), "quoted"\n<script>' }],
    actions: [action('=cmd()', '2023-06-01'), action('arrest', '2023-06-01', { site: '@SUM(1)' })],
  })
  const file = fileOf(dataset)
  const { data, errors } = csvRecords(boardCsv(file))

  it('preserves every figure', () => {
    expect(errors).toEqual([])
    expect(data).toHaveLength(file.figures.length)
    for (const [index, figure] of file.figures.entries()) {
      const read = data[index] ?? {}
      expect(read['value']).toBe(figure.value === null ? '' : String(figure.value))
      expect(read['ratioLow']).toBe(figure.ratioLow === undefined ? '' : String(figure.ratioLow))
      expect(read['area']).toBe(figure.area ?? '')
      expect([read['from'], read['to']]).toEqual([figure.from, figure.to])
    }
  })
  it('has handling and demonstration marks in the last columns of every row', () => {
    expect(Object.keys(data[0] ?? {}).slice(-2)).toEqual(['handling', 'demonstration'])
    expect(new Set(data.map((row) => row['demonstration']))).toEqual(new Set(['Invented incidents']))
  })
  it('has no cell that a spreadsheet would run', () => {
    const cells = data.flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells.some((cell) => cell.includes('@SUM(1)'))).toBe(true)
    expect(cells.some((cell) => cell.includes('<script>'))).toBe(true)
  })
})

it('is named by its days', () => {
  expect(boardFileName(period.window, 'csv')).toBe('board-2023-05-01-to-2023-09-01.csv')
})
