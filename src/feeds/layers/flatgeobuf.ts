/** FlatGeobuf as GeoJSON features; loaded with the first one. */
import { ByteBuffer } from 'flatbuffers'
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js'
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js'
import { failed, type Failed } from '../../domain/feed.ts'
import { crsOfCode } from '../features/crs-names.ts'
import { type FeatureFile, otherCrs } from '../features/json-features.ts'
import { mendedFeatures } from '../features/property-mends.ts'
import type { SourceFile } from '../formats/recognised.ts'

const MAGIC_LENGTH = 8
const PREFIX_LENGTH = 4

/**
 * Every feature, or the failure of a file that cannot be read whole. The library's own loop is not used: it takes a file
 * that ends early for a shorter one, and brings a decoder in WebAssembly along.
 */
export function flatgeobufFeatures({ name, parts }: SourceFile): FeatureFile | Failed {
  const bytes = parts.get('') ?? new Uint8Array()
  try {
    const { header, features } = readAll(bytes)
    const crs = header.crs && header.crs.code !== 0 ? crsOfCode(header.crs.code) : null
    if (crs === 'other') return otherCrs(name)
    if (header.featuresCount === 0 || header.featuresCount === features.length)
      return { name, features: mendedFeatures(features), crs, mark: undefined, notices: [] }
  } catch {
    // A damaged file makes the reader reach beyond its bytes.
  }
  return failed(`${name} is a FlatGeobuf that is damaged or cut off.`, 'Export it again, or as GeoJSON.')
}

interface Whole {
  readonly header: HeaderMeta
  readonly features: readonly unknown[]
}

function readAll(bytes: Uint8Array): Whole {
  const buffer = new ByteBuffer(bytes)
  const headerLength = buffer.readUint32(MAGIC_LENGTH)
  if (headerLength === 0 || headerLength > bytes.length) throw new RangeError('no header')
  buffer.setPosition(MAGIC_LENGTH)
  const header = fromByteBuffer(buffer)
  const treeLength = header.indexNodeSize > 0 ? calcTreeSize(header.featuresCount, header.indexNodeSize) : 0
  const features: unknown[] = []
  let at = MAGIC_LENGTH + PREFIX_LENGTH + headerLength + treeLength
  while (at < bytes.length) {
    const length = buffer.readUint32(at)
    if (at + PREFIX_LENGTH + length > bytes.length) throw new RangeError('cut off')
    buffer.setPosition(at)
    features.push(fromFeature(features.length, Feature.getSizePrefixedRootAsFeature(buffer), header))
    at += PREFIX_LENGTH + length
  }
  return { header, features }
}
