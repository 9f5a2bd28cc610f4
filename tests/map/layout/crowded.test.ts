/** A full picture: 400 place names, 60 clusters, 40 orders, sites and hotspots at zoom 12, and no text over text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NamedPlace } from '../../../src/domain/borough/borough.ts'
import { pixelAt, positionAt, type Pixel } from '../../../src/map/mercator.ts'
import { numberOn, numberSize, reachOf } from '../../../src/map/layout/discs.ts'
import { pageControlsIn } from '../../../src/map/layout/page-controls.ts'
import { mapLayoutOf, type MapLayout, type Viewport } from '../../../src/map/layout/map-layout.ts'
import { isApart, nearestIn, rectAt, type Rect } from '../../../src/map/layout/rects.ts'
import type { Scene } from '../../../src/map/scene.ts'
import { cluster, hotspot, MIDDLE, order, place, placeAt, sceneOf, SETTING, site } from '../sample-map.ts'

const ZOOM = 12
/** The free part of a desk screen with no details open. */
const ROOM = { width: 1152, height: 560 }
const KINDS = ['town', 'suburb', 'village', 'village', 'locality'] as const
const SYLLABLES = ['ash', 'bick', 'cross', 'den', 'elm', 'ford', 'golb', 'hind', 'ince', 'ley'] as const

interface Crowding {
  readonly picture: MapLayout
  readonly scene: Scene
}

/** A stream of numbers from 0 to 1 by a linear congruence: the same seed gives the same crowd. */
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

function sight(): Viewport {
  const middle = pixelAt(MIDDLE, ZOOM)
  const [west, north] = positionAt({ x: middle.x - ROOM.width / 2, y: middle.y - ROOM.height / 2 }, ZOOM)
  const [east, south] = positionAt({ x: middle.x + ROOM.width / 2, y: middle.y + ROOM.height / 2 }, ZOOM)
  const box = { west, north, east, south }
  return { box, canvas: box, zoom: ZOOM, hovered: null }
}

function crowdOf(seed: number): Crowding {
  const next = stream(seed)
  const anywhere = (): Pixel => ({
    x: (next() - 0.5) * ROOM.width,
    y: (next() - 0.5) * ROOM.height,
  })
  const syllable = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? ''
  const places = Array.from({ length: 400 }, (_, i): NamedPlace => {
    const name = `${syllable()}${syllable()} ${i}`
    return place(name, placeAt(anywhere(), ZOOM), KINDS[i % KINDS.length], Math.floor(next() * 9000))
  })
  // Clusters of an index never stand on each other: a lattice of ten by six, shaken.
  const clusters = Array.from({ length: 60 }, (_, i) => {
    const x = ((i % 10) + 0.5 + (next() - 0.5) * 0.3) * (ROOM.width / 10) - ROOM.width / 2
    const y = (Math.floor(i / 10) + 0.5 + (next() - 0.5) * 0.2) * (ROOM.height / 6) - ROOM.height / 2
    return cluster(i, Math.floor(next() ** 3 * 3000), placeAt({ x, y }, ZOOM))
  })
  const at = () => placeAt(anywhere(), ZOOM)
  const scene = sceneOf({
    clusters,
    orders: Array.from({ length: 40 }, (_, i) => order(`o${i}`, at(), i % 5 === 0 ? 7 : null)),
    hotspots: Array.from({ length: 8 }, (_, i) => hotspot(`h${i}`, at())),
    sites: Array.from({ length: 4 }, (_, i) => site(`s${i}`, at())),
  })
  const setting = { ...SETTING, places, quiet: 'Invented incidents' }
  return { scene, picture: mapLayoutOf(scene, sight(), setting) }
}

interface Labelled {
  readonly what: string
  readonly rect: Rect
}
const stamped = (what: string, all: MapLayout['names']): readonly Labelled[] =>
  all.map(({ id, stamp, middle }) => ({ what: `${what} ${id}`, rect: rectAt(middle, stamp) }))

/** Every text of the picture but the numbers of discs. */
const textsOf = (picture: MapLayout): readonly Labelled[] => [
  ...stamped('name', picture.names),
  ...stamped('tag', picture.tags),
  ...stamped('pill', picture.pills),
  ...stamped('quiet words', picture.quiet),
  ...picture.orders
    .filter(({ spot }) => spot.orders.length > 1)
    .map(({ id, middle }) => ({ what: `orders ${id}`, rect: rectAt(middle, { width: 22, height: 22 }) })),
]
/** The room that the number of each disc takes. */
const numbersOf = ({ discs }: MapLayout): readonly Labelled[] =>
  discs.flatMap(({ mark, size, middle }) => {
    const text = numberOn(mark.count)
    if (text === '') return []
    const box = { width: text.length * numberSize(mark.count) * 0.6, height: size.text }
    return [{ what: `number ${mark.node}`, rect: rectAt(middle, box) }]
  })

const overlaps = (texts: readonly Labelled[], others: readonly Labelled[]) =>
  texts.flatMap((a, i) =>
    (texts === others ? others.slice(i + 1) : others)
      .filter((b) => !isApart(a.rect, b.rect))
      .map((b) => `${a.what} over ${b.what}`),
  )

describe('a crowded picture', () => {
  it('lays no text over text and none over a disc, whatever the crowd', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        const { picture } = crowdOf(seed)
        const texts = textsOf(picture)
        expect(overlaps(texts, texts)).toEqual([])
        expect(overlaps(texts, numbersOf(picture))).toEqual([])
        const overDiscs = texts.flatMap(({ what, rect }) =>
          picture.discs
            .filter(({ middle, size }) => {
              const near = nearestIn(rect, middle)
              return Math.hypot(near.x - middle.x, near.y - middle.y) < reachOf(size) - 1e-6
            })
            .map(({ mark }) => `${what} over disc ${mark.node}`),
        )
        expect(overDiscs).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
  it('still shows every cluster and order, every site and hotspot, and many names', () => {
    const { picture, scene } = crowdOf(7)
    expect(picture.discs).toHaveLength(60)
    expect(picture.orders.reduce((sum, { spot }) => sum + spot.orders.length, 0)).toBe(40)
    expect(picture.tags.map(({ id }) => id)).toEqual(scene.sites.map(({ id }) => id))
    expect(picture.pills.map(({ id }) => id)).toEqual(scene.hotspots.map(({ id }) => id))
    expect(picture.names.length).toBeGreaterThan(10)
  })
  it('covers no number with an order', () => {
    const { picture } = crowdOf(11)
    const squares = picture.orders.map(({ id, middle }) => ({
      what: `order ${id}`,
      rect: rectAt(middle, { width: 15, height: 15 }),
    }))
    expect(overlaps(squares, numbersOf(picture))).toEqual([])
    expect(
      overlaps(
        textsOf(picture).filter(({ what }) => !what.startsWith('orders')),
        squares,
      ),
    ).toEqual([])
  })
  it('says that it is invented a few times, and at least once', () => {
    const { quiet } = crowdOf(3).picture
    expect(quiet.length).toBeGreaterThanOrEqual(1)
    expect(quiet.length).toBeLessThanOrEqual(8)
  })
})

describe('the page’s furniture', () => {
  const furniture = (picture: MapLayout) => {
    const { x, y } = picture.origin
    return pageControlsIn({ left: x, top: y, right: x + ROOM.width, bottom: y + ROOM.height })
  }
  it('covers no word and no disc', () => {
    const { picture } = crowdOf(5)
    const taken = furniture(picture)
    expect(taken).toHaveLength(2)
    for (const rect of taken) {
      expect(
        textsOf(picture).filter((text) => !text.what.startsWith('orders') && !isApart(text.rect, rect)),
      ).toEqual([])
      const under = picture.discs.filter(({ size, middle }) => {
        const near = nearestIn(rect, middle)
        return size.kind !== 'none' && Math.hypot(near.x - middle.x, near.y - middle.y) < reachOf(size) - 1e-6
      })
      expect(under.map(({ mark }) => mark.node)).toEqual([])
    }
  })
  it('sends what stands under it to places apart from each other', () => {
    const corner = { x: -ROOM.width / 2, y: ROOM.height / 2 }
    const clusters = [0, 1, 2, 3].map((i) =>
      cluster(
        i,
        20 + i,
        placeAt({ x: corner.x + 30 + 20 * (i % 2), y: corner.y - 20 - 30 * Math.floor(i / 2) }, ZOOM),
      ),
    )
    const { discs } = mapLayoutOf(sceneOf({ clusters }), sight(), SETTING)
    for (const [i, a] of discs.entries())
      for (const b of discs.slice(i + 1))
        expect(Math.hypot(a.middle.x - b.middle.x, a.middle.y - b.middle.y)).toBeGreaterThanOrEqual(44)
    const grown = mapLayoutOf(
      sceneOf({ clusters: clusters.map((mark) => ({ ...mark, count: mark.count * 50 })) }),
      sight(),
      SETTING,
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
      return { ...site(id, at), name: names[i % 3] ?? '', chosen: i === chosenAt }
    })
  const picture = (chosenAt: number | null) =>
    mapLayoutOf(sceneOf({ sites: crowd(chosenAt) }), sight(), SETTING)

  it('are cut to one width, and stand over no other tag', () => {
    const { tags, sites } = picture(null)
    expect(sites).toHaveLength(300)
    expect(tags.length).toBeGreaterThan(10)
    expect(Math.max(...tags.map(({ stamp }) => stamp.width))).toBeLessThan(280)
    const rects = tags.map(({ middle, stamp }) => rectAt(middle, stamp))
    for (const [i, rect] of rects.entries())
      for (const other of rects.slice(i + 1)) expect(isApart(rect, other)).toBe(true)
  })
  it('the one chosen is named, wherever it stands in the list', () => {
    expect(picture(299).tags.map(({ id }) => id)).toContain('site 299')
  })
})
