/** Verdicts of a table of areas allowed for their number, against SciPy and by properties. */
import { boardRecords } from '../../../src/measures/tables/board-records.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateRatioP } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import { changeBetween } from '../../../src/analytics/small-numbers/verdict.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { boardCsv, boardFile } from '../../../src/measures/board-file.ts'
import type { Figure, Verdict } from '../../../src/measures/figure.ts'
import {
  allowedForNumber,
  changesAllowedForNumber,
  comparisonsIn,
  comparisonsSentence,
  verdictsAllowedForNumber,
} from '../../../src/measures/figures/many-comparisons.ts'
import { figuresOf, summaryFigures } from '../../../src/measures/figures-of.ts'
import { figureDifferences, savedVerdictsSentence } from '../../../src/measures/meeting/saved-figures.ts'
import { figureSentence } from '../../../src/measures/sentences.ts'
import { csvRecords } from '../csv-reading.ts'
import { datasetOf, span, ward, type Row } from '../invented-dataset.ts'

interface Golden {
  readonly table: readonly (readonly [
    area: string,
    id: string,
    now: number,
    before: number,
    phi: number,
    p: number,
    q: number,
  ])[]
}
const golden = JSON.parse(readFileSync('tests/golden/many-comparisons.json', 'utf8')) as Golden

interface Counted {
  readonly id: string
  readonly area?: string
  readonly category?: string
  readonly now: number
  readonly before: number
  readonly phi?: number
}
function figureFrom({ id, area, category, now, before, phi = 1 }: Counted): Figure {
  const [counted, base] = [now, before].map((count) => ({ count, exposure: 28 }))
  if (!counted || !base) throw new Error('no counts')
  const { ratio, verdict } = changeBetween(counted, base, phi)
  const days = { from: '2024-05-01', to: '2024-05-28', asAt: '2024-05-28' }
  const part = {
    ...(area !== undefined && { area }),
    ...(category !== undefined && { category }),
    value: now,
    baselineValue: before,
  }
  const isOnChance = verdict !== 'too few to say'
  return {
    id,
    label: id,
    definition: '',
    unit: 'crimes',
    known: 'yes',
    ...days,
    ...part,
    ...(ratio && { ratioLow: ratio.low, ratioHigh: ratio.high }),
    verdict,
    ...(isOnChance && { pValue: rateRatioP(counted, base, phi) }),
  }
}
const hasDirection = (verdict: Verdict | undefined) => verdict === 'up' || verdict === 'down'

describe('a table of 24 areas, crimes and ASB', () => {
  const figures = golden.table.map(([area, id, now, before, phi]) =>
    figureFrom({ id, area, now, before, phi }),
  )
  const allowed = allowedForNumber(figures)
  test('has SciPy’s adjusted p, and is up or down only up to .05', () => {
    for (const [i, [, , , , , , q]] of golden.table.entries()) {
      const figure = allowed[i]
      expect(figure?.adjustedP).toBeCloseTo(q, 9)
      expect(figure?.unadjustedVerdict).toBe(figures[i]?.verdict)
      expect(hasDirection(figure?.verdict)).toBe(q <= 0.05 && hasDirection(figures[i]?.verdict))
    }
    expect(allowed.filter(({ verdict }) => hasDirection(verdict))).toHaveLength(2)
    expect(figures.filter(({ verdict }) => hasDirection(verdict)).length).toBeGreaterThan(2)
  })
  test('says how many were found, and how many chance alone would give', () => {
    const { length: alone } = figures.filter(({ verdict }) => hasDirection(verdict))
    expect(comparisonsSentence(comparisonsIn(allowed))).toBe(
      `Of 48 comparisons, 1 is up, 1 down; for 46 the change could be chance. One by one ${alone} would be up or down, where chance alone would give about 2 false alarms; with their number allowed for, chance gives any in 5 of 100 such tables.`,
    )
  })
  test('keeps the interval of a verdict that does not stand, and says why', () => {
    const lost = allowed.find(({ verdict, unadjustedVerdict }) => verdict !== unadjustedVerdict)
    if (!lost) throw new Error('all stand')
    expect(lost.ratioLow).toBeDefined()
    expect(figureSentence(lost)).toContain(
      'by its own interval, but it could be chance as one of 48 comparisons.',
    )
  })
})

describe('allowing for the number', () => {
  const anyFigures = fc.array(
    fc.record({
      id: fc.constantFrom('crimes', 'crimes-reported', 'asb', 'burglary'),
      area: fc.constantFrom('A', 'B', 'C'),
      now: fc.integer({ min: 0, max: 120 }),
      before: fc.integer({ min: 0, max: 120 }),
      phi: fc.double({ min: 1, max: 3, noNaN: true }),
    }),
    { maxLength: 40 },
  )
  test('only takes away, never gives: each verdict of up or down was one by its own interval', () => {
    fc.assert(
      fc.property(anyFigures, (counted) => {
        const figures = counted.map(figureFrom)
        for (const [i, after] of allowedForNumber(figures).entries()) {
          const before = figures[i]
          if (hasDirection(after.verdict)) expect(after.verdict).toBe(before?.verdict)
          if (after.verdict !== before?.verdict) expect(after.verdict).toBe('could be chance')
          expect(after.adjustedP ?? 1).toBeGreaterThanOrEqual((after.pValue ?? 0) * (1 - 1e-12))
        }
      }),
    )
  })
  test('does not depend on the order of the figures', () => {
    fc.assert(
      fc.property(anyFigures, (counted) => {
        const figures = counted.map(figureFrom)
        const backwards = allowedForNumber(figures.toReversed()).toReversed()
        expect(backwards).toEqual(allowedForNumber(figures))
      }),
    )
  })
  test('leaves totals as they are', () => {
    const total = figureFrom({ id: 'crimes', now: 60, before: 100 })
    expect(allowedForNumber([total])).toEqual([total])
    expect(total.verdict).toBe('down')
  })
  test('counts crimes with and without what patrol finds in tables of their own', () => {
    const [strong, weak] = [
      { now: 10, before: 60 },
      { now: 41, before: 62 },
    ]
    const judged = allowedForNumber([
      figureFrom({ id: 'crimes-reported', area: 'A', ...weak }),
      figureFrom({ id: 'asb', area: 'A', now: 50, before: 50 }),
      figureFrom({ id: 'crimes', area: 'A', ...strong }),
    ])
    expect(judged.map(({ verdict }) => verdict)).toEqual(['could be chance', 'could be chance', 'down'])
  })
})

describe('figures of the board', () => {
  const NAMES = Array.from({ length: 20 }, (_, i) => `W${String(i).padStart(2, '0')}`)
  const west = (i: number) => -3 + i * 0.05
  const areas = NAMES.map((code, i) => {
    const [left, right] = [west(i), west(i + 1)]
    const corners = [
      [left, 53],
      [right, 53],
      [right, 54],
      [left, 54],
      [left, 53],
    ] as const
    return ward(code, { type: 'Polygon', coordinates: [corners.map(([x, y]) => [x, y] as const)] }, 1000)
  })
  /** One ward falls from 90 to 20, one from 44 to 25; the others stay at 40. */
  const monthly = (i: number, isNow: boolean) =>
    i === 4 ? (isNow ? 20 : 90) : i === 9 ? (isNow ? 25 : 44) : 40
  const rows = NAMES.flatMap((_, i): readonly Row[] => {
    const at = [west(i) + 0.02, 53.5] as const
    return [
      { on: '2023-05-10', at, times: monthly(i, false) },
      { on: '2024-05-10', at, times: monthly(i, true) },
    ]
  })
  const dataset = datasetOf([{ on: '2023-04-01' }, ...rows, { on: '2024-08-31' }], { areas })
  const question = { window: span('2024-05-01', '2024-05-31'), baseline: span('2023-05-01', '2023-05-31') }
  const figures = summaryFigures(dataset, question)
  const crimesIn = (code: string) => figures.find(({ id, area }) => id === 'crimes-reported' && area === code)

  test('of wards keep what is beyond the chance of all, and no more', () => {
    expect(crimesIn('W04')).toMatchObject({ verdict: 'down', unadjustedVerdict: 'down' })
    expect(crimesIn('W09')).toMatchObject({ verdict: 'could be chance', unadjustedVerdict: 'down' })
    expect(crimesIn('W09')?.ratioHigh).toBeLessThan(1)
  })
  test('are those of the table', () => {
    const table = areaTable(dataset, question)
    expect(table.find(({ code }) => code === 'W09')?.reported.figure).toEqual(crimesIn('W09'))
  })
  test('have the adjusted verdict in JSON and CSV', () => {
    const file = boardFile(dataset, {
      ...question,
      figures: figuresOf(dataset, question),
      records: boardRecords(dataset, question.window),
      version: '1.2.3',
    })
    const filed = file.figures.find(({ id, area }) => id === 'crimes-reported' && area === 'W09')
    expect(filed).toMatchObject({ verdict: 'could be chance', unadjustedVerdict: 'down' })
    const { data } = csvRecords(boardCsv(file))
    const record = data.find(({ id, area }) => id === 'crimes-reported' && area === 'W09')
    expect(record).toMatchObject({ verdict: 'could be chance', unadjustedVerdict: 'down' })
    expect(Number(record?.['adjustedP'])).toBeGreaterThan(0.05)
    expect(Number(record?.['pValue'])).toBeLessThan(0.05)
  })
  test('beside a saved file that does not allow for the number compare verdicts alone, and say so', () => {
    const now = boardFile(dataset, {
      ...question,
      figures,
      records: boardRecords(dataset, question.window),
      version: '1.2.3',
    })
    const older = now.figures.map(({ unadjustedVerdict, adjustedP: _, pValue: _p, verdict, ...rest }) => {
      const alone = unadjustedVerdict ?? verdict
      return { ...rest, ...(alone && { verdict: alone }) }
    })
    expect(figureDifferences({ figures: older }, now)).toEqual([])
    expect(savedVerdictsSentence({ figures: older }, now)).toMatch(
      /^One of the files does not allow for the number/,
    )
    expect(savedVerdictsSentence(now, now)).toMatch(/^In the later file: of \d+ comparisons/)
    expect(savedVerdictsSentence(now, now)).toContain('would be up or down, where chance alone would give')
  })
})

describe('a table of categories', () => {
  const changed = { id: 'crimes', category: 'burglary', now: 100, before: 135 }
  const others = Array.from({ length: 11 }, (_, at) => ({
    id: 'crimes',
    category: `other ${at}`,
    now: 100 + at,
    before: 101,
  }))
  test('has one that falls by its own interval as could be chance among twelve, with a note', () => {
    const [alone] = allowedForNumber([figureFrom(changed)])
    expect(alone?.verdict).toBe('down')
    const [among] = allowedForNumber([changed, ...others].map(figureFrom))
    expect([among?.verdict, among?.unadjustedVerdict]).toEqual(['could be chance', 'down'])
    expect(among?.comparisonNote).toBe(
      'Down by its own interval, but it could be chance as one of 12 comparisons.',
    )
  })
  test('keeps one that holds among twelve', () => {
    const [strong] = allowedForNumber([{ ...changed, now: 60 }, ...others].map(figureFrom))
    expect(strong?.verdict).toBe('down')
  })
  test('leaves the total, which is no part of it, as it is', () => {
    const total = figureFrom({ id: 'crimes', now: 100, before: 135 })
    expect(allowedForNumber([...others.map(figureFrom), total]).at(-1)).toEqual(total)
  })
})

test('the verdicts of a map are those of a table of the same changes', () => {
  const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(counts, fc.constantFrom(1, 1.6), (pairs, phi) => {
      const figures = pairs.map(([now, before]) => figureFrom({ id: 'cluster', now, before, phi }))
      const verdicts = figures.map(({ verdict = 'too few to say' }) => verdict)
      expect(verdictsAllowedForNumber(verdicts, (at) => figures[at]?.pValue ?? NaN)).toEqual(
        changesAllowedForNumber(figures).map(({ verdict }) => verdict),
      )
    }),
    // p of 8 against 0 is under .05, while its interval holds no change.
    {
      examples: [
        [
          [
            [8, 0],
            [33, 14],
          ],
          1.6,
        ],
      ],
    },
  )
})
