/** The smallest PMTiles file (version 3): one vector tile for the whole earth. */

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))]
}
/** A length-delimited field of a protocol buffer. */
const field = (number: number, bytes: readonly number[]) => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
]
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value)
const text = (words: string) => [...new TextEncoder().encode(words)]

/** A vector tile whose layer `water` contains one polygon covering the tile and slightly more. */
export function tileOfWater(): readonly number[] {
  const [start, side] = [-64, 4224]
  const moves = [9, zigzag(start), zigzag(start), 26, zigzag(side), 0, 0, zigzag(side), zigzag(-side), 0, 15]
  const polygon = [...varint(3 * 8), 3, ...field(4, moves.flatMap(varint))]
  return field(3, [
    ...varint(15 * 8),
    2,
    ...field(1, text('water')),
    ...field(2, polygon),
    ...varint(5 * 8),
    ...varint(4096),
  ])
}

const HEADER = 127
const [UNCOMPRESSED, VECTOR] = [1, 1]

export function pmtilesOf(tile: readonly number[], metadata: object): Uint8Array {
  // One entry: tile 0, run length 1, its length, and its offset plus one.
  const directory = [1, 0, 1, ...varint(tile.length), 1]
  const metadataBytes = text(JSON.stringify(metadata))
  const header = new DataView(new ArrayBuffer(HEADER))
  text('PMTiles').forEach((byte, at) => header.setUint8(at, byte))
  header.setUint8(7, 3)
  const tiles = HEADER + directory.length + metadataBytes.length
  // Offset and length of the directory, the metadata, the leaves (none) and the tiles; then three counts of tiles.
  const lengths = [directory.length, metadataBytes.length, 0, tile.length]
  const starts = [HEADER, HEADER + directory.length, tiles, tiles]
  const places = [...starts.flatMap((start, at) => [start, lengths[at] ?? 0]), 1, 1, 1]
  places.forEach((place, index) => header.setBigUint64(8 + 8 * index, BigInt(place), true))
  ;[1, UNCOMPRESSED, UNCOMPRESSED, VECTOR, 0, 0].forEach((byte, at) => header.setUint8(96 + at, byte))
  const bounds = [-180, -85, 180, 85]
  bounds.forEach((degrees, index) => header.setInt32(102 + 4 * index, degrees * 1e7, true))
  return Uint8Array.from([...new Uint8Array(header.buffer), ...directory, ...metadataBytes, ...tile])
}
