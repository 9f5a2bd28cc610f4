/** GeoJSON sources of the built-in base map, contained in the style so that nothing is fetched. */
import type { GeoJSONSourceSpecification } from 'maplibre-gl'
import type { Borough, Road } from '../../domain/borough/borough.ts'
import { boxOf, ringsOf, type Position, type Surface } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

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
  readonly properties: Readonly<Record<string, string | null>>
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

const source = (features: readonly BaseFeature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  maxzoom: 14,
  data: {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }) => ({ type: 'Feature', geometry, properties })),
  },
})
const withoutProperties = (geometry: Geometry): BaseFeature => ({ geometry, properties: {} })

/** Distance in degrees to well beyond what can be seen. */
const FAR = 3

/** The surroundings of a surface: a large rectangle with the surface as its hole. */
function outsideOf(surface: Surface): Surface {
  const { west, south, east, north } = boxOf(surface)
  const sheet: Position[] = [
    [west - FAR, south - FAR],
    [east + FAR, south - FAR],
    [east + FAR, north + FAR],
    [west - FAR, north + FAR],
    [west - FAR, south - FAR],
  ]
  return { type: 'Polygon', coordinates: [sheet, ...ringsOf(surface).flatMap((rings) => rings.slice(0, 1))] }
}

/** All sources of the built-in base map by id. */
export function baseSources({ borough, roads }: Geography) {
  const { outline, wards, lsoas } = borough
  const shapes = (areas: readonly { readonly shape: Surface }[]) => areas.map(({ shape }) => shape)
  return {
    land: source([withoutProperties(surfaceOf(outline))]),
    outside: source([withoutProperties(surfaceOf(outsideOf(outline)))]),
    town: source([withoutProperties(surfaceOf(borough.town))]),
    'town-street': source([withoutProperties(surfaceOf(borough.townAtStreet))]),
    water: source(
      borough.water.map(({ kind, name, line }) => ({
        geometry: lineOf(line.coordinates),
        properties: { kind, name },
      })),
    ),
    roads: source(
      roads.map((road) => ({
        geometry: lineOf(road.line.coordinates),
        properties: { class: road.class, name: road.name },
      })),
    ),
    'ward-lines': source(bordersOf(shapes(wards), outline).map((line) => withoutProperties(lineOf(line)))),
    'lsoa-lines': source(bordersOf(shapes(lsoas), outline).map((line) => withoutProperties(lineOf(line)))),
    wards: {
      ...source(
        wards.map(({ code, name, shape }) => ({ geometry: surfaceOf(shape), properties: { code, name } })),
      ),
      promoteId: 'code',
    },
    // Filled by canvas/reserved-space.ts once the map is at rest.
    'reserved-space': source([]),
    stations: source(
      borough.stations.map(({ name, at }) => ({
        geometry: { type: 'Point', coordinates: pair(at) },
        properties: { name },
      })),
    ),
  } satisfies Readonly<Record<string, GeoJSONSourceSpecification>>
}
export type BaseSourceId = keyof ReturnType<typeof baseSources>

type Edge = readonly [Position, Position]

const pointKey = ([longitude, latitude]: Position) => `${longitude},${latitude}`
const edgeKey = (a: Position, b: Position) => {
  const [first, second] = [pointKey(a), pointKey(b)]
  return first < second ? `${first} ${second}` : `${second} ${first}`
}

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
  const seen = new Set<string>()
  for (const [a, b] of without ? edgesOf(without) : []) seen.add(edgeKey(a, b))
  const lines: Position[][] = []
  for (const surface of surfaces) {
    let line: Position[] = []
    for (const [a, b] of edgesOf(surface)) {
      const key = edgeKey(a, b)
      if (seen.has(key)) continue
      seen.add(key)
      const last = line.at(-1)
      if (last && pointKey(last) === pointKey(a)) line.push(b)
      else {
        line = [a, b]
        lines.push(line)
      }
    }
  }
  return lines
}
