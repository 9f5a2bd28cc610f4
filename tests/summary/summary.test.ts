/** The public summary: bands and their wording, sums and changes derived from bands, and refusals of the reader. */
import { describe, expect, it } from 'vitest'
import { bandWords, rangeOfBand, rangeWords, sumOfBands } from '../../src/summary/band.ts'
import { changeOf, CRIMES, percentagesOf, rangeOf } from '../../src/summary/figures.ts'
import { figureMarks } from '../../src/summary/figure-marks.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { quarterNumber, quarterOf, quarterWords, yearBefore } from '../../src/summary/quarter.ts'
import { readPublished } from '../../src/summary/read-published.ts'
import { summaryCsv } from '../../src/summary/summary-csv.ts'
import { SMALL_SUMMARY, published } from './small-summary.ts'

const text = (changes: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({ ...SMALL_SUMMARY, ...changes })

describe('a band', () => {
  it.each([
    ['0-4', '0 to 4'],
    [5, '5 to 9'],
    [10, '10 to 14'],
    [1000, '1,000 to 1,004'],
    ['not-published', 'not published'],
  ] as const)('%s reads %s', (count, expected) => expect(bandWords(published(count))).toBe(expected))
  it('that is missing reads as no data', () => expect(bandWords(null)).toBe('no data'))
  it('is summed from lows to highs, without an upper end where one is withheld', () => {
    expect(sumOfBands([published('0-4'), published(5), published(10)])).toEqual({ low: 15, high: 27 })
    expect(sumOfBands([published(5), published('not-published')])).toEqual({ low: 5, high: null })
    expect(sumOfBands([published(5), null])).toBeNull()
    expect(sumOfBands([])).toBeNull()
    expect(rangeWords({ low: 1240, high: 12_345 })).toBe('1,240 to 12,345')
    expect(rangeOfBand(published('not-published'))).toBeNull()
  })
})

describe('a quarter', () => {
  it('has a number, words and a year before', () => {
    expect(quarterOf(quarterNumber('2024Q2') + 3)).toBe('2025Q1')
    expect(quarterWords('2024Q2')).toBe('April to June 2024')
    expect(yearBefore('2024Q1')).toBe('2023Q1')
    expect(() => quarterNumber('2024Q5')).toThrow('2024Q5')
  })
})

describe('figures of a summary', () => {
  it('are ranges of bands', () => {
    expect(rangeOf(SMALL_SUMMARY, { area: 'W1', quarter: '2024Q2', group: 'burglary' })).toEqual({
      low: 5,
      high: 9,
    })
    expect(rangeOf(SMALL_SUMMARY, { quarter: '2024Q2', group: 'burglary' })).toEqual({ low: 5, high: 13 })
    expect(rangeOf(SMALL_SUMMARY, { quarter: '2024Q2', group: CRIMES })).toEqual({ low: 5, high: 13 })
    expect(rangeOf(SMALL_SUMMARY, { area: 'W9', quarter: '2024Q2', group: 'burglary' })).toBeNull()
  })
  it('have a change in words against the same quarter a year before', () => {
    const key = { area: 'W1', quarter: '2024Q2', group: 'burglary' }
    expect(changeOf(SMALL_SUMMARY, key)).toBe('no-clear-change')
    expect(percentagesOf(SMALL_SUMMARY, key)).toBeNull()
    const fallen = {
      ...SMALL_SUMMARY,
      cells: [
        { ...key, quarter: '2023Q2', count: published(150) },
        { ...key, count: published(75) },
      ],
    }
    expect(changeOf(fallen, key)).toBe('lower')
    expect(percentagesOf(fallen, key)).toBe('47\u{a0}% to 52\u{a0}% fewer')
    expect(changeOf(SMALL_SUMMARY, { ...key, quarter: '2023Q2' })).toBe('not-comparable')
    expect(percentagesOf(SMALL_SUMMARY, { ...key, quarter: '2023Q2' })).toBeNull()
  })
  it('are marked for the attack', () => {
    expect(figureMarks({ quarter: '2024Q2' }, 'lower')).toEqual({
      'data-figure': '',
      'data-quarter': '2024Q2',
      'data-change': 'lower',
    })
  })
  it('are written as a table that spreadsheets do not turn into dates', () => {
    const [head, first] = summaryCsv(SMALL_SUMMARY).replace('\u{FEFF}', '').split('\r\n')
    expect(head).toBe('area,name,quarter,group,label,shown,low,high,counting,handling,demonstration')
    expect(first).toBe('W1,Ward One,2023Q2,burglary,Burglary,10 to 14,10,14,,public,Invented incidents')
  })
})

describe('the reader of summaries', () => {
  it('accepts what the product writes', () => {
    const read = readPublished(text())
    expect(read).toEqual({ kind: 'published', published: SMALL_SUMMARY satisfies PublicSummary })
  })
  it.each([
    ['no JSON', 'half a', 'no JSON'],
    ['a list', '[]', 'cannot'],
    ['a bare count', text({ cells: [{ ...SMALL_SUMMARY.cells[0], count: 3 }] }), 'cells.0.count holds 3'],
    ['a later version', text({ version: 2 }), 'version holds 2'],
    ['no quarter', text({ quarters: ['2024'] }), 'quarters.0 holds "2024"'],
    ['a path that is none', text({ shapes: { width: 1, height: 1, paths: [{ area: 'a', d: '<x' }] } }), 'd'],
  ])('refuses %s', (_, json, what) => {
    const read = readPublished(json)
    expect(read.kind).toBe('refused')
    if (read.kind === 'refused') expect(read.what).toContain(what)
  })
})
