/** The Irish Grid of a place in Northern Ireland: against another tool, in squares, and in what files hold of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toDegrees, toGrid } from '../../src/analytics/grid.ts'
import { squareAt } from '../../src/domain/borough/grids.ts'
import { servePlace } from '../../src/domain/place/served-place.ts'
import { DEGREES_FROM } from '../../src/feeds/formats/coordinate-fixes.ts'
import { crsOfCode, crsOfWkt } from '../../src/feeds/features/crs-names.ts'
import { middleOfSquare } from '../../src/feeds/incidents/guarding.ts'
import { mayBePosition, positionIn } from '../../src/feeds/tables/cells/coordinate-text.ts'
import golden from '../golden/irish-grid.json'
import { PLACE } from '../domain/shipped-place.ts'

const serve = () => servePlace({ ...PLACE, jurisdiction: 'northern-ireland', projection: 'EPSG:29903' })
beforeAll(serve)
afterAll(() => servePlace(PLACE))

const POINTS = golden.points.map(([longitude = 0, latitude = 0, easting = 0, northing = 0]) => ({
  longitude,
  latitude,
  easting,
  northing,
}))

test.each(POINTS)('$longitude, $latitude is where PROJ has it, within 2 m', (point) => {
  const { easting, northing } = toGrid(point.longitude, point.latitude)
  expect(Math.hypot(easting - point.easting, northing - point.northing)).toBeLessThan(2)
  const back = toDegrees({ easting, northing })
  expect(back[0]).toBeCloseTo(point.longitude, 7)
  expect(back[1]).toBeCloseTo(point.latitude, 7)
})

test('a guarded position is moved to the middle of its square on the same grid', () => {
  for (const { longitude, latitude } of POINTS) {
    const { easting, northing } = toGrid(...middleOfSquare(longitude, latitude))
    const own = toGrid(longitude, latitude)
    expect(squareAt(easting, northing)).toEqual(squareAt(own.easting, own.northing))
    expect((easting - squareAt(easting, northing).easting) / 150).toBeCloseTo(0.5, 2)
  }
})

describe('files', () => {
  test.each([
    ['J 338 740', [333_850, 374_050]],
    ['J3383173987', [333_831, 373_987]],
    ['C 4373 1678', [243_735, 416_785]],
    ['333831, 373987', [333_831, 373_987]],
  ] as const)('have the position %s', (text, pair) => {
    expect(mayBePosition(text)).toBe(true)
    expect(positionIn(text)).toEqual({ pair, crs: '29903' })
  })
  test.each(['B52', 'A26', 'B 5207', 'I 338 740', 'J 338 7400'])('have none in %s', (text) =>
    expect(positionIn(text)).toBeNull(),
  )
  test('of the grid of Great Britain keep it', () => {
    expect(positionIn('SD 602 021')?.crs).toBe('27700')
    servePlace(PLACE)
    expect(positionIn('J 338 740')).toBeNull()
    expect(positionIn('333831, 373987')?.crs).toBe('27700')
    serve()
  })
  test.each(['29902', '29903', 29900])('name it by %s', (code) => expect(crsOfCode(code)).toBe('29903'))
  test.each([
    ['PROJCS["TM65_Irish_Grid",GEOGCS["GCS_TM65",DATUM["D_TM65"]]]', '29903'],
    ['PROJCS["TM75 / Irish Grid",GEOGCS["TM75",DATUM["Geodetic_Datum_of_1965"]]]', '29903'],
    ['PROJCS["Irish_Grid",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]]', 'other'],
  ])('name it by %s', (wkt, crs) => expect(crsOfWkt(wkt)).toBe(crs))
  test('in its metres lie where it says', () => {
    for (const { longitude, latitude, easting, northing } of POINTS) {
      const [x = 0, y = 0] = DEGREES_FROM['29903'](easting, northing) ?? []
      expect(x).toBeCloseTo(longitude, 4)
      expect(y).toBeCloseTo(latitude, 4)
    }
  })
})
