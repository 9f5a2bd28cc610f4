/**
 * HTTP server of the built inside app and one folder of feeds, with the security headers, on the local machine or a
 * network.
 */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { CompressedCopies } from './compressed-copies.ts'
import { type Folder, answerFrom, appIn, feedsIn, fileAt, refuse } from './folder.ts'
import { insideHeaders } from '../hosting/inside-site.ts'

export interface InsideServer {
  /** Address of the app, with a trailing slash. */
  readonly url: string
  /** Also ends responses in progress. */
  close(): Promise<void>
}

interface ServeOptions {
  /** Folder of the built app. */
  readonly dist: string
  /** Folder with `manifest.json`. */
  readonly feeds: string
  /** 0: any free port. */
  readonly port: number
  readonly host: string
  /** URL of the public page, for its preview; absent: no preview. */
  readonly publicPage?: string | null
  /** Compressed copies; absent: created on request, in memory. */
  readonly copies?: { readonly app: CompressedCopies; readonly feeds: CompressedCopies }
}

/** Rejects with the system's error (EADDRINUSE if the port is taken). */
export async function serveInside({
  dist,
  feeds,
  port,
  host,
  publicPage = null,
  copies = { app: new CompressedCopies(null), feeds: new CompressedCopies(null) },
}: ServeOptions): Promise<InsideServer> {
  const folders = { app: appIn(dist, copies.app), feeds: feedsIn(feeds, copies.feeds) }
  const headers = Object.entries(insideHeaders(publicPage))
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (isLoopback(host) && !isLoopback(hostNamed(request))) return refuse(response, 421, 'Not this machine')
    respond(folders, request, response).catch(() => response.destroy())
  })
  await listen(server, port, host)
  return { url: urlOf(server, host), close: () => close(server) }
}

async function respond(
  folders: { readonly app: Folder; readonly feeds: Folder },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = (request.url ?? '/').replace(/[?#].*$/s, '')
  if (address.startsWith('/feeds/'))
    return answerFrom(folders.feeds, address.slice('/feeds'.length), { request, response })
  if (address.endsWith('/')) return answerFrom(folders.app, `${address}index.html`, { request, response })
  if (await fileAt(folders.app, `${address}/index.html`)) return redirectToFolder(address, response)
  return answerFrom(folders.app, address, { request, response })
}

/**
 * Redirects to the address with a trailing slash, on which the page's relative links depend. The target is relative,
 * so that it is correct behind a proxy.
 */
function redirectToFolder(address: string, response: ServerResponse) {
  response.setHeader('location', `./${address.slice(address.lastIndexOf('/') + 1)}/`)
  refuse(response, 301, 'With a slash at the end')
}

export const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host)

/**
 * Host name of the request. Another site's name that resolves to this machine (DNS rebinding) must not read the
 * feeds.
 */
const hostNamed = (request: IncomingMessage) =>
  (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
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
