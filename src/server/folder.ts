/**
 * Serves the files of one folder over HTTP: listed file types only, with compression, conditional and range requests.
 */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAbsolute, join, relative } from 'node:path'
import { INSIDE_CACHING } from '../hosting/inside-site.ts'
import { APP_TYPES, endingOf, FEED_TYPES, UNKNOWN_TYPE } from '../hosting/media-types.ts'
import { keptFor, revalidatedFor } from '../hosting/site.ts'
import { isCompressible, type CompressedCopies } from './compressed-copies.ts'
import {
  acceptedEncodings,
  currentTag,
  entityTag,
  fileVersion,
  type Encoding,
  type FileVersion,
} from './content-negotiation.ts'

export interface Folder {
  readonly path: string
  /** Content type by the ending of a name; other files are not served. */
  readonly types: Readonly<Record<string, string>>
  /** Pattern of the addresses whose names hold a hash; null: none does. */
  readonly hashed: RegExp | null
  /** Null: files are sent uncompressed. */
  readonly copies: CompressedCopies | null
}

export const feedsIn = (path: string, copies: CompressedCopies | null = null): Folder => ({
  path,
  types: FEED_TYPES,
  hashed: null,
  copies,
})
export const appIn = (path: string, copies: CompressedCopies | null = null): Folder => ({
  path,
  types: APP_TYPES,
  hashed: new RegExp(INSIDE_CACHING.hashed),
  copies,
})

/**
 * The file at an address; null if its type is not served, or it is hidden, outside the folder (by `..` or a link) or
 * missing. `address`: path of the request, percent-encoded, without a query.
 */
export async function fileAt(folder: Folder, address: string): Promise<string | null> {
  const path = decodedPath(address)
  if (path === null || !Object.hasOwn(folder.types, endingOf(path))) return null
  if (path.split(/[/\\]/).some((part) => part.startsWith('.'))) return null
  try {
    const [root, file] = await Promise.all([realpath(folder.path), realpath(join(folder.path, path))])
    return isBelow(root, file) && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

function decodedPath(address: string): string | null {
  try {
    const path = decodeURIComponent(address)
    return path.includes('\0') ? null : path
  } catch {
    return null
  }
}

function isBelow(root: string, file: string): boolean {
  const path = relative(root, file)
  return !path.startsWith('..') && !isAbsolute(path)
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Sends the file at `address`, to be kept or asked for anew by its name; 304 if the client has it, 404, or 405. */
export async function answerFrom(folder: Folder, address: string, exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Read only')
  const file = await fileAt(folder, address)
  if (file === null) return refuse(response, 404, 'Not here')
  const version = fileVersion(file, await stat(file, { bigint: true }))
  const copies = isCompressible(file) ? folder.copies : null
  const accepted = copies ? acceptedEncodings(request.headers['accept-encoding']) : []
  const caching = folder.hashed?.test(address) === true ? keptFor : revalidatedFor
  response.setHeader('cache-control', caching(INSIDE_CACHING))
  if (copies) response.setHeader('vary', 'accept-encoding')
  const current = currentTag(request.headers['if-none-match'], version, accepted)
  if (current !== null) {
    response.setHeader('etag', current)
    response.writeHead(304).end()
    return
  }
  response.setHeader('content-type', folder.types[endingOf(file)] ?? UNKNOWN_TYPE)
  response.setHeader('accept-ranges', 'bytes')
  const [encoding] = accepted
  // Ranges apply to the uncompressed file; `If-Range` never matches, since the tags are weak.
  const range = request.headers['if-range'] === undefined ? request.headers.range : undefined
  const copy = copies && encoding && range === undefined ? await copies.of(version, encoding) : null
  if (copy && encoding) sendCopy(copy, { version, encoding }, exchange)
  else sendFile(version, range, exchange)
}

/** The decoded length is sent too, for progress displays and to detect truncated responses. */
function sendCopy(
  copy: Buffer,
  { version, encoding }: { readonly version: FileVersion; readonly encoding: Encoding },
  { request, response }: Exchange,
) {
  response.setHeader('etag', entityTag(version, encoding))
  response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', copy.length)
  response.setHeader('x-decoded-length', version.bytes)
  response.end(request.method === 'HEAD' ? undefined : copy)
}

function sendFile(version: FileVersion, range: string | undefined, { request, response }: Exchange) {
  const { file, bytes } = version
  response.setHeader('etag', entityTag(version, null))
  const part = byteRangeOf(range, bytes)
  if (part === 'beyond') {
    response.setHeader('content-range', `bytes */${bytes}`)
    return refuse(response, 416, 'Beyond the end')
  }
  if (part) {
    response.statusCode = 206
    response.setHeader('content-range', `bytes ${part.start}-${part.end}/${bytes}`)
  }
  const { start, end } = part ?? { start: 0, end: bytes - 1 }
  response.setHeader('content-length', end - start + 1)
  if (request.method === 'HEAD' || bytes === 0) response.end()
  else sendRange(file, { start, end }, response)
}

/** First and last byte, both inclusive. */
interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The single range requested; null: the whole file (also for several ranges or an invalid header). */
export function byteRangeOf(range: string | undefined, size: number): ByteRange | 'beyond' | null {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined) return null
  const start = Number(from)
  const end = to ? Math.min(Number(to), size - 1) : size - 1
  if (start >= size) return 'beyond'
  return start <= end ? { start, end } : null
}

/** If the file changes while being sent, the connection is cut, so that the client does not accept a mixture. */
function sendRange(file: string, { start, end }: ByteRange, response: ServerResponse) {
  const source = createReadStream(file, { start, end })
  source.on('error', () => response.destroy())
  source.on('end', () => (source.bytesRead === end - start + 1 ? response.end() : response.destroy()))
  response.on('close', () => source.destroy())
  source.pipe(response, { end: false })
}

/** Ends the response with an error status and a line of plain text. */
export function refuse(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${text}\n`)
}
