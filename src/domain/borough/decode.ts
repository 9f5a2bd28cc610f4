/** Decoders of the files in data/place: areas, water, roads, postcodes and streets in degrees. */
import type { MultiPolygon, Position, Ring, Surface } from '../geography.ts'
import type { Borough, BoroughArea, NamedPlace, Postcode, Road, Street, Watercourse } from './borough.ts'
import { linesIn, ringsFromArcs, ringsIn, runsIn, cumulativeSums } from './delta-text.ts'

/** Header of every encoded file. Tables are stored as columns, geometry as text (see delta-text.ts). */
interface EncodedFile {
  readonly format: string
  readonly version: number
  readonly licence: string
  /** Attribution, one sentence a source. */
  readonly attribution: readonly string[]
}

/** Columns of areas, one entry an area; rings are composed of shared arcs. */
interface EncodedAreas {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** Residents. */
  readonly population: readonly (number | null)[]
  readonly rings: string
  /** For each area the number of rings of each of its polygons; left out where every area is a single ring. */
  readonly ringsInPolygons?: readonly (readonly number[])[]
}
interface EncodedLsoas extends EncodedAreas {
  /** Row index of the best-fit ward. */
  readonly ward: readonly (number | null)[]
  /** Indices of Deprivation; 1 is the most deprived tenth of England. */
  readonly deprivationDecile: readonly (number | null)[]
  /** Reports per 1,000 residents a year, from the same indices; `violence` is violence with injury. */
  readonly asb: readonly (number | null)[]
  readonly burglary: readonly (number | null)[]
  readonly violence: readonly (number | null)[]
}
/** Multipolygon. */
interface EncodedSurface {
  /** Number of rings of each polygon: the exterior, then its holes. */
  readonly ringsInPolygon: readonly number[]
  readonly rings: string
}
/** Named lines. */
interface EncodedLines {
  readonly names: readonly (string | null)[]
  readonly lines: string
}

/** Content of borough.json. */
export interface EncodedBorough extends EncodedFile {
  readonly arcs: string
  readonly outline: string
  /** Number of rings of each polygon of the outline; left out where it is a single ring. */
  readonly ringsInOutline?: readonly number[]
  readonly wards: EncodedAreas
  readonly lsoas: EncodedLsoas
  readonly msoas: EncodedAreas
  readonly town: EncodedSurface
  readonly townAtStreet: EncodedSurface
  readonly builtUp: { readonly names: readonly string[]; readonly surfaces: readonly EncodedSurface[] }
  readonly rivers: EncodedLines
  readonly canals: EncodedLines
  readonly lakes: EncodedLines
  readonly places: {
    readonly names: readonly string[]
    readonly kinds: readonly string[]
    readonly population: readonly (number | null)[]
    readonly at: string
  }
  readonly stations: { readonly names: readonly string[]; readonly at: string }
}
/** Content of roads.json. */
export interface EncodedRoads extends EncodedFile {
  readonly classes: readonly (EncodedLines & { readonly class: string })[]
}
/** Content of postcodes.json. */
export interface EncodedPostcodes extends EncodedFile {
  /** `inward`: inward codes as ascending base-26 numbers; "1AA" is (1 * 26 + 0) * 26 + 0. */
  readonly districts: readonly { readonly outward: string; readonly inward: string; readonly at: string }[]
}

/** Content of streets.json; a name may occur at several points. */
export interface EncodedStreets extends EncodedFile {
  readonly names: readonly string[]
  readonly at: string
}

/** File version that the decoders read. */
const GEOGRAPHY_VERSION = 1

/** @throws Error unless the file has this format and version */
function checkFormat({ format, version }: EncodedFile, expected: string): void {
  if (format === expected && version === GEOGRAPHY_VERSION) return
  throw new Error(
    `The file is ${format} version ${version}; this reads ${expected} version ${GEOGRAPHY_VERSION}`,
  )
}

/**
 * Decodes all geography but roads and postcodes.
 * @throws Error on another version and on columns of unequal length
 */
export function decodeBorough(encoded: EncodedBorough): Borough {
  checkFormat(encoded, 'holdfast-borough')
  const arcs = linesIn(encoded.arcs)
  return {
    outline: shapeOf(ringsFromArcs(encoded.outline, arcs), encoded.ringsInOutline),
    wards: areas(encoded.wards, ringsFromArcs(encoded.wards.rings, arcs), 'ward'),
    lsoas: lsoas(encoded.lsoas, ringsFromArcs(encoded.lsoas.rings, arcs), encoded.wards.codes),
    msoas: areas(encoded.msoas, ringsFromArcs(encoded.msoas.rings, arcs), 'msoa'),
    town: multiPolygon(encoded.town),
    townAtStreet: multiPolygon(encoded.townAtStreet),
    builtUp: encoded.builtUp.names.map((name, row) => ({
      name,
      shape: multiPolygon(cell(encoded.builtUp.surfaces, row)),
    })),
    water: [
      ...watercourses(encoded.rivers, 'river'),
      ...watercourses(encoded.canals, 'canal'),
      ...watercourses(encoded.lakes, 'lake'),
    ],
    places: places(encoded.places),
    stations: namedPoints(encoded.stations),
  }
}

/**
 * Decodes the roads of all classes.
 * @throws Error as `decodeBorough`
 */
export function decodeRoads(encoded: EncodedRoads): readonly Road[] {
  checkFormat(encoded, 'holdfast-roads')
  return encoded.classes.flatMap((roads) =>
    namedLines(roads).map(({ name, line }) => ({ class: roads.class, name, line })),
  )
}

/**
 * Decodes the unit postcodes, each with a space before its last three characters, ascending within each district.
 * @throws Error as `decodeBorough`
 */
export function decodePostcodes(encoded: EncodedPostcodes): readonly Postcode[] {
  checkFormat(encoded, 'holdfast-postcodes')
  return encoded.districts.flatMap(({ outward, inward, at }) => {
    const numbers = cumulativeSums(runsIn(inward).flat())
    const positions = linesIn(at).flat()
    return numbers.map((number, row) => ({
      postcode: `${outward} ${inwardCode(number)}`,
      at: cell(positions, row),
    }))
  })
}

/**
 * Decodes the streets, in the order of the file.
 * @throws Error as `decodeBorough`
 */
export function decodeStreets(encoded: EncodedStreets): readonly Street[] {
  checkFormat(encoded, 'holdfast-streets')
  return namedPoints(encoded)
}

const letter = (number: number) => String.fromCharCode(65 + (number % 26))
const inwardCode = (number: number) =>
  `${Math.floor(number / 676)}${letter(Math.floor(number / 26))}${letter(number)}`

/**
 * Cell of a column.
 * @throws Error beyond its end
 */
function cell<T>(column: readonly T[], row: number): T {
  const value = column[row]
  if (value === undefined) throw new Error(`Row ${row} is asked of a column of ${column.length}`)
  return value
}

/** A polygon, or a multipolygon where there are several. */
function shapeOf(rings: readonly Ring[], ringsInPolygon: readonly number[] = [1]): Surface {
  const polygons = polygonsOf(rings, ringsInPolygon)
  const [only, ...more] = polygons
  return only && more.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function polygonsOf(rings: readonly Ring[], ringsInPolygon: readonly number[]): readonly (readonly Ring[])[] {
  const ends = cumulativeSums(ringsInPolygon)
  return ringsInPolygon.map((count, row) => rings.slice(cell(ends, row) - count, cell(ends, row)))
}

function areas(encoded: EncodedAreas, rings: readonly Ring[], level: BoroughArea['level']): BoroughArea[] {
  const { codes, ringsInPolygons = codes.map(() => [1]) } = encoded
  const ends = cumulativeSums(ringsInPolygons.map((counts) => counts.reduce((sum, count) => sum + count, 0)))
  const shapes = ringsInPolygons.map((counts, row) =>
    shapeOf(rings.slice(row === 0 ? 0 : cell(ends, row - 1), cell(ends, row)), counts),
  )
  return codes.map((code, row) => ({
    code,
    name: cell(encoded.names, row),
    level,
    shape: cell(shapes, row),
    population: cell(encoded.population, row),
    deprivationDecile: null,
    ward: null,
    rates: null,
  }))
}

function lsoas(encoded: EncodedLsoas, rings: readonly Ring[], wards: readonly string[]): BoroughArea[] {
  return areas(encoded, rings, 'lsoa').map((area, row) => ({
    ...area,
    deprivationDecile: cell(encoded.deprivationDecile, row),
    ward: wardOf(cell(encoded.ward, row), wards),
    rates: ratesOf(encoded, row),
  }))
}

const wardOf = (row: number | null, wards: readonly string[]) => (row === null ? null : cell(wards, row))

function ratesOf(encoded: EncodedLsoas, row: number): BoroughArea['rates'] {
  const asb = cell(encoded.asb, row)
  const burglary = cell(encoded.burglary, row)
  const violence = cell(encoded.violence, row)
  return asb === null || burglary === null || violence === null ? null : { asb, burglary, violence }
}

const multiPolygon = ({ rings, ringsInPolygon }: EncodedSurface): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygonsOf(ringsIn(rings), ringsInPolygon),
})

function namedLines({ names, lines }: EncodedLines) {
  const decoded = linesIn(lines)
  return names.map((name, row) => ({
    name,
    line: { type: 'LineString', coordinates: cell(decoded, row) } as const,
  }))
}

const watercourses = (encoded: EncodedLines, kind: Watercourse['kind']): Watercourse[] =>
  namedLines(encoded).map(({ name, line }) => ({ kind, name, line }))

const pointsIn = (text: string): Position[] => linesIn(text).flat()

function places({ names, kinds, population, at }: EncodedBorough['places']): NamedPlace[] {
  const points = pointsIn(at)
  return names.map((name, row) => ({
    name,
    kind: cell(kinds, row),
    population: cell(population, row),
    at: cell(points, row),
  }))
}

function namedPoints({ names, at }: Pick<EncodedStreets, 'names' | 'at'>): readonly Street[] {
  const points = pointsIn(at)
  return names.map((name, row) => ({ name, at: cell(points, row) }))
}
