/**
 * `npm start` and `npm run dev`: builds the app and its feeds, serves them until interrupted, and reports errors as
 * sentences.
 */
import { existsSync } from 'node:fs'
import { createServer as createProbe } from 'node:net'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'
import { instant } from '../domain/day.ts'
import { fromRoot } from '../build/fresh.mjs'
import { CompressedCopies } from './compressed-copies.ts'
import { missingManifest } from './missing-manifest.ts'
import { onRunnerEnd } from './parent-process.ts'
import { buildInside, COPIES, updateDemonstration } from './products.ts'
import { settingErrors } from './settings.ts'
import { isLoopback, serveInside } from './serve-inside.ts'
import { shippedPlace } from '../build/ground-of-feeds.ts'

type Environment = Readonly<Record<string, string | undefined>>

interface RunningServer {
  readonly url: string
  close(): Promise<void>
}
interface ServerAddress {
  readonly port: number
  readonly host: string
}

const DIST = fromRoot('dist/inside')
/** Runs until interrupted. Returns the exit code: 1 if it could not start, after reporting why. */
export async function start(
  isDevelopment: boolean,
  env: Environment,
  reportError = (text: string) => void process.stderr.write(`${text}\n`),
): Promise<number> {
  const address = addressFrom(env, isDevelopment ? 5173 : 4173)
  const errors = [...(typeof address === 'string' ? [address] : []), ...settingErrors(env)]
  const error =
    typeof address === 'string' || errors.length > 0
      ? errors.join('\n')
      : await serveAt(address, isDevelopment, env)
  if (error === null) return 0
  reportError(error)
  return 1
}

/** Null after an interruption, else why it could not start. */
async function serveAt(
  address: ServerAddress,
  isDevelopment: boolean,
  env: Environment,
): Promise<string | null> {
  const problem = await listenError(address)
  if (problem !== null) return problem
  const signal = abortOnEnd(env)
  try {
    process.stdout.write('Making the app and its feeds ...\n')
    const [feeds] = await Promise.all([
      feedsFrom(env, signal),
      isDevelopment ? null : buildInside(DIST, { signal }),
    ])
    const running = await (isDevelopment ? serveDevelopment(address, feeds) : serveBuilt(address, feeds, env))
    announce(running, address)
    await aborted(signal)
    await running.close()
    return null
  } catch (error) {
    if (signal.aborted) return null
    return error instanceof Error ? error.message : String(error)
  }
}

/** The requested address, or a usage error. */
export function addressFrom(env: Environment, usualPort: number): ServerAddress | string {
  const port = Number(env['PORT'] || usualPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return `PORT must be a whole number from 0 to 65535, not ${env['PORT']}.`
  return { port, host: env['HOST'] || '127.0.0.1' }
}

/** Why the address cannot be listened on, checked before the build, which takes a minute; null if it can. */
function listenError({ port, host }: ServerAddress): Promise<string | null> {
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

/** The folder to serve as `feeds/`. A folder without a manifest is served nevertheless: the app reports it too. */
async function feedsFrom(env: Environment, signal: AbortSignal): Promise<string> {
  const folderName = env['HOLDFAST_FEEDS']
  if (!folderName) {
    const folder = fromRoot('dist/demonstration')
    await updateDemonstration(folder, { signal })
    return folder
  }
  const folder = resolve(folderName)
  if (!existsSync(join(folder, 'manifest.json')))
    process.stderr.write(`${missingManifest(folder, instant(Date.now()), await shippedPlace())}\n`)
  return folder
}

/**
 * Files that come with the product are compressed before the server is ready; a partnership's feeds in the
 * background.
 */
async function serveBuilt(address: ServerAddress, feeds: string, env: Environment): Promise<RunningServer> {
  const isOwnFeeds = Boolean(env['HOLDFAST_FEEDS'])
  const app = new CompressedCopies(COPIES)
  const copies = { app, feeds: isOwnFeeds ? new CompressedCopies(null) : app }
  const preparing = copies.feeds.prepare(feeds)
  await Promise.all([app.prepare(DIST), isOwnFeeds ? null : preparing])
  const publicPage = env['HOLDFAST_PUBLIC_PAGE'] || null
  return serveInside({ dist: DIST, feeds, ...address, publicPage, copies })
}

async function serveDevelopment({ port, host }: ServerAddress, feeds: string): Promise<RunningServer> {
  // The Vite config reads the folder from this variable, as it does for Vite's own commands.
  process.env['HOLDFAST_FEEDS'] = feeds
  const server = await createServer({ configFile: fromRoot('vite.config.ts'), server: { port, host } })
  await server.listen()
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? `http://${host}:${port}/`
  return { url, close: () => server.close() }
}

function announce({ url }: RunningServer, { host }: ServerAddress) {
  process.stdout.write(`Holdfast is ready: ${url.replace('//127.0.0.1:', '//localhost:')}\n`)
  if (!isLoopback(host))
    process.stderr.write(
      `HOST=${host} opens it to others on the network. Anyone who reaches this address reads the feeds: there is no sign-in here.\n`,
    )
}

/** Aborted by SIGINT or SIGTERM, and when npm, which started this process, has ended. */
function abortOnEnd(env: Environment): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  onRunnerEnd(env, () => controller.abort())
  return controller.signal
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
