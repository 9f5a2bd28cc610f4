/** Parquet and GeoParquet as GeoJSON features, one row group after another; loaded with the first one. */
import { type FileMetaData, parquetMetadata, parquetReadObjects } from 'hyparquet'
import { type Failed, failed } from '../../domain/feed.ts'
import type { ColumnBatch, PointColumn } from '../columnar/column-batch.ts'
import { crsOfCode } from '../features/crs-names.ts'
import type { Crs } from '../formats/recognised.ts'
import { MARK_NAME } from '../loaded/stated-mark.ts'
import { type JsonObject, isObject } from '../rows/json-object.ts'
import { geometryOfWkb } from '../layers/wkb.ts'
import { CODECS, unpackerOf } from './codecs.ts'
import { checkPages } from './page-check.ts'
import { cellReaders, type CellReader } from './cells.ts'
import { codedGroup, groupPositions } from './coded-group.ts'

/** A file whose directory was read. */
export interface ParquetFile {
  readonly kind: 'parquet'
  readonly rows: number
  readonly groups: number
  /** Null where the file states none. */
  readonly crs: Crs | 'other' | null
  /** The file's own handling mark, unchecked. */
  readonly mark: unknown
  /** Features of a row group. Rejects for one that is damaged. */
  readonly featuresOf: (group: number) => Promise<readonly unknown[]>
  /**
   * A row group as columns with these names; null where its types or encodings are unusual. Throws for one that is
   * damaged.
   */
  readonly columnsOf: (group: number, wanted: ReadonlySet<string>) => ColumnBatch | null
  /** Distinct positions of a row group; none where they are no plain points, or damaged. */
  readonly positionsOf: (group: number) => Pick<PointColumn, 'longitude' | 'latitude'>
}

/** Key in a file's metadata under which our writer lists the columns that hold JSON. */
export const JSON_COLUMNS = 'holdfast:json'
const GEO = 'geo'
const ENDING = [0x50, 0x41, 0x52, 0x31]

export const DAMAGED_PARQUET = failed(
  'It is a Parquet file that is damaged or cut off.',
  'Write it again, and check that the writing ran to its end.',
)

/** Never throws. */
export function openParquet(bytes: Uint8Array<ArrayBuffer>): ParquetFile | Failed {
  const metadata = metadataOf(bytes)
  if (metadata === null) return DAMAGED_PARQUET
  const codec = codecsOf(metadata).find((name) => unpackerOf(name) === null)
  if (codec !== undefined) {
    return failed(
      `It is a Parquet file packed with ${codec}, which is not read here.`,
      'Write it with Snappy, gzip or Zstandard.',
    )
  }
  return parquetFile(bytes, metadata)
}

function metadataOf(bytes: Uint8Array<ArrayBuffer>): FileMetaData | null {
  if (ENDING.some((byte, at) => bytes[bytes.length - ENDING.length + at] !== byte)) return null
  try {
    const metadata = parquetMetadata(wholeBuffer(bytes), { geoparquet: false })
    const rows = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n)
    return rows === metadata.num_rows ? metadata : null
  } catch {
    return null
  }
}

/** The library takes a buffer of its own. */
const wholeBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>) =>
  byteOffset === 0 && byteLength === buffer.byteLength
    ? buffer
    : buffer.slice(byteOffset, byteOffset + byteLength)

const codecsOf = ({ row_groups: groups }: FileMetaData) =>
  groups.flatMap(({ columns }) => columns.flatMap(({ meta_data: data }) => (data ? [data.codec] : [])))

function parquetFile(bytes: Uint8Array<ArrayBuffer>, metadata: FileMetaData): ParquetFile {
  const buffer = wholeBuffer(bytes)
  const file = { byteLength: buffer.byteLength, slice: (from: number, to?: number) => buffer.slice(from, to) }
  const geo = geoOf(metadata)
  const json = listIn(valueOf(metadata, JSON_COLUMNS))
  const readers = cellReaders(metadata, json)
  const starts = startsOf(metadata)
  return {
    kind: 'parquet',
    rows: Number(metadata.num_rows),
    groups: metadata.row_groups.length,
    crs: geo.crs,
    mark: valueOf(metadata, MARK_NAME),
    featuresOf: async (group) => {
      const described = metadata.row_groups[group]
      if (described && described.num_rows > 0n) checkPages(new Uint8Array(buffer), metadata, described)
      const rows = await parquetReadObjects({
        file,
        metadata,
        rowStart: starts[group] ?? 0,
        rowEnd: starts[group + 1] ?? Number(metadata.num_rows),
        compressors: CODECS,
        utf8: false,
        geoparquet: false,
      })
      return rows.map((row) => featureOf(row, geo.column, readers))
    },
    columnsOf: (group, wanted) => {
      const described = metadata.row_groups[group]
      if (described === undefined || described.num_rows === 0n) return null
      return codedGroup(new Uint8Array(buffer), described, {
        metadata,
        geometry: geo.column,
        readers,
        json,
        wanted,
      })
    },
    positionsOf: (group) => {
      const described = metadata.row_groups[group]
      return (
        (described &&
          groupPositions(new Uint8Array(buffer), described, { metadata, geometry: geo.column })) ??
        NO_POSITIONS
      )
    },
  }
}

const NO_POSITIONS = { longitude: new Float64Array(0), latitude: new Float64Array(0) }

const startsOf = ({ row_groups: groups }: FileMetaData): readonly number[] => {
  let start = 0
  return groups.map(({ num_rows: rows }) => {
    start += Number(rows)
    return start - Number(rows)
  })
}

const valueOf = ({ key_value_metadata: values }: FileMetaData, name: string) =>
  values?.find(({ key }) => key === name)?.value

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text)
  } catch {
    return null
  }
}
const listIn = (text: string | undefined): readonly string[] => {
  const value = parsed(text)
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}

interface GeoColumn {
  readonly column: string
  readonly crs: Crs | 'other' | null
}
/** Column in which tables without metadata keep well-known binary. */
const USUAL_COLUMN = 'geometry'

/** By the GeoParquet metadata: without a `crs` it is degrees; one of null is not known. */
function geoOf(metadata: FileMetaData): GeoColumn {
  const geo = parsed(valueOf(metadata, GEO))
  const column =
    isObject(geo) && typeof geo['primary_column'] === 'string' ? geo['primary_column'] : USUAL_COLUMN
  const columns = isObject(geo) && isObject(geo['columns']) ? geo['columns'] : {}
  const details = columns[column]
  if (!isObject(details)) return { column, crs: null }
  if (details['crs'] === undefined) return { column, crs: '4326' }
  const id = isObject(details['crs']) ? details['crs']['id'] : null
  const code = isObject(id) ? id['code'] : null
  if (code === 'CRS84') return { column, crs: '4326' }
  return { column, crs: typeof code === 'number' || typeof code === 'string' ? crsOfCode(code) : null }
}

function featureOf(row: JsonObject, geometryColumn: string, readers: ReadonlyMap<string, CellReader>) {
  const shape = row[geometryColumn]
  const properties = Object.entries(row).flatMap(([name, value]) => {
    if (name === geometryColumn || value === null || value === undefined) return []
    return [[name, readers.get(name)?.(value) ?? value] as const]
  })
  const geometry = shape instanceof Uint8Array ? geometryOfWkb(shape) : (shape ?? null)
  return { type: 'Feature', geometry, properties: Object.fromEntries(properties) as JsonObject }
}
