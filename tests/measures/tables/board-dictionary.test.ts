/** Tests of the board's files for analysts: dictionary, CSV beside JSON, errors beside intervals, limits of charts, records. */
import { beforeAll, describe, expect, test } from 'vitest'
import { isoDay } from '../../../src/domain/day.ts'
import { firstClear } from '../../../src/domain/site.ts'
import { boardCsv, boardFile, type BoardFile } from '../../../src/measures/board-file.ts'
import type { Dataset } from '../../../src/domain/dataset.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { signalledPoints, siteChart } from '../../../src/measures/sites/site-chart.ts'
import { boardDictionary, boardTables } from '../../../src/measures/tables/board-dictionary.ts'
import { boardRecords } from '../../../src/measures/tables/board-records.ts'
import { BOROUGH, demonstrationDataset } from '../../board/demonstration-dataset.ts'
import { csvCells, csvRecords } from '../csv-reading.ts'
import { commitment, datasetOf, span } from '../invented-dataset.ts'

const question = { window: span('2023-09-01', '2024-08-31'), baseline: span('2022-09-01', '2023-08-31') }
const fileOf = (dataset: Dataset) =>
  boardFile(dataset, {
    ...question,
    figures: figuresOf(dataset, question, BOROUGH),
    records: boardRecords(dataset, question.window),
    version: '1',
  })
let dataset: Dataset
let file: BoardFile
beforeAll(async () => {
  dataset = await demonstrationDataset({ incidentsAMonth: 1500 })
  file = fileOf(dataset)
})
const named = (of: string) => boardDictionary(file).flatMap((entry) => (entry.of === of ? [entry.name] : []))
const tableOf = (name: string) => boardTables(file).get(name) ?? ''
const figures = (id: RegExp) => file.figures.filter((figure) => id.test(figure.id))

describe('the data dictionary', () => {
  test('has every column of every table, in its order, and no other', () => {
    expect(csvCells(boardCsv(file))[0]?.map((cell) => cell.replace('\u{FEFF}', ''))).toEqual(named('figures'))
    for (const table of ['decisions', 'commitments', 'changes'] as const)
      expect(csvCells(tableOf(`${table}.csv`))[0]?.map((cell) => cell.replace('\u{FEFF}', ''))).toEqual(
        named(table),
      )
    const ofTheFile = ['asOf', 'baselineFrom', 'baselineTo', 'shortOf', 'handling', 'demonstration']
    const members = new Set([...file.figures.flatMap(Object.keys), ...ofTheFile])
    const written = [...named('figures'), ...named('json')]
    expect([...members].filter((member) => !written.includes(member))).toEqual([])
    // Nothing is incomplete in the demonstration but for one feed, which has gone quiet; the window is not short.
    expect(written.filter((name) => !members.has(name))).toEqual(['baselineNote'])
  })
  test('has every figure that occurs, with its unit and definition, and no other', () => {
    const key = (id: string, unit: string, definition: string) => [id, unit, definition].join('|')
    const occurring = new Set(file.figures.map(({ id, unit, definition }) => key(id, unit, definition)))
    const entries = boardDictionary(file).filter(({ of }) => of === 'figure')
    expect(occurring.size).toBeGreaterThan(80)
    expect(new Set(entries.map(({ name, unit, meaning }) => key(name, unit, meaning)))).toEqual(occurring)
    expect(entries).toHaveLength(occurring.size)
    for (const { unit, meaning } of entries) expect([unit !== '', meaning.length > 20]).toEqual([true, true])
  })
  test('is itself written with its marks', () => {
    const { data, errors } = csvRecords(tableOf('dictionary.csv'))
    expect(errors).toEqual([])
    expect(data).toHaveLength(boardDictionary(file).length)
    expect(data[0]).toMatchObject({ handling: 'official', demonstration: 'Invented incidents' })
  })
})

describe('the CSV', () => {
  test('holds what the JSON holds, column by column', () => {
    const { data, errors } = csvRecords(boardCsv(file))
    expect(errors).toEqual([])
    expect(data).toHaveLength(file.figures.length)
    const ofFigures = new Set(file.figures.flatMap(Object.keys))
    // Of a figure that is not compared with days of its own.
    const ofBoard = new Map([
      ['baselineFrom', file.baseline?.from],
      ['baselineTo', file.baseline?.to],
    ])
    const columns = named('figures').filter((name) => ofFigures.has(name) && name !== 'stillToRise')
    // Collected, since there are half a million cells.
    const differing: unknown[] = []
    for (const [at, figure] of file.figures.entries()) {
      const values = new Map<string, string | number | null | undefined>(Object.entries(figure))
      for (const column of columns) {
        const cell = data[at]?.[column]
        const expected = String(values.get(column) ?? ofBoard.get(column) ?? '')
        if (cell !== expected) differing.push([figure.id, column, cell, expected])
      }
    }
    expect(differing).toEqual([])
  })
  test('has the columns of before first, and the marks last', () => {
    const columns = named('figures')
    expect(columns.slice(0, 24).join(' ')).toBe(
      'id label from to area site partner category known value low high baselineValue ratio ratioLow ratioHigh verdict why asAt stillToRise asOf baselineFrom baselineTo shortOf',
    )
    expect(columns.slice(-2)).toEqual(['handling', 'demonstration'])
  })
})

describe('errors and reasons', () => {
  test('are half the width of the interval by 1.96, and symmetric intervals are given back by them', () => {
    const moved = figures(/^displacement\.(?!wdq)/)
    expect(moved.length).toBeGreaterThan(5)
    for (const { value, low, high, standardError } of moved) {
      expect((value ?? NaN) - 1.959964 * (standardError ?? NaN)).toBeCloseTo(low ?? NaN, 3)
      expect((value ?? NaN) + 1.959964 * (standardError ?? NaN)).toBeCloseTo(high ?? NaN, 3)
    }
    for (const { low, standardError } of file.figures)
      expect(low === undefined).toBe(standardError === undefined)
  })
  test('of ratios of large counts are those of two overdispersed Poisson counts', () => {
    const large = file.figures.filter(
      ({ id, value, baselineValue, ratioStandardError }) =>
        /^(crimes|asb)/.test(id) &&
        ratioStandardError !== undefined &&
        Math.min(value ?? 0, baselineValue ?? 0) > 200,
    )
    expect(large.length).toBeGreaterThan(5)
    for (const { id, value, baselineValue, phi = 1, ratioStandardError = NaN } of large) {
      const expected = Math.sqrt(phi * (1 / (value ?? NaN) + 1 / (baselineValue ?? NaN)))
      expect([id, Math.abs(ratioStandardError / expected - 1) < 0.05]).toEqual([id, true])
    }
  })
  test('say why there is no verdict, of every figure without one and of no other', () => {
    for (const { id, verdict, whyNoVerdict } of file.figures)
      expect([id, verdict === undefined]).toEqual([id, whyNoVerdict !== undefined && whyNoVerdict !== ''])
  })
  test('name the parts, and totals not', () => {
    const ward = dataset.areas.find(({ level }) => level === 'ward')
    expect(figures(/^crimes$/).find(({ area }) => area === ward?.code)?.name).toBe(ward?.name)
    for (const { area, site, partner, category, name } of file.figures)
      expect(name === undefined).toBe([area, site, partner, category].every((part) => part === undefined))
  })
})

describe('charts', () => {
  test('have limits of their own, no interval, and their average after Clear alone', () => {
    const points = figures(/^chart\./)
    expect(points.length).toBeGreaterThan(100)
    const clear = new Map(
      dataset.sites.map((site) => [site.id, isoDay(firstClear(site) ?? dataset.manifest.asOf)]),
    )
    for (const point of points) {
      expect([point.low, point.high, point.standardError]).toEqual([undefined, undefined, undefined])
      expect((point.limitLow ?? NaN) <= (point.expected ?? NaN)).toBe(true)
      expect((point.limitHigh ?? NaN) >= (point.expected ?? NaN)).toBe(true)
      expect(point.ewma === undefined).toBe(point.from < (clear.get(point.site ?? '') ?? ''))
    }
  })
  test('have the signals of the page', () => {
    const signalled = dataset.sites.flatMap((site) => {
      const chart = siteChart(dataset, site, { measure: 'crimes-reported', interval: 'month' })
      if (chart.kind === 'none') return []
      return signalledPoints(chart).map(({ span: days, signals }) =>
        [site.id, isoDay(days.from), ...signals.map(({ rule, direction }) => `${rule}-${direction}`)].join(
          ' ',
        ),
      )
    })
    const filed = figures(/^chart\.month$/).flatMap(({ site, from, signals }) =>
      signals === undefined ? [] : [[site, from, signals].join(' ')],
    )
    expect(signalled.length).toBeGreaterThan(0)
    expect(filed.toSorted()).toEqual(signalled.toSorted())
  })
  test('of funnels expect in all areas of a level what was counted there, and place each by its limits', () => {
    const wards = new Set(dataset.areas.filter(({ level }) => level === 'ward').map(({ code }) => code))
    for (const id of [/^funnel\.crimes-reported$/, /^funnel\.asb$/]) {
      const ofWards = figures(id).filter(({ area }) => wards.has(area ?? ''))
      expect(ofWards).toHaveLength(wards.size)
      const sum = (part: 'value' | 'expected') => ofWards.reduce((all, one) => all + (one[part] ?? 0), 0)
      expect(sum('expected')).toBeCloseTo(sum('value'), 3)
      for (const {
        value,
        warningLow = NaN,
        warningHigh = NaN,
        limitLow = NaN,
        limitHigh = NaN,
        signals,
      } of ofWards) {
        const count = value ?? NaN
        const place =
          count > limitHigh
            ? 'far-above'
            : count > warningHigh
              ? 'above'
              : count < limitLow
                ? 'far-below'
                : count < warningLow
                  ? 'below'
                  : undefined
        expect(signals).toBe(place)
      }
    }
  })
})

describe('records', () => {
  test('hold every commitment, every decision and the changes of the window', () => {
    expect(file.commitments).toHaveLength(dataset.commitments.length)
    expect(file.decisions.length).toBeGreaterThan(3)
    expect(file.changes.length).toBeGreaterThan(3)
    for (const { on, kind } of file.changes)
      expect([kind, on >= '2023-09-01' && on <= '2024-08-31']).toEqual([kind, true])
    for (const table of ['decisions', 'commitments', 'changes'] as const) {
      const { data, errors } = csvRecords(tableOf(`${table}.csv`))
      expect(errors).toEqual([])
      const rows = file[table].map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
        ),
      )
      expect(data.map(({ asOf: _, handling: _handling, demonstration: _mark, ...row }) => row)).toEqual(rows)
    }
  })
  test('hold script and formulas as text', () => {
    const hostile = datasetOf([{ on: '2024-01-01' }], {
      commitments: [commitment('2024-08-14', { text: '=cmd()|<script>alert(1)</script>', owner: '@x' })],
    })
    const { data } = csvRecords(boardTables(fileOf(hostile)).get('commitments.csv') ?? '')
    expect(data[0]).toMatchObject({
      text: "'=cmd()|<script>alert(1)</script>",
      owner: "'@x",
      state: 'overdue',
    })
  })
})
