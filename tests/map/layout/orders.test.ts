/** Layout of closure orders: each in exactly one spot, six or more in one group, none under a disc. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelAt } from '../../../src/map/mercator.ts'
import { MIN_GATHERED, GATHER_RADIUS, gatheredOrders, placedOrders } from '../../../src/map/layout/orders.ts'
import { overlapDepth, rectAt } from '../../../src/map/layout/rects.ts'
import { order, placeAt } from '../sample-map.ts'

const zoom = 13
const offset = fc.integer({ min: -120, max: 120 })
const orders = fc
  .array(fc.tuple(offset, offset), { maxLength: 40 })
  .map((places) => places.map(([x, y], i) => order(`o${i}`, placeAt({ x, y }, zoom))))

describe('grouping', () => {
  it('leaves five orders single and groups six', () => {
    const near = (count: number) =>
      Array.from({ length: count }, (_, i) => order(`o${i}`, placeAt({ x: i * 2, y: 0 }, zoom)))
    expect(gatheredOrders(near(5), zoom).map((spot) => spot.orders.length)).toEqual([1, 1, 1, 1, 1])
    const [spot, ...others] = gatheredOrders(near(6), zoom)
    expect(others).toEqual([])
    expect(spot?.orders).toHaveLength(6)
    expect(spot?.middle.x).toBeCloseTo(pixelAt(placeAt({ x: 5, y: 0 }, zoom), zoom).x, 6)
  })
  it('measures distance on the screen: at a higher zoom the six separate', () => {
    const six = Array.from({ length: 6 }, (_, i) => order(`o${i}`, placeAt({ x: i * 7, y: 0 }, zoom)))
    expect(gatheredOrders(six, zoom)).toHaveLength(1)
    expect(gatheredOrders(six, zoom + 3)).toHaveLength(6)
  })
  it('loses and duplicates no order', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        const ids = gatheredOrders(marks, zoom).flatMap((spot) => spot.orders.map(({ id }) => id))
        expect(ids.toSorted()).toEqual(marks.map(({ id }) => id).toSorted())
      }),
    )
  })
  it('leaves no six ungrouped within the radius', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        const alone = gatheredOrders(marks, zoom).filter((spot) => spot.orders.length === 1)
        for (const { middle } of alone) {
          const near = alone.filter(
            (other) => Math.hypot(other.middle.x - middle.x, other.middle.y - middle.y) <= GATHER_RADIUS,
          )
          expect(near.length).toBeLessThan(MIN_GATHERED)
        }
      }),
    )
  })
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        expect(gatheredOrders(marks.toReversed(), zoom)).toEqual(gatheredOrders(marks, zoom))
      }),
    )
  })
})

describe('placement', () => {
  const spotAt = (id: string, x: number, y: number) => ({
    middle: { x, y },
    orders: [order(id, placeAt({ x, y }, zoom))],
  })
  it('does not move an order that is free', () => {
    const [spot] = placedOrders([spotAt('a', 100, 100)], { circles: [{ x: 0, y: 0, radius: 30 }], rects: [] })
    expect(spot?.middle).toEqual({ x: 100, y: 100 })
  })
  it('moves an order out from under a disc, towards its own side', () => {
    const circles = [{ x: 0, y: 0, radius: 30 }]
    const [spot] = placedOrders([spotAt('a', 12, 0)], { circles, rects: [] })
    expect(spot?.middle.x).toBeGreaterThan(30)
    expect(spot?.middle.y).toBeCloseTo(0, 6)
    expect(
      overlapDepth(rectAt(spot?.middle ?? { x: 0, y: 0 }, { width: 14, height: 14 }), { circles, rects: [] }),
    ).toBe(0)
  })
  it('separates orders at one position', () => {
    const spots = placedOrders([spotAt('a', 0, 0), spotAt('b', 0, 0)], { circles: [], rects: [] })
    const [a, b] = spots.map(({ middle }) => middle)
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(14)
  })
})
