/** The chips of what narrows the count: their words, and that taking each away leaves nothing narrowed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import type { Catalogue } from '../../src/state/catalogue.ts'
import { transition } from '../../src/state/transitions.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { activeFilters } from '../../src/team/layers/active-filters.ts'
import { datasetOf, day, siteWith, span } from '../measures/invented-dataset.ts'

const DATASET = datasetOf([{ on: '2022-01-01' }], { sites: [siteWith()] })
const CATALOGUE: Catalogue = {
  ...DATASET,
  categories: DEFAULT_CATEGORIES,
  index: null as never,
  dataDays: span('2021-09-01', '2024-08-31'),
  monthsOnly: false,
  reach: null,
  clumping: { place: 1, borough: 1 },
  late: null,
  handling: 'official',
  groupOf: new Uint8Array(0),
}
const IDS = DEFAULT_CATEGORIES.map(({ id }) => id)
const wordsOf = (rest: Partial<View>) =>
  activeFilters({ ...INITIAL_VIEW, ...rest }, CATALOGUE).map(({ words }) => words)
const without = (...ids: readonly string[]) => ({ categories: IDS.filter((id) => !ids.includes(id)) })
const groupIds = (group: string) => DEFAULT_CATEGORIES.filter((c) => c.group === group).map(({ id }) => id)

describe('words', () => {
  test('none where nothing is narrowed', () => {
    expect(wordsOf({})).toEqual([])
    expect(wordsOf({ categories: null, from: day('2023-09-01'), to: day('2024-08-31') })).toEqual([])
  })
  test('areas by name, also those that the data do not hold', () => {
    expect(wordsOf({ areas: ['W', 'site', '<b>'] })).toEqual([
      'Ward W',
      'Invented site',
      '<b>: not in the data',
    ])
  })
  test.each([
    [{ categories: [] }, ['No category']],
    [{ categories: ['burglary'] }, ['Only burglary']],
    [{ categories: groupIds('theft') }, ['Only theft and burglary']],
    [
      { categories: ['burglary', 'robbery'] },
      [
        /^Violence and disorder: 1 of/,
        /^Without antisocial/,
        /^Without other/,
        /^Theft and burglary: 1 of 6/,
      ],
    ],
    [{ categories: ['burglary', 'shoplifting'] }, ['Only theft and burglary: 2 of 6']],
    [without('burglary'), ['Without burglary']],
    [without(...groupIds('theft')), ['Without theft and burglary']],
    [without('burglary', 'shoplifting'), ['Theft and burglary: 4 of 6']],
  ])('%j', (view, words) => {
    const said = wordsOf(view)
    expect(said).toHaveLength(words.length)
    for (const wanted of words)
      expect(said.some((one) => (typeof wanted === 'string' ? one === wanted : wanted.test(one)))).toBe(true)
  })
  test('a window other than the usual', () => {
    expect(wordsOf({ from: day('2023-05-01'), to: day('2023-08-31') })).toEqual(['1 May to 31 Aug 2023'])
  })
})

test('taking one away takes no other with it, and at last nothing narrows', () => {
  const views = fc.record({
    categories: fc.option(fc.subarray(IDS)),
    areas: fc.subarray(['W', 'E', 'site']),
    isShort: fc.boolean(),
  })
  fc.assert(
    fc.property(views, fc.infiniteStream(fc.nat(20)), ({ categories, areas, isShort }, chance) => {
      const window = isShort ? { from: day('2024-01-01') } : {}
      let view: View = { ...INITIAL_VIEW, ...window, categories, areas }
      for (let steps = 0; steps < 20; steps++) {
        const filters = activeFilters(view, CATALOGUE)
        const keys = filters.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        if (filters.length === 0) break
        const filter = filters[(chance.next().value ?? 0) % filters.length]
        if (!filter) break
        view = transition(view, filter.without, IDS)
        const left = activeFilters(view, CATALOGUE).map(({ key }) => key)
        expect(left.filter((key) => !keys.includes(key))).toEqual([])
        expect(left).not.toContain(filter.key)
      }
      expect(activeFilters(view, CATALOGUE)).toEqual([])
    }),
  )
})
