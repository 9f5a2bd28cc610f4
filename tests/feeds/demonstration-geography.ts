/**
 * The shipped geography for tests of the demonstration, with counting methods that are independent of the
 * demonstration's own.
 */
import { booleanPointInPolygon } from '@turf/turf'
import proj4 from 'proj4'
import encodedBorough from '../../data/place/borough.json'
import encodedRoads from '../../data/place/roads.json'
import encodedStreets from '../../data/place/streets.json'
import { decodeBorough, decodeRoads, decodeStreets } from '../../src/domain/borough/decode.ts'
import { GRIDS, squareAt } from '../../src/domain/borough/grids.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import type { Polygon, Position } from '../../src/domain/geography.ts'
import {
  type DemonstrationFile,
  type DemonstrationOptions,
  DEMONSTRATION_DEFAULTS,
  demonstration,
} from '../../src/feeds/demonstration/demonstration.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { PLACE } from '../domain/shipped-place.ts'

export const GROUND = {
  place: PLACE,
  borough: decodeBorough(encodedBorough),
  roads: decodeRoads(encodedRoads),
  streets: decodeStreets(encodedStreets),
}

/** Few incidents, for tests that do not depend on their number. */
export const FEW = { ...DEMONSTRATION_DEFAULTS, incidentsAMonth: 100 }

/** File texts by name. */
export function filesOf(options: Partial<DemonstrationOptions> = {}): ReadonlyMap<string, string> {
  const files = demonstration({ ...DEMONSTRATION_DEFAULTS, ...options }, GROUND)
  return new Map(files.map(({ name, text }: DemonstrationFile) => [name, text]))
}

/** Opens the written files as the product does; a file that is not there answers 404. */
export async function datasetOf(files: ReadonlyMap<string, string>): Promise<Dataset> {
  const fetchResponse = async (url: URL) => {
    const text = files.get(url.pathname.split('/').at(-1) ?? '')
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text)
  }
  const dataset = await loadDataset(new URL('https://holdfast.example/feeds/manifest.json'), {
    fetchResponse,
    place: PLACE,
    borough: GROUND.borough,
  })
  if ('kind' in dataset) throw new Error(dataset.what)
  return dataset
}

export interface Row {
  readonly geometry: { readonly type: string; readonly coordinates: Position } | null
  readonly properties: Readonly<Record<string, string | number | undefined>>
}

export function textOf(files: ReadonlyMap<string, string>, name: string): string {
  const text = files.get(name)
  if (text === undefined) throw new Error(`No file ${name} among ${[...files.keys()].join(', ')}`)
  return text
}

export const rowsOf = (files: ReadonlyMap<string, string>, name: string): readonly Row[] =>
  (JSON.parse(textOf(files, name)) as { readonly features: readonly Row[] }).features

/** Polygons by the id of their feature. */
export function surfacesOf(files: ReadonlyMap<string, string>, name: string): ReadonlyMap<string, Polygon> {
  const { features } = JSON.parse(textOf(files, name)) as {
    readonly features: readonly { readonly geometry: Polygon; readonly properties: { readonly id: string } }[]
  }
  return new Map(features.map(({ geometry, properties }) => [properties.id, geometry]))
}

export interface SiteTruth {
  readonly id: string
  readonly before: Days
  readonly after: Days
  readonly planted: { readonly remains: number; readonly displacedIntoRing: number }
  readonly realised: Readonly<Record<'siteBefore' | 'siteAfter' | 'ringBefore' | 'ringAfter', number>>
}
export interface Days {
  readonly from: string
  readonly to: string
}
export interface SquareTruth {
  readonly easting: number
  readonly northing: number
  /** Expected a year. */
  readonly yearly: number
  readonly count: number
}
export interface AreaChangeTruth {
  readonly area: string
  readonly category: string
  readonly before: Days & { readonly planted: number; readonly realised: number }
  readonly after: Days & { readonly planted: number; readonly realised: number }
}
/** By the corner and the expectation of its strongest square. */
export interface HotspotTruth extends Omit<SquareTruth, 'count'> {
  readonly id: string
  /** The strongest first. */
  readonly squares: readonly SquareTruth[]
}
export interface Truth {
  readonly incidents: {
    readonly total: number
    readonly houseNumbers: number
    readonly reportedLate: number
  } & Readonly<Record<'privatePlaces' | 'sensitive' | 'ranges', number>> & {
      readonly byCategory: Readonly<Record<string, number>>
      readonly byMonth: Readonly<Record<string, number>>
    }
  readonly sites: readonly SiteTruth[]
  readonly hotspots: readonly HotspotTruth[]
  readonly areaChanges: readonly AreaChangeTruth[]
  readonly closureOrders: { readonly rows: number; readonly particular: Readonly<Record<string, string>> }
  readonly actions: {
    readonly coordinatesToDrop: number
    readonly planned: number
    readonly quiet: { readonly lastRow: string }
  }
  readonly commitments: { readonly overdue: number }
  readonly setAside: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly odd: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly notices: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly notKnown: readonly string[]
}
export const truthOf = (files: ReadonlyMap<string, string>) =>
  JSON.parse(textOf(files, 'truth.json')) as Truth

/** The day, or the first of the month, on which a row counts. */
export const dayOfRow = ({ properties }: Row) => `${String(properties['occurred'])}-01`.slice(0, 10)
export const isDuring = (row: Row, { from, to }: Days) => dayOfRow(row) >= from && dayOfRow(row) <= to

/** Rows that share a point. */
export interface Place {
  readonly at: Position
  readonly rows: readonly Row[]
}
/** Rows by the point that they share. */
export function placesOf(rows: readonly Row[]): readonly Place[] {
  const places = new Map<string, { readonly at: Position; readonly rows: Row[] }>()
  for (const row of rows) {
    const at: Position = row.geometry?.coordinates ?? [NaN, NaN]
    const place = places.get(at.join())
    if (place) place.rows.push(row)
    else places.set(at.join(), { at, rows: [row] })
  }
  return [...places.values()]
}

/** Whether a position lies in a polygon, boundary included, by turf. */
export function insideOf(polygon: Polygon): (at: Position) => boolean {
  const coordinates = polygon.coordinates.map((ring) =>
    ring.map(([longitude, latitude]) => [longitude, latitude]),
  )
  return ([longitude, latitude]) =>
    booleanPointInPolygon([longitude, latitude], { type: 'Polygon', coordinates })
}

const toGrid = proj4('EPSG:4326', GRIDS['EPSG:27700'].definition)
export const gridOf = ([longitude, latitude]: Position) => toGrid.forward([longitude, latitude])

export function squareOf(at: Position): string {
  const [easting = NaN, northing = NaN] = gridOf(at)
  const square = squareAt(easting, northing)
  return `${square.easting},${square.northing}`
}

/** Metres from a position to the boundary of a polygon, on a sphere. */
export function metresToBorder([longitude, latitude]: Position, polygon: Polygon): number {
  const [east, north] = [111_195 * Math.cos((latitude * Math.PI) / 180), 111_195]
  const ring = (polygon.coordinates[0] ?? []).map(
    ([x, y]) => [(x - longitude) * east, (y - latitude) * north] as const,
  )
  return Math.min(
    ...ring.slice(1).map(([x2, y2], i) => {
      const [x1, y1] = ring[i] ?? [NaN, NaN]
      const [dx, dy] = [x2 - x1, y2 - y1]
      const along = Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)))
      return Math.hypot(x1 + along * dx, y1 + along * dy)
    }),
  )
}
