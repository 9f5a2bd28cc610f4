/** Serves the built inside app and one folder of feeds, with the production headers, to this machine or a network. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { CompressedCopies } from './compressed-copies.ts'
import type { Folder } from './folder.ts'
import { answerFrom, appIn, feedsIn, fileAt, refuse } from './folder.ts'
import { headersWith } from './policy.ts'

export interface InsideServer {
  /** Where the app is, with a slash at the end. */
  readonly url: string
  /** Also ends answers that are still under way. */
  close(): Promise<void>
}

interface InsideToServe {
  /** The built app. */
  readonly dist: string
  /** The folder that holds `manifest.json`. */
  readonly feeds: string
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  /** Address of the public page, for its preview; none where not given. */
  readonly publicPage?: string | null
  /** Where the compressed copies come from; left out: each is made when it is first asked for. */
  readonly copies?: { readonly app: CompressedCopies; readonly feeds: CompressedCopies }
}

/** Rejects with the system's error (EADDRINUSE where the port is taken). */
export async function serveInside({
  dist,
  feeds,
  port,
  host,
  publicPage = null,
  copies = { app: new CompressedCopies(null), feeds: new CompressedCopies(null) },
}: InsideToServe): Promise<InsideServer> {
  const folders = { app: appIn(dist, copies.app), feeds: feedsIn(feeds, copies.feeds) }
  const headers = Object.entries(headersWith(publicPage))
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (isLoopback(host) && !isLoopback(hostNamed(request))) return refuse(response, 421, 'Not this machine')
    answer(folders, request, response).catch(() => response.destroy())
  })
  await listening(server, port, host)
  return { url: urlOf(server, host), close: () => closed(server) }
}

async function answer(
  folders: { readonly app: Folder; readonly feeds: Folder },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = (request.url ?? '/').replace(/[?#].*$/s, '')
  if (address.startsWith('/feeds/'))
    return answerFrom(folders.feeds, address.slice('/feeds'.length), { request, response })
  if (address.endsWith('/')) return answerFrom(folders.app, `${address}index.html`, { request, response })
  if (await fileAt(folders.app, `${address}/index.html`)) return sendOn(address, response)
  return answerFrom(folders.app, address, { request, response })
}

/** The links of a folder's page hang on the slash at the end. Told from here on, so that it is right behind a proxy. */
function sendOn(address: string, response: ServerResponse) {
  response.setHeader('location', `./${address.slice(address.lastIndexOf('/') + 1)}/`)
  refuse(response, 301, 'With a slash at the end')
}

export const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host)

/** What a request says it asks: another site's name that was made to point here must not read the feeds. */
const hostNamed = (request: IncomingMessage) =>
  (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function urlOf(server: Server, host: string): string {
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`A port was expected, not ${String(address)}`)
  return `http://${address.family === 'IPv6' ? `[${host}]` : host}:${address.port}/`
}
