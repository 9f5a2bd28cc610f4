/** The picture: numbers win, labels move out, names give way, and no place is named in a site. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains } from '../../../src/analytics/geometry.ts'
import { pixelAt, positionAt } from '../../../src/map/mercator.ts'
import type { Placed } from '../../../src/map/layout/labels.ts'
import { reachOf } from '../../../src/map/layout/discs.ts'
import { namedPlaces } from '../../../src/map/layout/map-text.ts'
import { frameOf, mapLayoutOf, type MapLayout } from '../../../src/map/layout/map-layout.ts'
import { isApart, isWhollyIn, rectAt } from '../../../src/map/layout/rects.ts'
import {
  cluster,
  hotspot,
  MIDDLE,
  order,
  place,
  placeAt,
  sceneOf,
  SETTING,
  sightAt,
  site,
} from '../sample-map.ts'

const TOWN = 13
const BOROUGH = 11

const rectsOf = (picture: MapLayout) =>
  [...picture.pills, ...picture.tags, ...picture.names].map(({ stamp, middle }) => rectAt(middle, stamp))

describe('room on the picture', () => {
  const crowded = sceneOf({
    clusters: Array.from({ length: 12 }, (_, i) =>
      cluster(i, 30 + 40 * i, placeAt({ x: (i % 4) * 110 - 160, y: Math.floor(i / 4) * 110 - 110 }, TOWN)),
    ),
    hotspots: [
      hotspot('h1', placeAt({ x: -60, y: 20 }, TOWN)),
      hotspot('h2', placeAt({ x: 100, y: 20 }, TOWN)),
    ],
    sites: [site('s1', placeAt({ x: 20, y: 40 }, TOWN))],
  })
  const places = [place('Middleton Cross', placeAt({ x: -200, y: 0 }, TOWN))]
  const picture = mapLayoutOf(crowded, sightAt(TOWN), { ...SETTING, places })

  it('leaves every number uncovered', () => {
    for (const rect of rectsOf(picture)) {
      for (const { middle, size } of picture.discs) {
        const near = {
          x: Math.min(Math.max(middle.x, rect.left), rect.right),
          y: Math.min(Math.max(middle.y, rect.top), rect.bottom),
        }
        expect(Math.hypot(near.x - middle.x, near.y - middle.y)).toBeGreaterThanOrEqual(reachOf(size) - 1e-6)
      }
    }
  })
  it('lays no label over another', () => {
    const rects = rectsOf(picture)
    expect(rects.length).toBeGreaterThanOrEqual(4)
    for (const [i, a] of rects.entries()) {
      for (const b of rects.slice(i + 1)) expect(isApart(a, b)).toBe(true)
    }
  })
  it('ties a label that moved far to its place, and only such a one', () => {
    const clusters = [-45, 0, 45].flatMap((x, column) =>
      [-45, 0, 45].map((y, row) => cluster(3 * column + row, 20, placeAt({ x, y }, TOWN))),
    )
    const hotspots = [hotspot('h1', MIDDLE)]
    const leadersIn = (parts: Parameters<typeof sceneOf>[0]) =>
      mapLayoutOf(sceneOf({ hotspots, ...parts }), sightAt(TOWN), SETTING).leaders
    expect(leadersIn({})).toEqual([])
    expect(leadersIn({ clusters }).map(({ kind }) => kind)).toEqual(['hotspot'])
  })
  it('does not ask in what order the marks came', () => {
    const turned = sceneOf({ ...crowded, hotspots: crowded.hotspots.toReversed() })
    const { pills } = mapLayoutOf(turned, sightAt(TOWN), { ...SETTING, places })
    const plain = (all: MapLayout['pills']) => all.map(({ id, middle }) => ({ id, middle }))
    expect(plain(pills)).toEqual(plain(picture.pills))
  })
})

describe('names', () => {
  const inSite = place('Quarry Bank', MIDDLE, 'suburb')
  const near = place('Little Moss', placeAt({ x: 0, y: 200 }, TOWN), 'suburb')

  it('are left out within a site, though the site itself is not drawn', () => {
    const { shape } = site('s1', MIDDLE)
    const setting = { ...SETTING, places: [inSite, near] }
    const named = (parts: Parameters<typeof sceneOf>[0]) =>
      mapLayoutOf(sceneOf(parts), sightAt(TOWN), setting).names.map(({ id }) => id)
    expect(named({})).toEqual(['Little Moss', 'Quarry Bank'])
    expect(named({ sites: [site('s1', MIDDLE)] })).toEqual(['Little Moss'])
    expect(named({ unnamed: [shape] })).toEqual(['Little Moss'])
    expect(contains(shape, MIDDLE[0], MIDDLE[1])).toBe(true)
  })
  it('give way to a disc on their place: a town moves, a village goes', () => {
    const clusters = [cluster(1, 900)]
    const namesOn = (kind: string) =>
      mapLayoutOf(sceneOf({ clusters }), sightAt(TOWN), {
        ...SETTING,
        places: [place('Cross', MIDDLE, kind)],
      }).names
    expect(namesOn('suburb')).toEqual([])
    const [town] = namesOn('town')
    const from = pixelAt(MIDDLE, TOWN)
    expect(Math.hypot((town?.middle.x ?? 0) - from.x, (town?.middle.y ?? 0) - from.y)).toBeGreaterThan(26)
  })
  it('come with the zoom: towns, then villages, then the rest; the larger first', () => {
    const all = [
      place('Small', MIDDLE, 'town', 10),
      place('Large', MIDDLE, 'town', 1000),
      place('Village', MIDDLE, 'village'),
      place('Estate', MIDDLE, 'estate'),
    ]
    const at = (zoom: number) => namedPlaces(all, { zoom, zooms: SETTING.zooms }, []).map(({ name }) => name)
    expect(at(BOROUGH)).toEqual(['Large', 'Small'])
    expect(at(12)).toEqual(['Large', 'Small', 'Village'])
    expect(at(14)).toEqual(['Large', 'Small', 'Village', 'Estate'])
  })
})

describe('from afar', () => {
  const scene = sceneOf({
    orders: [order('in', MIDDLE), order('also in', MIDDLE), order('out', placeAt({ x: 300, y: 0 }, BOROUGH))],
    hotspots: [hotspot('h1', MIDDLE)],
    sites: [site('s1', MIDDLE, 'hold')],
  })
  it('tells a site’s orders in its tag and draws none, and no hotspots', () => {
    const picture = mapLayoutOf(scene, sightAt(BOROUGH), SETTING)
    expect(picture.orders).toEqual([])
    expect(picture.hotspots).toEqual([])
    expect(picture.pills).toEqual([])
    expect(picture.tags.map(({ stamp }) => stamp.key)).toEqual(['tag Hold|Site s1|2 orders'])
  })
  it('draws them closer by and takes them out of the tag', () => {
    const picture = mapLayoutOf(scene, sightAt(TOWN), SETTING)
    expect(picture.orders.map(({ id }) => id).toSorted()).toEqual(['also in', 'in'])
    expect(picture.tags.map(({ stamp }) => stamp.key)).toEqual(['tag Hold|Site s1|'])
  })
})

describe('what the picture says of its data', () => {
  it('is said here and there, and stays on the ground when the map moves', () => {
    const setting = { ...SETTING, quiet: 'Invented incidents' }
    const sight = sightAt(TOWN)
    const { quiet } = mapLayoutOf(sceneOf({}), sight, setting)
    expect(quiet.length).toBeGreaterThanOrEqual(3)
    const frame = frameOf(sight.box, TOWN)
    for (const { stamp, middle } of quiet) expect(isWhollyIn(rectAt(middle, stamp), frame)).toBe(true)
    const [west] = positionAt({ x: frame.left + 4, y: frame.top }, TOWN)
    const nameOf = ({ middle }: Placed) => `${middle.x.toFixed(3)},${middle.y.toFixed(3)}`
    const before = new Set(quiet.map(nameOf))
    const after = mapLayoutOf(sceneOf({}), { ...sight, box: { ...sight.box, west } }, setting).quiet
    expect(after.filter((one) => before.has(nameOf(one))).length).toBeGreaterThanOrEqual(after.length - 2)
  })
  it('is said whole even in a window no larger than itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 10, max: 17, noNaN: true }), (zoom) => {
        const middle = pixelAt(MIDDLE, zoom)
        const [west, north] = positionAt({ x: middle.x - 90, y: middle.y - 40 }, zoom)
        const [east, south] = positionAt({ x: middle.x + 90, y: middle.y + 40 }, zoom)
        const box = { west, north, east, south }
        const setting = { ...SETTING, quiet: 'Invented incidents' }
        const { quiet } = mapLayoutOf(sceneOf({}), { box, canvas: box, zoom, hovered: null }, setting)
        expect(quiet.length).toBeGreaterThan(0)
      }),
    )
  })
  it('is nothing where there is nothing to say', () => {
    expect(mapLayoutOf(sceneOf({}), sightAt(TOWN), SETTING).quiet).toEqual([])
  })
})
