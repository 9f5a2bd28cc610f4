/** Reads a feed in Parquet: the bytes as they come in, then row group by row group through the same rules as GeoJSON. */
import { type Failed, failed } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import type { ColumnReader } from '../definition/feed-definition.ts'
import { ByteCollector, nextTask, readStream, STOPPED } from '../streams/read-stream.ts'
import type { Bytes, ByteSource } from '../streams/feed-source.ts'
import type { Vicinity } from '../vicinity.ts'
import { squaresOfPart } from '../columnar/first-places.ts'
import { DAMAGED_PARQUET, openParquet, type ParquetFile } from './parquet-file.ts'

interface ParquetConsumer {
  /** Called with every piece of bytes; returns the failure that ends the reading. */
  readonly onBytes: (bytes: Bytes) => Failed | null
  /** Called with all of them. */
  readonly onWhole: (bytes: Bytes) => void
  /** Called with the number of rows, before the first of them. */
  readonly onRows: (rows: number) => void
  readonly onFeatures: (features: readonly unknown[]) => void
  /** Takes rows as columns; left out for a kind whose rows become records. */
  readonly columns?: ColumnReader | undefined
  /** Takes squares of a large feed before its rows are read; left out where none may be shown. */
  readonly places?: PlacesConsumer | undefined
  /** Called after each row group, with the number of rows in all. */
  readonly onGroup: (rows: number) => void
  readonly signal?: AbortSignal | undefined
}

interface PlacesConsumer {
  readonly vicinity: Vicinity
  readonly take: (squares: readonly Position[], file: ParquetFile) => void
}

/** Fewer rows are read before a picture is drawn. */
const LEAST_ROWS = 200_000

/** The file once all its rows were passed on, or the failure. Never rejects. */
export async function readParquetFeed(
  { stream, expectedBytes }: Pick<ByteSource, 'stream' | 'expectedBytes'>,
  consumer: ParquetConsumer,
): Promise<ParquetFile | Failed> {
  const { onBytes, onWhole, onRows, places, signal } = consumer
  const collected = new ByteCollector(expectedBytes)
  const consume = (bytes: Bytes) => {
    collected.add(bytes)
    return onBytes(bytes)
  }
  const failure = await readStream(stream, { consume, lengthOf: (bytes) => bytes.length, signal })
  if (failure) return failure
  const whole = collected.whole()
  onWhole(whole)
  const file = openParquet(whole)
  if (file.kind === 'failed') return file
  if (file.crs === 'other' || (file.crs !== null && file.crs !== '4326')) return NOT_DEGREES
  // A file may state any number of rows; each that is stored takes a byte of it at least.
  onRows(Math.min(file.rows, whole.length))
  if (places && file.rows >= LEAST_ROWS) {
    places.take(squaresOfPart(file, places.vicinity), file)
    await nextTask()
  }
  return (await readGroups(file, consumer)) ?? file
}

async function readGroups(
  file: ParquetFile,
  { onFeatures, onGroup, columns, signal }: ParquetConsumer,
): Promise<Failed | null> {
  try {
    for (let group = 0; group < file.groups; group += 1) {
      if (signal?.aborted) return STOPPED
      const batch = columns ? file.columnsOf(group, columns.names) : null
      if (batch) columns?.take(batch)
      else onFeatures(await file.featuresOf(group))
      onGroup(file.rows)
      await nextTask()
    }
  } catch {
    return DAMAGED_PARQUET
  }
  return null
}

const NOT_DEGREES = failed(
  'Its coordinates are not in degrees.',
  'A feed is in degrees (EPSG:4326): “convert” turns metres of the National Grid into them.',
)
