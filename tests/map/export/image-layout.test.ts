/** Layout of the exported image: every text and symbol is inside it, none overlap, and none is left out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legendOf, type LegendKey } from '../../../src/map/export/legend.ts'
import {
  wrappedLines,
  exportImageOf,
  type ExportImageContents,
} from '../../../src/map/export/image-layout.ts'
import { discRadius } from '../../../src/map/discs/disc-size.ts'
import { zoomsAt } from '../../../src/map/scale.ts'
import type { Scene } from '../../../src/map/scene.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const ZOOMS = zoomsAt(PLACE.referenceLatitude)
const TOWN_ZOOM = ZOOMS.town

/** Half the font size for every letter. */
const measure = (text: string, font: string) => text.length * (Number(/(\d+)px/.exec(font)?.[1]) / 2)

const words = {
  marks: ['OFFICIAL', 'Invented incidents'],
  title: 'Wigan and Leigh',
  sentence: '1 May 2023 to 31 August 2023: 4,812 incidents in view, 12,901 in all.',
  asOf: 'As of 31 August 2024.',
  sources: ['Data: invented.', 'Map: © Crown copyright and database right 2025.'],
}
const KEYS: readonly LegendKey[] = [
  { symbol: { kind: 'disc' }, label: 'Incidents' },
  { symbol: { kind: 'size', count: 10 }, label: '10' },
  { symbol: { kind: 'size', count: 2200 }, label: '2,200+' },
  { symbol: { kind: 'group', group: 2 }, label: 'Anti-social behaviour' },
  { symbol: { kind: 'order', stage: 'in-force', endsSoon: false }, label: 'Closure order: in force' },
  { symbol: { kind: 'pill' }, label: 'Patrol hotspot' },
  { symbol: { kind: 'phase', phase: 'hold' }, label: 'Site in Hold' },
  { symbol: { kind: 'ward-line' }, label: 'Ward' },
]
const contents = (width: number, height: number, legend = KEYS): ExportImageContents => ({
  text: words,
  legend,
  scale: { text: '2 km', pixels: 96 },
  map: { width, height },
})

const sizes = fc.record({
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 200, max: 1200 }),
  keys: fc.integer({ min: 0, max: KEYS.length }),
})

describe('an exported image', () => {
  test('contains title, period, as-of date, handling mark, source, scale and legend', () => {
    const { texts } = exportImageOf(contents(900, 600), measure)
    const allText = texts.map(({ text }) => text).join(' ')
    for (const text of [
      'OFFICIAL · Invented incidents',
      words.title,
      words.sentence,
      words.asOf,
      ...words.sources,
      '2 km. North is up.',
      ...KEYS.map(({ label }) => label),
    ])
      expect(allText).toContain(text)
  })

  test('has all its content inside, and no line of text over another or over the map', () => {
    fc.assert(
      fc.property(sizes, ({ width, height, keys }) => {
        const image = exportImageOf(contents(width, height, KEYS.slice(0, keys)), measure)
        expect(image.map).toMatchObject({ width, height })
        const boxes = image.texts.map(({ text, x, y, font }) => ({
          left: x,
          right: x + measure(text, font),
          top: y - 6,
          bottom: y + 6,
        }))
        for (const [i, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0)
          expect(a.right).toBeLessThanOrEqual(image.width)
          expect(a.bottom).toBeLessThanOrEqual(image.height)
          expect(a.bottom <= image.map.top || a.top >= image.map.top + height).toBe(true)
          for (const b of boxes.slice(i + 1))
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(
              true,
            )
        }
        expect(image.symbols).toHaveLength(keys)
      }),
    )
  })

  test('is as wide as the map with its margins, and grows downwards with its texts', () => {
    const short = exportImageOf(contents(900, 600, []), measure)
    const long = exportImageOf(contents(900, 600), measure)
    expect(short.width).toBe(long.width)
    expect(long.height).toBeGreaterThan(short.height)
    expect(long.map).toEqual(short.map)
  })
})

test('wrapped lines contain every word in order and do not exceed their width', () => {
  const texts = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 30 })
  fc.assert(
    fc.property(texts, (parts) => {
      const lines = wrappedLines(parts.join(' '), '400 10px any', { width: 80, measure })
      expect(lines.join(' ')).toBe(parts.join(' '))
      for (const line of lines) expect(measure(line, '10px')).toBeLessThanOrEqual(80)
    }),
  )
})

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.65, 53.54],
      [-2.64, 53.54],
      [-2.64, 53.55],
      [-2.65, 53.54],
    ],
  ],
} as const
const place = { at: [-2.65, 53.54], isChosen: false } as const
const EMPTY: Scene = {
  clusters: [],
  orders: [],
  hotspots: [],
  sites: [],
  wards: [],
  theme: 'day',
}
const FULL: Scene = {
  ...EMPTY,
  clusters: [{ ...place, node: 1, count: 5, mix: [3, 0, 2, 0] }],
  orders: [
    { ...place, id: 'a', stage: 'in-force', endsIn: 9 },
    { ...place, id: 'b', stage: 'notice', endsIn: null },
  ],
  hotspots: [{ ...place, id: 'h', name: 'Square', shape: SQUARE, delivered: 20, planned: 30, known: 'yes' }],
  sites: [{ ...place, id: 's', name: 'Site', shape: SQUARE, phase: 'hold' }],
}
const labels = (scene: Scene, zoom = TOWN_ZOOM) => legendOf(scene, zoom, ZOOMS).map(({ label }) => label)

describe('the legend of an exported image', () => {
  test('is empty where nothing is drawn', () => expect(labels(EMPTY)).toEqual([]))
  test('has a key for each kind of mark that is drawn, and no others', () => {
    expect(labels(FULL)).toEqual([
      'Incidents reported: the exact number, its ring the mix',
      '2',
      'Violence and disorder',
      'Anti-social behaviour',
      'Closure order: notice',
      'Closure order: in force',
      'Ends in 28 days',
      'Patrol hotspot: minutes a day, delivered / planned',
      'Site in Hold',
    ])
  })
  test('explains the walk of a shift: both kinds of places that are drawn, the way, and the ground under it', () => {
    const walkPlace = (number: number, isHot: boolean) => ({
      id: `p${number}`,
      kind: 'place' as const,
      number,
      name: 'Place',
      shape: SQUARE,
      at: place.at,
      isHot,
      isLit: false,
    })
    const walk = {
      places: [walkPlace(1, true), walkPlace(2, false)],
      legs: [{ from: place.at, to: place.at, minutes: 7 }],
    }
    const hot = 'Place of the shift: more than chance would give'
    expect(labels({ ...FULL, clusters: [], orders: [], sites: [], walk, isQuiet: true })).toEqual([
      hot,
      'Place of the shift: could be chance',
      'The way between places, in minutes',
      // Without the minutes that are not drawn then.
      'Patrol hotspot',
    ])
    expect(labels({ ...EMPTY, walk: { places: [walkPlace(1, true)], legs: [] } })).toEqual([hot])
  })
  test('shows the sizes of discs up to the largest that is drawn, as large as on the map', () => {
    const at = (count: number) =>
      legendOf({ ...EMPTY, clusters: [{ ...place, node: 1, count, mix: [0, 0, 0, 0] }] }, 12, ZOOMS)
    const sizesAt = (count: number) =>
      at(count).flatMap(({ symbol }) => (symbol.kind === 'size' ? [symbol.count] : []))
    expect(sizesAt(450)).toEqual([2, 10, 100, 400])
    expect(sizesAt(5000)).toEqual([2, 10, 100, 400, 2200])
    expect(at(5000).map(({ label }) => label)).toContain('2,200+')
    const { symbols } = exportImageOf(contents(900, 600, at(5000)), measure)
    const largest = symbols.find(({ symbol }) => symbol.kind === 'size' && symbol.count === 2200)
    for (const { symbol, x, y } of symbols)
      if (symbol.kind === 'size' && symbol.count !== 2200)
        expect(Math.hypot(x - (largest?.x ?? 0), y - (largest?.y ?? 0))).toBeGreaterThan(
          discRadius(symbol.count) + 34,
        )
  })
  test('leaves out orders and hotspots below the zoom at which they are drawn', () => {
    const far = labels(FULL, TOWN_ZOOM - 1)
    expect(far.filter((label) => /Closure order|hotspot|Ends/.test(label))).toEqual([])
    expect(far).toContain('Site in Hold')
    const withoutSites = labels({ ...FULL, sites: [] }, TOWN_ZOOM - 1)
    expect(withoutSites).toContain('Closure order: in force')
  })
})
