/** Kept answers follow the objects that they were found from: the same id with another boundary is another question. */
import { describe, expect, test, vi } from 'vitest'
import { squareCounts } from '../../src/measures/hotspots/square-counts.ts'
import { ranked } from '../../src/measures/hotspots/ranked-places.ts'
import { memoisedLast, memoisedResult, memoised } from '../../src/measures/memoised.ts'
import { groundOf } from '../../src/measures/sites/site-ground.ts'
import { siteTally, countOn } from '../../src/measures/sites/site-tally.ts'
import { MEASURES } from '../../src/measures/figures/tally.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { datasetOf, IN_SITE, siteWith, span, WEST } from './invented-dataset.ts'

const WINDOW = span('2024-01-01', '2024-08-31')
const DATASET = datasetOf(
  [
    { on: '2024-01-10', at: IN_SITE, times: 3 },
    { on: '2024-01-11', at: WEST, times: 5 },
  ],
  { sites: [siteWith()] },
)
const [site] = DATASET.sites
const [west] = DATASET.areas
if (!site || !west) throw new Error('no site or ward')
const GROWN = { ...site, shape: west.shape }

describe('a site with another boundary under its id', () => {
  test('has another ground in the same data', () => {
    const inside = (of: typeof site) => [...groundOf(DATASET, of).sideOf].filter((side) => side === 1).length
    expect(inside(site)).toBe(3)
    expect(inside(GROWN)).toBe(8)
  })
  test('has other counts', () => {
    const [measure] = MEASURES
    if (!measure) throw new Error('no measure')
    const count = (of: typeof site) => countOn(siteTally(DATASET, of), 'site', { measure, span: WINDOW })
    expect([count(site), count(GROWN)]).toEqual([3, 8])
  })
})

describe('another outline of the borough', () => {
  const asked = {
    window: WINDOW,
    hours: null,
    categories: null,
    leavesOutFound: false,
    sideMetres: 150,
    measure: 'count',
    areas: [],
  } as const
  const onlySite = { ...SMALL_BOROUGH, outline: site.shape }
  test('has other squares', () => {
    const grounds = [SMALL_BOROUGH, onlySite, SMALL_BOROUGH]
    const outside = grounds.map((ground) => squareCounts(DATASET, ground, asked).outside)
    expect(outside).toEqual([0, 5, 0])
  })
  test('has another ranking', () => {
    const counted = [SMALL_BOROUGH, onlySite].map((ground) => ranked(DATASET, ground, asked).ranking.counted)
    expect(counted).toEqual([8, 3])
  })
})

describe('places that are none', () => {
  test('follow the manifest while the columns stay', () => {
    const notPlaces = [{ point: WEST, metres: 100, reason: 'A police station' }]
    const manifest = { ...DATASET.manifest, notPlaces }
    const asked = {
      window: WINDOW,
      hours: null,
      categories: null,
      leavesOutFound: false,
      sideMetres: 150,
    } as const
    const count = (dataset: typeof DATASET) => squareCounts(dataset, SMALL_BOROUGH, asked).notPlaces
    expect([count(DATASET), count({ ...DATASET, manifest }), count(DATASET)]).toEqual([0, 5, 0])
  })
})

describe('a kept answer', () => {
  const [data, other] = [{}, {}]
  const [one, like] = [{ id: 'a' }, { id: 'a' }]
  interface Key {
    readonly thing: object
    readonly word: string | null
  }
  const readOf = ({ thing, word }: Key) => [thing, word]

  test('is found once for the same data, objects and words, nothing and nought included', () => {
    const find = vi.fn((_: object, { word }: Key) => word)
    const kept = memoised(find, readOf)
    for (const word of ['x', null, 'x', null]) expect(kept(data, { thing: one, word })).toBe(word)
    expect(find).toHaveBeenCalledTimes(2)
    kept(data, { thing: like, word: 'x' })
    kept(other, { thing: one, word: 'x' })
    expect(find).toHaveBeenCalledTimes(4)
  })
  test('of the last question is let go of with the next', () => {
    const find = vi.fn((_: object, { word }: Key) => word)
    const kept = memoisedLast(find, readOf)
    for (const thing of [one, one, like, one]) kept(data, { thing, word: 'x' })
    expect(find).toHaveBeenCalledTimes(3)
  })
  test('of a list is not that of a longer one which begins alike', () => {
    const make = vi.fn((all: readonly number[]) => all.length)
    const kept = memoisedResult((...all: readonly number[]) => make(all))
    expect([kept(), kept(1), kept(1, 2), kept(1, 2), kept(1)]).toEqual([0, 1, 2, 2, 1])
    expect(make).toHaveBeenCalledTimes(4)
  })
})
