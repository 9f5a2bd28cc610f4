/** Answers requests with the files of one folder, of named kinds only, and with nothing else on the disk. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, isAbsolute, join, relative } from 'node:path'

export interface Folder {
  readonly path: string
  /** Content type by the file's ending; a file with another ending is not served. */
  readonly types: Readonly<Record<string, string>>
}

const DATA_TYPES = {
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
}
/** Feeds, and what a richer base map may lie in: a style, tiles, sprites, glyphs. */
const FEED_TYPES = {
  ...DATA_TYPES,
  '.pmtiles': 'application/vnd.pmtiles',
  '.pbf': 'application/x-protobuf',
  '.mvt': 'application/vnd.mapbox-vector-tile',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
}
const APP_TYPES = {
  ...DATA_TYPES,
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
/** Of a file of the app, by its ending. */
export const contentType = (name: string): string =>
  Object.entries(APP_TYPES).find(([ending]) => name.endsWith(ending))?.[1] ?? UNKNOWN_TYPE
const UNKNOWN_TYPE = 'application/octet-stream'

export const feedsIn = (path: string): Folder => ({ path, types: FEED_TYPES })
export const appIn = (path: string): Folder => ({ path, types: APP_TYPES })

/**
 * The file that an address means, or null: of no kind that is served, hidden, outside the folder (by `..` or by a
 * link), or not there. `address` is the path of a request as it came, encoded and without a query.
 */
export async function fileAt(folder: Folder, address: string): Promise<string | null> {
  const path = decoded(address)
  if (path === null || !Object.hasOwn(folder.types, extname(path))) return null
  if (path.split(/[/\\]/).some((part) => part.startsWith('.'))) return null
  try {
    const [root, file] = await Promise.all([realpath(folder.path), realpath(join(folder.path, path))])
    return isBelow(root, file) && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

function decoded(address: string): string | null {
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

/** Sends the file at `address` (always asked again, 304 where the reader has it), or 404, or 405. */
export async function answerFrom(
  folder: Folder,
  address: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Read only')
  const file = await fileAt(folder, address)
  if (file === null) return refuse(response, 404, 'Not here')
  const { size, mtimeMs } = await stat(file)
  const tag = `W/"${size.toString(36)}-${Math.round(mtimeMs * 1000).toString(36)}"`
  response.setHeader('cache-control', 'no-cache')
  response.setHeader('etag', tag)
  if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('content-type', folder.types[extname(file)] ?? UNKNOWN_TYPE)
  response.setHeader('accept-ranges', 'bytes')
  const part = partOf(request.headers.range, size)
  if (part === 'beyond') {
    response.setHeader('content-range', `bytes */${size}`)
    return refuse(response, 416, 'Beyond the end')
  }
  if (part) {
    response.statusCode = 206
    response.setHeader('content-range', `bytes ${part.start}-${part.end}/${size}`)
  }
  response.setHeader('content-length', part ? part.end - part.start + 1 : size)
  if (request.method === 'HEAD') response.end()
  else sendFile(file, response, part)
}

/** Both ends included. */
interface Part {
  readonly start: number
  readonly end: number
}

/** The one part of a file that is asked for; null: the whole, also where several are asked for, or nonsense. */
export function partOf(range: string | undefined, size: number): Part | 'beyond' | null {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (from === undefined) return null
  const start = Number(from)
  const end = to ? Math.min(Number(to), size - 1) : size - 1
  if (start >= size) return 'beyond'
  return start <= end ? { start, end } : null
}

/** A file that goes while it is read cuts the answer short, so that the reader does not take it for whole. */
function sendFile(file: string, response: ServerResponse, part: Part | null) {
  const stream = createReadStream(file, part ?? {})
  stream.on('error', () => response.destroy())
  response.on('close', () => stream.destroy())
  stream.pipe(response)
}

export function refuse(response: ServerResponse, status: number, text: string) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${text}\n`)
}
