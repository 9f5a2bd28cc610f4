/** Names of towns: placed before other labels, moved before they cover a number, and never left out. */
import { describe, expect, it } from 'vitest'
import { boxOf } from '../../../src/domain/geography.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import { outerRadius } from '../../../src/map/discs/disc-size.ts'
import { mapLayoutOf, type MapLayout } from '../../../src/map/layout/map-layout.ts'
import { areDisjoint, frameOf, isInside, nearestIn, rectAt } from '../../../src/map/layout/rects.ts'
import { TOKENS } from '../../../src/ui/tokens.ts'
import {
  cluster,
  hotspot,
  LAYOUT_OPTIONS,
  MIDDLE,
  place,
  placeAt,
  sceneOf,
  site,
  viewportAt,
} from '../sample-map.ts'

const ZOOM = 13
const options = { ...LAYOUT_OPTIONS, places: [place('Cross', MIDDLE)] }
const layoutOf = (parts: Parameters<typeof sceneOf>[0], places = options.places) =>
  mapLayoutOf(sceneOf(parts), viewportAt(ZOOM), { ...options, places })
const rectsOf = (all: MapLayout['names']) => all.map(({ sprite, middle }) => rectAt(middle, sprite))
const idsOf = (all: MapLayout['names']) => all.map(({ id }) => id)

/** Discs on a lattice of squares with this side in pixels. */
const lattice = (side: number, count: number) =>
  Array.from({ length: 23 * 17 }, (_, i) =>
    cluster(i, count, placeAt({ x: ((i % 23) - 11) * side, y: (Math.floor(i / 23) - 8) * side }, ZOOM)),
  )

describe('the name of a town', () => {
  it('is on its town where nothing is in the way', () => {
    const [name] = layoutOf({}).names
    const at = pixelAt(MIDDLE, ZOOM)
    expect(name?.middle.x).toBeCloseTo(at.x)
    expect(name?.middle.y).toBeCloseTo(at.y)
  })
  it('stays while the tag of a site and the label of a hotspot there move', () => {
    const at = placeAt({ x: 2, y: 2 }, ZOOM)
    const free = layoutOf({}).names
    const { names, tags, pills } = layoutOf({
      sites: [{ ...site('s1', at), shape: hotspot('h', at).shape }],
      hotspots: [hotspot('h1', at)],
      unlabelledAreas: [],
    })
    expect(names.map(({ middle }) => middle)).toEqual(free.map(({ middle }) => middle))
    for (const rect of [...rectsOf(tags), ...rectsOf(pills)])
      for (const town of rectsOf(names)) expect(areDisjoint(rect, town)).toBe(true)
    expect(tags).toHaveLength(1)
    expect(pills).toHaveLength(1)
  })
  it('moves off a disc', () => {
    const { names, discs } = layoutOf({ clusters: [cluster(1, 900)] })
    const [rect] = rectsOf(names)
    const [disc] = discs
    if (!rect || !disc) throw new Error('no name or no disc')
    const near = nearestIn(rect, disc.middle)
    expect(Math.hypot(near.x - disc.middle.x, near.y - disc.middle.y)).toBeGreaterThanOrEqual(
      outerRadius(disc.size),
    )
  })
  it('covers the rims of discs rather than their numbers where no place is free', () => {
    const { names, discs } = layoutOf({ clusters: lattice(66, 300) })
    expect(idsOf(names)).toEqual(['Cross'])
    const [rect] = rectsOf(names)
    const overNumber = discs.filter(({ middle, size }) => {
      const near = rect ? nearestIn(rect, middle) : middle
      return Math.hypot(near.x - middle.x, near.y - middle.y) < outerRadius(size) * 0.5
    })
    expect(overNumber).toEqual([])
  })
  it('covers a rim rather than stand far from its town', () => {
    // Two columns of discs with a gap between them that the name does not fit into.
    const clusters = Array.from({ length: 18 }, (_, i) =>
      cluster(i, 900, placeAt({ x: i % 2 === 0 ? -58 : 58, y: (Math.floor(i / 2) - 4) * 56 }, ZOOM)),
    )
    const { names } = layoutOf({ clusters }, [place('Crossing', MIDDLE)])
    const [rect] = rectsOf(names)
    const at = pixelAt(MIDDLE, ZOOM)
    if (!rect) throw new Error('no name')
    const near = nearestIn(rect, at)
    expect(Math.hypot(near.x - at.x, near.y - at.y)).toBeLessThan(40)
  })
  it('is beside the outline of a small site near its town, where there is room', () => {
    const beside = placeAt({ x: 24, y: 0 }, ZOOM)
    const shape = hotspot('a', beside).shape
    const [rect] = rectsOf(layoutOf({ unlabelledAreas: [shape] }).names)
    expect(rect && areDisjoint(rect, frameOf(boxOf(shape), ZOOM))).toBe(true)
  })
  it('is shown even where every place is a number’s', () => {
    expect(idsOf(layoutOf({ clusters: lattice(24, 40) }).names)).toEqual(['Cross'])
  })
  it('keeps apart from the name of a town beside it', () => {
    const towns = [0, 6, 12, 18].map((x) => place(`Town ${x}`, placeAt({ x, y: 0 }, ZOOM)))
    const { names } = layoutOf({}, towns)
    expect(names).toHaveLength(4)
    const rects = rectsOf(names)
    for (const [i, a] of rects.entries())
      for (const b of rects.slice(i + 1)) expect(areDisjoint(a, b)).toBe(true)
  })
  it('is wholly in the frame for a town at its edge, and left out for one beyond it', () => {
    const edge = place('Edge', placeAt({ x: 396, y: -296 }, ZOOM))
    const beyond = place('Beyond', placeAt({ x: 480, y: 0 }, ZOOM))
    const { names } = layoutOf({}, [edge, beyond])
    expect(idsOf(names)).toEqual(['Edge'])
    const frame = frameOf(viewportAt(ZOOM).box, ZOOM)
    for (const rect of rectsOf(names)) expect(isInside(rect, frame)).toBe(true)
  })
  it('is beside a site that the town lies in, not inside it', () => {
    const area = hotspot('a', MIDDLE).shape
    const [name] = layoutOf({ unlabelledAreas: [area] }).names
    const at = pixelAt(MIDDLE, ZOOM)
    expect(name?.id).toBe('Cross')
    expect(Math.hypot((name?.middle.x ?? 0) - at.x, (name?.middle.y ?? 0) - at.y)).toBeGreaterThan(15)
  })
})

describe('the name of a town outside the borough', () => {
  const neighbours = [{ name: 'Beyond', at: placeAt({ x: 0, y: 60 }, ZOOM) }]
  const named = (parts: Parameters<typeof sceneOf>[0], at = ZOOM) =>
    mapLayoutOf(sceneOf(parts), viewportAt(at), { ...options, neighbours }).names

  it('is there at every zoom, smaller than a town’s', () => {
    for (const zoom of [11, ZOOM]) {
      const [town, beyond] = named({}, zoom)
      expect([town?.id, beyond?.id]).toEqual(['Cross', 'Beyond'])
      expect(beyond?.sprite.height).toBeLessThan(town?.sprite.height ?? 0)
      expect(beyond?.sprite.key).toBe('name neighbour Beyond')
    }
  })
  it('gives way to everything else', () => {
    const clusters = [cluster(1, 900, placeAt({ x: 0, y: 60 }, ZOOM))]
    expect(idsOf(named({ clusters }))).toEqual(['Cross'])
  })
  it('is drawn in a quieter colour', () => {
    const fills = (name: MapLayout['names'][number] | undefined) => {
      const context = { strokeText() {}, fillText() {} } as unknown as CanvasRenderingContext2D
      name?.sprite.paint(context)
      return context.fillStyle
    }
    const [town, beyond] = named({})
    expect([fills(town), fills(beyond)]).toEqual([TOKENS.day.label, TOKENS.day['ink-3']])
  })
})
