/** Layers: the picture and nothing but the picture, the same each time, from the ground up. */
import { describe, expect, it } from 'vitest'
import { layersFor, spritesOf } from '../../src/map/layers/layers-for.ts'
import { onPixels } from '../../src/map/layers/sprite-layers.ts'
import { mapLayoutOf } from '../../src/map/layout/map-layout.ts'
import { BLANK_SHEET, packed } from '../../src/map/sprites/sprite-atlas.ts'
import { deliveryOf } from '../../src/measures/patrol-time/patrol-days.ts'
import { orderSprite } from '../../src/map/sprites/order-sprite.ts'
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
  SETTING,
  sightAt,
  site,
} from './a-small-place.ts'

const sheets = {
  quiet: BLANK_SHEET,
  names: BLANK_SHEET,
  orders: BLANK_SHEET,
  pills: BLANK_SHEET,
  tags: BLANK_SHEET,
  visits: BLANK_SHEET,
}
const scene = sceneOf({
  clusters: [cluster(1, 1), cluster(2, 0), cluster(3, 1046, placeAt({ x: 120, y: 0 }, 13))],
  orders: [order('o1', placeAt({ x: -150, y: 90 }, 13)), order('o2', placeAt({ x: 150, y: 90 }, 13), 9)],
  hotspots: [hotspot('h1', placeAt({ x: -150, y: -150 }, 13))],
  sites: [site('a', MIDDLE, 'clear'), site('b', placeAt({ x: 0, y: 200 }, 13), 'build')],
})
const setting = { ...SETTING, places: [place('Cross', placeAt({ x: 250, y: 150 }, 13))], quiet: 'Invented' }
const picture = mapLayoutOf(scene, sightAt(13), setting)
const layers = layersFor(picture, { sheets, ratio: 1 })
const lengthOf = (data: unknown) => (Array.isArray(data) ? data.length : NaN)
const counts = Object.fromEntries(layers.map(({ id, props }) => [id, lengthOf(props.data)]))

describe('layers', () => {
  it('hold what the picture holds', () => {
    expect(counts).toMatchObject({
      clusters: 3,
      // A single incident is a dot without a number; none is told as 0.
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
    expect(counts['quiet']).toBe(picture.quiet.length)
  })
  it('put numbers over the ground and labels over numbers, under ids that never change', () => {
    const ids = layers.map(({ id }) => id)
    const rank = (id: string) => ids.indexOf(id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(rank('site-lines')).toBeLessThan(rank('names'))
    expect(rank('names')).toBeLessThan(rank('clusters'))
    expect(rank('orders')).toBeLessThan(rank('clusters'))
    expect(rank('clusters')).toBeLessThan(rank('cluster-numbers'))
    expect(rank('cluster-numbers')).toBeLessThan(rank('tags'))
    const empty = layersFor(mapLayoutOf(sceneOf({}), sightAt(13), SETTING), { sheets, ratio: 2 })
    expect(empty.map(({ id }) => id)).toEqual(ids)
  })
  it('are the same for the same picture', () => {
    const again = layersFor(mapLayoutOf(scene, sightAt(13), setting), { sheets, ratio: 1 })
    for (const [i, layer] of layers.entries()) {
      const strip = (data: unknown) => JSON.stringify(data)
      expect(strip(again[i]?.props.data)).toBe(strip(layer.props.data))
    }
  })
})

describe('stamps', () => {
  it('never lie over each other on their sheet', () => {
    const stamps = Array.from({ length: 60 }, (_, i) => ({
      key: `${i}`,
      width: 20 + i * 2.3,
      height: 12 + (i % 5) * 3.1,
    }))
    const { cells, width, height } = packed(stamps, 1.5, 400)
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
  it('look different wherever they mean something different', () => {
    const faces = STAGES.flatMap((stage) =>
      [true, false].flatMap((endsSoon) => [true, false].map((chosen) => ({ stage, endsSoon, chosen }))),
    )
    expect(new Set(faces.map((face) => orderSprite(face, SETTING.look).key)).size).toBe(faces.length)
  })
  it('are printed once for all places they are set down at', () => {
    expect(spritesOf(picture).quiet).toHaveLength(1)
    expect(spritesOf(picture).orders.map(({ key }) => key)).toEqual(['order in-force', 'order in-force soon'])
  })
  it('stand on whole pixels of the screen, less than one from their place', () => {
    const screen = { zoom: 13, origin: { x: 1000.3, y: 2000.7 }, ratio: 1.5 }
    const cell = { x: 0, y: 0, width: 33, height: 24 }
    const { x, y } = onPixels({ x: 1234.56, y: 2345.67 }, cell, screen)
    const whole = (at: number) => expect(at).toBeCloseTo(Math.round(at), 6)
    whole((x - screen.origin.x) * 1.5 - 16.5)
    whole((y - screen.origin.y) * 1.5 - 12)
    expect(Math.abs(x - 1234.56)).toBeLessThan(1)
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
  it('are the tokens’ own', () => {
    expect(bytesOf('day', 'inc')).toEqual([0x22, 0x32, 0x47, 255])
    expect(bytesOf('night', 'patrol', 0.2)).toEqual([0x45, 0xbd, 0xab, 51])
  })
})
