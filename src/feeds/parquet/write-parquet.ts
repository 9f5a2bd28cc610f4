/** Writes the features of a feed as GeoParquet 1.1; loaded where a `.parquet` is asked for. */
import { type BasicType, type ColumnSource, geojsonToWkb, parquetWriteBuffer } from 'hyparquet-writer'
import type { Handling } from '../../domain/feed.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'
import { isObject, type JsonObject } from '../rows/json-object.ts'
import { JSON_COLUMNS } from './parquet-file.ts'

const ROWS_PER_GROUP = 50_000

/** @param lines one feature each, as JSON */
export function parquetBytes(lines: readonly string[], handling: Handling | null): Uint8Array<ArrayBuffer> {
  const features = lines.map((line): unknown => JSON.parse(line)).filter(isObject)
  const rows = features.map(({ properties }) => (isObject(properties) ? properties : {}))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => columnOf(name, rows))
  const geometries = features.map(({ geometry }) => (isGeometry(geometry) ? geometry : null))
  const json = columns.filter(({ isJson }) => isJson).map(({ source }) => source.name)
  const metadata = [
    { key: 'geo', value: JSON.stringify(geoMetadata(geometries)) },
    ...(handling === null ? [] : [{ key: MARK_NAME, value: handling }]),
    ...(json.length === 0 ? [] : [{ key: JSON_COLUMNS, value: JSON.stringify(json) }]),
  ]
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [...columns.map(({ source }) => source), geometryColumn(geometries)],
      rowGroupSize: ROWS_PER_GROUP,
      kvMetadata: metadata,
    }),
  )
}

interface Column {
  readonly source: ColumnSource
  /** Its texts are JSON, since its values are of several types, or lists or objects. */
  readonly isJson: boolean
}

function columnOf(name: string, rows: readonly JsonObject[]): Column {
  const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null))
  const type = typeOf(values)
  const data = type === null ? values.map((value) => (value === null ? null : JSON.stringify(value))) : values
  return { source: { name, data, type: type ?? 'STRING', nullable: true }, isJson: type === null }
}

/** Null where one column type cannot hold all values. */
function typeOf(values: readonly unknown[]): BasicType | null {
  const types = new Set(values.filter((value) => value !== null).map((value) => typeof value))
  if (types.size !== 1) return null
  if (types.has('string')) return 'STRING'
  if (types.has('boolean')) return 'BOOLEAN'
  return types.has('number') ? 'DOUBLE' : null
}

const GEOMETRY = 'geometry'

type Geometry = Parameters<typeof geojsonToWkb>[0]
const isGeometry = (value: unknown): value is Geometry =>
  isObject(value) && typeof value['type'] === 'string' && Array.isArray(value['coordinates'])

const geometryColumn = (geometries: readonly (Geometry | null)[]): ColumnSource => ({
  name: GEOMETRY,
  data: geometries.map((geometry) => (geometry ? geojsonToWkb(geometry) : null)),
  type: 'BYTE_ARRAY',
  nullable: true,
})

function geoMetadata(geometries: readonly (Geometry | null)[]) {
  const types = new Set(geometries.flatMap((geometry) => (geometry ? [geometry.type] : [])))
  return {
    version: '1.1.0',
    primary_column: GEOMETRY,
    columns: { [GEOMETRY]: { encoding: 'WKB', geometry_types: [...types].toSorted() } },
  }
}
