/** Tests of what is known of a figure: whole, in part, not at all, of estimates, baselines and partners. */
import { describe, expect, test } from 'vitest'
import type { RowReach } from '../../../src/domain/dataset.ts'
import { KNOWN } from '../../../src/measures/feeds/coverage.ts'
import { figureOf, largeFigures, type CountedFigure } from '../../../src/measures/figure.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { groundsOf, withKnowledge, worstOf } from '../../../src/measures/figures/known-figures.ts'
import { figureSentence, valueWords } from '../../../src/measures/sentences.ts'
import { action, datasetOf, day, feedOf, manifestWith, reportOf, span } from '../invented-dataset.ts'

const WINDOW = span('2024-01-01', '2024-06-30')
const BASELINE = span('2023-01-01', '2023-06-30')

const reachFrom = (first: string, newest = '2024-08-31'): RowReach => ({
  first: day(first),
  newest: day(newest),
  rows: day(newest) - day(first) + 1,
  isByMonth: false,
})

const COUNTED: CountedFigure = {
  id: 'crimes',
  label: 'Crimes',
  definition: 'Invented.',
  unit: 'crimes',
  madeOf: ['incidents'],
  from: '2024-01-01',
  to: '2024-06-30',
  value: 12,
  low: 6,
  high: 21,
  baselineValue: 20,
  ratio: 0.6,
  ratioLow: 0.3,
  ratioHigh: 1.2,
  verdict: 'could be chance',
}

/** The figure where the incidents have this reach; null: the feed did not open. */
function knownWith(reach: RowReach | null, rest: Partial<CountedFigure> = {}) {
  const dataset = datasetOf([], {
    manifest: manifestWith({ feeds: [feedOf('police', 'incidents')] }),
    reports: reach ? [{ ...reportOf('incidents'), feed: 'police' }] : [],
    failures: reach ? [] : [{ feed: 'police', what: 'The address answered with 404.', toDo: '' }],
    ...(reach && { rowReach: { police: reach } }),
  })
  const grounds = groundsOf(dataset, { window: WINDOW, baseline: BASELINE })
  const [figure] = withKnowledge([{ ...COUNTED, ...rest }], grounds)
  if (!figure) throw new Error('no figure')
  return figure
}

describe('a figure', () => {
  test('is known with its change where the feed covers window and baseline', () => {
    const { madeOf: _, ...rest } = COUNTED
    expect(knownWith(reachFrom('2022-01-01'))).toEqual({ ...rest, known: 'yes', asAt: '2024-06-30' })
  })
  test('is a lower bound without interval and change where a part of the window is not covered', () => {
    const figure = knownWith(reachFrom('2024-03-01'))
    expect(figure).toMatchObject({
      known: 'part',
      value: 12,
      why: 'The feed police begins on 1 March 2024.',
      feeds: ['police'],
    })
    for (const key of ['low', 'high', 'ratio', 'ratioLow', 'ratioHigh', 'verdict'])
      expect(figure).not.toHaveProperty(key)
    expect(valueWords(figure)).toBe('at least 12')
  })
  test('has no value where no day is covered, or the feed did not open', () => {
    expect(knownWith(reachFrom('2024-08-01'))).toMatchObject({ known: 'no', value: null })
    const closed = knownWith(null)
    expect(closed).toMatchObject({
      known: 'no',
      value: null,
      why: 'The feed police did not open: The address answered with 404.',
      feeds: ['police'],
    })
    expect(closed).not.toHaveProperty('verdict')
    expect(figureSentence(closed)).toMatch(/^Not known\. The feed police did not open/)
  })
  test('that is an estimate has no value where a part is not covered', () => {
    const isEstimate = true
    expect(knownWith(reachFrom('2024-03-01'), { isEstimate })).toMatchObject({ known: 'no', value: null })
    expect(knownWith(reachFrom('2022-01-01'), { isEstimate })).toMatchObject({ known: 'yes', value: 12 })
  })
  test('of zero has no value where a part is not covered: "at least 0" says nothing', () => {
    const figure = knownWith(reachFrom('2024-03-01'), { value: 0 })
    expect(figure).toMatchObject({ known: 'no', value: null, why: 'The feed police begins on 1 March 2024.' })
    expect(valueWords(figure)).toBe('not known')
    expect(knownWith(reachFrom('2022-01-01'), { value: 0 })).toMatchObject({ known: 'yes', value: 0 })
  })
  test('without a value has no baseline value either where the baseline is not covered', () => {
    expect(knownWith(null)).not.toHaveProperty('baselineValue')
    expect(knownWith(reachFrom('2024-08-01'))).not.toHaveProperty('baselineValue')
  })
  test('has neither baseline value nor change where the baseline is not fully covered', () => {
    const figure = knownWith(reachFrom('2023-03-01'))
    expect(figure).toMatchObject({
      known: 'yes',
      value: 12,
      caveat: 'The baseline is not known. The feed police begins on 1 March 2023.',
    })
    for (const key of ['baselineValue', 'ratio', 'verdict']) expect(figure).not.toHaveProperty(key)
  })
  test('is by the days of its own, not of the window', () => {
    const own = { from: '2024-04-01', to: '2024-04-30' }
    expect(knownWith(reachFrom('2024-03-01'), own)).toMatchObject({ known: 'yes', baselineValue: 20 })
  })
})

test('large figures by value leave out zeros and have figures without a value last', () => {
  const shownIn = { section: 'what-was-done', large: 'by-value' } as const
  const { madeOf: _, ...counted } = COUNTED
  const figure = (id: string, value: number | null) =>
    ({ ...counted, asAt: counted.to, id, shownIn, value, known: value === null ? 'no' : 'yes' }) as const
  const figures = [figure('none', null), figure('zero', 0), figure('few', 2), figure('many', 9)]
  expect(largeFigures(figures, 'what-was-done').map(({ id }) => id)).toEqual(['many', 'few', 'none'])
})

test('large figures are the zeros where nothing else is known', () => {
  const { madeOf: _, ...counted } = COUNTED
  const orders = { ...counted, asAt: counted.to, id: 'orders', value: null, known: 'no' } as const
  const tidied = { ...counted, asAt: counted.to, id: 'tidied', value: 0, known: 'yes' } as const
  const figures = [
    { ...orders, shownIn: { section: 'what-was-done', large: 0 } } as const,
    { ...tidied, shownIn: { section: 'what-was-done', large: 'by-value' } } as const,
  ]
  expect(largeFigures(figures, 'what-was-done').map(({ id }) => id)).toEqual(['orders', 'tidied'])
})

test('the worst of several is not known where one is not, with each reason and feed once', () => {
  const part = { known: 'part', why: 'Late.', feeds: ['a'] } as const
  expect(worstOf([])).toEqual(KNOWN)
  expect(worstOf([KNOWN, part, part])).toEqual(part)
  expect(worstOf([part, { known: 'no', why: 'Gone.', feeds: ['b'] }])).toEqual({
    known: 'no',
    why: 'Late. Gone.',
    feeds: ['a', 'b'],
  })
})

describe('a partner gone quiet', () => {
  const daysOf = (from: string, to: string, partner: string) =>
    Array.from({ length: day(to) - day(from) + 1 }, (_, at) => {
      const date = new Date(Date.parse(from) + at * 86_400_000).toISOString().slice(0, 10)
      return action('arrest', date, { id: `${partner} ${date}`, partner })
    })
  const actions = [
    ...daysOf('2022-12-01', '2024-06-30', 'gmp'),
    ...daysOf('2022-12-01', '2024-03-31', 'wigan-council'),
  ]
  const whole = reachFrom('2022-12-01', '2024-06-30')
  const dataset = datasetOf([], {
    manifest: manifestWith({ asOf: day('2024-06-30'), feeds: [feedOf('done', 'actions')] }),
    reports: [{ ...reportOf('actions'), feed: 'done' }],
    actions,
    rowReach: {
      done: {
        ...whole,
        partners: { gmp: whole, 'wigan-council': reachFrom('2022-12-01', '2024-03-31') },
      },
    },
  })
  const figures = figuresOf(dataset, { window: WINDOW, baseline: BASELINE })

  test('is left out of the total in window and baseline, with the reason', () => {
    expect(figureOf(figures, 'actions.arrest')).toMatchObject({
      known: 'part',
      value: 182,
      baselineValue: 181,
      feeds: ['done'],
      why: 'Wigan Council: quiet in the feed done since 31 March 2024. Left out of both periods.',
    })
  })
  test('leaves a lower bound without a baseline where it alone recorded anything', () => {
    const alone = { ...dataset, actions: actions.filter(({ partner }) => partner === 'wigan-council') }
    const total = figureOf(figuresOf(alone, { window: WINDOW, baseline: BASELINE }), 'actions.arrest')
    expect(total).toMatchObject({
      known: 'part',
      value: 91,
      why: 'Wigan Council: quiet in the feed done since 31 March 2024.',
    })
    expect(total).not.toHaveProperty('baselineValue')
  })
  test('alone, and known in the window, it has a count and no known baseline', () => {
    const alone = { ...dataset, actions: actions.filter(({ partner }) => partner === 'wigan-council') }
    const early = span('2022-12-01', '2022-12-31')
    const years = { window: early, baseline: span('2021-12-01', '2021-12-31') }
    expect(figureOf(figuresOf(alone, years), 'actions.arrest')).toMatchObject({ known: 'yes', value: 31 })
  })
  test('has a lower bound of its own, and the other partner a known count', () => {
    expect(figureOf(figures, 'actions.arrest', { partner: 'wigan-council' })).toMatchObject({
      known: 'part',
      value: 91,
    })
    expect(figureOf(figures, 'actions.arrest', { partner: 'gmp' })).toMatchObject({
      known: 'yes',
      value: 182,
    })
  })
})
