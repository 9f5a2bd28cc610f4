/** Web Mercator: round trips between degrees and pixels, zoom thresholds, and cameras that fit a box. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxOf } from '../../src/domain/geography.ts'
import {
  visibleBox,
  cameraFitting,
  freeSize,
  pixelAt,
  pixelsPerKilometre,
  positionAt,
} from '../../src/map/mercator.ts'
import { zoomsAt, scaleAt } from '../../src/map/scale.ts'
import { BOROUGH } from './sample-map.ts'
import { PLACE } from '../domain/shipped-place.ts'

const { town: TOWN_ZOOM, street: STREET_ZOOM } = zoomsAt(PLACE.referenceLatitude)

const longitude = fc.double({ min: -3, max: -2, noNaN: true })
const latitude = fc.double({ min: 53, max: 54, noNaN: true })
const zoom = fc.double({ min: 8, max: 18, noNaN: true })

describe('pixels', () => {
  it('maps the corner and the centre of the world as Web Mercator does', () => {
    expect(pixelAt([-180, 85.051_129], 0).y).toBeCloseTo(0, 4)
    expect(pixelAt([0, 0], 1)).toEqual({ x: 512, y: 512 })
  })
  it('round-trips between degrees and pixels', () => {
    fc.assert(
      fc.property(longitude, latitude, zoom, (x, y, z) => {
        const [backX, backY] = positionAt(pixelAt([x, y], z), z)
        expect(backX).toBeCloseTo(x, 9)
        expect(backY).toBeCloseTo(y, 9)
      }),
    )
  })
  it('gives the zooms of town and street', () => {
    expect(TOWN_ZOOM).toBeCloseTo(11.45, 2)
    expect(pixelsPerKilometre(53.53, TOWN_ZOOM)).toBeCloseTo(60, 6)
    expect(pixelsPerKilometre(53.53, STREET_ZOOM)).toBeCloseTo(250, 6)
  })
})

describe('the camera that fits', () => {
  const box = boxOf(BOROUGH.outline)
  it('shows the whole box at the highest zoom possible', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 2000 }), fc.integer({ min: 40, max: 2000 }), (width, height) => {
        const seen = visibleBox(cameraFitting(box, { width, height }), { width, height })
        const slack = 1e-9
        expect(seen.west).toBeLessThanOrEqual(box.west + slack)
        expect(seen.east).toBeGreaterThanOrEqual(box.east - slack)
        expect(seen.south).toBeLessThanOrEqual(box.south + slack)
        expect(seen.north).toBeGreaterThanOrEqual(box.north - slack)
        const touches = Math.min(box.west - seen.west, box.south - seen.south)
        expect(touches).toBeCloseTo(0, 6)
      }),
    )
  })
  it('subtracts the panels from the size', () => {
    const free = { left: 288, top: 48, right: 360, bottom: 224 }
    expect(freeSize({ width: 1440, height: 900 }, free)).toEqual({ width: 792, height: 628 })
    expect(freeSize({ width: 300, height: 100 }, free)).toEqual({ width: 0, height: 0 })
  })
})

describe('the scale bar', () => {
  it('is the longest of 1, 2 and 5 times a power of ten within 120 px', () => {
    // 250 px to the kilometre: 200 m are 50 px, 500 m would be 125.
    expect(scaleAt(53.53, STREET_ZOOM)).toEqual({ metres: 200, pixels: 50 })
    expect(scaleAt(53.53, TOWN_ZOOM - 0.01)).toEqual({ metres: 2000, pixels: 119 })
  })
  it('has the length that it states', () => {
    fc.assert(
      fc.property(latitude, zoom, (y, z) => {
        const { metres, pixels } = scaleAt(y, z)
        expect(Math.abs(pixels - (metres / 1000) * pixelsPerKilometre(y, z))).toBeLessThanOrEqual(0.5)
        expect(pixels).toBeLessThanOrEqual(120)
        expect(pixels).toBeGreaterThan(40)
      }),
    )
  })
})
