/** Discs of ranked places: on their places, apart from each other, first to be pressed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pixelAt } from '../../../src/map/mercator.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import { pickAt } from '../../../src/map/layout/pick.ts'
import { frameOf, isInside, rectAt } from '../../../src/map/layout/rects.ts'
import type { RankMark, Scene } from '../../../src/map/scene.ts'
import { cluster, hotspot, LAYOUT_OPTIONS, MIDDLE, placeAt, sceneOf, viewportAt } from '../sample-map.ts'

const ZOOM = 13
const ranked = (rank: number, at = MIDDLE, parts: Partial<RankMark> = {}): RankMark => ({
  id: `place ${rank}`,
  rank,
  at,
  isHot: true,
  isLit: false,
  ...parts,
})
const layoutOf = (parts: Partial<Scene>) => mapLayoutOf(sceneOf(parts), viewportAt(ZOOM), LAYOUT_OPTIONS)
const offset = fc.integer({ min: -240, max: 240 })

describe('discs of ranked places', () => {
  it('lie on their places where these are apart, and are 24 px wide', () => {
    const at = placeAt({ x: 90, y: -40 }, ZOOM)
    const { ranks, leaders } = layoutOf({ ranked: [ranked(1), ranked(2, at)] })
    expect(ranks.map(({ id }) => id)).toEqual(['place 1', 'place 2'])
    const pixel = pixelAt(at, ZOOM)
    expect(ranks[1]?.middle.x).toBeCloseTo(pixel.x, 6)
    expect(ranks[1]?.middle.y).toBeCloseTo(pixel.y, 6)
    expect(leaders).toEqual([])
    const layout = layoutOf({ ranked: [ranked(1)] })
    const middle = pixelAt(MIDDLE, ZOOM)
    expect(pickAt(layout, { x: middle.x + 12, y: middle.y }, 0)).toEqual({ kind: 'place', id: 'place 1' })
    expect(pickAt(layout, { x: middle.x + 12.5, y: middle.y }, 0)).toBeNull()
  })
  it('never cover one another and stay in the frame', () => {
    const frame = frameOf(viewportAt(ZOOM).box, ZOOM)
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { minLength: 2, maxLength: 20 }), (places) => {
        const { ranks } = layoutOf({
          ranked: places.map(([x, y], i) => ranked(i + 1, placeAt({ x, y }, ZOOM))),
        })
        expect(ranks).toHaveLength(places.length)
        for (const [i, { middle }] of ranks.entries()) {
          expect(isInside(rectAt(middle, { width: 24, height: 24 }), frame)).toBe(true)
          for (const other of ranks.slice(i + 1))
            expect(Math.hypot(middle.x - other.middle.x, middle.y - other.middle.y)).toBeGreaterThanOrEqual(
              24,
            )
        }
      }),
    )
  })
  it('keep the first rank on its place and join one that moved far by a line', () => {
    const { ranks, leaders } = layoutOf({ ranked: [ranked(3), ranked(2), ranked(1)] })
    const middle = pixelAt(MIDDLE, ZOOM)
    expect(ranks[0]).toMatchObject({ id: 'place 1', middle })
    expect(leaders.map(({ kind, from }) => ({ kind, from }))).toEqual([
      { kind: 'place', from: middle },
      { kind: 'place', from: middle },
    ])
  })
  it('are pressed before the disc of a cluster and the hotspot under them', () => {
    const layout = layoutOf({
      ranked: [ranked(1)],
      clusters: [cluster(1, 900)],
      hotspots: [hotspot('h1', MIDDLE)],
    })
    expect(pickAt(layout, pixelAt(MIDDLE, ZOOM), 8)).toEqual({ kind: 'place', id: 'place 1' })
  })
  it('look different solid, dashed and lit', () => {
    const keys = [true, false].flatMap((isHot) =>
      [true, false].map(
        (isLit) => layoutOf({ ranked: [ranked(1, MIDDLE, { isHot, isLit })] }).ranks[0]?.sprite.key,
      ),
    )
    expect(new Set(keys).size).toBe(4)
  })
  it('are kept clear of by labels', () => {
    const { pills, ranks } = layoutOf({ ranked: [ranked(1)], hotspots: [hotspot('h1', MIDDLE)] })
    const [pill] = pills
    const [disc] = ranks
    if (!pill || !disc) throw new Error('nothing was placed')
    const { left, right, top, bottom } = rectAt(pill.middle, pill.sprite)
    const { x, y } = disc.middle
    const away = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    expect(away).toBeGreaterThanOrEqual(12)
  })
})
