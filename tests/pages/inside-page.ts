/** A page of the inside app on a server of its own, with a record of everything that a clean page must not do. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { COPIES } from '../../src/server/products.ts'
import { serveInside, type InsideServer } from '../../src/server/serve-inside.ts'
import { PATIENT } from './screen-readings.ts'
import type { Prepared } from './prepare.ts'

export interface InsideOptions {
  /** A folder with a manifest.json (or without one, to test that); default: the demonstration. */
  readonly feeds?: string
  /** The demonstration with a tenth of its incidents, where their number does not matter. */
  readonly isFew?: boolean
  /**
   * In a browser without WebGL2: numbers are counted but no map is drawn, which takes most of the time of opening.
   */
  readonly isMapless?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly theme?: 'light' | 'dark'
  /** As on a device that has never shown the app; default: with the list of layers and the clock open. */
  readonly isFresh?: boolean
  /** The permalink, with or without its `#`. */
  readonly hash?: string
  /** Allows the service worker; default: blocked. */
  readonly worksOffline?: boolean
  /** Another server than the product's, for responses that the latter never sends. */
  readonly serve?: (prepared: Prepared) => Promise<InsideServer>
  /** Path of another page than the app. */
  readonly path?: string
  /** Query of the address, without its `?`. */
  readonly query?: string
  /** Addresses that are expected to answer with 4xx or 5xx. */
  readonly expectedFailures?: readonly RegExp[]
}

export interface InsidePage {
  readonly page: Page
  /** Address of the app, with a trailing slash. */
  readonly url: string
  /** Addresses of all requests so far, by pages and workers. */
  readonly requests: readonly string[]
  /**
   * Console errors, exceptions, policy violations, foreign requests and failed responses since the last call, one
   * line each.
   */
  takeFaults(): readonly string[]
  close(): Promise<void>
}

/** Compressed copies of the app and the demonstrations, shared by all pages of this process. */
const sharedCopies = new CompressedCopies(COPIES)

export async function openInsidePage(
  browser: Browser,
  prepared: Prepared,
  options: InsideOptions = {},
): Promise<InsidePage> {
  const demonstration = options.isFew ? prepared.fewFeeds : prepared.feeds
  const copies = { app: sharedCopies, feeds: options.feeds ? new CompressedCopies(null) : sharedCopies }
  const usual = { dist: prepared.dist, feeds: options.feeds ?? demonstration, copies }
  const server = await (options.serve?.(prepared) ?? serveInside({ ...usual, port: 0, host: '127.0.0.1' }))
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.theme ?? 'light',
    locale: 'en-GB',
    // Fixed, so that the day shown does not depend on the machine's time zone.
    timezoneId: 'Europe/London',
    // Blocked by default, so that prefetching does not affect tests that count requests.
    serviceWorkers: options.worksOffline ? 'allow' : 'block',
  })
  const close = async () => {
    await context.close()
    await server.close()
  }
  try {
    context.setDefaultTimeout(PATIENT.timeout)
    if (!options.isFresh) await context.addInitScript(withPanelsOpen)
    if (options.isMapless) await context.addInitScript(withoutWebGL)
    const faults: string[] = []
    const requests: string[] = []
    context.on('request', (request) => requests.push(request.url()))
    const page = await context.newPage()
    await watch({ context, origin: server.url, expected: options.expectedFailures ?? [], faults })
    const query = options.query ? `?${options.query}` : ''
    const path = options.path ?? ''
    await page.goto(`${server.url}${path}${query}${options.hash ? `#${options.hash.replace(/^#/, '')}` : ''}`)
    return { page, url: server.url, requests, takeFaults: () => faults.splice(0), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Runs in the page before its own scripts: most tests use what these panels hold. */
function withPanelsOpen() {
  try {
    for (const panel of ['layers', 'clock'])
      if (localStorage.getItem(`holdfast:${panel}`) === null)
        localStorage.setItem(`holdfast:${panel}`, 'open')
  } catch {
    // A frame without storage.
  }
}

/** Runs in the page before its own scripts. */
function withoutWebGL() {
  const { prototype } = HTMLCanvasElement
  const usual = prototype.getContext
  // An overloaded method; every overload is passed on unchanged.
  prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith('webgl') ? null : Reflect.apply(usual, this, [kind, ...rest])
  } as typeof usual
}

interface Watched {
  readonly context: BrowserContext
  readonly origin: string
  readonly expected: readonly RegExp[]
  readonly faults: string[]
}

/** Events of the context cover pages and workers; a worker's console messages arrive through its page. */
async function watch({ context, origin, expected, faults }: Watched) {
  const isExpected = (address: string) => expected.some((pattern) => pattern.test(address))
  context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`))
  context.on('console', (message) => {
    const { url: address } = message.location()
    // The browser itself logs each failed request to the console.
    const isAnnounced = message.text().startsWith('Failed to load resource') && isExpected(address)
    if (message.type() === 'error' && !isAnnounced)
      faults.push(`console error: ${message.text()} (${address})`)
  })
  context.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(origin) && !/^(data|blob):/.test(address))
      faults.push(`left the origin: ${address}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Requests aborted by leaving the page or by the app are not faults.
    if (reason !== 'net::ERR_ABORTED' && !isExpected(request.url()))
      faults.push(`request failed: ${request.url()} ${reason}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && !isExpected(response.url()))
      faults.push(`answered ${response.status()}: ${response.url()}`)
  })
  await watchPolicy(context, faults)
}

async function watchPolicy(context: BrowserContext, faults: string[]) {
  await context.exposeFunction('noteViolation', (text: string) => faults.push(`policy violation: ${text}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as { noteViolation?: (text: string) => void }
      noteViolation?.(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
}
