/** GeoJSON sources of the built-in base map, contained in the style so that nothing is fetched. */
import type { GeoJSONSourceSpecification } from 'maplibre-gl'
import type { Borough, Road } from '../../domain/borough/borough.ts'
import { boxOf, ringsOf, type Box, type Line, type Position, type Surface } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'
import { FADE_METRES, fadeBands } from './fade-bands.ts'
import type { NamedPoint } from './ground-names.ts'
import { outlineDistance, type OutlineDistance } from './outline-distance.ts'
import { ROAD_NUMBER_PATTERN } from './road-shields.ts'

/** Geographical data of one place. */
export interface Geography {
  readonly place: Place
  readonly borough: Borough
  readonly roads: readonly Road[]
}

type Data = Exclude<GeoJSONSourceSpecification['data'], string>
type Geometry = Extract<Data, { type: 'Feature' }>['geometry']
interface BaseFeature {
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, string | number | null>>
}

const pair = ([longitude, latitude]: Position): [number, number] => [longitude, latitude]
const lineOf = (line: readonly Position[]): Geometry => ({
  type: 'LineString',
  coordinates: line.map(pair),
})
const surfaceOf = (surface: Surface): Geometry => ({
  type: 'MultiPolygon',
  coordinates: ringsOf(surface).map((rings) => rings.map((ring) => ring.map(pair))),
})

const collection = (features: readonly BaseFeature[]) => ({
  type: 'FeatureCollection' as const,
  features: features.map(({ geometry, properties }) => ({ type: 'Feature' as const, geometry, properties })),
})
const source = (features: readonly BaseFeature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  maxzoom: 14,
  data: collection(features),
})
/** Named points as the data of a source. */
export const namedPointData = (points: readonly NamedPoint[]) => collection(points.map(pointFeature))
const pointFeature = ({ name, at }: NamedPoint): BaseFeature => ({
  geometry: { type: 'Point', coordinates: pair(at) },
  properties: { name },
})
const withoutProperties = (geometry: Geometry): BaseFeature => ({ geometry, properties: {} })

/** Bounds of all roads and water; of the outline where there are none. */
export function dataBox({ outline, water }: Borough, roads: readonly Road[]): Box {
  const lines = [...roads, ...water]
  if (lines.length === 0) return boxOf(outline)
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const { line } of lines)
    for (const [x, y] of line.coordinates) {
      box.west = Math.min(box.west, x)
      box.south = Math.min(box.south, y)
      box.east = Math.max(box.east, x)
      box.north = Math.max(box.north, y)
    }
  return box
}

/** Names and stations farther outside than this are left out: what they belong to has faded. */
const NAMED_METRES = FADE_METRES / 2

/** Whether the middle of a line is far outside the borough. */
function isFar(distanceAt: OutlineDistance, { coordinates }: Line): boolean {
  const middle = coordinates[Math.floor(coordinates.length / 2)]
  return !middle || distanceAt(middle) > NAMED_METRES
}

/** The number or the name of a road; neither where its middle is far outside the borough. */
function roadTexts({ name, line }: Road, distanceAt: OutlineDistance) {
  const none = { name: null, number: null }
  if (name === null || isFar(distanceAt, line)) return none
  return ROAD_NUMBER_PATTERN.test(name) ? { ...none, number: name } : { ...none, name }
}

/** All sources of the built-in base map by id. */
export function baseSources({ borough, roads }: Geography) {
  const { outline, wards, lsoas } = borough
  const distanceAt = outlineDistance(outline)
  const shapes = (areas: readonly { readonly shape: Surface }[]) => areas.map(({ shape }) => shape)
  return {
    land: source([withoutProperties(surfaceOf(outline))]),
    outside: source(
      fadeBands(outline, dataBox(borough, roads)).map(({ shape, opacity }) => ({
        geometry: surfaceOf(shape),
        properties: { opacity },
      })),
    ),
    town: source([withoutProperties(surfaceOf(borough.town))]),
    'town-street': source([withoutProperties(surfaceOf(borough.townAtStreet))]),
    water: source(
      borough.water.map(({ kind, name, line }) => ({
        geometry: lineOf(line.coordinates),
        properties: { kind, name, label: name === null || isFar(distanceAt, line) ? null : name },
      })),
    ),
    roads: source(
      roads.map((road) => ({
        geometry: lineOf(road.line.coordinates),
        properties: { class: road.class, ...roadTexts(road, distanceAt) },
      })),
    ),
    'ward-lines': source(bordersOf(shapes(wards), outline).map((line) => withoutProperties(lineOf(line)))),
    'lsoa-lines': source(bordersOf(shapes(lsoas), outline).map((line) => withoutProperties(lineOf(line)))),
    // Filled with the areas of a feed when their lines are switched on.
    'area-lines': source([]),
    wards: {
      ...source(
        wards.map(({ code, name, shape }) => ({ geometry: surfaceOf(shape), properties: { code, name } })),
      ),
      promoteId: 'code',
    },
    // Filled by canvas/reserved-space.ts once the map is at rest.
    'reserved-space': source([]),
    stations: source(borough.stations.filter(({ at }) => distanceAt(at) < NAMED_METRES).map(pointFeature)),
    // Filled while incidents are still to be read.
    'places-to-read': source([]),
    // Filled once the map is close enough to name them.
    streets: source([]),
    sectors: source([]),
  } satisfies Readonly<Record<string, GeoJSONSourceSpecification>>
}
export type BaseSourceId = keyof ReturnType<typeof baseSources>

/** Positions as the data of a source. */
export const positionData = (positions: readonly Position[]) =>
  collection(positions.map((at) => withoutProperties({ type: 'Point', coordinates: pair(at) })))

/** Lines of areas as the data of a source, chosen ones apart. */
export function lineData(shapes: readonly Surface[], chosen: readonly Surface[]) {
  const lines = (of: readonly Surface[], isChosen: boolean) =>
    bordersOf(of, null).map((line): BaseFeature => ({
      geometry: lineOf(line),
      properties: { chosen: Number(isChosen) },
    }))
  return collection([...lines(shapes, false), ...lines(chosen, true)])
}

type Edge = readonly [Position, Position]

/** Numbers points, equal ones alike: texts of coordinates would take several times as long. */
function pointNumbers(): (point: Position) => number {
  const numbers = new Map<number, Map<number, number>>()
  let next = 0
  return ([longitude, latitude]) => {
    const column = numbers.get(longitude) ?? new Map<number, number>()
    numbers.set(longitude, column)
    const known = column.get(latitude) ?? next++
    column.set(latitude, known)
    return known
  }
}
/** More than points of any geography. */
const MOST_POINTS = 2 ** 26
const edgeKey = (a: number, b: number) => Math.min(a, b) * MOST_POINTS + Math.max(a, b)

function* edgesOf(surface: Surface): Generator<Edge> {
  for (const ring of ringsOf(surface).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if (a && b) yield [a, b]
    }
  }
}

/**
 * Boundaries of surfaces as lines, each shared edge once, without the edges of `without` (the borough's
 * outline). A dashed line drawn twice would fill its own gaps.
 */
export function bordersOf(surfaces: readonly Surface[], without: Surface | null): Position[][] {
  const seen = new Set<number>()
  const numberOf = pointNumbers()
  for (const [a, b] of without ? edgesOf(without) : []) seen.add(edgeKey(numberOf(a), numberOf(b)))
  const lines: Position[][] = []
  for (const surface of surfaces) {
    let line: Position[] = []
    let last = -1
    for (const [a, b] of edgesOf(surface)) {
      const [from, to] = [numberOf(a), numberOf(b)]
      const key = edgeKey(from, to)
      if (seen.has(key)) continue
      seen.add(key)
      const isNext = from === last
      last = to
      if (isNext) line.push(b)
      else {
        line = [a, b]
        lines.push(line)
      }
    }
  }
  return lines
}
