/**
 * Sample data of the map's tests: an invented place of two wards with a road and a brook, and marks to put on
 * it.
 */
import type { Borough, NamedPlace, Road } from '../../src/domain/borough/borough.ts'
import type { Polygon, Position } from '../../src/domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../../src/map/mercator.ts'
import type { LayoutOptions, Viewport } from '../../src/map/layout/map-layout.ts'
import { zoomsAt } from '../../src/map/scale.ts'
import type { ClusterMark, HotspotMark, OrderMark, Scene, SiteMark } from '../../src/map/scene.ts'
import type { Measure } from '../../src/map/sprites/sprite.ts'
import { PLACE } from '../domain/shipped-place.ts'

export const MIDDLE: Position = [-2.6, 53.53]

/** A square polygon round a position, with sides in degrees. */
export function square([x, y]: Position, side: number): Polygon {
  const half = side / 2
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
      ],
    ],
  }
}

const half = (west: number, east: number, code: string): Borough['wards'][number] => ({
  code,
  name: `Ward ${code}`,
  level: 'ward',
  shape: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 53.5],
        [east, 53.5],
        [east, 53.56],
        [west, 53.56],
        [west, 53.5],
      ],
    ],
  },
  population: 1000,
  deprivationDecile: null,
  ward: null,
  rates: null,
})

export const place = (
  name: string,
  at: Position,
  kind = 'town',
  population: number | null = null,
): NamedPlace => ({
  name,
  kind,
  population,
  at,
})

export const BOROUGH: Borough = {
  outline: {
    type: 'Polygon',
    coordinates: [
      [
        [-2.65, 53.5],
        [-2.6, 53.5],
        [-2.55, 53.5],
        [-2.55, 53.56],
        [-2.6, 53.56],
        [-2.65, 53.56],
        [-2.65, 53.5],
      ],
    ],
  },
  wards: [half(-2.65, -2.6, 'W1'), half(-2.6, -2.55, 'W2')],
  lsoas: [],
  msoas: [],
  town: { type: 'MultiPolygon', coordinates: [square(MIDDLE, 0.01).coordinates] },
  townAtStreet: { type: 'MultiPolygon', coordinates: [square(MIDDLE, 0.012).coordinates] },
  builtUp: [],
  water: [
    {
      kind: 'river',
      name: null,
      line: {
        type: 'LineString',
        coordinates: [
          [-2.64, 53.51],
          [-2.56, 53.52],
        ],
      },
    },
  ],
  places: [place('Middleton Cross', MIDDLE)],
  stations: [{ name: 'Cross', at: MIDDLE }],
}
export const ROADS: readonly Road[] = [
  {
    class: 'primary',
    name: 'A1',
    line: {
      type: 'LineString',
      coordinates: [
        [-2.64, 53.55],
        [-2.56, 53.51],
      ],
    },
  },
]

/** Seven pixels a letter, so that no canvas is needed. */
export const measure: Measure = (text) => text.length * 7

export const LAYOUT_OPTIONS: LayoutOptions = {
  style: { theme: 'day', measure },
  places: [],
  zooms: zoomsAt(PLACE.referenceLatitude),
  clusterId: (node) => `node ${node}`,
}

/** Viewport of 800 x 600 pixels round MIDDLE. */
export function viewportAt(zoom: number, hovered: Viewport['hovered'] = null): Viewport {
  const middle = pixelAt(MIDDLE, zoom)
  const [west, north] = positionAt({ x: middle.x - 400, y: middle.y - 300 }, zoom)
  const [east, south] = positionAt({ x: middle.x + 400, y: middle.y + 300 }, zoom)
  const box = { west, north, east, south }
  return { box, canvas: box, zoom, hovered }
}
/** Position offset from MIDDLE by pixels to the right and down. */
export function placeAt({ x, y }: Pixel, zoom: number): Position {
  const middle = pixelAt(MIDDLE, zoom)
  return positionAt({ x: middle.x + x, y: middle.y + y }, zoom)
}

export const cluster = (node: number, count: number, at: Position = MIDDLE): ClusterMark => ({
  node,
  at,
  count,
  mix: [count, 0, 0, 0],
  isChosen: false,
})
export const order = (id: string, at: Position, endsIn: number | null = null): OrderMark => ({
  id,
  at,
  stage: 'in-force',
  endsIn,
  isChosen: false,
})
export const hotspot = (id: string, at: Position): HotspotMark => ({
  id,
  name: `Hotspot ${id}`,
  shape: square(at, 0.002),
  at,
  delivered: 38,
  known: 'yes',
  planned: 60,
  isChosen: false,
})
export const site = (id: string, at: Position, phase: SiteMark['phase'] = 'clear'): SiteMark => ({
  id,
  name: `Site ${id}`,
  shape: square(at, 0.008),
  at,
  phase,
  isChosen: false,
})
export const sceneOf = (parts: Partial<Scene>): Scene => ({
  clusters: [],
  orders: [],
  hotspots: [],
  sites: [],
  wards: [],
  theme: 'day',
  ...parts,
})
