/** What `npm start` and `npm run dev` do: make the app and its feeds, serve them, and say in plain words what is wrong. */
import { existsSync } from 'node:fs'
import { createServer as createProbe } from 'node:net'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'
import type { Place } from '../domain/place/place.ts'
import { fromRoot } from '../build/fresh.mjs'
import { CompressedCopies } from './compressed-copies.ts'
import { onceRunnerEnded } from './parent-process.ts'
import { buildInside, COPIES, keepDemonstration } from './products.ts'
import { isLoopback, serveInside } from './serve-inside.ts'
import { shippedPlace } from '../build/release-files.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface Running {
  readonly url: string
  close(): Promise<void>
}
interface Address {
  readonly port: number
  readonly host: string
}

const DIST = fromRoot('dist/inside')
const smallestManifest = ({ timeZone }: Place) => `{
  "version": 1, "title": "Our borough", "asOf": "2024-08-31", "demonstration": false,
  "timeZone": "${timeZone}",
  "feeds": [
    { "id": "incidents", "kind": "incidents", "url": "incidents.geojson", "refreshMinutes": 60,
      "source": "Where it comes from", "licence": "Under what terms", "handling": "official" }
  ]
}`

/** Runs until it is interrupted. Returns the exit code: 1 where it could not start, and says why. */
export async function start(
  isDevelopment: boolean,
  env: Environment,
  complain = (text: string) => void process.stderr.write(`${text}\n`),
): Promise<number> {
  const address = addressFrom(env, isDevelopment ? 5173 : 4173)
  const fault = typeof address === 'string' ? address : await serveAt(address, isDevelopment, env)
  if (fault === null) return 0
  complain(fault)
  return 1
}

/** Returns null when it was interrupted, or why it could not go on. */
async function serveAt(address: Address, isDevelopment: boolean, env: Environment): Promise<string | null> {
  const fault = await faultOf(address)
  if (fault !== null) return fault
  const ending = endingOf(env)
  try {
    process.stdout.write('Making the app and its feeds ...\n')
    const [feeds] = await Promise.all([
      feedsFrom(env, ending),
      isDevelopment ? null : buildInside(DIST, { ending }),
    ])
    const running = await (isDevelopment ? serveDevelopment(address, feeds) : serveBuilt(address, feeds, env))
    announce(running, address)
    await aborted(ending)
    await running.close()
    return null
  } catch (error) {
    if (ending.aborted) return null
    return error instanceof Error ? error.message : String(error)
  }
}

/** The address asked for, or what is wrong with it. */
export function addressFrom(env: Environment, usualPort: number): Address | string {
  const port = Number(env['PORT'] || usualPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT must be a whole number from 0 to 65535, not ${env['PORT']}.`
  return { port, host: env['HOST'] || '127.0.0.1' }
}

/** Why nothing can listen there, asked before the minute's work and not after it; null where it can. */
function faultOf({ port, host }: Address): Promise<string | null> {
  return new Promise((answer) => {
    const probe = createProbe()
    probe.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      answer(
        isTaken
          ? `Port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`
          : `Nothing can listen on ${host}:${port}: ${error.message}`,
      )
    })
    probe.listen(port, host, () => probe.close(() => answer(null)))
  })
}

/** The folder to serve as `feeds/`. A folder that is not right is served all the same: the app says so too. */
async function feedsFrom(env: Environment, ending: AbortSignal): Promise<string> {
  const named = env['HOLDFAST_FEEDS']
  if (!named) {
    const folder = fromRoot('dist/demonstration')
    await keepDemonstration(folder, { ending })
    return folder
  }
  const folder = resolve(named)
  if (!existsSync(join(folder, 'manifest.json')))
    process.stderr.write(`${withoutManifest(folder, await shippedPlace())}\n`)
  return folder
}

const withoutManifest = (folder: string, place: Place) =>
  `HOLDFAST_FEEDS names ${folder}, ${existsSync(folder) ? 'which holds no manifest.json' : 'which is not there'}.
Put a manifest.json into that folder, beside its feeds, and load the page again. At its smallest:
${smallestManifest(place)}`

/** Everything that comes with the app is compressed before it is ready; a folder of feeds meanwhile. */
async function serveBuilt(address: Address, feeds: string, env: Environment): Promise<Running> {
  const isOwn = Boolean(env['HOLDFAST_FEEDS'])
  const app = new CompressedCopies(COPIES)
  const copies = { app, feeds: isOwn ? new CompressedCopies(null) : app }
  const preparing = copies.feeds.prepare(feeds)
  await Promise.all([app.prepare(DIST), isOwn ? null : preparing])
  const publicPage = env['HOLDFAST_PUBLIC_PAGE'] || null
  return serveInside({ dist: DIST, feeds, ...address, publicPage, copies })
}

async function serveDevelopment({ port, host }: Address, feeds: string): Promise<Running> {
  // The config names the feeds for Vite's own commands too, so it is told by the same variable.
  process.env['HOLDFAST_FEEDS'] = feeds
  const server = await createServer({ configFile: fromRoot('vite.config.ts'), server: { port, host } })
  await server.listen()
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? `http://${host}:${port}/`
  return { url, close: () => server.close() }
}

function announce({ url }: Running, { host }: Address) {
  process.stdout.write(`Holdfast is ready: ${url.replace('//127.0.0.1:', '//localhost:')}\n`)
  if (!isLoopback(host))
    process.stderr.write(
      `HOST=${host} opens it to others on the network. Anyone who reaches this address reads the feeds: there is no sign-in here.\n`,
    )
}

/** Aborted when this process is told to end, and when npm, which started it, is no more: nothing stays on the port. */
function endingOf(env: Environment): AbortSignal {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
  onceRunnerEnded(env, () => ending.abort())
  return ending.signal
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
