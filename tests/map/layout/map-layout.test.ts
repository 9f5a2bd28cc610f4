/** Map layout: labels and names yield to discs, and no place is named inside a site. */
import { describe, expect, it } from 'vitest'
import { contains } from '../../../src/analytics/geometry.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import { outerRadius } from '../../../src/map/discs/disc-size.ts'
import { namedPlaces } from '../../../src/map/layout/map-text.ts'
import { mapLayoutOf, type MapLayout } from '../../../src/map/layout/map-layout.ts'
import { areDisjoint, rectAt } from '../../../src/map/layout/rects.ts'
import {
  cluster,
  hotspot,
  MIDDLE,
  order,
  place,
  placeAt,
  sceneOf,
  LAYOUT_OPTIONS,
  viewportAt,
  site,
} from '../sample-map.ts'

const TOWN_ZOOM = 13
const BOROUGH_ZOOM = 11

const labelRects = (layout: MapLayout) =>
  [...layout.pills, ...layout.tags, ...layout.names].map(({ sprite, middle }) => rectAt(middle, sprite))

describe('placement of labels', () => {
  const crowded = sceneOf({
    clusters: Array.from({ length: 12 }, (_, i) =>
      cluster(
        i,
        30 + 40 * i,
        placeAt({ x: (i % 4) * 110 - 160, y: Math.floor(i / 4) * 110 - 110 }, TOWN_ZOOM),
      ),
    ),
    hotspots: [
      hotspot('h1', placeAt({ x: -60, y: 20 }, TOWN_ZOOM)),
      hotspot('h2', placeAt({ x: 100, y: 20 }, TOWN_ZOOM)),
    ],
    sites: [site('s1', placeAt({ x: 20, y: 40 }, TOWN_ZOOM))],
  })
  const places = [place('Middleton Cross', placeAt({ x: -200, y: 0 }, TOWN_ZOOM))]
  const layout = mapLayoutOf(crowded, viewportAt(TOWN_ZOOM), { ...LAYOUT_OPTIONS, places })

  it('covers no disc', () => {
    for (const rect of labelRects(layout)) {
      for (const { middle, size } of layout.discs) {
        const near = {
          x: Math.min(Math.max(middle.x, rect.left), rect.right),
          y: Math.min(Math.max(middle.y, rect.top), rect.bottom),
        }
        expect(Math.hypot(near.x - middle.x, near.y - middle.y)).toBeGreaterThanOrEqual(
          outerRadius(size) - 1e-6,
        )
      }
    }
  })
  it('puts no label over another', () => {
    const rects = labelRects(layout)
    expect(rects.length).toBeGreaterThanOrEqual(4)
    for (const [i, a] of rects.entries()) {
      for (const b of rects.slice(i + 1)) expect(areDisjoint(a, b)).toBe(true)
    }
  })
  it('draws a leader to a label that moved far, and to no other', () => {
    const clusters = [-45, 0, 45].flatMap((x, column) =>
      [-45, 0, 45].map((y, row) => cluster(3 * column + row, 20, placeAt({ x, y }, TOWN_ZOOM))),
    )
    const hotspots = [hotspot('h1', MIDDLE)]
    const leadersIn = (parts: Parameters<typeof sceneOf>[0]) =>
      mapLayoutOf(sceneOf({ hotspots, ...parts }), viewportAt(TOWN_ZOOM), LAYOUT_OPTIONS).leaders
    expect(leadersIn({})).toEqual([])
    expect(leadersIn({ clusters }).map(({ kind }) => kind)).toEqual(['hotspot'])
  })
  it('does not depend on the order of the marks', () => {
    const turned = sceneOf({ ...crowded, hotspots: crowded.hotspots.toReversed() })
    const { pills } = mapLayoutOf(turned, viewportAt(TOWN_ZOOM), { ...LAYOUT_OPTIONS, places })
    const plain = (all: MapLayout['pills']) => all.map(({ id, middle }) => ({ id, middle }))
    expect(plain(pills)).toEqual(plain(layout.pills))
  })
})

describe('place names', () => {
  const inSite = place('Quarry Bank', MIDDLE, 'suburb')
  const near = place('Little Moss', placeAt({ x: 0, y: 200 }, TOWN_ZOOM), 'suburb')

  it('are left out inside a site even if it is not drawn', () => {
    const { shape } = site('s1', MIDDLE)
    const options = { ...LAYOUT_OPTIONS, places: [inSite, near] }
    const named = (parts: Parameters<typeof sceneOf>[0]) =>
      mapLayoutOf(sceneOf(parts), viewportAt(TOWN_ZOOM), options).names.map(({ id }) => id)
    expect(named({})).toEqual(['Little Moss', 'Quarry Bank'])
    expect(named({ sites: [site('s1', MIDDLE)] })).toEqual(['Little Moss'])
    expect(named({ unlabelledAreas: [shape] })).toEqual(['Little Moss'])
    expect(contains(shape, MIDDLE[0], MIDDLE[1])).toBe(true)
  })
  it('yield to a disc: a town’s name moves, a village’s is left out', () => {
    const clusters = [cluster(1, 900)]
    const namesOn = (kind: string) =>
      mapLayoutOf(sceneOf({ clusters }), viewportAt(TOWN_ZOOM), {
        ...LAYOUT_OPTIONS,
        places: [place('Cross', MIDDLE, kind)],
      }).names
    expect(namesOn('suburb')).toEqual([])
    const [town] = namesOn('town')
    const from = pixelAt(MIDDLE, TOWN_ZOOM)
    expect(Math.hypot((town?.middle.x ?? 0) - from.x, (town?.middle.y ?? 0) - from.y)).toBeGreaterThan(26)
  })
  it('appear by zoom: towns, then villages, then the rest, the larger first', () => {
    const all = [
      place('Small', MIDDLE, 'town', 10),
      place('Large', MIDDLE, 'town', 1000),
      place('Village', MIDDLE, 'village'),
      place('Estate', MIDDLE, 'estate'),
    ]
    const at = (zoom: number) =>
      namedPlaces(all, { zoom, zooms: LAYOUT_OPTIONS.zooms }, []).map(({ name }) => name)
    expect(at(BOROUGH_ZOOM)).toEqual(['Large', 'Small'])
    expect(at(12)).toEqual(['Large', 'Small', 'Village'])
    expect(at(14)).toEqual(['Large', 'Small', 'Village', 'Estate'])
  })
})

describe('below the town zoom', () => {
  const scene = sceneOf({
    orders: [
      order('in', MIDDLE),
      order('also in', MIDDLE),
      order('out', placeAt({ x: 300, y: 0 }, BOROUGH_ZOOM)),
    ],
    hotspots: [hotspot('h1', MIDDLE)],
    sites: [site('s1', MIDDLE, 'hold')],
  })
  it('gives the number of orders in the label of their site and draws no orders or hotspots', () => {
    const layout = mapLayoutOf(scene, viewportAt(BOROUGH_ZOOM), LAYOUT_OPTIONS)
    expect(layout.orders).toEqual([])
    expect(layout.hotspots).toEqual([])
    expect(layout.pills).toEqual([])
    expect(layout.tags.map(({ sprite }) => sprite.key)).toEqual(['tag Hold|Site s1|2 orders'])
  })
  it('draws orders where no site is drawn that could give their number', () => {
    const layout = mapLayoutOf({ ...scene, sites: [] }, viewportAt(BOROUGH_ZOOM), LAYOUT_OPTIONS)
    expect(layout.orders.flatMap(({ spot }) => spot.orders.map(({ id }) => id)).toSorted()).toEqual([
      'also in',
      'in',
      'out',
    ])
    expect(layout.hotspots).toEqual([])
  })
  it('draws them above it and leaves them out of the label', () => {
    const layout = mapLayoutOf(scene, viewportAt(TOWN_ZOOM), LAYOUT_OPTIONS)
    expect(layout.orders.map(({ id }) => id).toSorted()).toEqual(['also in', 'in'])
    expect(layout.tags.map(({ sprite }) => sprite.key)).toEqual(['tag Hold|Site s1|'])
  })
})
