/** Local server of gzipped files. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { contentType } from '../../src/hosting/media-types.ts'

/** Gzipped contents by URL path without the leading slash. */
export type PackedFiles = ReadonlyMap<string, Buffer>

export const gzipped = (contents: string | Uint8Array) => gzipSync(contents, { level: 9 })

/** Every file of a folder, gzipped, with names below `prefix`. */
export function packedFolder(folder: string, prefix = ''): [name: string, contents: Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [prefix + name.replaceAll('\\', '/'), gzipped(readFileSync(join(folder, name)))])
}

export interface PackedServer {
  readonly port: number
  readonly close: () => void
}

export async function servePacked(files: PackedFiles): Promise<PackedServer> {
  const server = createServer((request, response) => answer(files, request, response))
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  return {
    port: address.port,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(files: PackedFiles, request: IncomingMessage, response: ServerResponse) {
  const name = (request.url ?? '/').replace(/[?#].*$/s, '').slice(1) || 'index.html'
  const body = files.get(name)
  if (!body) return response.writeHead(404).end()
  response.setHeader('content-type', contentType(name))
  response.setHeader('content-encoding', 'gzip')
  response.setHeader('content-length', body.length)
  return response.end(body)
}
