/** A server of the built app whose feeds can be switched to every failure of real servers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerFrom, appIn } from '../../src/server/folder.ts'
import { insideHeaders } from '../../src/hosting/inside-site.ts'
import type { InsideServer } from '../../src/server/serve-inside.ts'
import type { Prepared } from './prepare.ts'

/** What a feed would contain without a failure. */
export type Content = (name: string) => string | null

interface FeedRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly text: string
}
type Answer = (request: FeedRequest) => void

const json = { 'content-type': 'application/geo+json; charset=utf-8' }
const GOOD: Answer = ({ response, text }) => void response.writeHead(200, json).end(text)
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  ({ response }) =>
    void response.writeHead(code, headers).end(code === 304 ? undefined : 'no')

/** One switch for each failure. */
export const SWITCHES = {
  good: GOOD,
  page: ({ response }) =>
    void response.writeHead(200, json).end('<!doctype html><title>Sign in</title><p>Who are you?'),
  'cut-off': ({ response, text }) => {
    response.writeHead(200, { ...json, 'content-length': text.length }).write(text.slice(0, 400))
    setTimeout(() => response.destroy(), 50)
  },
  'ends-early': ({ response, text }) => void response.writeHead(200, json).end(text.slice(0, 400)),
  wrong: status(500),
  busy: status(429, { 'retry-after': '3' }),
  'sign-in': status(401),
  circle: ({ request, response }) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
  drip: ({ response, text }) => {
    response.writeHead(200, json)
    let at = 0
    const drip = setInterval(() => response.write(text.charAt(at++)), 100)
    response.on('close', () => clearInterval(drip))
  },
  'half-open': ({ response, text }) => void response.writeHead(200, json).write(text.slice(0, 400)),
  silent: () => {},
  picture: ({ response }) =>
    void response.writeHead(200, json).end(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  'gzip-that-lies': ({ response, text }) =>
    void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(text),
  'plain-text': ({ response, text }) =>
    void response.writeHead(200, { 'content-type': 'text/plain' }).end(text),
  'nothing-new': status(304),
  empty: ({ response }) =>
    void response.writeHead(200, json).end('{"type":"FeatureCollection","features":[]}'),
} satisfies Readonly<Record<string, Answer>>
export type Switch = keyof typeof SWITCHES

export interface HostileServer {
  readonly serve: (prepared: Prepared) => Promise<InsideServer>
  /** Switches one file, by name, from the next request on. */
  readonly turn: (file: string, to: Switch) => void
  /** Times of the requests for a file in milliseconds, and the maximum number open at once. */
  readonly requestsFor: (file: string) => { readonly times: readonly number[]; readonly most: number }
}

export function hostileServer(content: Content): HostileServer {
  const switches = new Map<string, Switch>()
  const seen = new Map<string, { times: number[]; open: number; most: number }>()
  const seenOf = (file: string) => {
    const record = seen.get(file) ?? { times: [], open: 0, most: 0 }
    seen.set(file, record)
    return record
  }
  const answerFeed = (file: string, request: Omit<FeedRequest, 'text'>) => {
    const text = content(file)
    const note = seenOf(file)
    note.times.push(Date.now())
    note.open += 1
    note.most = Math.max(note.most, note.open)
    request.response.on('close', () => (note.open -= 1))
    if (text === null) status(404)({ ...request, text: '' })
    else SWITCHES[switches.get(file) ?? 'good']({ ...request, text })
  }
  return {
    turn: (file, to) => void switches.set(file, to),
    requestsFor: seenOf,
    serve: ({ dist }) => listening(appIn(dist), answerFeed),
  }
}

async function listening(
  app: ReturnType<typeof appIn>,
  answerFeed: (file: string, request: Omit<FeedRequest, 'text'>) => void,
): Promise<InsideServer> {
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(insideHeaders(null))) response.setHeader(name, value)
    const address = (request.url ?? '/').replace(/[?#].*$/s, '')
    if (address.startsWith('/feeds/')) {
      answerFeed(address.slice('/feeds/'.length), { request, response })
      return
    }
    answerFrom(app, address === '/' ? '/index.html' : address, { request, response }).catch(() =>
      response.destroy(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
