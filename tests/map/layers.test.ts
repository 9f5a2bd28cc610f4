/** deck.gl layers of a map layout: contents, order and reproducibility; sprites in their atlas. */
import { describe, expect, it } from 'vitest'
import { layersFor, spritesOf, snappedToPixels } from '../../src/map/layers/layers-for.ts'
import { ringsOf } from '../../src/domain/geography.ts'
import { mapLayoutOf } from '../../src/map/layout/map-layout.ts'
import type { Scene } from '../../src/map/scene.ts'
import { EMPTY_ATLAS, packedCells } from '../../src/map/sprites/sprite-atlas.ts'
import { deliveryOf } from '../../src/measures/patrol-time/patrol-days.ts'
import { orderSprite } from '../../src/map/sprites/order-sprite.ts'
import { pixelAt, positionAt } from '../../src/map/mercator.ts'
import { bytesOf } from '../../src/map/palette.ts'
import { STAGES } from '../../src/domain/closure-order.ts'
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
} from './sample-map.ts'

const textures = {
  names: EMPTY_ATLAS,
  orders: EMPTY_ATLAS,
  pills: EMPTY_ATLAS,
  tags: EMPTY_ATLAS,
  visits: EMPTY_ATLAS,
  ranks: EMPTY_ATLAS,
}
const scene = sceneOf({
  clusters: [cluster(1, 1), cluster(2, 0), cluster(3, 1046, placeAt({ x: 120, y: 0 }, 13))],
  orders: [order('o1', placeAt({ x: -150, y: 90 }, 13)), order('o2', placeAt({ x: 150, y: 90 }, 13), 9)],
  hotspots: [hotspot('h1', placeAt({ x: -150, y: -150 }, 13))],
  sites: [site('a', MIDDLE, 'clear'), site('b', placeAt({ x: 0, y: 200 }, 13), 'build')],
})
const options = {
  ...LAYOUT_OPTIONS,
  places: [place('Cross', placeAt({ x: 250, y: 150 }, 13))],
}
const layout = mapLayoutOf(scene, viewportAt(13), options)
const layers = layersFor(layout, { textures, ratio: 1 })
const lengthOf = (data: unknown) => (Array.isArray(data) ? data.length : NaN)
const counts = Object.fromEntries(layers.map(({ id, props }) => [id, lengthOf(props.data)]))

describe('layers', () => {
  it('contain what the layout contains', () => {
    expect(counts).toMatchObject({
      clusters: 3,
      // A single incident is a dot without a number; an empty cluster shows 0.
      'cluster-numbers': 2,
      orders: 2,
      hotspots: 1,
      pills: 1,
      tags: 2,
      names: 1,
      'site-grounds': 2,
      'site-lines': 1,
      'site-chosen': 0,
    })
    expect(counts['site-dots']).toBeGreaterThan(10)
  })
  it('draw numbers over areas and labels over numbers, with constant ids', () => {
    const ids = layers.map(({ id }) => id)
    const rank = (id: string) => ids.indexOf(id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(rank('site-lines')).toBeLessThan(rank('names'))
    expect(rank('names')).toBeLessThan(rank('clusters'))
    expect(rank('orders')).toBeLessThan(rank('clusters'))
    expect(rank('clusters')).toBeLessThan(rank('cluster-numbers'))
    expect(rank('cluster-numbers')).toBeLessThan(rank('tags'))
    const empty = layersFor(mapLayoutOf(sceneOf({}), viewportAt(13), LAYOUT_OPTIONS), { textures, ratio: 2 })
    expect(empty.map(({ id }) => id)).toEqual(ids)
  })
  it('draw the boundary of a site once more where a disc lies over it, below the numbers', () => {
    const ids = layers.map(({ id }) => id)
    expect(counts).toMatchObject({ 'site-lines-over': counts['site-halos'] })
    expect(ids.indexOf('clusters')).toBeLessThan(ids.indexOf('site-halos'))
    expect(ids.indexOf('site-halos')).toBeLessThan(ids.indexOf('site-lines-over'))
    expect(ids.indexOf('site-lines-over')).toBeLessThan(ids.indexOf('cluster-numbers'))
    const over = (clusters: Scene['clusters']) => {
      const onSite = mapLayoutOf(sceneOf({ clusters, sites: scene.sites }), viewportAt(13), options)
      const drawn = layersFor(onSite, { textures, ratio: 1 }).find(({ id }) => id === 'site-lines-over')
      return lengthOf(drawn?.props.data)
    }
    expect(over([])).toBe(0)
    const [edge = MIDDLE] = scene.sites.flatMap(({ shape }) => ringsOf(shape).flat(2))
    const corner = pixelAt(edge, 13)
    const away = edge[1] > MIDDLE[1] ? -24 : 24
    expect(over([cluster(1, 900, positionAt({ ...corner, y: corner.y + away }, 13))])).toBeGreaterThan(0)
    // The number comes first.
    expect(over([cluster(1, 900, edge)])).toBe(0)
  })
  it('draw the line from the label of a site over a disc, on both sides of its number', () => {
    const { x, y } = pixelAt(MIDDLE, 13)
    const across = { kind: 'site', from: { x: x - 90, y }, to: { x: x + 90, y } } as const
    const partsOver = (clusters: Scene['clusters']) => {
      const laidOut = mapLayoutOf(sceneOf({ clusters }), viewportAt(13), options)
      const drawn = layersFor({ ...laidOut, leaders: [across] }, { textures, ratio: 1 })
      return lengthOf(drawn.find(({ id }) => id === 'leaders-over')?.props.data)
    }
    expect(partsOver([])).toBe(0)
    expect(partsOver([cluster(1, 900, MIDDLE)])).toBe(2)
  })
  it('draw clusters faintly while ranked places lie on them', () => {
    const opacityOf = (ranked: Scene['ranked']) =>
      layersFor(mapLayoutOf({ ...scene, ...(ranked && { ranked }) }, viewportAt(13), options), {
        textures,
        ratio: 1,
      })
        .filter(({ id }) => id.startsWith('cluster'))
        .map(({ props }) => props.opacity)
    expect(opacityOf(undefined)).toEqual([1, 1])
    const place1 = { id: 'p', rank: 1, at: MIDDLE, isHot: true, isLit: false }
    expect(opacityOf([place1])).toEqual([0.35, 0.35])
  })
  it('are the same for the same layout', () => {
    const again = layersFor(mapLayoutOf(scene, viewportAt(13), options), { textures, ratio: 1 })
    for (const [i, layer] of layers.entries()) {
      const strip = (data: unknown) => JSON.stringify(data)
      expect(strip(again[i]?.props.data)).toBe(strip(layer.props.data))
    }
  })
})

describe('sprites', () => {
  it('never overlap in their atlas', () => {
    const sprites = Array.from({ length: 60 }, (_, i) => ({
      key: `${i}`,
      width: 20 + i * 2.3,
      height: 12 + (i % 5) * 3.1,
    }))
    const { cells, width, height } = packedCells(sprites, 1.5, 400)
    const all = Object.values(cells)
    expect(all).toHaveLength(60)
    for (const [i, a] of all.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(width)
      expect(a.y + a.height).toBeLessThanOrEqual(height)
      for (const b of all.slice(i + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(apart).toBe(true)
      }
    }
  })
  it('have different keys for different content', () => {
    const faces = STAGES.flatMap((stage) =>
      [true, false].flatMap((endsSoon) => [true, false].map((isChosen) => ({ stage, endsSoon, isChosen }))),
    )
    expect(new Set(faces.map((face) => orderSprite(face, LAYOUT_OPTIONS.style).key)).size).toBe(faces.length)
  })
  it('are painted once for all their positions', () => {
    expect(spritesOf(layout).orders.map(({ key }) => key)).toEqual(['order in-force', 'order in-force soon'])
  })
  it('are snapped to whole device pixels, by less than one pixel', () => {
    const screen = { zoom: 13, origin: { x: 1000.3, y: 2000.7 }, ratio: 1.5 }
    const cell = { x: 0, y: 0, width: 33, height: 24 }
    const { x, y } = snappedToPixels({ x: 1234.56, y: 2345.67 }, cell, screen)
    const whole = (at: number) => expect(at).toBeCloseTo(Math.round(at), 6)
    whole((x - screen.origin.x) * 1.5 - 16.5)
    whole((y - screen.origin.y) * 1.5 - 12)
    expect(Math.abs(x - 1234.56)).toBeLessThan(1)
  })
})

describe('orders and hotspots under a walk', () => {
  const layersOf = (isQuiet: boolean) =>
    layersFor(mapLayoutOf({ ...scene, isQuiet }, viewportAt(13), options), { textures, ratio: 1 })
  const layer = (isQuiet: boolean, id: string) => layersOf(isQuiet).find((one) => one.id === id)
  it('are drawn faintly, all of them, without the minutes of hotspots', () => {
    expect(lengthOf(layer(true, 'orders')?.props.data)).toBe(2)
    expect(lengthOf(layer(true, 'hotspots')?.props.data)).toBe(1)
    expect(lengthOf(layer(true, 'pills')?.props.data)).toBe(0)
    expect(layer(false, 'orders')?.props.opacity).toBe(1)
    expect(layer(true, 'orders')?.props.opacity).toBeLessThan(0.7)
    const fill = (opacity: number) => ({ getFillColor: bytesOf(scene.theme, 'patrol', opacity) })
    expect(layer(false, 'hotspots')?.props).toMatchObject(fill(0.2))
    expect(layer(true, 'hotspots')?.props).toMatchObject(fill(0.1))
  })
})

describe('patrol', () => {
  it.each([
    [47, 60, 'under'],
    [48, 60, 'met'],
    [72, 60, 'met'],
    [73, 60, 'over'],
    [0, 0, 'met'],
  ] as const)('%i of %i minutes: %s', (delivered, planned, expected) => {
    expect(deliveryOf({ delivered, planned })).toBe(expected)
  })
})

describe('colours', () => {
  it('are those of the tokens', () => {
    expect(bytesOf('day', 'inc')).toEqual([0x22, 0x32, 0x47, 255])
    expect(bytesOf('night', 'patrol', 0.2)).toEqual([0x45, 0xbd, 0xab, 51])
  })
})
