/** Watermarks of a map that leaves the screen: repeated, in the free space, at geographic positions. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pixelAt, positionAt } from '../../../src/map/mercator.ts'
import { paintWatermarks, watermarksOn } from '../../../src/map/export/watermarks.ts'
import { outerRadius } from '../../../src/map/discs/disc-size.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import {
  areDisjoint,
  frameOf,
  isInside,
  nearestIn,
  rectAt,
  type Rect,
} from '../../../src/map/layout/rects.ts'
import { watermarkSprite } from '../../../src/map/sprites/name-sprite.ts'
import {
  cluster,
  LAYOUT_OPTIONS,
  measure,
  MIDDLE,
  place,
  placeAt,
  sceneOf,
  site,
  viewportAt,
} from '../sample-map.ts'

const ZOOM = 13
const SPRITE = watermarkSprite('Invented incidents', LAYOUT_OPTIONS.style)
const viewport = viewportAt(ZOOM)
const FRAME = frameOf(viewport.box, ZOOM)
const layoutOf = (parts: Parameters<typeof sceneOf>[0]) =>
  mapLayoutOf(sceneOf(parts), viewport, {
    ...LAYOUT_OPTIONS,
    places: [place('Cross', placeAt({ x: 250, y: 150 }, ZOOM))],
  })
const nameOf = ({ middle }: { middle: { x: number; y: number } }) =>
  `${middle.x.toFixed(3)},${middle.y.toFixed(3)}`

it('are repeated inside the frame, at the same places on the ground when it moves', () => {
  const layout = layoutOf({})
  const marks = watermarksOn(layout, FRAME, SPRITE)
  expect(marks.length).toBeGreaterThanOrEqual(3)
  for (const { middle } of marks) expect(isInside(rectAt(middle, SPRITE), FRAME)).toBe(true)
  const before = new Set(marks.map(nameOf))
  const after = watermarksOn(layout, { ...FRAME, left: FRAME.left + 4 }, SPRITE)
  expect(after.filter((one) => before.has(nameOf(one))).length).toBeGreaterThanOrEqual(after.length - 2)
})

it('lie over no disc, label or name', () => {
  const clusters = Array.from({ length: 30 }, (_, i) =>
    cluster(i, 30 * i, placeAt({ x: (i % 6) * 120 - 300, y: Math.floor(i / 6) * 110 - 220 }, ZOOM)),
  )
  const layout = layoutOf({ clusters, sites: [site('s1', MIDDLE)] })
  const rects = watermarksOn(layout, FRAME, SPRITE).map(({ middle }) => rectAt(middle, SPRITE))
  expect(rects.length).toBeGreaterThan(0)
  for (const rect of rects) {
    for (const { middle, size } of layout.discs) {
      const near = nearestIn(rect, middle)
      expect(Math.hypot(near.x - middle.x, near.y - middle.y)).toBeGreaterThanOrEqual(
        outerRadius(size) - 1e-6,
      )
    }
    for (const { middle, sprite } of [...layout.names, ...layout.tags])
      expect(areDisjoint(rect, rectAt(middle, sprite))).toBe(true)
  }
})

it('are present even in a frame barely larger than one', () => {
  fc.assert(
    fc.property(fc.double({ min: 10, max: 17, noNaN: true }), (zoom) => {
      const middle = pixelAt(MIDDLE, zoom)
      const [west, north] = positionAt({ x: middle.x - 90, y: middle.y - 40 }, zoom)
      const [east, south] = positionAt({ x: middle.x + 90, y: middle.y + 40 }, zoom)
      const box = { west, north, east, south }
      const layout = mapLayoutOf(sceneOf({}), { box, canvas: box, zoom, hovered: null }, LAYOUT_OPTIONS)
      expect(watermarksOn(layout, frameOf(box, zoom), SPRITE).length).toBeGreaterThan(0)
    }),
  )
})

it('are drawn in the part of the canvas that no panel covers', () => {
  const positions: Rect[] = []
  const [x, y] = [{ at: 0 }, { at: 0 }]
  const context = {
    save: () => undefined,
    restore: () => undefined,
    translate: (dx: number, dy: number) => {
      x.at = dx
      y.at = dy
    },
    fillText: () => positions.push(rectAt({ x: x.at, y: y.at }, SPRITE)),
  }
  const insets = { left: 200, top: 40, right: 0, bottom: 60 }
  const size = { width: 600, height: 500 }
  // Only the functions that the sprite uses are needed.
  const canvas = context as unknown as CanvasRenderingContext2D
  paintWatermarks(canvas, layoutOf({}), { text: 'Invented incidents', insets, size, measure })
  expect(positions.length).toBeGreaterThan(10)
  const part = { left: -1, top: -1, right: size.width + 1, bottom: size.height + 1 }
  for (const rect of positions) expect(isInside(rect, part)).toBe(true)
})
