/** Inside, near and far, compared with plane geometry for a square and for a square with a hole. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vicinityOf } from '../../src/feeds/vicinity.ts'
import { SMALL_BOROUGH } from './small-borough.ts'
import { PLACE } from '../domain/shipped-place.ts'

const vicinity = vicinityOf(SMALL_BOROUGH.outline, PLACE.vicinityMetres)
const METRES = 111_195
const EAST = METRES * Math.cos((53.525 * Math.PI) / 180)

describe('a square borough', () => {
  test('separates its inside from positions just outside each side', () => {
    expect(vicinity.proximityAt(-2.6, 53.5)).toBe('inside')
    expect(vicinity.proximityAt(-2.7001, 53.5)).toBe('near')
    expect(vicinity.proximityAt(-2.4999, 53.5)).toBe('near')
    expect(vicinity.proximityAt(-2.6, 53.4499)).toBe('near')
    expect(vicinity.proximityAt(-2.6, 53.6001)).toBe('near')
    expect(vicinity.proximityAt(0, 0)).toBe('far')
    expect(vicinity.proximityAt(53.5, -2.6)).toBe('far')
  })
  test('ends at 25 km, at its corners too', () => {
    expect(vicinity.proximityAt(-2.5 + 24_900 / EAST, 53.5)).toBe('near')
    expect(vicinity.proximityAt(-2.5 + 25_100 / EAST, 53.5)).toBe('far')
    expect(vicinity.proximityAt(-2.5 + 18_000 / EAST, 53.6 + 18_000 / METRES)).toBe('far')
    expect(vicinity.proximityAt(-2.5 + 17_000 / EAST, 53.6 + 17_000 / METRES)).toBe('near')
  })
  test('agrees with plane geometry anywhere', () => {
    const near = fc.record({
      longitude: fc.double({ min: -3.2, max: -2, noNaN: true }),
      latitude: fc.double({ min: 53.1, max: 54, noNaN: true }),
    })
    fc.assert(
      fc.property(near, ({ longitude, latitude }) => {
        const east = Math.max(-2.7 - longitude, 0, longitude + 2.5) * EAST
        const north = Math.max(53.45 - latitude, 0, latitude - 53.6) * METRES
        const distance = Math.hypot(east, north)
        const expected = distance === 0 ? 'inside' : distance <= 25_000 ? 'near' : 'far'
        fc.pre(Math.abs(distance - 25_000) > 1 && (distance === 0 || distance > 1))
        expect(vicinity.proximityAt(longitude, latitude)).toBe(expected)
      }),
    )
  })
})

test('a hole is outside', () => {
  const [outer = []] = SMALL_BOROUGH.outline.type === 'Polygon' ? SMALL_BOROUGH.outline.coordinates : []
  const hole = [
    [-2.65, 53.5],
    [-2.6, 53.5],
    [-2.6, 53.55],
    [-2.65, 53.55],
    [-2.65, 53.5],
  ] as const
  const holed = vicinityOf({ type: 'Polygon', coordinates: [outer, hole] }, PLACE.vicinityMetres)
  expect(holed.proximityAt(-2.62, 53.52)).toBe('near')
  expect(holed.proximityAt(-2.55, 53.52)).toBe('inside')
})
