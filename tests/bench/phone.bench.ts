/** First load on a phone: Lighthouse's mobile profile on the team view of the demonstration, beside kepler.gl. */
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { COPIES } from '../../src/server/products.ts'
import { serveInside } from '../../src/server/serve-inside.ts'
import { launchBrowser } from '../pages/browser.ts'
import { prepareInside } from '../pages/prepare.ts'
import { median, report } from './harness.ts'
import { servePacked } from './packed-server.ts'
import { keplerFiles } from './peers/kepler.ts'
import { installedPeer } from './peers/packages.ts'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const RUNS = 3
const LIMIT_MILLISECONDS = 180_000
const KILOBYTE = 1000

/** The parts of Lighthouse's result that are read. */
interface Audit {
  readonly numericValue?: number
  readonly details?: { readonly items?: readonly unknown[] }
}
interface LighthouseResult {
  readonly lhr: {
    readonly categories: { readonly performance: { readonly score: number | null } }
    readonly audits: Readonly<Record<string, Audit | undefined>>
    readonly runtimeError?: { readonly message: string }
  }
}
type Lighthouse = (url: string, flags: object) => Promise<LighthouseResult | undefined>

interface Load {
  /** Of 100. */
  readonly performance: number
  /** Milliseconds. */
  readonly firstPaint: number
  readonly largestPaint: number
  readonly blocking: number
  readonly shift: number
  /** Kilobytes over the line until a mark of the page; NaN where the page sets none. */
  readonly untilList: number
  readonly untilMap: number
}

async function lighthouse(): Promise<Lighthouse> {
  const folder = await installedPeer(LIGHTHOUSE)
  const url = pathToFileURL(join(folder, 'core/index.js')).href
  const module = (await import(url)) as { readonly default: Lighthouse }
  return module.default
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** One load in a browser of its own, so that nothing is in a cache. */
async function loadOnce(measure: Lighthouse, url: string): Promise<Load> {
  const port = await freePort()
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  try {
    const flags = {
      port,
      onlyCategories: ['performance'],
      logLevel: 'error',
      maxWaitForLoad: LIMIT_MILLISECONDS,
    }
    const result = await measure(url, flags)
    if (!result) throw new Error('Lighthouse gave no result')
    return readingOf(result)
  } finally {
    await browser.close()
  }
}

function readingOf({ lhr: { categories, audits, runtimeError } }: LighthouseResult): Load {
  if (runtimeError) throw new Error(runtimeError.message)
  const value = (name: string) => audits[name]?.numericValue ?? NaN
  return {
    performance: 100 * (categories.performance.score ?? NaN),
    firstPaint: value('first-contentful-paint'),
    largestPaint: value('largest-contentful-paint'),
    blocking: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    untilList: kilobytesUntil(audits, 'holdfast:first-list'),
    untilMap: kilobytesUntil(audits, 'holdfast:map-ready'),
  }
}

interface NetworkRequest {
  readonly networkEndTime: number
  readonly transferSize: number
}
interface UserTiming {
  readonly name: string
  readonly startTime: number
}

/** What came in whole before a mark; both times are those of the load as it ran, without the profile's slowing. */
function kilobytesUntil(audits: LighthouseResult['lhr']['audits'], mark: string): number {
  const timings = (audits['user-timings']?.details?.items ?? []) as readonly UserTiming[]
  const at = timings.find(({ name }) => name === mark)?.startTime ?? NaN
  const requests = (audits['network-requests']?.details?.items ?? []) as readonly NetworkRequest[]
  const before = requests.filter(({ networkEndTime }) => networkEndTime <= at)
  return Number.isNaN(at) ? NaN : before.reduce((sum, { transferSize }) => sum + transferSize, 0) / KILOBYTE
}

const { dist, feeds } = await prepareInside()
const copies = new CompressedCopies(COPIES)
const app = await serveInside({
  dist,
  feeds,
  port: 0,
  host: '127.0.0.1',
  copies: { app: copies, feeds: copies },
})
const files = await keplerFiles(feeds, 'phone')
const peer = files && (await servePacked(files))
const measure = await lighthouse()
const [ours, theirs]: [Load[], Load[]] = [[], []]
for (let run = 0; run < RUNS; run += 1) {
  ours.push(await loadOnce(measure, app.url))
  if (peer) theirs.push(await loadOnce(measure, `http://127.0.0.1:${peer.port}/`))
}
await app.close()
peer?.close()

const rounded = (value: number, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits
const middle = (loads: readonly Load[], name: keyof Load) => median(loads.map((load) => load[name]))

interface Line {
  readonly of: keyof Load
  readonly unit: string
  readonly bar?: string
  readonly digits?: number
}
function line(name: string, { of, unit, bar, digits = 0 }: Line) {
  const value = rounded(middle(ours, of), digits)
  const other = theirs.length > 0 ? rounded(middle(theirs, of), digits) : NaN
  report({
    name: `phone.${name}`,
    value,
    unit,
    ...(!Number.isNaN(other) && { peer: `kepler.gl 3.2.6, ${other} ${unit}` }),
    ...(bar !== undefined && { bar }),
  })
}
line('performance', { of: 'performance', unit: 'of 100', bar: '>= 60' })
line('first-paint', { of: 'firstPaint', unit: 'ms' })
line('largest-paint', { of: 'largestPaint', unit: 'ms', bar: '<= 4000' })
line('blocking', { of: 'blocking', unit: 'ms', bar: '<= 600' })
line('shift', { of: 'shift', unit: 'of the screen', bar: '<= 0.05', digits: 3 })
line('until-first-list', { of: 'untilList', unit: 'kB', bar: '<= 600' })
line('until-map', { of: 'untilMap', unit: 'kB', bar: '<= 3000' })
