/** A row group as columns of coded values, where its types and encodings are usual ones. */
import type { FileMetaData, RowGroup } from 'hyparquet'
import type { CodedColumn, ColumnBatch, PointColumn } from '../columnar/column-batch.ts'
import { geometryOfWkb } from '../layers/wkb.ts'
import type { CellReader } from './cells.ts'
import { codedChunk } from './coded-chunk.ts'
import { checkColumn, type Column, columnsOf } from './page-check.ts'

interface GroupShape {
  readonly metadata: FileMetaData
  readonly geometry: string
  readonly readers: ReadonlyMap<string, CellReader>
  /** Names of the columns whose texts are JSON. */
  readonly json: readonly string[]
  /** Names of the columns that are read; the others are only checked. */
  readonly wanted: ReadonlySet<string>
}

/** Null for a group that is left to the library. Throws where any of its pages is damaged. */
export function codedGroup(bytes: Uint8Array, group: RowGroup, shape: GroupShape): ColumnBatch | null {
  const all = columnsOf(shape.metadata, group)
  const names = all.map(nameOf)
  if (new Set(names).size < names.length) return null
  const columns = new Map<string, CodedColumn>()
  let geometry: PointColumn | null = null
  for (const column of all) {
    const name = nameOf(column)
    const isGeometry = name === shape.geometry
    if (!isGeometry && !shape.wanted.has(name)) {
      checkColumn(bytes, column)
      continue
    }
    const coded = codedChunk(bytes, column, isGeometry ? asItIs : (shape.readers.get(name) ?? asItIs))
    const points = coded && isGeometry ? pointColumn(coded, column) : null
    if (coded === null || (isGeometry && points === null)) return null
    if (isGeometry) geometry = points
    else columns.set(name, shape.json.includes(name) ? { ...coded, utf8: null } : coded)
  }
  return {
    count: Number(group.num_rows),
    columns,
    geometry,
    featureAt: (row) => featureAt(row, columns, geometry),
  }
}

/** The positions of a group alone; null where its geometries are left to the library, or damaged. */
export function groupPositions(
  bytes: Uint8Array,
  group: RowGroup,
  { metadata, geometry }: Pick<GroupShape, 'metadata' | 'geometry'>,
): PointColumn | null {
  try {
    const column = columnsOf(metadata, group).find((each) => nameOf(each) === geometry)
    const coded = column && codedChunk(bytes, column, asItIs)
    return coded ? pointColumn(coded, column) : null
  } catch {
    return null
  }
}

const nameOf = ({ data }: Column) => data.path_in_schema[0] ?? ''
const asItIs = (value: unknown) => value

/** Byte order, type and two numbers. */
const POINT_LENGTH = 21
const POINT = 1

/** Well-known binary; null for a column that holds anything else. */
function pointColumn(coded: CodedColumn, { element }: Column): PointColumn | null {
  const { utf8, distinct } = coded
  if (utf8 === null || element.converted_type !== undefined || element.logical_type !== undefined) return null
  const { bytes, starts, ends } = utf8
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const longitude = new Float64Array(distinct).fill(NaN)
  const latitude = new Float64Array(distinct).fill(NaN)
  for (let code = 0; code < distinct; code += 1) {
    const start = starts[code] ?? 0
    if ((ends[code] ?? 0) - start !== POINT_LENGTH) continue
    const isLittle = view.getUint8(start) === 1
    if (view.getUint32(start + 1, isLittle) !== POINT) continue
    longitude[code] = view.getFloat64(start + 5, isLittle)
    latitude[code] = view.getFloat64(start + 13, isLittle)
  }
  const valueAt = (code: number) => geometryOfWkb(bytes.subarray(starts[code], ends[code]))
  return { ...coded, valueAt, longitude, latitude }
}

function featureAt(
  row: number,
  columns: ReadonlyMap<string, CodedColumn>,
  geometry: PointColumn | null,
): unknown {
  const properties = [...columns].flatMap(([name, column]) => {
    const code = column.codes[row] ?? -1
    return code < 0 ? [] : [[name, column.valueAt(code)] as const]
  })
  const at = geometry?.codes[row] ?? -1
  return {
    type: 'Feature',
    geometry: at < 0 ? null : (geometry?.valueAt(at) ?? null),
    properties: Object.fromEntries(properties),
  }
}
