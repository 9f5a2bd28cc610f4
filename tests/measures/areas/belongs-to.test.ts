/** Which records belong to chosen areas: points inside, polygons that touch. */
import { describe, expect, test } from 'vitest'
import type { Polygon } from '../../../src/domain/geography.ts'
import type { PatrolHotspot } from '../../../src/domain/patrol.ts'
import { inAreasWords } from '../../../src/measures/areas/area-words.ts'
import { belongsTo, kindsInAreas } from '../../../src/measures/areas/belongs-to.ts'
import { BEYOND, datasetOf, EAST, IN_SITE, on, order, siteWith, WEST } from '../invented-dataset.ts'

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})
const hotspot = (id: string, shape: Polygon): PatrolHotspot => ({
  id,
  name: id,
  shape,
  from: on('2024-01-01'),
  to: null,
  visitsPerDay: 1,
  minutesPerVisit: 15,
  hours: null,
  why: null,
  doThere: null,
  testDays: null,
})

// The wards W and E meet at -2.6; the site lies across their border.
const dataset = datasetOf([{ on: '2024-01-01' }], {
  sites: [siteWith(), { ...siteWith(), id: 'far', name: 'Far site', shape: box(-2.3, 53.5, -2.29, 53.51) }],
  orders: [
    order('2024-06-01', { id: 'west', shape: { type: 'Point', coordinates: WEST } }),
    order('2024-06-01', { id: 'east', shape: { type: 'Point', coordinates: EAST } }),
    order('2024-06-01', { id: 'beyond', shape: { type: 'Point', coordinates: BEYOND } }),
    // Most of it, and its centre, in the ward E.
    order('2024-06-01', { id: 'block', shape: box(-2.601, 53.5, -2.59, 53.501) }),
  ],
  hotspots: [
    hotspot('in west', box(-2.66, 53.5, -2.65, 53.51)),
    hotspot('across', box(-2.601, 53.5, -2.58, 53.51)),
    hotspot('round all', box(-2.8, 53.4, -2.4, 53.7)),
    hotspot('beyond', box(-2.46, 53.5, -2.45, 53.51)),
  ],
})
const idsIn = (...codes: readonly string[]) => {
  const { orders, hotspots, sites } = kindsInAreas(dataset, codes)
  return [orders, hotspots, sites].map((records) => records.map(({ id }) => id))
}

describe('records belong to the chosen areas', () => {
  test('all of them, where none is chosen or known', () => {
    expect(kindsInAreas(dataset, []).orders).toBe(dataset.orders)
    expect(kindsInAreas(dataset, ['nowhere']).hotspots).toEqual(dataset.hotspots)
  })
  test('orders by their point or centre, hotspots and sites where they touch at all', () => {
    expect(idsIn('W')).toEqual([['west'], ['in west', 'across', 'round all'], ['site']])
    expect(idsIn('E')).toEqual([['east', 'block'], ['across', 'round all'], ['site']])
    expect(idsIn('site')).toEqual([['block'], ['across', 'round all'], ['site']])
    expect(idsIn('W', 'E')).toEqual([['west', 'east', 'block'], ['in west', 'across', 'round all'], ['site']])
    expect(idsIn('far')).toEqual([[], [], ['far']])
  })
  test('a shape by each of its kinds, whichever area is the first', () => {
    const belongs = belongsTo([box(-2.3, 53.5, -2.29, 53.51), siteWith().shape])
    expect(belongs({ type: 'Point', coordinates: IN_SITE })).toBe(true)
    expect(belongs({ type: 'Point', coordinates: BEYOND })).toBe(false)
    expect(belongs(box(-2.8, 53.4, -2.4, 53.7))).toBe(true)
    expect(belongs(box(-2.1, 53.4, -2, 53.7))).toBe(false)
  })
})

test('the areas are named', () => {
  expect(inAreasWords(dataset, [])).toBe('')
  expect(inAreasWords(dataset, ['nowhere'])).toBe('')
  expect(inAreasWords(dataset, ['W'])).toBe(' in Ward W')
  expect(inAreasWords(dataset, ['W', 'site'])).toBe(' in Ward W and Invented site')
  expect(inAreasWords(dataset, ['W', 'site', 'E'])).toBe(' in Ward W and 2 more areas')
})
