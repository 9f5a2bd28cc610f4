/** Hit testing: the mark at the point, the nearest within reach, then the area that contains the point. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenOf } from '../../../src/map/canvas/pointer.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import { discSize, outerRadius } from '../../../src/map/discs/disc-size.ts'
import { pickAt } from '../../../src/map/layout/pick.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import type { Scene } from '../../../src/map/scene.ts'
import {
  cluster,
  hotspot,
  MIDDLE,
  order,
  placeAt,
  sceneOf,
  LAYOUT_OPTIONS,
  viewportAt,
  site,
  square,
} from '../sample-map.ts'

const ZOOM = 13
const pointAt = (x: number, y: number) => pixelAt(placeAt({ x, y }, ZOOM), ZOOM)
const pick = (parts: Partial<Scene>, [x, y]: readonly [number, number], reach = 8) =>
  pickAt(mapLayoutOf(sceneOf(parts), viewportAt(ZOOM), LAYOUT_OPTIONS), pointAt(x, y), reach)

describe('hit testing', () => {
  const ward = { code: 'W1', name: 'Ward', shape: square(MIDDLE, 0.04), isChosen: false }
  const small = site('s1', MIDDLE)

  it('finds a disc anywhere on it and within reach', () => {
    const reach = outerRadius(discSize(200))
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.3, noNaN: true }),
        fc.integer({ min: 0, max: Math.floor(reach) + 7 }),
        (angle, out) => {
          const at = [out * Math.cos(angle), out * Math.sin(angle)] as const
          expect(pick({ clusters: [cluster(7, 200)] }, at)).toEqual({ kind: 'cluster', node: 7 })
        },
      ),
    )
    expect(pick({ clusters: [cluster(7, 200)] }, [reach + 9, 0])).toBeNull()
  })
  it('finds the nearer of two discs within reach', () => {
    const clusters = [
      cluster(1, 20, placeAt({ x: -30, y: 0 }, ZOOM)),
      cluster(2, 20, placeAt({ x: 30, y: 0 }, ZOOM)),
    ]
    expect(pick({ clusters }, [-9, 0], 20)).toEqual({ kind: 'cluster', node: 1 })
    expect(pick({ clusters }, [9, 0], 20)).toEqual({ kind: 'cluster', node: 2 })
  })
  it('finds an order, or a group of orders', () => {
    expect(pick({ orders: [order('o1', MIDDLE)] }, [3, 3])).toEqual({ kind: 'order', id: 'o1' })
    const orders = Array.from({ length: 7 }, (_, i) => order(`o${i}`, MIDDLE))
    const picked = pick({ orders }, [0, 0])
    expect(picked?.kind === 'gathered' ? picked.orders.map(({ id }) => id) : null).toEqual(
      orders.map(({ id }) => id),
    )
  })
  it('finds the smallest kind of area where there is no mark', () => {
    const shapes = { sites: [small], wards: [ward] }
    expect(pick({ ...shapes, hotspots: [hotspot('h1', MIDDLE)] }, [0, 0])).toEqual({
      kind: 'hotspot',
      id: 'h1',
    })
    expect(pick(shapes, [0, 0])).toEqual({ kind: 'site', id: 's1' })
    expect(pick(shapes, [0, 150])).toEqual({ kind: 'ward', id: 'W1' })
    expect(pick(shapes, [390, 290])).toBeNull()
  })
  it('converts to a selection of the View', () => {
    const clusterId = (node: number) => `node ${node}`
    expect(chosenOf({ kind: 'cluster', node: 7 }, clusterId)).toEqual({ kind: 'cluster', id: 'node 7' })
    expect(chosenOf({ kind: 'ward', id: 'W1' }, clusterId)).toEqual({ kind: 'ward', id: 'W1' })
    expect(chosenOf({ kind: 'gathered', orders: [], middle: { x: 0, y: 0 } }, clusterId)).toBeNull()
  })
})
