/** Names of streets, postcode sectors and roads on the base map, and when they reach it. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { describe, expect, test, vi } from 'vitest'
import postcodesFile from '../../../data/place/postcodes.json'
import { metresBetween } from '../../../src/analytics/geometry.ts'
import { decodePostcodes } from '../../../src/domain/borough/decode.ts'
import type { Position } from '../../../src/domain/geography.ts'
import { baseSources } from '../../../src/map/base/base-sources.ts'
import { baseMapUpdater, baseStyle } from '../../../src/map/base/base-style.ts'
import { sectorPoints, streetPoints } from '../../../src/map/base/ground-names.ts'
import { shieldImage } from '../../../src/map/base/road-shields.ts'
import { TOKENS } from '../../../src/ui/tokens.ts'
import { GROUND } from '../../feeds/demonstration-geography.ts'
import { BOROUGH, MIDDLE, ROADS, sceneOf } from '../sample-map.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const east = (metres: number): Position => [MIDDLE[0] + metres / 66_200, MIDDLE[1]]
const POSTCODES = decodePostcodes(postcodesFile)
const GEOGRAPHY = { place: PLACE, borough: BOROUGH, roads: ROADS }

describe('street names', () => {
  test('stand once for points that lie together, and again farther along', () => {
    const named = streetPoints([0, 100, 400].map((far) => ({ name: 'Mill Lane', at: east(far) })))
    expect(named.map(({ at }) => at)).toEqual([east(0), east(400)])
    const two = ['Mill Lane', 'High Street'].map((name) => ({ name, at: east(0) }))
    expect(streetPoints(two)).toHaveLength(2)
  })
  test('leave out road numbers, which are shields', () => {
    expect(streetPoints([{ name: 'A58', at: MIDDLE }])).toEqual([])
  })
  test('hold every street of the list', () => {
    const names = (all: readonly { readonly name: string }[]) => new Set(all.map(({ name }) => name))
    expect(names(streetPoints(GROUND.streets)).size).toBe(names(GROUND.streets).size - 1)
  })
})

test('each postcode sector stands at the middle of its postcodes', () => {
  const sectors = sectorPoints(POSTCODES)
  expect(new Set(sectors.map(({ name }) => name))).toEqual(
    new Set(POSTCODES.map(({ postcode }) => postcode.slice(0, -2))),
  )
  const [first] = sectors
  const own = POSTCODES.filter(({ postcode }) => postcode.startsWith(first?.name ?? '-'))
  const mean = own.reduce((sum, { at }) => sum + at[0], 0) / own.length
  expect(first?.at[0]).toBeCloseTo(mean, 9)
})

test('a road has a number only where the roads or a street’s point give it one', () => {
  const numbered = GROUND.roads.filter(({ name }) => /^[ABM]\d+$/.test(name ?? ''))
  expect(new Set(numbered.map(({ name }) => name))).toEqual(new Set(['M6', 'A580', 'A58']))
  const points = GROUND.streets.filter(({ name }) => name === 'A58')
  for (const { name, line } of numbered.filter((road) => road.name === 'A58')) {
    const least = Math.min(
      ...points.flatMap(({ at }) => line.coordinates.map((position) => metresBetween(at, position))),
    )
    expect(least, name ?? '').toBeLessThan(300)
  }
})

test('roads have a number or a name, and neither far outside', () => {
  const far = ROADS.map((road) => ({
    ...road,
    line: { type: 'LineString' as const, coordinates: [[-2, 53.5] as const, [-2, 53.6] as const] },
  }))
  const texts = [...ROADS, { ...ROADS[0], name: 'East Lancashire Road' }, ...far].map((road) => {
    const [feature] = featuresOf(
      baseSources({ ...GEOGRAPHY, roads: [road as (typeof ROADS)[number]] }).roads.data,
    )
    return [feature?.properties?.['name'], feature?.properties?.['number']]
  })
  expect(texts).toEqual([
    [null, 'A1'],
    ['East Lancashire Road', null],
    [null, null],
  ])
})

interface Feature {
  readonly properties?: Readonly<Record<string, unknown>> | null
}
const featuresOf = (data: unknown): readonly Feature[] =>
  typeof data === 'object' && data !== null && 'features' in data ? (data.features as Feature[]) : []

describe('the shield of a road', () => {
  test.each(['day', 'night'] as const)('is filled by a token and clear at its corners by %s', (theme) => {
    const { image, options } = shieldImage('shield', theme)
    const pixel = (x: number, y: number) =>
      Array.from(image.data.subarray(4 * (y * image.width + x)).slice(0, 4))
    const middle = pixel(image.width / 2, image.height / 2)
    const hex = `#${middle
      .slice(0, 3)
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')}`
    expect(hex).toBe(TOKENS[theme].sheet)
    expect(middle[3]).toBe(255)
    expect(pixel(0, 0)).toEqual([0, 0, 0, 0])
    expect(options.stretchX[0]?.[0]).toBeLessThan(options.stretchX[0]?.[1] ?? 0)
  })
})

describe('the base map', () => {
  /** A map that records what it is given. */
  function recordingMap() {
    const handlers = new Map<string, () => void>()
    const data = new Map<string, unknown>()
    const images = new Map<string, unknown>()
    const map = {
      on: (event: string, handler: () => void) => handlers.set(event, handler),
      hasImage: (name: string) => images.has(name),
      addImage: (name: string, image: unknown) => images.set(name, image),
      updateImage: (name: string, image: unknown) => images.set(name, image),
      getSource: (id: string) => ({
        setData: (given: unknown) => {
          data.set(id, given)
          return Promise.resolve()
        },
      }),
      setPaintProperty: vi.fn(),
      setLayoutProperty: vi.fn(),
    }
    return { map: map as unknown as MapLibreMap, handlers, data, images }
  }
  const NAMES = { streets: [{ name: 'Mill Lane', at: MIDDLE }], postcodes: POSTCODES }

  test('is given the names whether they come before or after its style, and again after a lost context', () => {
    const { map, handlers, data } = recordingMap()
    const updater = baseMapUpdater(map, 'day', () => {})
    updater.name(NAMES)
    expect(data.size).toBe(0)
    handlers.get('style.load')?.()
    expect(featuresOf(data.get('streets'))).toHaveLength(1)
    expect(featuresOf(data.get('sectors')).length).toBeGreaterThan(10)
    data.clear()
    handlers.get('style.load')?.()
    expect(featuresOf(data.get('streets'))).toHaveLength(1)
    updater.name({ ...NAMES, streets: [] })
    expect(featuresOf(data.get('streets'))).toHaveLength(0)
  })
  test('shows places to read before and after its style and a lost context, until they are taken away', () => {
    const { map, handlers, data } = recordingMap()
    const updater = baseMapUpdater(map, 'day', () => {})
    updater.showPlacesToRead([MIDDLE])
    expect(data.size).toBe(0)
    handlers.get('style.load')?.()
    expect(featuresOf(data.get('places-to-read'))).toHaveLength(1)
    expect(map.setLayoutProperty).toHaveBeenLastCalledWith('places-to-read', 'visibility', 'visible')
    updater.showPlacesToRead([])
    expect(featuresOf(data.get('places-to-read'))).toHaveLength(0)
    expect(map.setLayoutProperty).toHaveBeenLastCalledWith('places-to-read', 'visibility', 'none')
    data.clear()
    handlers.get('style.load')?.()
    updater.showPlacesToRead([])
    expect(data.has('places-to-read')).toBe(false)
  })
  test('has shields in the colours of its theme', () => {
    const { map, handlers, images } = recordingMap()
    const updater = baseMapUpdater(map, 'day', () => {})
    handlers.get('style.load')?.()
    const day = images.get('shield')
    updater.show(sceneOf({ theme: 'night' }))
    expect(images.get('shield')).not.toEqual(day)
    expect(images.get('shield')).toEqual(shieldImage('shield', 'night').image)
  })
  test('names sectors from zoom 14 and streets from zoom 15', () => {
    const { layers } = baseStyle(GEOGRAPHY, 'day')
    const from = (id: string) => layers.find((layer) => layer.id === id)?.minzoom
    expect([from('sector-name'), from('street-name')]).toEqual([14, 15])
  })
})
