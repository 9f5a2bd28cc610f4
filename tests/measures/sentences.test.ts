/** Tests of the exact wording of figures. */
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/measures/figure.ts'
import {
  changeSentence,
  dayWords,
  figureSentence,
  percentWords,
  spanWords,
} from '../../src/measures/sentences.ts'
import { comparisonsIn, comparisonsSentence } from '../../src/measures/figures/many-comparisons.ts'
import { day, span } from './invented-dataset.ts'

const figure = (rest: Partial<Figure>): Figure => ({
  id: 'asb',
  label: 'ASB',
  definition: 'Invented.',
  unit: 'incidents',
  from: '2023-05-01',
  to: '2023-09-01',
  asAt: '2023-09-01',
  known: 'yes',
  value: 0,
  ...rest,
})
const FELL = figure({
  value: 110,
  baselineValue: 207,
  ratio: 0.5314,
  ratioLow: 0.4178,
  ratioHigh: 0.6729,
  verdict: 'down',
})

describe('a figure as a sentence', () => {
  it.each<[string, Partial<Figure>]>([
    ['110, was 207. 47 % fewer, between 33 and 58 % fewer. Down.', FELL],
    [
      '67, was 91. Between 47 % fewer and 2 % more. Could be chance.',
      {
        value: 67,
        baselineValue: 91,
        ratio: 0.74,
        ratioLow: 0.53,
        ratioHigh: 1.02,
        verdict: 'could be chance',
      },
    ],
    ['3, was 1. Too few to say.', { value: 3, baselineValue: 1, ratioLow: 0.2, verdict: 'too few to say' }],
    [
      '1,240, was 900. 38 % more, between 27 and 50 % more. Up.',
      { value: 1240, baselineValue: 900, ratio: 1.378, ratioLow: 1.27, ratioHigh: 1.5, verdict: 'up' },
    ],
    [
      '31, was 12. Between 1.3 and 5.5 times as many. Up.',
      { value: 31, baselineValue: 12, ratio: 2.6, ratioLow: 1.3, ratioHigh: 5.5, verdict: 'up' },
    ],
    [
      '40, was 0. At least 10 times as many. Up.',
      { value: 40, baselineValue: 0, ratioLow: 10.4, verdict: 'up' },
    ],
    ['12,901.', { value: 12_901 }],
    ['41.3.', { value: 41.26, unit: 'per 1,000 residents' }],
    [
      '50, was 200. 75 % fewer, between 66 and 82 % fewer. Season not removed.',
      {
        value: 50,
        baselineValue: 200,
        ratio: 0.25,
        ratioLow: 0.18,
        ratioHigh: 0.34,
        caveat: 'Season not removed.',
      },
    ],
  ])('%s', (sentence, rest) => {
    expect(figureSentence(figure(rest))).toBe(sentence)
  })
  it('omits the value where it is shown beside it', () => {
    expect(changeSentence(FELL)).toBe('Was 207. 47 % fewer, between 33 and 58 % fewer.')
    expect(changeSentence(figure({}))).toBe('')
  })
  it('gives no percentage on a base under 20', () => {
    const small = figure({ value: 31, baselineValue: 19, ratio: 1.6, ratioLow: 0.9, ratioHigh: 3 })
    expect(percentWords(small)).toBeNull()
    expect(figureSentence(small)).not.toContain('%')
    expect(percentWords({ ...small, baselineValue: 20 })).toBe('60 % more')
  })
})

describe('comparisons', () => {
  const verdicts = (...list: readonly Figure['verdict'][]) =>
    list.map((verdict) => figure(verdict === undefined ? {} : { verdict }))

  it('are those with a verdict', () => {
    const figures = verdicts('up', 'down', 'down', 'could be chance', 'too few to say', undefined)
    expect(comparisonsIn(figures)).toMatchObject({ withVerdict: 4, up: 1, down: 2, tooFew: 1 })
  })
  it('state the number of false alarms expected by chance', () => {
    const figures = verdicts(
      ...Array<'down'>(6).fill('down'),
      'up',
      ...Array<'could be chance'>(53).fill('could be chance'),
    )
    expect(comparisonsSentence(comparisonsIn(figures))).toBe(
      'Of 60 comparisons, 1 is up, 6 down; for 53 the change could be chance. Chance alone would give about 3 false alarms, up as often as down.',
    )
  })
  it('may be none', () => {
    expect(comparisonsSentence(comparisonsIn([]))).toBe('No comparison has a verdict of up or down.')
  })
})

it('days are written out', () => {
  expect(dayWords(day('2023-08-31'))).toBe('31 August 2023')
  expect(spanWords(span('2023-05-01', '2023-08-31'))).toBe('1 May 2023 to 31 August 2023')
  expect(spanWords(span('2023-05-01', '2023-05-01'))).toBe('1 May 2023')
})
