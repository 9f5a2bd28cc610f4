/** Writes the files of a shapefile of points or of polygons, with text columns in UTF-8. */
import { strToU8 } from 'fflate'

export type Layer = readonly {
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
  readonly properties: Readonly<Record<string, string>>
}[]

export function shapefile(
  layer: Layer,
  prj = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]',
): Record<string, Uint8Array<ArrayBuffer>> {
  return { 'a.shp': shp(layer), 'a.dbf': dbf(layer), 'a.prj': strToU8(prj), 'a.cpg': strToU8('UTF-8') }
}

type Ring = readonly (readonly number[])[]
const isPoints = ([first]: Layer) => first?.geometry.type === 'Point'

function shp(layer: Layer): Uint8Array<ArrayBuffer> {
  const records = layer.map(({ geometry }) =>
    isPoints(layer)
      ? pointRecord(geometry.coordinates as readonly number[])
      : polygonRecord(geometry.coordinates as readonly Ring[]),
  )
  const length = 100 + records.reduce((sum, record) => sum + 8 + record.byteLength, 0)
  const view = new DataView(new ArrayBuffer(length))
  view.setInt32(0, 9994)
  view.setInt32(24, length / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, isPoints(layer) ? 1 : 5, true)
  let at = 100
  for (const [index, record] of records.entries()) {
    view.setInt32(at, index + 1)
    view.setInt32(at + 4, record.byteLength / 2)
    new Uint8Array(view.buffer).set(new Uint8Array(record.buffer), at + 8)
    at += 8 + record.byteLength
  }
  return new Uint8Array(view.buffer)
}

function pointRecord([x = 0, y = 0]: readonly number[]): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(20))
  view.setInt32(0, 1, true)
  view.setFloat64(4, x, true)
  view.setFloat64(12, y, true)
  return view
}

function polygonRecord(rings: readonly Ring[]): DataView<ArrayBuffer> {
  const points = rings.flat()
  const view = new DataView(new ArrayBuffer(44 + rings.length * 4 + points.length * 16))
  view.setInt32(0, 5, true)
  view.setInt32(36, rings.length, true)
  view.setInt32(40, points.length, true)
  let start = 0
  for (const [index, ring] of rings.entries()) {
    view.setInt32(44 + index * 4, start, true)
    start += ring.length
  }
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    view.setFloat64(44 + rings.length * 4 + index * 16, x, true)
    view.setFloat64(52 + rings.length * 4 + index * 16, y, true)
  }
  return view
}

const WIDTH = 40

function dbf(layer: Layer): Uint8Array<ArrayBuffer> {
  const names = Object.keys(layer[0]?.properties ?? {})
  const [headerLength, rowLength] = [32 + names.length * 32 + 1, 1 + names.length * WIDTH]
  const bytes = new Uint8Array(headerLength + layer.length * rowLength + 1)
  const view = new DataView(bytes.buffer)
  bytes[0] = 3
  view.setUint32(4, layer.length, true)
  view.setUint16(8, headerLength, true)
  view.setUint16(10, rowLength, true)
  for (const [at, name] of names.entries()) {
    bytes.set(strToU8(name.slice(0, 10)), 32 + at * 32)
    bytes[32 + at * 32 + 11] = 'C'.charCodeAt(0)
    bytes[32 + at * 32 + 16] = WIDTH
  }
  bytes[headerLength - 1] = 0x0d
  for (const [index, { properties }] of layer.entries()) {
    const start = headerLength + index * rowLength
    bytes.fill(0x20, start, start + rowLength)
    for (const [at, name] of names.entries())
      bytes.set(strToU8(properties[name] ?? ''), start + 1 + at * WIDTH)
  }
  bytes[bytes.length - 1] = 0x1a
  return bytes
}
