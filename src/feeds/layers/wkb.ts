/** Well-known binary (ISO 13249-3, and the extended form of PostGIS) as GeoJSON geometries without heights. */
import type { JsonObject } from '../rows/json-object.ts'

const TYPES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
]
const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_SRID = 0x20000000
const MAX_DEPTH = 8

/** Null for an empty point, for bytes that are no geometry, and for ones that are cut off. */
export function geometryOfWkb(bytes: Uint8Array): JsonObject | null {
  try {
    return new WkbReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)).geometry(0)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

class WkbReader {
  private at = 0
  private isLittle = true
  private dimensions = 2
  constructor(private readonly view: DataView) {}

  geometry(depth: number): JsonObject | null {
    if (depth > MAX_DEPTH) throw new RangeError('too deep')
    this.isLittle = this.view.getUint8(this.at) === 1
    this.at += 1
    const code = this.count()
    if ((code & HAS_SRID) !== 0) this.at += 4
    const plain = code & 0x1fffffff
    const [type, variant] = [plain % 1000, Math.floor(plain / 1000)]
    const hasZ = (code & HAS_Z) !== 0 || variant === 1 || variant === 3
    const hasM = (code & HAS_M) !== 0 || variant === 2 || variant === 3
    this.dimensions = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0)
    return this.body(TYPES[type] ?? '', depth)
  }

  private body(type: string, depth: number): JsonObject | null {
    switch (type) {
      case 'Point': {
        const position = this.position()
        return position.some(Number.isNaN) ? null : { type, coordinates: position }
      }
      case 'LineString':
        return { type, coordinates: this.positions() }
      case 'Polygon':
        return { type, coordinates: this.list(() => this.positions()) }
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon':
        return { type, coordinates: this.list(() => this.geometry(depth + 1)?.['coordinates'] ?? []) }
      case 'GeometryCollection':
        return { type, geometries: this.list(() => this.geometry(depth + 1)) }
      default:
        return null
    }
  }

  private count(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4, this.isLittle)
  }
  private list<T>(read: () => T): readonly T[] {
    const count = this.count()
    const items: T[] = []
    for (let index = 0; index < count; index += 1) items.push(read())
    return items
  }
  private positions(): readonly (readonly number[])[] {
    return this.list(() => this.position())
  }
  private position(): readonly number[] {
    const start = this.at
    this.at += this.dimensions * 8
    return [this.view.getFloat64(start, this.isLittle), this.view.getFloat64(start + 8, this.isLittle)]
  }
}
