/** The borough's ground as the sources of a map style: plain GeoJSON held in the style itself, nothing to fetch. */

import type { GeoJSONSourceSpecification } from 'maplibre-gl'
import type { Borough, Road } from '../../domain/borough/borough.ts'
import { boxOf, ringsOf, type Position, type Surface } from '../../domain/geography.ts'
import type { Place } from '../../domain/place/place.ts'

export interface Ground {
  readonly place: Place
  readonly borough: Borough
  readonly roads: readonly Road[]
}

type Data = Exclude<GeoJSONSourceSpecification['data'], string>
type Geometry = Extract<Data, { type: 'Feature' }>['geometry']
interface Drawn {
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

const source = (features: readonly Drawn[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  maxzoom: 14,
  data: {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }) => ({ type: 'Feature', geometry, properties })),
  },
})
const bare = (geometry: Geometry): Drawn => ({ geometry, properties: {} })

/** Well beyond what can be seen, in degrees. */
const FAR = 3

/** Everything round a surface, as a sheet with the surface cut out. */
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

export function groundSources({ borough, roads }: Ground) {
  const { outline, wards, lsoas } = borough
  const shapes = (areas: readonly { readonly shape: Surface }[]) => areas.map(({ shape }) => shape)
  return {
    land: source([bare(surfaceOf(outline))]),
    outside: source([bare(surfaceOf(outsideOf(outline)))]),
    town: source([bare(surfaceOf(borough.town))]),
    'town-street': source([bare(surfaceOf(borough.townAtStreet))]),
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
    'ward-lines': source(bordersOf(shapes(wards), outline).map((line) => bare(lineOf(line)))),
    'lsoa-lines': source(bordersOf(shapes(lsoas), outline).map((line) => bare(lineOf(line)))),
    wards: {
      ...source(
        wards.map(({ code, name, shape }) => ({ geometry: surfaceOf(shape), properties: { code, name } })),
      ),
      promoteId: 'code',
    },
    // Filled when the picture rests: where its words and discs stand.
    'kept-free': source([]),
    stations: source(
      borough.stations.map(({ name, at }) => ({
        geometry: { type: 'Point', coordinates: pair(at) },
        properties: { name },
      })),
    ),
  } satisfies Readonly<Record<string, GeoJSONSourceSpecification>>
}
export type GroundSource = keyof ReturnType<typeof groundSources>

/** Borders between neighbours, each drawn once: shapes that share a topology repeat every inner edge. */

type Edge = readonly [Position, Position]

const nameOf = ([longitude, latitude]: Position) => `${longitude},${latitude}`
const edgeName = (a: Position, b: Position) => {
  const [first, second] = [nameOf(a), nameOf(b)]
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
 * The borders of surfaces as lines, every edge once; edges of `without` (the borough's own line) are left out.
 * A dashed border drawn twice would fill its own gaps.
 */
export function bordersOf(surfaces: readonly Surface[], without: Surface | null): Position[][] {
  const seen = new Set<string>()
  for (const [a, b] of without ? edgesOf(without) : []) seen.add(edgeName(a, b))
  const lines: Position[][] = []
  for (const surface of surfaces) {
    let line: Position[] = []
    for (const [a, b] of edgesOf(surface)) {
      const name = edgeName(a, b)
      if (seen.has(name)) continue
      seen.add(name)
      const last = line.at(-1)
      if (last && nameOf(last) === nameOf(a)) line.push(b)
      else {
        line = [a, b]
        lines.push(line)
      }
    }
  }
  return lines
}
