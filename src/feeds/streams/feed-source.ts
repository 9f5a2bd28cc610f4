/** Source of one feed's content, whatever its transport: a stream of bytes or of pages of features, with its validators. */

export type Bytes = Uint8Array<ArrayBuffer>

/** Content whose packing is broken; its message is a sentence for people. */
export class DamagedContent extends Error {}

/** HTTP validators of a file (RFC 9110, 8.8), sent back with the next request for it. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

interface SourceDetails {
  /** Length of the content in bytes, once decoded; 0 where it is unknown. */
  readonly expectedBytes: number
  /** Null where the transport gave none. */
  readonly validators: Validators | null
}

/** A GeoJSON text in chunks of any length. */
export interface ByteSource extends SourceDetails {
  readonly kind: 'bytes'
  readonly stream: ReadableStream<Bytes>
}

/** One page of a paged feature service. */
export interface FeaturePage {
  /** Parsed GeoJSON features. */
  readonly features: readonly unknown[]
  /** The page as it was received: counted towards the size limit and hashed for the checksum. */
  readonly bytes: Bytes
}

/** Features page by page, in the order of the service. */
interface PageSource extends SourceDetails {
  readonly kind: 'pages'
  readonly stream: ReadableStream<FeaturePage>
}

/** All that the reader of a feed accepts. A new transport is one function that returns this. */
export type FeedSource = ByteSource | PageSource

/** Source of a stream without validators, such as a file. */
export const streamSource = (stream: ReadableStream<Bytes>, expectedBytes = 0): ByteSource => ({
  kind: 'bytes',
  stream,
  expectedBytes,
  validators: null,
})

/** Bytes in memory, in chunks that are not copied. */
export const bytesSource = (bytes: Bytes): ByteSource => streamSource(chunksOf(bytes), bytes.length)

/** Body of a successful HTTP response. */
export const responseSource = ({ body, headers }: Response): ByteSource => ({
  kind: 'bytes',
  stream: body ?? new Blob([]).stream(),
  expectedBytes: decodedLength(headers),
  validators: validatorsOf(headers),
})

/** Whole text of a source of bytes; '' for a source of pages, and where the stream breaks off. */
export const sourceText = (source: FeedSource): Promise<string> =>
  source.kind === 'bytes' ? new Response(source.stream).text().catch(() => '') : Promise.resolve('')

/** Cancels a source that is not going to be read. */
export function releaseSource({ stream }: FeedSource): void {
  stream.cancel().catch(() => {
    // The content is discarded, so a failure to cancel does not matter.
  })
}

/**
 * `Content-Length` is the length before decoding, so a compressed response is measured by `X-Decoded-Length`, which
 * `npm start` adds.
 */
const decodedLength = (headers: Headers): number =>
  Number(headers.get(headers.has('content-encoding') ? 'x-decoded-length' : 'content-length') ?? 0) || 0

function validatorsOf(headers: Headers): Validators | null {
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')]
  return etag === null && lastModified === null ? null : { etag, lastModified }
}

const CHUNK_BYTES = 1 << 20

function chunksOf(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + CHUNK_BYTES))
      else controller.close()
      at += CHUNK_BYTES
    },
  })
}
