/** Invalid geometries with their reasons, and boundaries that cross or touch themselves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Position } from '../../../src/domain/geography.ts'
import { isCrossing, needShape, readShape } from '../../../src/feeds/rows/geometry.ts'
import { contextOf } from '../opened.ts'

const { vicinity } = contextOf()
const ALL = ['Point', 'LineString', 'Polygon', 'MultiPolygon'] as const
const reasonOf = (geometry: unknown) => {
  const read = needShape(geometry, ALL, vicinity)
  return read.kind === 'refused' ? read.reason : 'placed'
}
const A = [-2.6, 53.5]
const square = [A, [-2.59, 53.5], [-2.59, 53.51], [-2.6, 53.51], A]
const point = (coordinates: unknown) => ({ type: 'Point', coordinates })
const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates })

describe('a geometry', () => {
  test.each([
    ['a point', point(A), 'placed'],
    ['a point with a height', point([...A, 80]), 'placed'],
    ['a square', polygon([square]), 'placed'],
    ['none', null, 'missing-geometry'],
    ['missing', undefined, 'missing-geometry'],
    ['a text', 'POINT(-2.6 53.5)', 'bad-geometry'],
    ['a number', 7, 'bad-geometry'],
    ['a list', A, 'bad-geometry'],
    ['without a type', { coordinates: A }, 'bad-geometry'],
    ['of a type written small', { type: 'point', coordinates: A }, 'bad-geometry'],
    ['a collection', { type: 'GeometryCollection', geometries: [point(A)] }, 'bad-geometry'],
    ['many points', { type: 'MultiPoint', coordinates: [A] }, 'bad-geometry'],
    ['many lines', { type: 'MultiLineString', coordinates: [[A, A]] }, 'bad-geometry'],
    ['without coordinates', { type: 'Point' }, 'bad-geometry'],
    ['of no coordinates', point([]), 'bad-geometry'],
    ['of one coordinate', point([-2.6]), 'bad-geometry'],
    ['a point nested too deep', point([A]), 'bad-geometry'],
    ['a point nested too deep, twice over', point([A, A]), 'bad-geometry'],
    ['a polygon nested too deep', polygon([[square]]), 'bad-geometry'],
    ['a polygon not nested deep enough', polygon(square), 'bad-geometry'],
    ['a polygon of no rings', polygon([]), 'bad-geometry'],
    ['a polygon of an empty ring', polygon([[]]), 'bad-geometry'],
    ['a polygon with an empty hole', polygon([square, []]), 'bad-geometry'],
    [
      'many polygons, one of them empty',
      { type: 'MultiPolygon', coordinates: [[square], []] },
      'bad-geometry',
    ],
    ['a ring that is not closed', polygon([square.slice(0, 4)]), 'bad-geometry'],
    ['a ring of three corners', polygon([[A, [-2.59, 53.5], A]]), 'bad-geometry'],
    ['a ring with nothing for a corner', polygon([[A, null, [-2.59, 53.51], A]]), 'bad-geometry'],
    ['a line of one end', { type: 'LineString', coordinates: [A] }, 'bad-geometry'],
    ['NaN', point([NaN, 53.5]), 'bad-coordinates'],
    ['NaN as a text', point(['NaN', 53.5]), 'bad-coordinates'],
    ['numbers as texts', point(['-2.6', '53.5']), 'bad-coordinates'],
    ['nothing', point([null, null]), 'bad-coordinates'],
    ['yes', point([true, 53.5]), 'bad-coordinates'],
    ['too large for anything', point([1e308, 53.5]), 'bad-coordinates'],
    ['beyond every number', point([Infinity, 53.5]), 'bad-coordinates'],
    ['north of the pole', point([-2.6, 95]), 'bad-coordinates'],
    ['a corner too large', polygon([[A, [1e308, 53.5], [-2.59, 53.51], A]]), 'bad-coordinates'],
    ['metres', point([357_000, 405_000]), 'metres'],
    ['latitude first', point([53.5, -2.6]), 'swapped-axes'],
    ['in the sea off Africa', point([0, 0]), 'outside'],
  ])('%s', (_, geometry, reason) => expect(reasonOf(geometry)).toBe(reason))

  test('of a type that the kind does not have is refused', () => {
    expect(readShape(polygon([square]), ['Point'], vicinity)).toMatchObject({
      reason: 'bad-geometry',
      value: 'Polygon',
    })
  })
})

const ringOf = (...corners: readonly Position[]) => {
  const [first = [0, 0]] = corners
  return { type: 'Polygon', coordinates: [[...corners, first]] } as const
}

describe('a boundary', () => {
  test.each([
    ['a square', false, ringOf([0, 0], [1, 0], [1, 1], [0, 1])],
    ['a square with a repeated corner', false, ringOf([0, 0], [1, 0], [1, 0], [1, 1], [0, 1])],
    ['a bow tie', true, ringOf([0, 0], [1, 1], [1, 0], [0, 1])],
    ['a corner that touches another side', true, ringOf([0, 0], [2, 0], [2, 2], [1, 0], [0, 2])],
    ['a corner that comes twice', true, ringOf([0, 0], [1, 1], [2, 0], [2, 2], [1, 1], [0, 2])],
    ['a horseshoe', false, ringOf([0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3])],
    ['a horseshoe whose arms cross', true, ringOf([0, 0], [3, 0], [1, 3], [2, 1], [1, 1], [2, 3])],
  ])('%s', (_, isMeant, shape) => expect(isCrossing(shape)).toBe(isMeant))

  test('of a star about its centre never crosses, whatever its first corner and direction', () => {
    const radii = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 40 })
    fc.assert(
      fc.property(radii, fc.nat(), fc.boolean(), (all, start, isBack) => {
        const corners = all.map((radius, i): Position => {
          const angle = (2 * Math.PI * i) / all.length
          return [radius * Math.cos(angle), radius * Math.sin(angle)]
        })
        const at = start % corners.length
        const turned = [...corners.slice(at), ...corners.slice(0, at)]
        expect(isCrossing(ringOf(...(isBack ? turned.toReversed() : turned)))).toBe(false)
      }),
    )
  })
})
