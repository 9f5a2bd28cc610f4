/** GeoPackage (OGC 12-128) as GeoJSON features; loaded with the first one. */
import { failed, type Failed } from '../../domain/feed.ts'
import { crsOfCode } from '../features/crs-names.ts'
import { type FeatureFile, otherCrs } from '../features/json-features.ts'
import { mendedFeatures } from '../features/property-mends.ts'
import type { SourceFile } from '../formats/recognised.ts'
import { Database, DamagedDatabase, type SqlValue } from './sqlite.ts'
import { geometryOfWkb } from './wkb.ts'

type Row = Readonly<Record<string, SqlValue>>

/** Every row of the layer, or the failure of a file that cannot be read whole. */
export function geopackageFeatures({ name, parts, sheet }: SourceFile): FeatureFile | Failed {
  try {
    const database = new Database(parts.get('') ?? new Uint8Array())
    const contents = database.rowsOf('gpkg_contents')
    if (!contents)
      return failed(
        `${name} is a database without layers.`,
        'Export the table as CSV, or the layer as GeoJSON.',
      )
    const layer = layerNamed(name, contents, sheet)
    return 'kind' in layer ? layer : featuresOf(name, layer.table, database)
  } catch (error) {
    if (!(error instanceof DamagedDatabase || error instanceof RangeError)) throw error
    return failed(`${name} is a GeoPackage that is damaged or cut off.`, 'Export it again, or as GeoJSON.')
  }
}

const textIn = (value: SqlValue | undefined) => (typeof value === 'string' ? value : '')

/** The layer of the given name, or the only one. */
function layerNamed(
  file: string,
  contents: readonly Row[],
  wanted: string | null,
): { readonly table: string } | Failed {
  const layers = contents
    .filter(({ data_type: type }) => type === 'features' || type === 'attributes')
    .toSorted((a, b) => (textIn(b['data_type']) < textIn(a['data_type']) ? -1 : 1))
  const names = layers.map(({ table_name: table }) => textIn(table))
  const named = names.map((table) => `“${table}”`).join(', ')
  if (wanted !== null) {
    return names.includes(wanted)
      ? { table: wanted }
      : failed(`${file} has no layer “${wanted}”.`, `Its layers are: ${named}.`)
  }
  const [only] = names
  if (only === undefined) return failed(`${file} has no layer.`, 'Export the layer again, or as GeoJSON.')
  return names.length === 1
    ? { table: only }
    : failed(`${file} has several layers: ${named}.`, 'Say which one with --sheet, or export it alone.')
}

function featuresOf(name: string, table: string, database: Database): FeatureFile | Failed {
  const geometry = database.rowsOf('gpkg_geometry_columns')?.find((row) => row['table_name'] === table)
  const column = textIn(geometry?.['column_name'])
  const crs = geometry ? crsOfId(geometry['srs_id'], database) : null
  if (crs === 'other') return otherCrs(name)
  const rows = database.rowsOf(table)
  if (!rows) throw new DamagedDatabase('no table')
  const features = rows.map((row) => {
    const { [column]: shape, ...properties } = row
    return { type: 'Feature', geometry: shape instanceof Uint8Array ? geometryIn(shape) : null, properties }
  })
  return { name, features: mendedFeatures(features), crs, mark: undefined, notices: [] }
}

function crsOfId(id: SqlValue | undefined, database: Database) {
  const system = database.rowsOf('gpkg_spatial_ref_sys')?.find((row) => row['srs_id'] === id)
  const code = system?.['organization_coordsys_id']
  // Systems 0 and -1 are undefined ones.
  return typeof code === 'number' && code > 0 ? crsOfCode(code) : null
}

/** Lengths of the envelope by its code. */
const ENVELOPES = [0, 32, 48, 48, 64]
const MAGIC = [0x47, 0x50]
const HEADER_LENGTH = 8

/** Geometry of a GeoPackage's blob: a header, an envelope, and well-known binary. */
function geometryIn(blob: Uint8Array) {
  const [first, second, , flags = 0] = blob
  const envelope = ENVELOPES[(flags >> 1) & 7]
  if (first !== MAGIC[0] || second !== MAGIC[1] || envelope === undefined) return null
  return geometryOfWkb(blob.subarray(HEADER_LENGTH + envelope))
}
