/** The files of data/place against independent facts: counts, areas, totals, known places. */
import { describe, expect, test } from 'vitest'
import boroughFile from '../../data/place/borough.json'
import postcodesFile from '../../data/place/postcodes.json'
import roadsFile from '../../data/place/roads.json'
import streetsFile from '../../data/place/streets.json'
import type { BoroughArea } from '../../src/domain/borough/borough.ts'
import {
  decodeBorough,
  decodePostcodes,
  decodeRoads,
  decodeStreets,
} from '../../src/domain/borough/decode.ts'
import { type Position, type Ring, type Surface, ringsOf } from '../../src/domain/geography.ts'

const borough = decodeBorough(boroughFile)
const roads = decodeRoads(roadsFile)
const postcodes = decodePostcodes(postcodesFile)
const streets = decodeStreets(streetsFile)

/** Metres in a degree of longitude and latitude at 53.53 north on the WGS84 ellipsoid. */
const METRES = [66_312, 111_296] as const
const levels = { wards: borough.wards, lsoas: borough.lsoas, msoas: borough.msoas }

const segments = (ring: Ring) => ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const)
const signedSquareKilometres = (ring: Ring) =>
  segments(ring)
    .map(([a, b]) => (a[0] + 2.6) * (b[1] - 53.5) - (b[0] + 2.6) * (a[1] - 53.5))
    .reduce((sum, part) => sum + (part * METRES[0] * METRES[1]) / 2e6, 0)
/** Exterior less holes, by the shoelace formula. */
const squareKilometres = (surface: Surface) =>
  ringsOf(surface)
    .flatMap((rings) => rings.map((ring, i) => Math.abs(signedSquareKilometres(ring)) * (i === 0 ? 1 : -1)))
    .reduce((sum, part) => sum + part, 0)
const total = (areas: readonly BoroughArea[]) =>
  areas.reduce((sum, area) => sum + squareKilometres(area.shape), 0)
const residents = (areas: readonly BoroughArea[]) =>
  areas.reduce((sum, area) => sum + (area.population ?? Number.NaN), 0)

function isInside([x, y]: Position, surface: Surface): boolean {
  const crossed = ringsOf(surface)
    .flat()
    .flatMap(segments)
    .filter(([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  return crossed.length % 2 === 1
}

const isClosed = (ring: Ring) => ring.length > 3 && String(ring[0]) === String(ring.at(-1))
const kilometres = ([a, b]: readonly [Position, Position]) =>
  Math.hypot((a[0] - b[0]) * METRES[0], (a[1] - b[1]) * METRES[1]) / 1000

/** Number of areas that each directed segment bounds. */
function borders(surfaces: readonly Surface[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const segment of surfaces.flatMap(ringsOf).flat().flatMap(segments)) {
    counts.set(borderOf(segment), (counts.get(borderOf(segment)) ?? 0) + 1)
  }
  return counts
}
const reversed = (border: string) => border.split(' ').toReversed().join(' ')
const borderOf = (segment: readonly [Position, Position]) => segment.join(' ')
const shapes = (areas: readonly BoroughArea[]) => areas.map((area) => area.shape)

describe('contents of the files', () => {
  test('counts equal those of the sources', () => {
    expect([borough.wards.length, borough.lsoas.length, borough.msoas.length]).toEqual([25, 200, 40])
    expect([borough.places.length, borough.stations.length, borough.builtUp.length]).toEqual([69, 26, 7])
    expect([borough.water.length, roads.length, postcodes.length]).toEqual([515, 1856, 9994])
    const ofKind = (kind: string) => borough.water.filter((course) => course.kind === kind).length
    expect([ofKind('river'), ofKind('canal'), ofKind('lake')]).toEqual([452, 9, 54])
    expect(roads.filter((road) => road.name === 'A580')).toHaveLength(19)
    expect(roads.filter((road) => road.class === 'motorway').map((road) => road.name)).toEqual(['M6'])
  })

  test('codes are complete and sorted, and every LSOA refers to a ward of the borough', () => {
    const codes = borough.wards.map((ward) => ward.code)
    expect(codes).toEqual(Array.from({ length: 25 }, (_, i) => `E0${5_014_989 + i}`))
    expect(borough.lsoas.filter((lsoa) => !codes.includes(lsoa.ward ?? ''))).toEqual([])
    expect(new Set(borough.lsoas.map((lsoa) => lsoa.code)).size).toBe(200)
  })

  test('MSOAs have the names that people use', () => {
    const named = new Map(borough.msoas.map(({ code, name }) => [code, name]))
    expect(named.get('E02001296')).toBe('Laithwaite and Marsh Green')
    expect(named.get('E02001319')).toBe('Leigh West')
    expect(new Set(named.values()).size).toBe(40)
  })

  test('residents of LSOAs add up to their MSOAs, and to their best-fit wards', () => {
    for (const [at, msoa] of borough.msoas.entries()) {
      // The statistical names number the MSOAs in the order of their codes.
      const number = `Wigan ${String(at + 1).padStart(3, '0')}`
      const members = borough.lsoas.filter((lsoa) => lsoa.name.slice(0, -1) === number)
      expect(members.length).toBeGreaterThan(2)
      expect(msoa.population).toBe(residents(members))
      expect(squareKilometres(msoa.shape)).toBeCloseTo(total(members), 9)
    }
    for (const ward of borough.wards) {
      expect(ward.population).toBe(residents(borough.lsoas.filter((lsoa) => lsoa.ward === ward.code)))
    }
    expect(residents(borough.lsoas)).toBe(330_712)
  })

  test('figures of one LSOA equal those of the Indices of Deprivation', () => {
    const abram = borough.lsoas.find((lsoa) => lsoa.code === 'E01006212')
    expect(abram).toMatchObject({ name: 'Wigan 026A', ward: 'E05014989', population: 1449 })
    expect(abram).toMatchObject({
      deprivationDecile: 6,
      rates: { asb: 12.9, burglary: 6.6, violence: 4.5 },
    })
  })
})

describe('shapes', () => {
  test('the borough covers 188.16 square kilometres', () => {
    expect(Math.abs(squareKilometres(borough.outline) / 188.16 - 1)).toBeLessThan(0.002)
  })

  test.each([
    ['Abram', 13.18],
    ['Aspull, New Springs & Whelley', 19.37],
    ['Hindley', 5.1],
    ['Wigan West', 2.71],
  ])('%s covers %d square kilometres', (name, area) => {
    const [ward, ...more] = borough.wards.filter((one) => one.name === name)
    expect(more).toEqual([])
    expect(ward && Math.abs(squareKilometres(ward.shape) / area - 1)).toBeLessThan(0.01)
  })

  test.each(Object.entries(levels))('%s cover the borough once with shared borders', (_, areas) => {
    expect(total(areas)).toBeCloseTo(squareKilometres(borough.outline), 9)
    const inner = borders(shapes(areas))
    expect([...inner.values()].every((count) => count === 1)).toBe(true)
    const unmatched = [...inner.keys()].filter((border) => !inner.has(reversed(border)))
    expect(unmatched.toSorted()).toEqual([...borders([borough.outline]).keys()].toSorted())
  })

  test('MSOA borders run along LSOA borders, and ward borders do where the census nests', () => {
    const census = borders(shapes(borough.lsoas))
    const msoaBorders = [...borders(shapes(borough.msoas)).keys()]
    expect(msoaBorders.filter((border) => !census.has(border))).toEqual([])
    const outline = borders([borough.outline])
    const inner = shapes(borough.wards).flatMap(ringsOf).flat().flatMap(segments)
    const within = inner.filter((segment) => !outline.has(borderOf(segment)))
    const length = (of: typeof within) => of.reduce((sum, segment) => sum + kilometres(segment), 0)
    const shared = within.filter((segment) => census.has(borderOf(segment)))
    expect(length(shared) / length(within)).toBeGreaterThan(0.45)
  })

  test('every ring is closed; areas are anticlockwise as in GeoJSON', () => {
    const tints = [borough.town, borough.townAtStreet, ...borough.builtUp.map((land) => land.shape)]
    const areas = [borough.outline, ...Object.values(levels).flatMap(shapes)]
    expect(
      [...tints, ...areas]
        .flatMap(ringsOf)
        .flat()
        .filter((ring) => !isClosed(ring)),
    ).toEqual([])
    expect(
      areas
        .flatMap(ringsOf)
        .flat()
        .filter((ring) => signedSquareKilometres(ring) <= 0),
    ).toEqual([])
  })

  test('everything lies within 25 km of the middle of the borough', () => {
    const lines = [...borough.water, ...roads].flatMap(({ line }) => line.coordinates)
    const points = [...borough.places, ...borough.stations, ...postcodes, ...streets].map(({ at }) => at)
    const far = [...lines, ...points].filter((at) => !(kilometres([at, [-2.57, 53.53]]) < 25))
    expect(far).toEqual([])
  })
})

describe('known places', () => {
  test.each<[string, Position, string, string]>([
    ['Worsley Hall', [-2.66838, 53.54348], 'Pemberton', 'Wigan 010C'],
    ['Worsley Mesnes', [-2.64793, 53.53227], 'Worsley Mesnes', 'Wigan 015E'],
    ['Leigh', [-2.51892, 53.49684], 'Leigh Central & Higher Folds', 'Wigan 030B'],
    ['Wigan', [-2.63202, 53.54582], 'Wigan Central', 'Wigan 008C'],
    ['Higher Folds', [-2.48361, 53.50354], 'Leigh Central & Higher Folds', 'Wigan 031A'],
    ['Platt Bridge', [-2.59762, 53.5208], 'Abram', 'Wigan 024D'],
    ['Atherton', [-2.49354, 53.52371], 'Atherton North', 'Wigan 023C'],
  ])('%s lies in one ward, one LSOA and the town', (name, at, ward, lsoa) => {
    const around = (areas: readonly BoroughArea[]) =>
      areas.filter((area) => isInside(at, area.shape)).map((area) => area.name)
    expect([around(borough.wards), around(borough.lsoas)]).toEqual([[ward], [lsoa]])
    expect(isInside(at, borough.town)).toBe(true)
    expect(borough.places.find((place) => place.name === name)?.at).toEqual(at)
  })

  test('the urban tint covers most postcodes, no open land, and more at street zooms', () => {
    const sample = postcodes.filter((_, i) => i % 50 === 0)
    const inTown = sample.filter(({ at }) => isInside(at, borough.town))
    expect(inTown.length / sample.length).toBeGreaterThan(0.93)
    expect(sample.filter(({ at }) => isInside(at, borough.townAtStreet)).length).toBeGreaterThanOrEqual(
      inTown.length,
    )
    for (const empty of [
      [-2.455, 53.475],
      [-2.637, 53.519],
    ] as const)
      expect(isInside(empty, borough.townAtStreet)).toBe(false)
    expect(squareKilometres(borough.town)).toBeGreaterThan(60)
    expect(squareKilometres(borough.townAtStreet)).toBeGreaterThan(squareKilometres(borough.town))
    expect(squareKilometres(borough.townAtStreet)).toBeLessThan(110)
  })

  test('streets lie at their anonymised points in the borough, in order of their names', () => {
    expect(streets).toHaveLength(1377)
    expect(new Set(streets.map(({ name }) => name)).size).toBe(1259)
    expect(streets[0]).toEqual({ name: 'A Court', at: [-2.63722, 53.48589] })
    expect(streets.filter(({ name }) => name === 'John Street')).toHaveLength(5)
    expect(new Set(streets.map(({ at }) => at.join())).size).toBe(1377)
    expect(streets.filter(({ name }) => name.trim() === '' || /[,<>"]/.test(name))).toEqual([])
    const outside = streets.filter(({ at }) => !isInside(at, borough.outline))
    expect(outside.length / streets.length).toBeLessThan(0.01)
  })

  test('postcodes are well-formed, unique and correctly placed', () => {
    expect(postcodes.filter(({ postcode }) => !/^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/.test(postcode))).toEqual([])
    expect(new Set(postcodes.map(({ postcode }) => postcode)).size).toBe(9994)
    expect(postcodes[0]).toEqual({ postcode: 'M28 1AA', at: [-2.4263, 53.50729] })
  })
})
