/** The walk of a shift on the map: numbered discs that are hit, outlines of whole places, and names inside the frame. */
import { describe, expect, test } from 'vitest'
import { pickAt } from '../../../src/map/layout/pick.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import { areDisjoint, frameOf, isInside, overlapDepth, rectAt } from '../../../src/map/layout/rects.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import type { WalkMark, WalkPlace } from '../../../src/map/scene.ts'
import { LAYOUT_OPTIONS, placeAt, sceneOf, square, viewportAt } from '../sample-map.ts'

const ZOOM = 14
const SIDE = 0.002
const at = (x: number, y: number) => placeAt({ x, y }, ZOOM)
const walkPlace = (number: number, [x, y]: readonly [number, number], isHot = true): WalkPlace => ({
  id: `35565${number}-405150-150`,
  kind: 'place',
  number,
  name: `Invented Place ${number}`,
  at: at(x, y),
  shape: square(at(x, y), SIDE),
  isHot,
  isLit: false,
})
const [one, two] = [walkPlace(1, [-120, 0]), walkPlace(2, [120, 40], false)]
const WALK: WalkMark = {
  places: [one, two],
  legs: [
    { from: one.at, to: two.at, minutes: 9 },
    { from: two.at, to: one.at, minutes: 9 },
  ],
}
const layoutOf = (walk: WalkMark, hovered: string | null = null) =>
  mapLayoutOf(
    sceneOf({ walk }),
    { ...viewportAt(ZOOM), hovered: hovered === null ? null : { kind: 'place', id: hovered } },
    LAYOUT_OPTIONS,
  )
const keysOf = (walk: WalkMark, hovered: string | null = null) =>
  layoutOf(walk, hovered).visits.map(({ sprite }) => sprite.key)

describe('the walk on the map', () => {
  test('has a number for each place, filled or a ring, and the minutes of each leg', () => {
    expect(keysOf(WALK)).toEqual([
      'minutes 9 min',
      'minutes 9 min',
      'name town Invented Place 1',
      'name town Invented Place 2',
      'number 1 hot',
      'number 2 chance',
    ])
  })
  test('lights the disc that the pointer or the list is on', () => {
    expect(keysOf(WALK, two.id)).toContain('number 2 chance lit')
    expect(keysOf({ ...WALK, places: [{ ...one, isLit: true }, two] })).toContain('number 1 hot lit')
  })
  test('is hit on its discs', () => {
    const layout = layoutOf(WALK)
    expect(pickAt(layout, pixelAt(two.at, ZOOM), 2)).toEqual({ kind: 'place', id: two.id })
    const hotspot = { ...one, kind: 'hotspot' as const, id: 'h1' }
    expect(pickAt(layoutOf({ ...WALK, places: [hotspot] }), pixelAt(one.at, ZOOM), 2)).toEqual({
      kind: 'hotspot',
      id: 'h1',
    })
  })
  test('has a solid outline beyond chance, and else dashes', () => {
    const solid = layoutOf({ places: [one], legs: [] }).walkLayout?.outlines ?? []
    const dashes = layoutOf({ places: [two], legs: [] }).walkLayout?.outlines ?? []
    expect(solid).toHaveLength(1)
    expect(dashes.length).toBeGreaterThan(8)
  })
  test('has no line between two squares of one place', () => {
    const [x, y] = one.at
    const squares = [square([x, y], SIDE), square([x + SIDE, y], SIDE)]
    // Both name the edge that they share by the same corners, as squares of the grid do.
    const east = squares[0]?.coordinates[0]?.[1]?.[0] ?? 0
    const [left, right] = squares.map(({ coordinates }) => coordinates[0] ?? [])
    const touching = (right ?? []).map(
      ([lon, lat]) => [Math.abs(lon - east) < 1e-9 ? east : lon, lat] as const,
    )
    const shape = { type: 'MultiPolygon', coordinates: [[left ?? []], [touching]] } as const
    expect(layoutOf({ places: [{ ...one, shape }], legs: [] }).walkLayout?.outlines).toHaveLength(6)
  })
  test('keeps names inside the frame, and apart from discs and minutes', () => {
    const { box } = viewportAt(ZOOM)
    const frame = frameOf(box, ZOOM)
    const edge = { ...two, at: [box.east - 0.0008, one.at[1]] as const, shape: null }
    const layout = layoutOf({ ...WALK, places: [one, edge] })
    const names = layout.visits.filter(({ id }) => id.startsWith('name '))
    expect(names).toHaveLength(2)
    const others = layout.visits.filter(({ id }) => !id.startsWith('name '))
    for (const { sprite, middle } of names) {
      const rect = rectAt(middle, sprite)
      expect(isInside(rect, frame)).toBe(true)
      for (const other of others) expect(areDisjoint(rect, rectAt(other.middle, other.sprite))).toBe(true)
    }
  })
  test('leaves out a name without free room on a narrow frame alone', () => {
    const crowded: WalkMark = {
      ...WALK,
      places: Array.from({ length: 9 }, (_, i) =>
        walkPlace(i + 1, [(i % 3) * 26 - 26, Math.floor(i / 3) * 26 - 26]),
      ),
    }
    const namesOf = ({ visits }: ReturnType<typeof layoutOf>) =>
      visits.filter(({ sprite }) => sprite.key.startsWith('name')).length
    expect(namesOf(layoutOf(crowded))).toBe(9)
    const { box, ...rest } = viewportAt(ZOOM)
    const middle = (box.west + box.east) / 2
    const half = ((box.east - box.west) / 2) * 0.3
    const narrow = { ...rest, box: { ...box, west: middle - half, east: middle + half } }
    const layout = mapLayoutOf(sceneOf({ walk: crowded }), { ...narrow, hovered: null }, LAYOUT_OPTIONS)
    expect(namesOf(layout)).toBeLessThan(9)
    expect(layout.visits.filter(({ sprite }) => sprite.key.startsWith('number'))).toHaveLength(9)
  })
  test.each([
    ['moved where there is room beside the leg', 64, 2],
    ['left out where there is none', 20, 0],
  ])('minutes of short legs are %s, and cover no other and no disc', (_what, apart, least) => {
    const places = [walkPlace(1, [0, 0]), walkPlace(2, [apart, 0]), walkPlace(3, [apart / 2, apart])]
    const [first, second, third] = places
    if (!first || !second || !third) throw new Error('a place is missing')
    const legs = [
      { from: first.at, to: second.at, minutes: 1 },
      { from: second.at, to: third.at, minutes: 2 },
      { from: third.at, to: first.at, minutes: 3 },
    ]
    const { visits, walkLayout } = layoutOf({ places, legs })
    const pills = visits
      .filter(({ id }) => id.startsWith('leg '))
      .map(({ middle, sprite }) => rectAt(middle, sprite))
    expect(pills.length).toBeGreaterThanOrEqual(least)
    const discs = (walkLayout?.discs ?? []).map(({ middle }) => ({ ...middle, radius: 12 }))
    for (const [i, pill] of pills.entries()) {
      const rects = pills.filter((_other, j) => j !== i)
      expect(overlapDepth(pill, { circles: discs, rects })).toBe(0)
    }
  })
  test('draws nothing without a walk', () => {
    const layout = mapLayoutOf(sceneOf({}), viewportAt(ZOOM), LAYOUT_OPTIONS)
    expect(layout.walkLayout).toBeNull()
    expect(layout.visits).toEqual([])
  })
})
