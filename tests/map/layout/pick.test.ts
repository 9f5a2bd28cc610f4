/** Picking: the mark under the point, the nearest within reach, then the shape it lies in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenOf } from '../../../src/map/canvas/pointer.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import { discSize, reachOf } from '../../../src/map/layout/discs.ts'
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
  SETTING,
  sightAt,
  site,
  square,
} from '../sample-map.ts'

const ZOOM = 13
const pointAt = (x: number, y: number) => pixelAt(placeAt({ x, y }, ZOOM), ZOOM)
const pick = (parts: Partial<Scene>, [x, y]: readonly [number, number], reach = 8) =>
  pickAt(mapLayoutOf(sceneOf(parts), sightAt(ZOOM), SETTING), pointAt(x, y), reach)

describe('a point of the picture', () => {
  const ward = { code: 'W1', name: 'Ward', shape: square(MIDDLE, 0.04), chosen: false }
  const small = site('s1', MIDDLE)

  it('is a disc all over it and a little beyond', () => {
    const reach = reachOf(discSize(200))
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 6.3, noNaN: true }),
        fc.integer({ min: 0, max: reach + 7 }),
        (angle, out) => {
          const at = [out * Math.cos(angle), out * Math.sin(angle)] as const
          expect(pick({ clusters: [cluster(7, 200)] }, at)).toEqual({ kind: 'cluster', node: 7 })
        },
      ),
    )
    expect(pick({ clusters: [cluster(7, 200)] }, [reach + 9, 0])).toBeNull()
  })
  it('is the nearer of two within reach', () => {
    const clusters = [
      cluster(1, 20, placeAt({ x: -30, y: 0 }, ZOOM)),
      cluster(2, 20, placeAt({ x: 30, y: 0 }, ZOOM)),
    ]
    expect(pick({ clusters }, [-9, 0], 20)).toEqual({ kind: 'cluster', node: 1 })
    expect(pick({ clusters }, [9, 0], 20)).toEqual({ kind: 'cluster', node: 2 })
  })
  it('is an order, or several that stand together', () => {
    expect(pick({ orders: [order('o1', MIDDLE)] }, [3, 3])).toEqual({ kind: 'order', id: 'o1' })
    const orders = Array.from({ length: 7 }, (_, i) => order(`o${i}`, MIDDLE))
    const picked = pick({ orders }, [0, 0])
    expect(picked?.kind === 'gathered' ? picked.orders.map(({ id }) => id) : null).toEqual(
      orders.map(({ id }) => id),
    )
  })
  it('is the smallest kind of shape where no mark stands', () => {
    const shapes = { sites: [small], wards: [ward] }
    expect(pick({ ...shapes, hotspots: [hotspot('h1', MIDDLE)] }, [0, 0])).toEqual({
      kind: 'hotspot',
      id: 'h1',
    })
    expect(pick(shapes, [0, 0])).toEqual({ kind: 'site', id: 's1' })
    expect(pick(shapes, [0, 150])).toEqual({ kind: 'ward', id: 'W1' })
    expect(pick(shapes, [390, 290])).toBeNull()
  })
  it('is named as a View names it, a cluster by where it stands', () => {
    const clusterId = (node: number) => `node ${node}`
    expect(chosenOf({ kind: 'cluster', node: 7 }, clusterId)).toEqual({ kind: 'cluster', id: 'node 7' })
    expect(chosenOf({ kind: 'ward', id: 'W1' }, clusterId)).toEqual({ kind: 'ward', id: 'W1' })
    expect(chosenOf({ kind: 'gathered', orders: [], middle: { x: 0, y: 0 } }, clusterId)).toBeNull()
  })
})
