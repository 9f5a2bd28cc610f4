/** Writes the features of a feed as GeoParquet 1.1, row group by row group; loaded where a `.parquet` is asked for. */
import {
  type BasicType,
  ByteWriter,
  type ColumnSource,
  geojsonToWkb,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer'
import type { Handling } from '../../domain/feed.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'
import { isObject, type JsonObject } from '../rows/json-object.ts'
import { concatenated } from '../streams/read-stream.ts'
import { JSON_COLUMNS } from './parquet-file.ts'

const ROWS_PER_GROUP = 50_000

interface ParquetRows {
  /** One feature each, as JSON. Read twice, since every row has a say in the columns. */
  readonly lines: Iterable<string>
  readonly handling: Handling | null
}

/** @param onBytes called with the bytes of the file in order; they are valid during the call alone */
export function writeParquet({ lines, handling }: ParquetRows, onBytes: (bytes: Uint8Array) => void): void {
  const columns = columnsIn(lines)
  const writer = new ByteWriter()
  const flush = () => {
    onBytes(writer.getBytes())
    writer.index = 0
  }
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: columnData(columns, []) }),
    kvMetadata: metadataOf(columns, handling),
  })
  for (const features of groupsOf(lines)) {
    void parquet.write({
      columnData: columnData(columns, features).map(({ name, data }) => ({ name, data })),
      rowGroupSize: ROWS_PER_GROUP,
    })
    flush()
  }
  void parquet.finish()
  flush()
}

export function parquetBytes(lines: readonly string[], handling: Handling | null): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let length = 0
  writeParquet({ lines, handling }, (bytes) => {
    parts.push(bytes.slice())
    length += bytes.length
  })
  return concatenated(parts, length)
}

function* groupsOf(lines: Iterable<string>): Iterable<readonly JsonObject[]> {
  let features: JsonObject[] = []
  for (const feature of featuresIn(lines)) {
    features.push(feature)
    if (features.length < ROWS_PER_GROUP) continue
    yield features
    features = []
  }
  if (features.length > 0) yield features
}

function* featuresIn(lines: Iterable<string>): Iterable<JsonObject> {
  for (const line of lines) {
    const feature: unknown = JSON.parse(line)
    if (isObject(feature)) yield feature
  }
}

const propertiesOf = ({ properties }: JsonObject): JsonObject => (isObject(properties) ? properties : {})

interface Columns {
  /** Names with the types of their values, in the order in which they come. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>
  readonly geometryTypes: ReadonlySet<string>
}

function columnsIn(lines: Iterable<string>): Columns {
  const types = new Map<string, Set<string>>()
  const geometryTypes = new Set<string>()
  for (const feature of featuresIn(lines)) {
    for (const [name, value] of Object.entries(propertiesOf(feature))) {
      const own = types.get(name) ?? new Set()
      types.set(name, own)
      if (value !== null) own.add(typeof value)
    }
    if (isGeometry(feature['geometry'])) geometryTypes.add(feature['geometry'].type)
  }
  return { types, geometryTypes }
}

/** Null where one column type cannot hold all values: its texts are then JSON. */
function typeOf(types: ReadonlySet<string>): BasicType | null {
  if (types.size !== 1) return null
  if (types.has('string')) return 'STRING'
  if (types.has('boolean')) return 'BOOLEAN'
  return types.has('number') ? 'DOUBLE' : null
}

const columnData = ({ types }: Columns, features: readonly JsonObject[]): ColumnSource[] => {
  const rows = features.map(propertiesOf)
  return [...[...types].map(([name, own]) => columnOf(name, typeOf(own), rows)), geometryColumn(features)]
}

function columnOf(name: string, type: BasicType | null, rows: readonly JsonObject[]): ColumnSource {
  const values = rows.map((row) => (Object.hasOwn(row, name) ? row[name] : null))
  const data = type === null ? values.map((value) => (value === null ? null : JSON.stringify(value))) : values
  return { name, data, type: type ?? 'STRING', nullable: true }
}

const GEOMETRY = 'geometry'

type Geometry = Parameters<typeof geojsonToWkb>[0]
const isGeometry = (value: unknown): value is Geometry =>
  isObject(value) && typeof value['type'] === 'string' && Array.isArray(value['coordinates'])

const geometryColumn = (features: readonly JsonObject[]): ColumnSource => ({
  name: GEOMETRY,
  data: features.map(({ geometry }) => (isGeometry(geometry) ? geojsonToWkb(geometry) : null)),
  type: 'BYTE_ARRAY',
  nullable: true,
})

function metadataOf({ types, geometryTypes }: Columns, handling: Handling | null) {
  const json = [...types].flatMap(([name, own]) => (typeOf(own) === null ? [name] : []))
  const geo = {
    version: '1.1.0',
    primary_column: GEOMETRY,
    columns: { [GEOMETRY]: { encoding: 'WKB', geometry_types: [...geometryTypes].toSorted() } },
  }
  return [
    { key: 'geo', value: JSON.stringify(geo) },
    ...(handling === null ? [] : [{ key: MARK_NAME, value: handling }]),
    ...(json.length === 0 ? [] : [{ key: JSON_COLUMNS, value: JSON.stringify(json) }]),
  ]
}
