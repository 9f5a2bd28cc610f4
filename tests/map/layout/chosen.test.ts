/** What is chosen is never under a disc: drawn over it, or seen through it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ringsOf } from '../../../src/domain/geography.ts'
import { distanceToLine } from '../../../src/map/discs/faded-discs.ts'
import { outerRadius } from '../../../src/map/discs/disc-size.ts'
import { layersFor } from '../../../src/map/layers/layers-for.ts'
import { mapLayoutOf, type MapLayout } from '../../../src/map/layout/map-layout.ts'
import { pixelAt, type Pixel } from '../../../src/map/mercator.ts'
import type { Scene } from '../../../src/map/scene.ts'
import { EMPTY_ATLAS } from '../../../src/map/sprites/sprite-atlas.ts'
import {
  cluster,
  hotspot,
  LAYOUT_OPTIONS,
  MIDDLE,
  order,
  placeAt,
  sceneOf,
  site,
  viewportAt,
} from '../sample-map.ts'

const ZOOM = 13
const layoutOf = (parts: Partial<Scene>, zoom = ZOOM) =>
  mapLayoutOf(sceneOf(parts), viewportAt(zoom), LAYOUT_OPTIONS)
const offset = fc.integer({ min: -200, max: 200 })
const clusters = fc
  .array(fc.tuple(offset, offset, fc.integer({ min: 0, max: 5000 })), { minLength: 1, maxLength: 12 })
  .map((all) => all.map(([x, y, count], i) => cluster(i, count, placeAt({ x, y }, ZOOM))))
const opaqueIn = ({ discs }: MapLayout) => discs.filter(({ isFaded }) => !isFaded)

describe('what is chosen', () => {
  it('has its boundary under no opaque disc', () => {
    fc.assert(
      fc.property(
        clusters,
        fc.boolean(),
        fc.double({ min: 11, max: 15, noNaN: true }),
        (marks, isSite, zoom) => {
          const chosen = isSite
            ? { ...site('s', MIDDLE), isChosen: true }
            : { ...hotspot('h', MIDDLE), isChosen: true }
          const layout = layoutOf(
            { clusters: marks, ...('planned' in chosen ? { hotspots: [chosen] } : { sites: [chosen] }) },
            zoom,
          )
          const lines: Pixel[][] = ringsOf(chosen.shape)
            .flat()
            .map((ring) => ring.map((position) => pixelAt(position, zoom)))
          for (const { middle, size } of opaqueIn(layout))
            for (const line of lines)
              expect(distanceToLine(line, middle)).toBeGreaterThanOrEqual(outerRadius(size))
        },
      ),
    )
  })
  it('is an order under no opaque disc, drawn over all discs', () => {
    fc.assert(
      fc.property(clusters, (marks) => {
        const orders = [{ ...order('o', MIDDLE), isChosen: true }, order('p', placeAt({ x: 30, y: 0 }, ZOOM))]
        const layout = layoutOf({ clusters: marks, orders })
        const spot = layout.orders.find(({ id }) => id === 'o')
        for (const { middle, size } of opaqueIn(layout))
          expect(
            Math.hypot(middle.x - (spot?.middle.x ?? 0), middle.y - (spot?.middle.y ?? 0)),
          ).toBeGreaterThanOrEqual(outerRadius(size))
      }),
    )
    const layout = layoutOf({ orders: [{ ...order('o', MIDDLE), isChosen: true }, order('p', MIDDLE)] })
    const textures = {
      names: EMPTY_ATLAS,
      orders: EMPTY_ATLAS,
      pills: EMPTY_ATLAS,
      tags: EMPTY_ATLAS,
      visits: EMPTY_ATLAS,
      ranks: EMPTY_ATLAS,
    }
    const layers = layersFor(layout, { textures, ratio: 1 })
    const ids = layers.map(({ id }) => id)
    expect(ids.indexOf('chosen-orders')).toBeGreaterThan(ids.indexOf('cluster-numbers'))
    const chosen = layers.find(({ id }) => id === 'chosen-orders')
    expect(chosen?.props.data).toEqual(layout.orders.filter(({ id }) => id === 'o'))
  })
  it('is a cluster drawn after all others', () => {
    const { discs } = layoutOf({
      clusters: [{ ...cluster(1, 900), isChosen: true }, cluster(2, 900, placeAt({ x: 70, y: 0 }, ZOOM))],
    })
    expect(discs.map(({ mark }) => mark.node)).toEqual([2, 1])
  })
  it('leaves every disc opaque where nothing is chosen, and those away from it', () => {
    const marks = [cluster(1, 900), cluster(2, 900, placeAt({ x: 300, y: 0 }, ZOOM))]
    expect(opaqueIn(layoutOf({ clusters: marks, sites: [site('s', MIDDLE)] }))).toHaveLength(2)
    const { discs } = layoutOf({ clusters: marks, hotspots: [{ ...hotspot('h', MIDDLE), isChosen: true }] })
    expect(discs.map(({ isFaded }) => isFaded ?? false)).toEqual([true, false])
  })
})
