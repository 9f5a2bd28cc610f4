/** Reads a feed in Parquet: the bytes as they come in, then row group by row group through the same rules as GeoJSON. */
import { type Failed, failed } from '../../domain/feed.ts'
import type { ColumnReader } from '../definition/feed-definition.ts'
import { concatenated, readStream, STOPPED } from '../streams/read-stream.ts'
import type { Bytes } from '../streams/feed-source.ts'
import { DAMAGED_PARQUET, openParquet, type ParquetFile } from './parquet-file.ts'

interface ParquetConsumer {
  /** Called with every piece of bytes; returns the failure that ends the reading. */
  readonly onBytes: (bytes: Bytes) => Failed | null
  readonly onFeatures: (features: readonly unknown[]) => void
  /** Takes rows as columns; left out for a kind whose rows become records. */
  readonly columns?: ColumnReader | undefined
  readonly signal?: AbortSignal | undefined
}

/** The file once all its rows were passed on, or the failure. Never rejects. */
export async function readParquetFeed(
  stream: ReadableStream<Bytes>,
  { onBytes, onFeatures, columns, signal }: ParquetConsumer,
): Promise<ParquetFile | Failed> {
  const pieces: Bytes[] = []
  let length = 0
  const consume = (bytes: Bytes) => {
    pieces.push(bytes)
    length += bytes.length
    return onBytes(bytes)
  }
  const failure = await readStream(stream, { consume, lengthOf: (bytes) => bytes.length, signal })
  if (failure) return failure
  const file = openParquet(concatenated(pieces, length))
  if (file.kind === 'failed') return file
  if (file.crs === 'other' || (file.crs !== null && file.crs !== '4326')) return NOT_DEGREES
  try {
    for (let group = 0; group < file.groups; group += 1) {
      if (signal?.aborted) return STOPPED
      const batch = columns ? file.columnsOf(group, columns.names) : null
      if (batch) columns?.take(batch)
      else onFeatures(await file.featuresOf(group))
    }
  } catch {
    return DAMAGED_PARQUET
  }
  return file
}

const NOT_DEGREES = failed(
  'Its coordinates are not in degrees.',
  'A feed is in degrees (EPSG:4326): “convert” turns metres of the National Grid into them.',
)
