/**
 * Tests of the ranking of places: planted hotspots are found, random data give none, and all incidents are
 * accounted for.
 */
import { describe, expect, test } from 'vitest'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { significantSquares } from '../../../src/analytics/squares/significant-squares.ts'
import { contains } from '../../../src/analytics/geometry.ts'
import { toDegrees } from '../../../src/analytics/grid.ts'
import { centreOf } from '../../../src/domain/borough/grids.ts'
import {
  hotSquaresIn,
  placeName,
  rankingWithSquares,
  rankedPlaces,
  type PlacesRequest,
} from '../../../src/measures/hotspots/ranked-places.ts'
import { incidentsOnSquares } from '../../../src/measures/hotspots/square-counts.ts'
import { span } from '../invented-dataset.ts'
import { BOROUGH, demonstrated } from './demonstration.ts'

const { dataset, planted } = await demonstrated()
const request: PlacesRequest = {
  window: span('2023-09-01', '2024-08-31'),
  hours: null,
  categories: null,
  leavesOutFound: true,
  sideMetres: 150,
  measure: 'count',
  areas: [],
}
const cornerOf = ({ easting, northing }: { readonly easting: number; readonly northing: number }) =>
  `${easting} ${northing}`

describe('twelve months of the demonstration', () => {
  const { ranking, counts, significance } = rankingWithSquares(dataset, BOROUGH, request)
  const at = new Map(counts.squares.squares.map((square, i) => [cornerOf(square), i]))

  test('cover the 8,364 squares of the borough, and account for every incident', () => {
    expect(ranking.squares).toBe(8364)
    const inWindow = dataset.incidents.day.filter(
      (day) => day >= request.window.from && day <= request.window.to,
    )
    const { counted, found: matches, outside, untimed, notPlaces } = ranking
    expect(counted + matches + outside + untimed + notPlaces).toBe(inWindow.length)
    expect(matches).toBeGreaterThan(0)
  })
  test('find at least 11 of the 12 planted hotspots by a square of theirs', () => {
    const qOf = (one: { readonly easting: number; readonly northing: number }) =>
      significance.q[at.get(cornerOf(one)) ?? -1] ?? 1
    expect(planted).toHaveLength(12)
    expect(
      planted.filter(({ squares }) => squares.some((one) => qOf(one) < 0.05)).length,
    ).toBeGreaterThanOrEqual(11)
  })
  test('have nine in ten of the planted squares among the twentieth of largest Gi*', () => {
    const best = [...significance.z.keys()].toSorted(
      (a, b) => (significance.z[b] ?? 0) - (significance.z[a] ?? 0),
    )
    const top = new Set(best.slice(0, best.length / 20))
    const squares = planted.flatMap((one) => one.squares)
    expect(squares.length).toBeGreaterThan(40)
    expect(squares.filter((one) => top.has(at.get(cornerOf(one)) ?? -1)).length).toBeGreaterThan(
      0.9 * squares.length,
    )
  })
  test('list at least half of each planted hotspot’s squares as one significant place', () => {
    const matches = planted.filter((one) => {
      const own = new Set(one.squares.map(cornerOf))
      return ranking.places.some(
        ({ isHot, squares }) =>
          isHot && squares.filter((square) => own.has(cornerOf(square))).length * 2 >= own.size,
      )
    })
    expect(matches.length).toBeGreaterThanOrEqual(11)
  })
  test('give places of at most nine disjoint squares with distinct names, significant ones first', () => {
    const { places } = ranking
    expect(places).toHaveLength(60)
    expect(Math.max(...places.map(({ squares }) => squares.length))).toBeLessThanOrEqual(9)
    const corners = places.flatMap(({ squares }) => squares.map(cornerOf))
    expect(new Set(corners).size).toBe(corners.length)
    expect(new Set(places.map(({ name }) => name)).size).toBe(60)
    const firstCold = places.findIndex(({ isHot }) => !isHot)
    expect(places.slice(firstCold).some(({ isHot }) => isHot)).toBe(false)
    for (const { hours, count, untimed } of places)
      expect(hours.count.reduce((sum, share) => sum + share, 0) + untimed).toBeCloseTo(count, 6)
  })
  test('are ordered by harm on request, with the same significant squares', () => {
    const byHarm = rankedPlaces(dataset, BOROUGH, { ...request, measure: 'harm' })
    expect(byHarm.hot).toBe(ranking.hot)
    const hot = byHarm.places.filter(({ isHot }) => isHot).map(({ harm }) => harm)
    expect(hot).toEqual(hot.toSorted((a, b) => b - a))
  })
  test('count only chosen hours, and state how many incidents had no time', () => {
    const evening = rankedPlaces(dataset, BOROUGH, { ...request, hours: 'fri-sat:18-23' })
    expect(evening.counted).toBeLessThan(ranking.counted / 4)
    expect(evening.untimed).toBeGreaterThan(0)
  })
  test.each([
    ['burglary', { categories: ['burglary'] }],
    ['summer', { window: span('2024-06-01', '2024-08-31') }],
    ['two hours of Friday', { hours: 'fri:18-20' }],
    ['harm in one month', { window: span('2024-08-01', '2024-08-31'), measure: 'harm' as const }],
  ])('rank no place of fewer than 5 reports: %s', (_, part) => {
    const { places } = rankedPlaces(dataset, BOROUGH, { ...request, ...part })
    expect(places.length).toBeGreaterThan(0)
    expect(Math.min(...places.map(({ count }) => count))).toBeGreaterThanOrEqual(5)
  })
  test('name a place by its busiest square, which comes first', () => {
    const [first, ...others] =
      ranking.places[0]?.squares.map((square) => at.get(cornerOf(square)) ?? -1) ?? []
    const countAt = (square = -1) => counts.counts[square] ?? 0
    for (const square of others) expect(countAt(square)).toBeLessThanOrEqual(countAt(first))
    for (const { name, squares } of ranking.places) {
      const [busiest = { easting: 0, northing: 0 }] = squares
      const near = placeName(BOROUGH.places, toDegrees(centreOf(busiest, request.sideMetres)))
      expect(name.replace(/ \d+$/, '')).toBe(near)
    }
  })
  test('of one ward are the places inside it', () => {
    const ward = dataset.areas.find(({ level }) => level === 'ward')
    const own = rankedPlaces(dataset, BOROUGH, { ...request, areas: [ward?.code ?? ''] })
    expect(own.places.length).toBeGreaterThan(0)
    expect(own.places.every((place) => place.ward === ward?.name)).toBe(true)
  })
  test('judge the squares of a ward over all of the borough, and list those in the ward alone', () => {
    const everywhere = hotSquaresIn(dataset, BOROUGH, request)
    expect(everywhere).toHaveLength(ranking.hot)
    const wards = dataset.areas.filter(({ level }) => level === 'ward')
    const byWard = wards.map(({ code }) => hotSquaresIn(dataset, BOROUGH, { ...request, areas: [code] }))
    expect(byWard.filter(({ length }) => length > 0).length).toBeGreaterThan(3)
    for (const [i, squares] of byWard.entries()) {
      for (const square of squares) {
        expect(everywhere).toContain(square)
        const { easting, northing } = counts.squares.squares[square] ?? failTest()
        const [x, y] = toDegrees({ easting: easting + 75, northing: northing + 75 })
        expect(contains(wards[i]?.shape ?? failTest(), x, y)).toBe(true)
      }
    }
    const inSomeWard = new Set(byWard.flat()).size
    expect(inSomeWard).toBe(byWard.flat().length)
    expect(inSomeWard).toBeGreaterThan(0.9 * ranking.hot)
  })
  test('without incidents are empty', () => {
    const none = rankedPlaces(dataset, BOROUGH, { ...request, categories: [] })
    expect([none.places.length, none.counted, none.hot]).toEqual([0, 0, 0])
  })
})

test('locations that the manifest excludes are counted apart', () => {
  const [strongest] = planted
  const point = toDegrees({
    easting: (strongest?.easting ?? 0) + 75,
    northing: (strongest?.northing ?? 0) + 75,
  })
  const manifest = { ...dataset.manifest, notPlaces: [{ point, metres: 300, reason: 'Invented desk' }] }
  const without = rankedPlaces({ ...dataset, manifest }, BOROUGH, request)
  expect(without.notPlaces).toBeGreaterThan(50)
  expect(without.counted + without.notPlaces).toBe(rankedPlaces(dataset, BOROUGH, request).counted)
})

test('uniform random incidents give no significant square in 19 of 20 months', () => {
  const { grid } = incidentsOnSquares(dataset, BOROUGH, 150).squares
  const silent = Array.from({ length: 20 }, (_, seed) => {
    const uniform = seededUniform(seed + 1)
    const counts = new Uint32Array(grid.at.length)
    for (let i = 0; i < 3000; i++) {
      const square = Math.floor(uniform() * counts.length)
      counts[square] = (counts[square] ?? 0) + 1
    }
    return significantSquares(grid, counts).q.every((q) => q > 0.05)
  })
  expect(silent.filter(Boolean).length).toBeGreaterThanOrEqual(19)
})

describe('positions made coarser than the squares', () => {
  const feeds = dataset.manifest.feeds.map((feed) =>
    feed.kind === 'incidents' ? { ...feed, grain: { metres: 150 } } : feed,
  )
  const coarse = { ...dataset, manifest: { ...dataset.manifest, feeds } }
  test('give no ranking and no significant squares, but all counts', () => {
    const { ranking } = rankingWithSquares(coarse, BOROUGH, request)
    const { counted } = rankingWithSquares(dataset, BOROUGH, request).ranking
    expect([ranking.places, ranking.tooCoarse, ranking.counted]).toEqual([[], 150, counted])
    expect(hotSquaresIn(coarse, BOROUGH, request)).toEqual([])
  })
  test('give a ranking by larger squares', () => {
    const { ranking } = rankingWithSquares(coarse, BOROUGH, { ...request, sideMetres: 200 })
    expect(ranking.places.length).toBeGreaterThan(0)
    expect(ranking.tooCoarse).toBe(0)
  })
})

function failTest(): never {
  throw new Error('there is no such square or ward')
}
