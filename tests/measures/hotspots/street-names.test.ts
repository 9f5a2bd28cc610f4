/** Naming of places by street and landmark: distinct, deterministic, and by area where no street is near. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDegrees } from '../../../src/analytics/grid.ts'
import type { Street } from '../../../src/domain/borough/borough.ts'
import {
  streetNames,
  type NamingGround,
  type UnnamedPlace,
} from '../../../src/measures/hotspots/street-names.ts'
import { GROUND as SHIPPED } from '../../feeds/demonstration-geography.ts'

const SIDE = 150
const CORNER = { easting: 358_050, northing: 405_000 }
/** A position so many metres east and north of the middle of the square at CORNER. */
const at = (east: number, north: number) =>
  toDegrees({ easting: CORNER.easting + SIDE / 2 + east, northing: CORNER.northing + SIDE / 2 + north })
const street = (name: string, east: number, north: number): Street => ({ name, at: at(east, north) })
const place = (east = 0, north = 0, areaName = 'Crossby, east'): UnnamedPlace => ({
  squares: [{ easting: CORNER.easting + east, northing: CORNER.northing + north }],
  sideMetres: SIDE,
  areaName,
})
const GROUND = {
  places: [
    { name: 'Crossby', kind: 'town', population: 900, at: at(2000, 0) },
    { name: 'Little Moss', kind: 'village', population: null, at: at(0, 390) },
  ],
  stations: [],
  streets: [street('Far Road', 60, 60), street('Market Street', 20, -10), street('High Street', 50, 0)],
} satisfies NamingGround
const nameOf = (ground: NamingGround, one = place()) => streetNames([one], ground)[0]

describe('a place', () => {
  test('is named by the street in it that is nearest to its middle', () => {
    expect(nameOf({ ...GROUND, places: [] })).toBe('Market Street')
  })
  test('is named by a station within 400 m before a village there, without the name of the town', () => {
    const stations = [{ name: 'Crossby Wallgate', at: at(-390, 0) }]
    expect(nameOf({ ...GROUND, stations })).toBe('Market Street, by Wallgate station')
    expect(nameOf({ ...GROUND, stations: [{ name: 'Bryn', at: at(0, 100) }] })).toBe(
      'Market Street, by Bryn station',
    )
    expect(nameOf({ ...GROUND, stations: [{ name: 'Bryn', at: at(0, 410) }] })).toBe(
      'Market Street, Little Moss',
    )
    expect(nameOf({ ...GROUND, places: GROUND.places.slice(0, 1) })).toBe('Market Street')
  })
  test('without a street in its squares is named by one near by, and else by its area', () => {
    const streets = (east: number) => ({ ...GROUND, places: [], streets: [street('Lane End', east, 0)] })
    expect(nameOf(streets(190))).toBe('Lane End')
    expect(nameOf(streets(210))).toBe('Near Lane End')
    expect(nameOf(streets(490))).toBe('Near Lane End')
    expect(nameOf(streets(510))).toBe('Crossby, east')
    expect(nameOf({ places: GROUND.places })).toBe('Crossby, east')
  })
  test('of several squares is named by the street nearest to the busiest', () => {
    const two = { ...place(), squares: [place(150).squares, place().squares].flat() }
    const streets = [street('Here', 140, 0), street('There', 0, 0)]
    expect(nameOf({ places: [], streets }, two)).toBe('Here')
  })
  test('is named by a street before a yard or a back street that is nearer', () => {
    const streets = [
      street('Barracks Yard', 0, 0),
      street('Back Mill Lane', 5, 0),
      street('Mill Lane', 60, 0),
    ]
    expect(nameOf({ places: [], streets })).toBe('Mill Lane')
    expect(nameOf({ places: [], streets: streets.slice(0, 1) })).toBe('Barracks Yard')
  })
  test('is not named by the number of a road', () => {
    expect(nameOf({ places: [], streets: [street('A58', 0, 0), street('Mill Lane', 60, 0)] })).toBe(
      'Mill Lane',
    )
  })
  test('is set apart from another of the same street by a second street, and else by a number', () => {
    const streets = [
      street('Market Street', 0, 0),
      street('Mill Lane', 30, 0),
      street('Market Street', 150, 0),
      street('Bridge Street', 180, 0),
    ]
    const both = [place(), place(150)]
    expect(streetNames(both, { places: [], streets })).toEqual([
      'Market Street and Mill Lane',
      'Market Street and Bridge Street',
    ])
    expect(
      streetNames(both, { places: [], streets: [streets[0], streets[2]].flatMap((one) => one ?? []) }),
    ).toEqual(['Market Street', 'Market Street 2'])
  })
})

test('in the borough itself names are distinct, the same again, and do not hang on the order of the list', () => {
  const { borough, streets } = SHIPPED
  const square = fc.record({
    easting: fc.integer({ min: 2350, max: 2450 }).map((n) => n * SIDE),
    northing: fc.integer({ min: 2650, max: 2740 }).map((n) => n * SIDE),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(square, { maxLength: 40, selector: (one) => JSON.stringify(one) }),
      (squares) => {
        const places = squares.map((one, i) => ({ squares: [one], sideMetres: SIDE, areaName: `Area ${i}` }))
        const ground = { places: borough.places, stations: borough.stations, streets }
        const names = streetNames(places, ground)
        expect(new Set(names).size).toBe(names.length)
        expect(streetNames(places, { ...ground, streets: streets.toReversed() })).toEqual(names)
      },
    ),
    { numRuns: 20 },
  )
})
