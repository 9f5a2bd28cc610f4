/**
 * Tests of memoisation: results depend on object identity, so a changed boundary under the same id gives a
 * new result.
 */
import { describe, expect, test, vi } from 'vitest'
import { squareCounts } from '../../src/measures/hotspots/square-counts.ts'
import { rankingWithSquares } from '../../src/measures/hotspots/ranked-places.ts'
import { memoisedLast, memoisedResult, memoised } from '../../src/measures/memoised.ts'
import { siteSidesOf } from '../../src/measures/sites/site-sides.ts'
import { siteTally, countOnSide } from '../../src/measures/sites/site-tally.ts'
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

describe('a site whose boundary changed under the same id', () => {
  test('has other sides in the same data', () => {
    const inside = (of: typeof site) =>
      [...siteSidesOf(DATASET, of).sideOf].filter((side) => side === 1).length
    expect(inside(site)).toBe(3)
    expect(inside(GROWN)).toBe(8)
  })
  test('has other counts', () => {
    const [measure] = MEASURES
    if (!measure) throw new Error('no measure')
    const count = (of: typeof site) => countOnSide(siteTally(DATASET, of), 'site', { measure, span: WINDOW })
    expect([count(site), count(GROWN)]).toEqual([3, 8])
  })
})

describe('another outline of the borough', () => {
  const request = {
    window: WINDOW,
    hours: null,
    categories: null,
    leavesOutFound: false,
    sideMetres: 150,
    measure: 'count',
    areas: [],
  } as const
  const onlySite = { ...SMALL_BOROUGH, outline: site.shape }
  test('gives other squares', () => {
    const grounds = [SMALL_BOROUGH, onlySite, SMALL_BOROUGH]
    const outside = grounds.map((outline) => squareCounts(DATASET, outline, request).outside)
    expect(outside).toEqual([0, 5, 0])
  })
  test('gives another ranking', () => {
    const tally = [SMALL_BOROUGH, onlySite].map(
      (outline) => rankingWithSquares(DATASET, outline, request).ranking.counted,
    )
    expect(tally).toEqual([8, 3])
  })
})

describe('excluded locations', () => {
  test('follow the manifest for the same columns', () => {
    const notPlaces = [{ point: WEST, metres: 100, reason: 'A police station' }]
    const manifest = { ...DATASET.manifest, notPlaces }
    const request = {
      window: WINDOW,
      hours: null,
      categories: null,
      leavesOutFound: false,
      sideMetres: 150,
    } as const
    const count = (dataset: typeof DATASET) => squareCounts(dataset, SMALL_BOROUGH, request).notPlaces
    expect([count(DATASET), count({ ...DATASET, manifest }), count(DATASET)]).toEqual([0, 5, 0])
  })
})

describe('a memoised result', () => {
  const [data, other] = [{}, {}]
  const [one, like] = [{ id: 'a' }, { id: 'a' }]
  interface Key {
    readonly thing: object
    readonly word: string | null
  }
  const readOf = ({ thing, word }: Key) => [thing, word]

  test('is computed once per data, objects and primitives, null and zero included', () => {
    const find = vi.fn((_: object, { word }: Key) => word)
    const memo = memoised(find, readOf)
    for (const word of ['x', null, 'x', null]) expect(memo(data, { thing: one, word })).toBe(word)
    expect(find).toHaveBeenCalledTimes(2)
    memo(data, { thing: like, word: 'x' })
    memo(other, { thing: one, word: 'x' })
    expect(find).toHaveBeenCalledTimes(4)
  })
  test('of the last key is released with the next', () => {
    const find = vi.fn((_: object, { word }: Key) => word)
    const memo = memoisedLast(find, readOf)
    for (const thing of [one, one, like, one]) memo(data, { thing, word: 'x' })
    expect(find).toHaveBeenCalledTimes(3)
  })
  test('of a key list differs from that of a longer list with the same start', () => {
    const make = vi.fn((all: readonly number[]) => all.length)
    const memo = memoisedResult((...all: readonly number[]) => make(all))
    expect([memo(), memo(1), memo(1, 2), memo(1, 2), memo(1)]).toEqual([0, 1, 2, 2, 1])
    expect(make).toHaveBeenCalledTimes(4)
  })
})
