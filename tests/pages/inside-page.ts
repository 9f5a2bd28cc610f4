/** One page of the inside app on a server of its own, which notes everything that a clean page must not do. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { COPIES } from '../../src/server/products.ts'
import { serveInside, type InsideServer } from '../../src/server/serve-inside.ts'
import { PATIENT } from './on-the-page.ts'
import type { Prepared } from './prepare.ts'

export interface InsideOptions {
  /** A folder with a manifest.json (or without one, where that is the test); the demonstration where not given. */
  readonly feeds?: string
  /** The demonstration with a tenth of its incidents, where nothing hangs on how many there are. */
  readonly isFew?: boolean
  /** In a browser without WebGL2: every number is counted and no map is drawn, which is most of an opening. */
  readonly isMapless?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly theme?: 'light' | 'dark'
  /** The permalink, with or without its `#`. */
  readonly hash?: string
  /** Lets the app keep its own files, as it does for everybody; left out: no. */
  readonly worksOffline?: boolean
  /** Another server than the product's own, for what that one would never answer. */
  readonly serve?: (prepared: Prepared) => Promise<InsideServer>
  /** Another page than the app itself, below its address. */
  readonly path?: string
  /** The query of the address, without its `?`. */
  readonly query?: string
  /** Addresses that are meant to answer with 4xx or 5xx. */
  readonly expectedFailures?: readonly RegExp[]
}

export interface InsidePage {
  readonly page: Page
  /** Where the app is, with a slash at the end. */
  readonly url: string
  /** The address of everything that was asked for, from the first on, by pages and workers. */
  readonly asked: readonly string[]
  /** Console errors, exceptions, policy violations, foreign requests, failed answers: a line each, then forgotten. */
  takeFaults(): readonly string[]
  close(): Promise<void>
}

/** Of the app and the demonstrations, for every page of this process. */
const keptCopies = new CompressedCopies(COPIES)

export async function openInsidePage(
  browser: Browser,
  prepared: Prepared,
  options: InsideOptions = {},
): Promise<InsidePage> {
  const demonstration = options.isFew ? prepared.fewFeeds : prepared.feeds
  const copies = { app: keptCopies, feeds: options.feeds ? new CompressedCopies(null) : keptCopies }
  const usual = { dist: prepared.dist, feeds: options.feeds ?? demonstration, copies }
  const server = await (options.serve?.(prepared) ?? serveInside({ ...usual, port: 0, host: '127.0.0.1' }))
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    colorScheme: options.theme ?? 'light',
    locale: 'en-GB',
    // So that nobody's own clock decides which day a page shows.
    timezoneId: 'Europe/London',
    // What is fetched to work without a network must not count where a test counts.
    serviceWorkers: options.worksOffline ? 'allow' : 'block',
  })
  const close = async () => {
    await context.close()
    await server.close()
  }
  try {
    context.setDefaultTimeout(PATIENT.timeout)
    if (options.isMapless) await context.addInitScript(withoutWebGL)
    const faults: string[] = []
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    const page = await context.newPage()
    await watch({ context, origin: server.url, expected: options.expectedFailures ?? [], faults })
    const query = options.query ? `?${options.query}` : ''
    const path = options.path ?? ''
    await page.goto(`${server.url}${path}${query}${options.hash ? `#${options.hash.replace(/^#/, '')}` : ''}`)
    return { page, url: server.url, asked, takeFaults: () => faults.splice(0), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Runs in the page, before any script of its own. */
function withoutWebGL() {
  const { prototype } = HTMLCanvasElement
  const usual = prototype.getContext
  // One method of many shapes, of which each is passed on as it came.
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

/** Pages and workers alike: the events are the context's, and a worker's console speaks through its page. */
async function watch({ context, origin, expected, faults }: Watched) {
  const isExpected = (address: string) => expected.some((pattern) => pattern.test(address))
  context.on('weberror', (error) => faults.push(`exception: ${error.error().message}`))
  context.on('console', (message) => {
    const { url: address } = message.location()
    // The browser itself reports each failed load on the console.
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
    // A page that is left, or an answer nobody needs any more, is no fault.
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
