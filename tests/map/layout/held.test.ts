/** Layout that keeps the places of an earlier one: contents change, places do not. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelAt } from '../../../src/map/mercator.ts'
import { mapLayoutOf, type MapLayout } from '../../../src/map/layout/map-layout.ts'
import { areDisjoint, rectAt } from '../../../src/map/layout/rects.ts'
import type { Scene } from '../../../src/map/scene.ts'
import {
  cluster,
  hotspot,
  LAYOUT_OPTIONS,
  order,
  place,
  placeAt,
  sceneOf,
  site,
  viewportAt,
} from '../sample-map.ts'

const ZOOM = 13
const at = (x: number, y: number) => placeAt({ x, y }, ZOOM)
const places = [place('Cross', at(-120, 90)), place('Moss', at(180, -120), 'village')]
const layoutOf = (parts: Partial<Scene>, held: MapLayout | null = null) =>
  mapLayoutOf(sceneOf(parts), viewportAt(ZOOM), { ...LAYOUT_OPTIONS, places, held })
const boxes = (layout: MapLayout) =>
  [...layout.names, ...layout.tags, ...layout.pills].map(({ id, middle, sprite }) => ({
    id,
    rect: rectAt(middle, sprite),
  }))

const counts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 9, maxLength: 9 })
const clustersOf = (numbers: readonly number[]) =>
  numbers.map((count, i) => cluster(i, count, at((i % 3) * 90 - 90, Math.floor(i / 3) * 90 - 90)))
const hotspots = [hotspot('h1', at(-40, 30)), hotspot('h2', at(90, 60))]
const sites = [site('s1', at(40, -60), 'hold')]
const orders = Array.from({ length: 12 }, (_, i) =>
  order(`o${i}`, at(20 * (i % 4) - 150, 20 * Math.floor(i / 4) - 100)),
)

describe('a layout that keeps places', () => {
  it('moves no label, however numbers, minutes and phases change', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 0, max: 99 }), (before, after, delivered) => {
        const first = layoutOf({ clusters: clustersOf(before), hotspots, sites, orders })
        const next = layoutOf(
          {
            clusters: clustersOf(after),
            hotspots: hotspots.map((one) => ({ ...one, delivered })),
            sites: sites.map((one) => ({ ...one, phase: 'build' as const })),
            orders,
          },
          first,
        )
        expect(boxes(next)).toEqual(boxes(first))
        expect(next.orders.map(({ id, middle }) => ({ id, middle }))).toEqual(
          first.orders.map(({ id, middle }) => ({ id, middle })),
        )
        for (const { mark, size, middle } of first.discs) {
          const disc = next.discs.find((one) => one.mark.node === mark.node)
          if (size.kind !== 'none' && disc?.size.kind !== 'none') expect(disc?.middle).toEqual(middle)
        }
        expect(next.discs.map(({ mark }) => mark.count)).toEqual(after)
      }),
      { numRuns: 40 },
    )
  })
  it('shows the new content in the old place', () => {
    const first = layoutOf({ hotspots, sites })
    const next = layoutOf(
      {
        hotspots: hotspots.map((one) => ({ ...one, delivered: 7 })),
        sites: sites.map((one) => ({ ...one, phase: 'clear' as const })),
      },
      first,
    )
    expect(next.pills.map(({ sprite }) => sprite.key)).not.toEqual(
      first.pills.map(({ sprite }) => sprite.key),
    )
    expect(next.tags.map(({ sprite }) => sprite.key)).not.toEqual(first.tags.map(({ sprite }) => sprite.key))
    expect(next.pills.map(({ middle }) => middle)).toEqual(first.pills.map(({ middle }) => middle))
  })
  it('keeps the left edge of a label that needs more room', () => {
    const first = layoutOf({ sites: [site('s1', at(0, 0), null)] })
    const next = layoutOf({ sites: [site('s1', at(0, 0), 'hold')] }, first)
    const [before, after] = [first, next].map(({ tags }) => tags[0] && rectAt(tags[0].middle, tags[0].sprite))
    expect(after?.left).toBeCloseTo(before?.left ?? NaN, 6)
    expect(after?.right).toBeGreaterThan(before?.right ?? NaN)
  })
  it('drops what has gone, places what is new in the free space, and keeps a group of orders', () => {
    const first = layoutOf({ hotspots, sites, orders })
    expect(first.orders.some(({ spot }) => spot.orders.length > 1)).toBe(true)
    const next = layoutOf(
      {
        hotspots: [...hotspots.slice(1), hotspot('new', at(-40, 30))],
        sites,
        orders: [...orders.slice(3), order('new', at(150, 150))],
      },
      first,
    )
    expect(next.pills.map(({ id }) => id).toSorted()).toEqual(['h2', 'new'])
    expect(next.orders.flatMap(({ spot }) => spot.orders.map(({ id }) => id)).toSorted()).toEqual(
      [...orders.slice(3).map(({ id }) => id), 'new'].toSorted(),
    )
    const group = (layout: MapLayout) => layout.orders.find(({ spot }) => spot.orders.length > 1)?.middle
    expect(group(next)).toEqual(group(first))
    const rects = boxes(next).map(({ rect }) => rect)
    for (const [i, a] of rects.entries())
      for (const b of rects.slice(i + 1)) expect(areDisjoint(a, b)).toBe(true)
  })
  it('fills an empty cluster at its own place', () => {
    const first = layoutOf({ clusters: [cluster(1, 0, at(50, 50))] })
    const [disc] = layoutOf({ clusters: [cluster(1, 9, at(50, 50))] }, first).discs
    const home = pixelAt(at(50, 50), ZOOM)
    expect(disc?.middle.x).toBeCloseTo(home.x, 6)
    expect(disc?.middle.y).toBeCloseTo(home.y, 6)
  })
})
