/**
 * Crowded layout: 400 place names, 60 clusters, 40 orders, sites and hotspots at zoom 12, without overlapping
 * text.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedPlace } from '../../../src/domain/borough/borough.ts'
import { pixelAt, positionAt, type Pixel } from '../../../src/map/mercator.ts'
import { discLabel, discFontSize, outerRadius } from '../../../src/map/discs/disc-size.ts'
import { pageControlsIn } from '../../../src/map/covered-area.ts'
import { mapLayoutOf, type MapLayout, type Viewport } from '../../../src/map/layout/map-layout.ts'
import { areDisjoint, nearestIn, rectAt, type Rect } from '../../../src/map/layout/rects.ts'
import type { Scene } from '../../../src/map/scene.ts'
import {
  cluster,
  hotspot,
  MIDDLE,
  order,
  place,
  placeAt,
  sceneOf,
  LAYOUT_OPTIONS,
  site,
} from '../sample-map.ts'

const ZOOM = 12
/** Unobstructed part of a desktop screen without details. */
const SIZE = { width: 1152, height: 560 }
/** As many as the borough has. */
const TOWNS = 8
const KINDS = ['suburb', 'village', 'village', 'locality'] as const
const SYLLABLES = ['ash', 'bick', 'cross', 'den', 'elm', 'ford', 'golb', 'hind', 'ince', 'ley'] as const

interface CrowdedScene {
  readonly layout: MapLayout
  readonly scene: Scene
  readonly towns: readonly string[]
}

/**
 * Random numbers in [0, 1) from a linear congruential generator, so that a seed always gives the same scene.
 */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

function viewport(): Viewport {
  const middle = pixelAt(MIDDLE, ZOOM)
  const [west, north] = positionAt({ x: middle.x - SIZE.width / 2, y: middle.y - SIZE.height / 2 }, ZOOM)
  const [east, south] = positionAt({ x: middle.x + SIZE.width / 2, y: middle.y + SIZE.height / 2 }, ZOOM)
  const box = { west, north, east, south }
  return { box, canvas: box, zoom: ZOOM, hovered: null }
}

function crowdedScene(seed: number): CrowdedScene {
  const next = stream(seed)
  const anywhere = (): Pixel => ({
    x: (next() - 0.5) * SIZE.width,
    y: (next() - 0.5) * SIZE.height,
  })
  const syllable = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? ''
  const places = Array.from({ length: 400 }, (_, i): NamedPlace => {
    const name = `${syllable()}${syllable()} ${i}`
    const kind = i < TOWNS ? 'town' : KINDS[i % KINDS.length]
    return place(name, placeAt(anywhere(), ZOOM), kind, Math.floor(next() * 9000))
  })
  // Clusters of an index never coincide: a jittered lattice of ten by six.
  const clusters = Array.from({ length: 60 }, (_, i) => {
    const x = ((i % 10) + 0.5 + (next() - 0.5) * 0.3) * (SIZE.width / 10) - SIZE.width / 2
    const y = (Math.floor(i / 10) + 0.5 + (next() - 0.5) * 0.2) * (SIZE.height / 6) - SIZE.height / 2
    return cluster(i, Math.floor(next() ** 3 * 3000), placeAt({ x, y }, ZOOM))
  })
  const at = () => placeAt(anywhere(), ZOOM)
  const scene = sceneOf({
    clusters,
    orders: Array.from({ length: 40 }, (_, i) => order(`o${i}`, at(), i % 5 === 0 ? 7 : null)),
    hotspots: Array.from({ length: 8 }, (_, i) => hotspot(`h${i}`, at())),
    sites: Array.from({ length: 4 }, (_, i) => site(`s${i}`, at())),
  })
  const towns = places.slice(0, TOWNS).map(({ name }) => name)
  return { scene, towns, layout: mapLayoutOf(scene, viewport(), { ...LAYOUT_OPTIONS, places }) }
}

interface TextRect {
  readonly what: string
  readonly rect: Rect
}
const spriteRects = (what: string, all: MapLayout['names']): readonly TextRect[] =>
  all.map(({ id, sprite, middle }) => ({ what: `${what} ${id}`, rect: rectAt(middle, sprite) }))

/** Every text of the layout except the numbers of discs. */
const textsOf = (layout: MapLayout): readonly TextRect[] => [
  ...spriteRects('name', layout.names),
  ...spriteRects('tag', layout.tags),
  ...spriteRects('pill', layout.pills),
  ...layout.orders
    .filter(({ spot }) => spot.orders.length > 1)
    .map(({ id, middle }) => ({ what: `orders ${id}`, rect: rectAt(middle, { width: 22, height: 22 }) })),
]
/** Rectangle of the number of each disc. */
const numbersOf = ({ discs }: MapLayout): readonly TextRect[] =>
  discs.flatMap(({ mark, size, middle }) => {
    const text = discLabel(mark.count)
    if (text === '') return []
    const box = { width: text.length * discFontSize(mark.count) * 0.6, height: size.text }
    return [{ what: `number ${mark.node}`, rect: rectAt(middle, box) }]
  })

const overlaps = (texts: readonly TextRect[], others: readonly TextRect[]) =>
  texts.flatMap((a, i) =>
    (texts === others ? others.slice(i + 1) : others)
      .filter((b) => !areDisjoint(a.rect, b.rect))
      .map((b) => `${a.what} over ${b.what}`),
  )

describe('a crowded layout', () => {
  it('never puts text over text or over a disc, but for a town’s over the rim of one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        const { layout, towns } = crowdedScene(seed)
        const texts = textsOf(layout)
        expect(overlaps(texts, texts)).toEqual([])
        expect(overlaps(texts, numbersOf(layout))).toEqual([])
        const isTown = ({ what }: TextRect) => towns.some((town) => what === `name ${town}`)
        const overDiscs = texts
          .filter((text) => !isTown(text))
          .flatMap(({ what, rect }) =>
            layout.discs
              .filter(({ middle, size }) => {
                const near = nearestIn(rect, middle)
                return Math.hypot(near.x - middle.x, near.y - middle.y) < outerRadius(size) - 1e-6
              })
              .map(({ mark }) => `${what} over disc ${mark.node}`),
          )
        expect(overDiscs).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
  it('names every town', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        const { layout, towns } = crowdedScene(seed)
        const named = new Set(layout.names.map(({ id }) => id))
        expect(towns.filter((town) => !named.has(town))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
  it('still shows every cluster, order, site and hotspot, and many names', () => {
    const { layout, scene } = crowdedScene(7)
    expect(layout.discs).toHaveLength(60)
    expect(layout.orders.reduce((sum, { spot }) => sum + spot.orders.length, 0)).toBe(40)
    expect(layout.tags.map(({ id }) => id)).toEqual(scene.sites.map(({ id }) => id))
    expect(layout.pills.map(({ id }) => id)).toEqual(scene.hotspots.map(({ id }) => id))
    expect(layout.names.length).toBeGreaterThan(10)
  })
  it('puts no order over a number', () => {
    const { layout } = crowdedScene(11)
    const squares = layout.orders.map(({ id, middle }) => ({
      what: `order ${id}`,
      rect: rectAt(middle, { width: 15, height: 15 }),
    }))
    expect(overlaps(squares, numbersOf(layout))).toEqual([])
    expect(
      overlaps(
        textsOf(layout).filter(({ what }) => !what.startsWith('orders')),
        squares,
      ),
    ).toEqual([])
  })
})

describe('the page controls', () => {
  const controlRects = (layout: MapLayout) => {
    const { x, y } = layout.origin
    return pageControlsIn({ left: x, top: y, right: x + SIZE.width, bottom: y + SIZE.height })
  }
  it('cover no text and no disc', () => {
    const { layout } = crowdedScene(5)
    const controls = controlRects(layout)
    expect(controls).toHaveLength(2)
    for (const rect of controls) {
      expect(
        textsOf(layout).filter((text) => !text.what.startsWith('orders') && !areDisjoint(text.rect, rect)),
      ).toEqual([])
      const under = layout.discs.filter(({ size, middle }) => {
        const near = nearestIn(rect, middle)
        return (
          size.kind !== 'none' && Math.hypot(near.x - middle.x, near.y - middle.y) < outerRadius(size) - 1e-6
        )
      })
      expect(under.map(({ mark }) => mark.node)).toEqual([])
    }
  })
  it('move discs under them to positions apart from each other', () => {
    const corner = { x: -SIZE.width / 2, y: SIZE.height / 2 }
    const clusters = [0, 1, 2, 3].map((i) =>
      cluster(
        i,
        20 + i,
        placeAt({ x: corner.x + 30 + 20 * (i % 2), y: corner.y - 20 - 30 * Math.floor(i / 2) }, ZOOM),
      ),
    )
    const { discs } = mapLayoutOf(sceneOf({ clusters }), viewport(), LAYOUT_OPTIONS)
    for (const [i, a] of discs.entries())
      for (const b of discs.slice(i + 1))
        expect(Math.hypot(a.middle.x - b.middle.x, a.middle.y - b.middle.y)).toBeGreaterThanOrEqual(44)
    const grown = mapLayoutOf(
      sceneOf({ clusters: clusters.map((mark) => ({ ...mark, count: mark.count * 50 })) }),
      viewport(),
      LAYOUT_OPTIONS,
    )
    expect(grown.discs.map(({ middle }) => middle)).toEqual(discs.map(({ middle }) => middle))
  })
})

describe('three hundred sites with names of five thousand letters', () => {
  const names = ['Wood', 'W', 'wood lane '].map((part) => part.repeat(Math.ceil(5000 / part.length)))
  const crowd = (chosenAt: number | null) =>
    Array.from({ length: 300 }, (_, i) => {
      const at = placeAt({ x: ((i % 25) - 12) * 40, y: (Math.floor(i / 25) - 6) * 40 }, ZOOM)
      const id = `site ${String(i).padStart(3, '0')}`
      return { ...site(id, at), name: names[i % 3] ?? '', isChosen: i === chosenAt }
    })
  const layout = (chosenAt: number | null) =>
    mapLayoutOf(sceneOf({ sites: crowd(chosenAt) }), viewport(), LAYOUT_OPTIONS)

  it('are truncated to one width and never overlap', () => {
    const { tags, sites } = layout(null)
    expect(sites).toHaveLength(300)
    expect(tags.length).toBeGreaterThan(10)
    expect(Math.max(...tags.map(({ sprite }) => sprite.width))).toBeLessThan(280)
    const rects = tags.map(({ middle, sprite }) => rectAt(middle, sprite))
    for (const [i, rect] of rects.entries())
      for (const other of rects.slice(i + 1)) expect(areDisjoint(rect, other)).toBe(true)
  })
  it('label the selected site wherever it is in the list', () => {
    expect(layout(299).tags.map(({ id }) => id)).toContain('site 299')
  })
})
