/** Closure orders: each in exactly one spot, six together as one, none under a disc. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelAt } from '../../../src/map/mercator.ts'
import { GATHER_FROM, GATHER_WITHIN, gatheredOrders, placedOrders } from '../../../src/map/layout/orders.ts'
import { coveredBy, rectAt } from '../../../src/map/layout/rects.ts'
import { order, placeAt } from '../sample-map.ts'

const zoom = 13
const offset = fc.integer({ min: -120, max: 120 })
const orders = fc
  .array(fc.tuple(offset, offset), { maxLength: 40 })
  .map((places) => places.map(([x, y], i) => order(`o${i}`, placeAt({ x, y }, zoom))))

describe('gathering', () => {
  it('leaves five alone and makes six one', () => {
    const near = (count: number) =>
      Array.from({ length: count }, (_, i) => order(`o${i}`, placeAt({ x: i * 2, y: 0 }, zoom)))
    expect(gatheredOrders(near(5), zoom).map((spot) => spot.orders.length)).toEqual([1, 1, 1, 1, 1])
    const [spot, ...others] = gatheredOrders(near(6), zoom)
    expect(others).toEqual([])
    expect(spot?.orders).toHaveLength(6)
    expect(spot?.middle.x).toBeCloseTo(pixelAt(placeAt({ x: 5, y: 0 }, zoom), zoom).x, 6)
  })
  it('counts distance on the screen: closer by, the six part', () => {
    const six = Array.from({ length: 6 }, (_, i) => order(`o${i}`, placeAt({ x: i * 7, y: 0 }, zoom)))
    expect(gatheredOrders(six, zoom)).toHaveLength(1)
    expect(gatheredOrders(six, zoom + 3)).toHaveLength(6)
  })
  it('loses none and doubles none', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        const ids = gatheredOrders(marks, zoom).flatMap((spot) => spot.orders.map(({ id }) => id))
        expect(ids.toSorted()).toEqual(marks.map(({ id }) => id).toSorted())
      }),
    )
  })
  it('leaves no six together', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        const alone = gatheredOrders(marks, zoom).filter((spot) => spot.orders.length === 1)
        for (const { middle } of alone) {
          const near = alone.filter(
            (other) => Math.hypot(other.middle.x - middle.x, other.middle.y - middle.y) <= GATHER_WITHIN,
          )
          expect(near.length).toBeLessThan(GATHER_FROM)
        }
      }),
    )
  })
  it('does not ask in what order the rows came', () => {
    fc.assert(
      fc.property(orders, (marks) => {
        expect(gatheredOrders(marks.toReversed(), zoom)).toEqual(gatheredOrders(marks, zoom))
      }),
    )
  })
})

describe('placing', () => {
  const spotAt = (id: string, x: number, y: number) => ({
    middle: { x, y },
    orders: [order(id, placeAt({ x, y }, zoom))],
  })
  it('keeps an order that stands free where it is', () => {
    const [spot] = placedOrders([spotAt('a', 100, 100)], { rounds: [{ x: 0, y: 0, radius: 30 }], rects: [] })
    expect(spot?.middle).toEqual({ x: 100, y: 100 })
  })
  it('moves one out from under a disc, on the side where it lies', () => {
    const rounds = [{ x: 0, y: 0, radius: 30 }]
    const [spot] = placedOrders([spotAt('a', 12, 0)], { rounds, rects: [] })
    expect(spot?.middle.x).toBeGreaterThan(30)
    expect(spot?.middle.y).toBeCloseTo(0, 6)
    expect(
      coveredBy(rectAt(spot?.middle ?? { x: 0, y: 0 }, { width: 14, height: 14 }), { rounds, rects: [] }),
    ).toBe(0)
  })
  it('parts orders of one place', () => {
    const spots = placedOrders([spotAt('a', 0, 0), spotAt('b', 0, 0)], { rounds: [], rects: [] })
    const [a, b] = spots.map(({ middle }) => middle)
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThanOrEqual(14)
  })
})
