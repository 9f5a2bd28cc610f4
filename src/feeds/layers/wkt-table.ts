/** CSV tables with a column of well-known text, or of well-known binary in hex, as features; loaded with the first one. */
import { wktToGeoJSON } from 'betterknown'
import type { Failed } from '../../domain/feed.ts'
import { crsOfCode } from '../features/crs-names.ts'
import { type FeatureFile, otherCrs } from '../features/json-features.ts'
import { mendedGeometry } from '../features/loose-geometry.ts'
import type { TextFile } from '../formats/recognised.ts'
import { eachCsvRow } from '../tables/csv-rows.ts'
import { headerOf } from '../tables/table-rows.ts'
import { geometryOfWkb } from './wkb.ts'

/**
 * The features of a table; null where no column holds shapes.
 * @param separator of its cells
 */
export function wktFeatures(file: TextFile, separator: string): FeatureFile | Failed | null {
  const names = headerOf(file, separator)
  const rows: (readonly string[])[] = []
  const failure = eachCsvRow(file, separator, (cells) => void rows.push(cells))
  const at = names.findIndex((_, column) => isShapeColumn(rows.slice(1, TRIED_ROWS), column))
  if (at < 0) return null
  if (failure) return failure
  const systems = new Set<number>()
  const features = rows.slice(1).map((cells) => {
    const shape = shapeOf(cells[at]?.trim() ?? '')
    if (shape.system !== null) systems.add(shape.system)
    const properties = names.flatMap((name, column) =>
      column === at ? [] : [[name, cells[column] ?? ''] as const],
    )
    return {
      type: 'Feature',
      geometry: mendedGeometry(shape.geometry),
      properties: Object.fromEntries(properties),
    }
  })
  const [system] = systems
  const crs = system === undefined ? null : systems.size === 1 ? crsOfCode(system) : 'other'
  return crs === 'other'
    ? otherCrs(file.name)
    : { name: file.name, features, crs, mark: undefined, notices: [] }
}

const TRIED_ROWS = 50
const WKT =
  /^(?:SRID=(\d+);)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:Z|M|ZM)?\s*(?:\(\s*[-+.\d(]|EMPTY)/i
const HEX = /^0[01][0-9A-F]{40,}$/i

/** Whether a text may have a column of shapes, by its beginning. */
const isShape = (cell: string) => WKT.test(cell) || HEX.test(cell)

function isShapeColumn(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((cells) => cells[column]?.trim() ?? '').filter(Boolean)
  return filled.length > 0 && filled.every(isShape)
}

interface Shape {
  readonly geometry: unknown
  /** EPSG code where the shape states one. */
  readonly system: number | null
}
/** A geometry of no type, which is set aside as broken. */
const BROKEN = { type: 'none' }

function shapeOf(cell: string): Shape {
  if (cell === '') return { geometry: null, system: null }
  if (HEX.test(cell)) return hexShape(cell)
  const system = /^SRID=(\d+);/i.exec(cell)?.[1]
  try {
    const geometry = wktToGeoJSON(cell.replace(/^SRID=\d+;\s*/i, ''))
    return { geometry, system: system === undefined ? null : Number(system) }
  } catch {
    return { geometry: BROKEN, system: null }
  }
}

const HAS_SRID = 0x20

function hexShape(cell: string): Shape {
  const bytes = Uint8Array.from({ length: Math.floor(cell.length / 2) }, (_, at) =>
    Number.parseInt(cell.slice(at * 2, at * 2 + 2), 16),
  )
  const isLittle = bytes[0] === 1
  const flags = bytes[isLittle ? 4 : 1] ?? 0
  const system = (flags & HAS_SRID) === 0 ? null : new DataView(bytes.buffer).getUint32(5, isLittle)
  return { geometry: geometryOfWkb(bytes) ?? BROKEN, system }
}
