/**
 * Windows under four weeks: their baseline against Python's calendar, no verdict in under a week, only the same weekdays
 * compared, and incidents known by month left out of both sides, against counting by brute force.
 */
import { boardRecords } from '../../../src/measures/tables/board-records.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateRatio } from '../../../src/analytics/small-numbers/rate-ratio.ts'
import {
  addMonths,
  dayNumber,
  daysIn,
  isoDay,
  isWithin,
  weekdayOf,
  type Day,
  type DaySpan,
} from '../../../src/domain/day.ts'
import { seasonCaveatOf, usualBaseline } from '../../../src/measures/baseline/baseline.ts'
import { chosenBaseline } from '../../../src/measures/baseline/chosen-baseline.ts'
import { boardCsv, boardFile } from '../../../src/measures/board-file.ts'
import { figureOf } from '../../../src/measures/figure.ts'
import { figuresOf, summaryFigures } from '../../../src/measures/figures-of.ts'
import { baselineSpanWords, figureSentence } from '../../../src/measures/sentences.ts'
import { comparisonsIn, comparisonsSentence } from '../../../src/measures/figures/many-comparisons.ts'
import { periodWords, scopeRows, wholeScope } from '../../../src/measures/scope.ts'
import { datasetOf, day, EAST, IN_SITE, span, WEST, type Row } from '../invented-dataset.ts'

interface Golden {
  readonly baselines: readonly (readonly [from: string, to: string, first: string, last: string])[]
}
const golden = JSON.parse(readFileSync('tests/golden/weekday-baselines.json', 'utf8')) as Golden
const REACH = span('2021-09-01', '2025-01-31')
const SAME_WEEKDAYS = 'the same weekdays, 364 days earlier'

const anyWindow = (days: { readonly min: number; readonly max: number }) =>
  fc
    .record({ from: fc.integer({ min: day('2022-09-12'), max: day('2024-07-01') }), days: fc.integer(days) })
    .map(({ from, days: length }): DaySpan => ({ from: dayNumber(from), to: dayNumber(from + length - 1) }))

/** Number of Mondays, Tuesdays and so on. */
function weekdaysIn(days: DaySpan): readonly number[] {
  const counts = Array.from({ length: 7 }, () => 0)
  for (let on = days.from; on <= days.to; on = dayNumber(on + 1))
    counts[weekdayOf(on)] = (counts[weekdayOf(on)] ?? 0) + 1
  return counts
}

describe('the usual baseline', () => {
  test.each(golden.baselines)('of %s to %s is Python’s', (from, to, first, last) => {
    expect(usualBaseline(span(from, to), REACH)).toEqual(span(first, last))
    expect(chosenBaseline('year', span(from, to), REACH)).toEqual({ span: span(first, last), notice: null })
  })

  test('under 28 days holds each weekday as often, and that is said', () => {
    fc.assert(
      fc.property(anyWindow({ min: 1, max: 27 }), (window) => {
        const baseline = usualBaseline(window, REACH)
        if (!baseline) throw new Error('no baseline')
        expect(weekdaysIn(baseline)).toEqual(weekdaysIn(window))
        expect(window.from - baseline.from).toBe(364)
        expect(periodWords({ window, baseline })).toMatch(
          new RegExp(`\\(${SAME_WEEKDAYS}(?:; bank holidays only .+: .+)?\\)`),
        )
      }),
    )
  })
  test('from 28 days on is by the calendar, and nothing is said', () => {
    fc.assert(
      fc.property(anyWindow({ min: 28, max: 200 }), (window) => {
        const baseline = usualBaseline(window, REACH)
        if (!baseline) throw new Error('no baseline')
        expect(baselineSpanWords(window, baseline)).not.toContain('weekdays')
      }),
    )
  })
})

describe('comparability of a short window', () => {
  test('needs as many of each weekday as the baseline, whatever the dates', () => {
    fc.assert(
      fc.property(
        anyWindow({ min: 7, max: 27 }),
        fc.integer({ min: 357, max: 371 }),
        fc.integer({ min: -3, max: 3 }),
        (window, back, longer) => {
          const baseline = { from: dayNumber(window.from - back), to: dayNumber(window.to - back + longer) }
          const isSame = weekdaysIn(window).join(' ') === weekdaysIn(baseline).join(' ')
          const caveat = seasonCaveatOf({ window, baseline }, REACH)
          if (caveat !== 'other-season') expect(caveat).toBe(isSame ? 'same-season' : 'other-weekdays')
        },
      ),
    )
  })
  test('is never given under a week', () => {
    fc.assert(
      fc.property(anyWindow({ min: 1, max: 6 }), fc.integer({ min: 7, max: 365 }), (window, back) => {
        const baseline = { from: dayNumber(window.from - back), to: dayNumber(window.to - back) }
        expect(seasonCaveatOf({ window, baseline }, REACH)).toBe('too-short')
      }),
    )
  })
})

/** Rows of every day of the data, `each` a day but in the window, where `inWindow` stand. */
function daily(each: number, window: DaySpan, inWindow: number): readonly Row[] {
  const days = Array.from({ length: daysIn(REACH) }, (_, i) => dayNumber(REACH.from + i))
  return days.map((on) => ({ on: isoDay(on), at: WEST, times: isWithin(on, window) ? inWindow : each }))
}
const yearBefore = (window: DaySpan): DaySpan => ({
  from: addMonths(window.from, -12),
  to: addMonths(window.to, -12),
})

describe('figures of a window under a week', () => {
  const window = span('2024-05-04', '2024-05-05')
  const dataset = datasetOf(daily(2, window, 60))
  test.each([null, yearBefore(window), span('2024-04-27', '2024-04-28')])(
    'are counts with the count before, compared with %o',
    (chosen) => {
      const baseline = chosen ?? usualBaseline(window, REACH)
      const figures = figuresOf(dataset, { window, baseline })
      const crimes = figureOf(figures, 'crimes')
      expect(crimes).toMatchObject({ value: 120, baselineValue: 4, verdict: 'too short to say' })
      expect(crimes).not.toHaveProperty('ratio')
      expect(crimes).not.toHaveProperty('ratioLow')
      expect(crimes).not.toHaveProperty('pValue')
      expect(
        figures.filter(({ verdict, to }) => to === '2024-05-05' && (verdict === 'up' || verdict === 'down')),
      ).toEqual([])
      expect(crimes && figureSentence(crimes)).toBe('120, was 4. Too short to say.')
      const areas = figures.filter(({ area, verdict }) => area !== undefined && verdict !== undefined)
      expect(comparisonsSentence(comparisonsIn(areas))).toMatch(
        /^No comparison has a verdict of up or down\. \d+ too short to say\.$/,
      )
    },
  )
  test('of a week are compared', () => {
    const week = span('2024-05-04', '2024-05-10')
    const crimes = figureOf(
      summaryFigures(datasetOf(daily(2, week, 9)), { window: week, baseline: usualBaseline(week, REACH) }),
      'crimes',
    )
    expect(crimes).toMatchObject({ value: 63, baselineValue: 14, verdict: 'up' })
  })
})

describe('figures whose baseline has other weekdays or another length', () => {
  const window = span('2024-05-04', '2024-05-13')
  test('of 10 days: the same dates a year earlier give an interval, no verdict, and the reason', () => {
    const crimes = figureOf(
      summaryFigures(datasetOf(daily(2, window, 9)), { window, baseline: yearBefore(window) }),
      'crimes',
    )
    expect(crimes).toMatchObject({
      value: 90,
      baselineValue: 20,
      caveat: expect.stringContaining('Weekdays not removed') as string,
    })
    expect(crimes).not.toHaveProperty('verdict')
    expect(crimes?.ratioLow).toBeGreaterThan(1)
  })
  const long = span('2024-05-01', '2024-06-30')
  const longer = span('2023-04-28', '2023-06-30')
  const figures = summaryFigures(datasetOf(daily(2, long, 2)), { window: long, baseline: longer })
  test('are compared by the day, and that is said', () => {
    expect(figureOf(figures, 'crimes')).toMatchObject({
      value: 122,
      baselineValue: 128,
      ratio: 1,
      verdict: 'could be chance',
      comparisonNote: 'Compared by the day: 61 days with 64.',
    })
  })
  test('differ by more than a leap day: the calendar’s same days are of one length', () => {
    const leap = span('2023-09-01', '2024-08-31')
    const year = summaryFigures(datasetOf(daily(2, leap, 2)), { window: leap, baseline: yearBefore(leap) })
    expect(figureOf(year, 'crimes')).toMatchObject({ value: 732, baselineValue: 730, ratio: 1 })
    expect(figureOf(year, 'crimes')).not.toHaveProperty('comparisonNote')
    expect(figureOf(year, 'repeat-places')).toMatchObject({ value: 1, baselineValue: 1 })
  })
  test('do not compare repeat places', () => {
    const repeats = figureOf(figures, 'repeat-places')
    expect(repeats).toMatchObject({ value: 1, caveat: 'Not compared: the baseline has another length.' })
    expect(repeats).not.toHaveProperty('baselineValue')
    const equal = summaryFigures(datasetOf(daily(2, long, 2)), { window: long, baseline: yearBefore(long) })
    expect(figureOf(equal, 'repeat-places')).toMatchObject({ value: 1, baselineValue: 1 })
  })
})

describe('incidents known by month alone', () => {
  const anyRows = fc.array(
    fc.record({
      on: fc.constantFrom('2023-05-01', '2023-05-03', '2023-05-12', '2024-04-29', '2024-05-01', '2024-05-08'),
      at: fc.constantFrom(WEST, EAST, IN_SITE),
      category: fc.constantFrom('burglary', 'robbery', 'anti-social-behaviour'),
      times: fc.integer({ min: 1, max: 9 }),
      isMonth: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  const ENDS: readonly Row[] = [{ on: '2021-09-01' }, { on: '2024-08-31' }]
  const isIn = (row: Row, days: DaySpan) => isWithin(day(row.on), days)
  const isAsb = ({ category }: Row) => category === 'anti-social-behaviour'
  const sum = (rows: readonly Row[]) => rows.reduce((all, { times = 1 }) => all + times, 0)

  test('under 28 days stay in counts and leave both sides of the comparison', () => {
    const window = span('2024-04-29', '2024-05-12')
    const baseline = usualBaseline(window, REACH)
    if (!baseline) throw new Error('no baseline')
    expect(baseline).toEqual(span('2023-05-01', '2023-05-14'))
    fc.assert(
      fc.property(anyRows, (rows) => {
        const monthOnly = rows.map((row) => ({
          ...row,
          on: row.isMonth ? `${row.on.slice(0, 7)}-01` : row.on,
        }))
        const figures = summaryFigures(datasetOf([...ENDS, ...monthOnly]), { window, baseline })
        for (const [id, isOf] of [
          ['asb', isAsb],
          ['crimes', (row: Row) => !isAsb(row)],
        ] as const) {
          for (const area of [undefined, 'W', 'E']) {
            const own = monthOnly.filter(
              (row) => isOf(row) && (area === undefined || (row.at === EAST ? 'E' : 'W') === area),
            )
            const [now, before] = [window, baseline].map((days) => own.filter((row) => isIn(row, days)))
            const known = [now, before].map((all = []) => sum(all.filter(({ isMonth }) => !isMonth)))
            const figure = figureOf(figures, id, area === undefined ? {} : { area })
            expect([figure?.value, figure?.baselineValue]).toEqual([sum(now ?? []), sum(before ?? [])])
            const ratio = rateRatio(
              { count: known[0] ?? 0, exposure: 14 },
              { count: known[1] ?? 0, exposure: 14 },
              { phi: figure?.overdispersion ?? 1 },
            )
            expect(figure?.ratioLow).toBe(ratio?.low)
            const left = [sum(now ?? []) - (known[0] ?? 0), sum(before ?? []) - (known[1] ?? 0)]
            const note = `Known by month alone and left out of the comparison: ${left[0]} of these, ${left[1]} of the baseline.`
            if (left.some((count) => count > 0)) expect(figure?.comparisonNote).toContain(note)
            else expect(figure?.comparisonNote ?? '').not.toContain('by month')
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('from 28 days on are compared as all others', () => {
    const window = span('2024-05-01', '2024-05-31')
    const rows: readonly Row[] = [
      ...ENDS,
      { on: '2023-05-01', isMonth: true, times: 40 },
      { on: '2024-05-01', isMonth: true, times: 12 },
    ]
    const crimes = figureOf(
      summaryFigures(datasetOf(rows), { window, baseline: yearBefore(window) }),
      'crimes',
    )
    expect(crimes).toMatchObject({ value: 12, baselineValue: 40, ratio: 0.3 })
    expect(crimes).not.toHaveProperty('comparisonNote')
  })
})

test('files say how the baseline was chosen', () => {
  const scope = wholeScope(
    { window: span('2024-05-04', '2024-05-17'), baseline: span('2023-05-06', '2023-05-19') },
    'Crimes',
  )
  expect(Object.fromEntries(scopeRows(scope))['Compared with']).toBe(
    `2023-05-06 to 2023-05-19, ${SAME_WEEKDAYS}`,
  )
  const window: DaySpan = { from: day('2024-05-04'), to: day('2024-05-17') }
  const dataset = datasetOf(daily(2, window, 2))
  const fileFor = (baseline: DaySpan | null, days: { from: Day; to: Day }) => {
    const question = { window: days, baseline }
    return boardFile(dataset, {
      ...question,
      figures: figuresOf(dataset, question),
      records: boardRecords(dataset, days),
      version: '1.2.3',
    })
  }
  const short = fileFor(usualBaseline(window, REACH), window)
  expect(short.baselineNote).toBe(SAME_WEEKDAYS)
  expect(boardCsv(short)).toContain(`"${SAME_WEEKDAYS}"`)
  const quarter = span('2024-04-01', '2024-06-30')
  expect(fileFor(usualBaseline(quarter, REACH), quarter)).not.toHaveProperty('baselineNote')
})
