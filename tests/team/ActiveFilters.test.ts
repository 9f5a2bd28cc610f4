/** The active filters: their labels, and that removing each leaves none. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import type { Catalogue } from '../../src/state/catalogue.ts'
import { transition } from '../../src/state/intents.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { activeFilters } from '../../src/team/layers/ActiveFilters.tsx'
import { datasetOf, day, siteWith, span } from '../measures/invented-dataset.ts'

const DATASET = datasetOf([{ on: '2022-01-01' }], { sites: [siteWith()] })
const CATALOGUE: Catalogue = {
  ...DATASET,
  categories: DEFAULT_CATEGORIES,
  index: null as never,
  dataDays: span('2021-09-01', '2024-08-31'),
  monthsOnly: false,
  reach: null,
  overdispersion: { place: 1, borough: 1 },
  late: null,
  handling: 'official',
  groupOf: new Uint8Array(0),
}
const IDS = DEFAULT_CATEGORIES.map(({ id }) => id)
const labelsOf = (rest: Partial<View>) =>
  activeFilters({ ...INITIAL_VIEW, ...rest }, CATALOGUE).map(({ label }) => label)
const without = (...ids: readonly string[]) => ({ categories: IDS.filter((id) => !ids.includes(id)) })
const groupIds = (group: string) => DEFAULT_CATEGORIES.filter((c) => c.group === group).map(({ id }) => id)

describe('labels', () => {
  test('none if nothing is filtered', () => {
    expect(labelsOf({})).toEqual([])
    expect(labelsOf({ categories: null, from: day('2023-09-01'), to: day('2024-08-31') })).toEqual([])
  })
  test('areas by name, also those not in the data', () => {
    expect(labelsOf({ areas: ['W', 'site', '<b>'] })).toEqual([
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
        /^Without anti-social/,
        /^Without other/,
        /^Theft and burglary: 1 of 6/,
      ],
    ],
    [{ categories: ['burglary', 'shoplifting'] }, ['Only theft and burglary: 2 of 6']],
    [without('burglary'), ['Without burglary']],
    [without(...groupIds('theft')), ['Without theft and burglary']],
    [without('burglary', 'shoplifting'), ['Theft and burglary: 4 of 6']],
  ])('%j', (view, expected) => {
    const labels = labelsOf(view)
    expect(labels).toHaveLength(expected.length)
    for (const pattern of expected)
      expect(
        labels.some((label) => (typeof pattern === 'string' ? label === pattern : pattern.test(label))),
      ).toBe(true)
  })
  test('a window other than the default', () => {
    expect(labelsOf({ from: day('2023-05-01'), to: day('2023-08-31') })).toEqual(['1 May to 31 Aug 2023'])
  })
})

test('removing one filter removes no other, and at last none is left', () => {
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
