/**
 * Coordinate fixes for swapped axes and projected metres: projections, candidate fixes that bring most rows into the
 * borough, and their application to geometries.
 */
import type { Position } from '../../domain/geography.ts'
import type { Vicinity } from '../vicinity.ts'
import type { Crs, FixOffer } from './recognised.ts'
import proj4 from 'proj4'
import { GRIDS, type Grid } from '../../domain/borough/grids.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { isList, isObject, type JsonObject } from '../rows/json-object.ts'

const EARTH_RADIUS = 6_378_137
const DEGREES = 180 / Math.PI
/** About a centimetre; further digits are rounding error. */
const DECIMALS = 1e7

/** Limits in metres; beyond them there is no position of these islands, and proj4 may not terminate. */
const MOST_EASTING = 1_000_000
const MOST_NORTHING = 1_500_000
const MOST_MERCATOR = 20_037_509

type Projection = (x: number, y: number) => Position | null

function degreesFromGrid({ definition }: Grid): Projection {
  const grid = proj4('EPSG:4326', definition)
  return (x, y) => {
    if (!(x >= 0 && x <= MOST_EASTING && y >= 0 && y <= MOST_NORTHING)) return null
    const [longitude, latitude] = grid.inverse<[number, number]>([x, y])
    return [rounded(longitude), rounded(latitude)]
  }
}

/** Projections to longitude and latitude; null where the pair is outside the projection's range. */
export const DEGREES_FROM: Readonly<Record<Crs, Projection>> = {
  '4326': (x, y) => [x, y],
  west: (x, y) => [-x, y],
  '27700': degreesFromGrid(GRIDS['EPSG:27700']),
  '29903': degreesFromGrid(GRIDS['EPSG:29903']),
  '3857': (x, y) => {
    if (!(Math.abs(x) <= MOST_MERCATOR && Math.abs(y) <= MOST_MERCATOR)) return null
    const latitude = 2 * Math.atan(Math.exp(y / EARTH_RADIUS)) - Math.PI / 2
    return [rounded((x / EARTH_RADIUS) * DEGREES), rounded(latitude * DEGREES)]
  },
}

/** Whether the system is one of the national grids. */
export const isGrid = (crs: Crs): crs is Grid['crs'] => crs === '27700' || crs === '29903'

const rounded = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS

/** Minimum share of the rows with coordinates that a fix must bring into the borough to be offered. */
const MIN_SHARE_INSIDE = 0.8

interface CandidateFix extends Pick<FixOffer, 'id' | 'crs' | 'swap' | 'flags'> {
  /** Ends the sentence "31 of 32 places would lie in the borough if ...". */
  readonly condition: string
}
const CANDIDATE_FIXES: readonly CandidateFix[] = [
  { id: 'swap', crs: '4326', swap: true, flags: '--swap', condition: 'latitude and longitude were swapped' },
  {
    id: 'west',
    crs: 'west',
    swap: false,
    flags: '--crs west',
    condition: 'the longitudes were west of Greenwich, which their lost minus says',
  },
  {
    id: 'national-grid',
    crs: '27700',
    swap: false,
    flags: '--crs 27700',
    condition: 'the numbers were read as metres of the National Grid',
  },
  {
    id: 'national-grid-swap',
    crs: '27700',
    swap: true,
    flags: '--crs 27700 --swap',
    condition: 'the numbers were read as metres of the National Grid, northing first',
  },
  {
    id: 'irish-grid',
    crs: '29903',
    swap: false,
    flags: '--crs 29903',
    condition: 'the numbers were read as metres of the Irish Grid',
  },
  {
    id: 'irish-grid-swap',
    crs: '29903',
    swap: true,
    flags: '--crs 29903 --swap',
    condition: 'the numbers were read as metres of the Irish Grid, northing first',
  },
  {
    id: 'web-mercator',
    crs: '3857',
    swap: false,
    flags: '--crs auto',
    condition: 'the numbers were read as metres of a web map',
  },
  {
    id: 'web-mercator-swap',
    crs: '3857',
    swap: true,
    flags: '--crs auto --swap',
    condition: 'the numbers were read as metres of a web map, northing first',
  },
]

/** Function that turns a coordinate pair into longitude and latitude under this choice. */
export const fixFor = ({ crs, swap }: { readonly crs: Crs; readonly swap: boolean }): CoordinateFix => {
  const project = DEGREES_FROM[crs]
  return swap ? (x, y) => project(y, x) : project
}

interface InsideCounter {
  /** Adds all pairs of one row; the row counts as inside where any of them is in the borough. */
  readonly add: (pairs: readonly Position[]) => void
  readonly placed: () => number
  readonly lands: () => number
  /** Empty where most rows are inside as they are. */
  readonly offers: () => readonly FixOffer[]
}

/** Counts rows inside the borough, unchanged and under each candidate fix. */
export function insideCounter(vicinity: Vicinity, crs: Crs): InsideCounter {
  const candidates = CANDIDATE_FIXES.map((candidate) => ({
    candidate,
    lands: 0,
    fix: fixFor(candidate),
  }))
  const unchanged = { lands: 0, placed: 0, fix: fixFor({ crs, swap: false }) }
  const isInside = (pairs: readonly Position[], fix: CoordinateFix) =>
    pairs.some(([x, y]) => {
      const at = fix(x, y)
      return at !== null && vicinity.proximityAt(...at) === 'inside'
    })
  return {
    add: (pairs) => {
      if (pairs.length === 0) return
      unchanged.placed += 1
      // Fixes are only tried on rows outside: none would keep a row inside.
      if (isInside(pairs, unchanged.fix)) unchanged.lands += 1
      else for (const each of candidates) if (isInside(pairs, each.fix)) each.lands += 1
    },
    placed: () => unchanged.placed,
    lands: () => unchanged.lands,
    offers: () =>
      candidates.flatMap(({ candidate, lands }) =>
        unchanged.placed > 0 && lands >= unchanged.placed * MIN_SHARE_INSIDE
          ? [offerFrom(candidate, lands, unchanged.placed)]
          : [],
      ),
  }
}

const offerFrom = ({ condition, ...candidate }: CandidateFix, lands: number, of: number): FixOffer => ({
  ...candidate,
  lands,
  of,
  says: `${lands.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} places would lie in ${theWhole()} if ${condition}.`,
})

/** Maximum nesting of coordinates and collections. */
const MAX_DEPTH = 12

type Pair = readonly [x: number, y: number]

const isPair = (value: unknown): value is readonly [number, number, ...unknown[]] =>
  isList(value) && typeof value[0] === 'number' && typeof value[1] === 'number'

/** Every coordinate pair of a geometry of any type. */
export function positionsIn(geometry: unknown): readonly Pair[] {
  if (!isObject(geometry)) return []
  const pairs: Pair[] = []
  collectPairs(geometry['coordinates'], pairs, 0)
  if (isList(geometry['geometries']))
    for (const part of geometry['geometries'].slice(0, MAX_DEPTH))
      if (isObject(part)) collectPairs(part['coordinates'], pairs, 0)
  return pairs
}

function collectPairs(value: unknown, pairs: Pair[], depth: number): void {
  if (isPair(value)) pairs.push([value[0], value[1]])
  else if (isList(value) && depth < MAX_DEPTH) for (const item of value) collectPairs(item, pairs, depth + 1)
}

/** Converts a pair to longitude and latitude; null where it cannot be converted, and the pair is left unchanged. */
export type CoordinateFix = (x: number, y: number) => Position | null

/**
 * The geometry with every pair fixed and heights removed. A collection or multi-geometry with one part becomes that
 * part, since feeds allow single geometries only.
 */
export function fixedGeometry(geometry: unknown, fix: CoordinateFix): unknown {
  if (!isObject(geometry)) return geometry
  const single = unwrapped(geometry)
  return { type: single['type'], coordinates: fixedCoordinates(single['coordinates'], fix, 0) }
}

function fixedCoordinates(value: unknown, fix: CoordinateFix, depth: number): unknown {
  if (isPair(value)) return fix(value[0], value[1]) ?? value
  return isList(value) && depth < MAX_DEPTH
    ? value.map((item) => fixedCoordinates(item, fix, depth + 1))
    : value
}

const SINGLE: Readonly<Record<string, string>> = {
  MultiPoint: 'Point',
  MultiLineString: 'LineString',
  MultiPolygon: 'Polygon',
}

function unwrapped(geometry: JsonObject): JsonObject {
  const { type, coordinates, geometries } = geometry
  const only =
    type === 'GeometryCollection' && isList(geometries) && geometries.length === 1 ? geometries[0] : null
  if (isObject(only)) return only['type'] === 'GeometryCollection' ? only : unwrapped(only)
  const name = typeof type === 'string' && Object.hasOwn(SINGLE, type) ? SINGLE[type] : undefined
  return name !== undefined && isList(coordinates) && coordinates.length === 1
    ? { type: name, coordinates: coordinates[0] }
    : geometry
}
