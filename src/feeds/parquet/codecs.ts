/** Unpacks the pages of Parquet files, without WebAssembly. Each throws for bytes that are damaged. */
import { gunzipSync } from 'fflate'
import { decompress } from 'fzstd'
import { snappyUncompress } from 'hyparquet'
import { crc32 } from '../archives/crc32.ts'
import { need } from './page-bytes.ts'

type Unpack = (packed: Uint8Array, length: number) => Uint8Array

/** By the names of codecs in the file's metadata. */
export const CODECS = {
  UNCOMPRESSED: (packed) => packed,
  SNAPPY: (packed, length) => {
    const unpacked = new Uint8Array(length)
    snappyUncompress(packed, unpacked)
    return unpacked
  },
  GZIP: gunzipped,
  ZSTD: (packed, length) => decompress(packed, new Uint8Array(length)),
} as const satisfies Readonly<Record<string, Unpack>>

type Codec = keyof typeof CODECS
const isCodec = (name: string): name is Codec => Object.hasOwn(CODECS, name)

/** Null for a codec that is not read. */
export const unpackerOf = (codec: string): Unpack | null => (isCodec(codec) ? CODECS[codec] : null)

/** Checksum and length at the end of a gzip member, which the library does not compare. */
const TRAILER = 8

function gunzipped(packed: Uint8Array, length: number): Uint8Array {
  const unpacked = gunzipSync(packed, { out: new Uint8Array(length) })
  const trailer = new DataView(packed.buffer, packed.byteOffset + packed.length - TRAILER, TRAILER)
  need(unpacked.length === length && trailer.getUint32(4, true) === length)
  need(trailer.getUint32(0, true) === crc32(unpacked))
  return unpacked
}
