/**
 * Serves the files of one folder over HTTP: listed file types only, with compression, conditional and range requests.
 */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, isAbsolute, join, relative } from 'node:path'
import { APP_TYPES, FEED_TYPES, UNKNOWN_TYPE } from '../build/media-types.ts'
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
  /** Media type by extension; files with other extensions are not served. */
  readonly types: Readonly<Record<string, string>>
  /** Null: files are sent uncompressed. */
  readonly copies: CompressedCopies | null
}

export const feedsIn = (path: string, copies: CompressedCopies | null = null): Folder => ({
  path,
  types: FEED_TYPES,
  copies,
})
export const appIn = (path: string, copies: CompressedCopies | null = null): Folder => ({
  path,
  types: APP_TYPES,
  copies,
})

/**
 * The file at an address; null if its type is not served, or it is hidden, outside the folder (by `..` or a link) or
 * missing. `address`: path of the request, percent-encoded, without a query.
 */
export async function fileAt(folder: Folder, address: string): Promise<string | null> {
  const path = decodedPath(address)
  if (path === null || !Object.hasOwn(folder.types, extname(path))) return null
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

/** Sends the file at `address` with `no-cache`; 304 if the client has it, 404, or 405. */
export async function answerFrom(folder: Folder, address: string, exchange: Exchange): Promise<void> {
  const { request, response } = exchange
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Read only')
  const file = await fileAt(folder, address)
  if (file === null) return refuse(response, 404, 'Not here')
  const version = fileVersion(file, await stat(file, { bigint: true }))
  const copies = isCompressible(file) ? folder.copies : null
  const accepted = copies ? acceptedEncodings(request.headers['accept-encoding']) : []
  response.setHeader('cache-control', 'no-cache')
  if (copies) response.setHeader('vary', 'accept-encoding')
  const current = currentTag(request.headers['if-none-match'], version, accepted)
  if (current !== null) {
    response.setHeader('etag', current)
    response.writeHead(304).end()
    return
  }
  response.setHeader('content-type', folder.types[extname(file)] ?? UNKNOWN_TYPE)
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
