/**
 * A page that stays open: 200 refreshes with other incidents (or as many as ROUNDS says), twice as many changes of the view and
 * 20 lost drawing contexts. What the page and its worker hold at each quarter, after collecting garbage, against what they held
 * after the first.
 */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { prepareInside } from '../pages/prepare.ts'
import { goTo } from '../pages/screen-readings.ts'
import { report, withInsidePage } from './harness.ts'

const ROUNDS = Number(process.env['ROUNDS'] ?? 200)
const QUARTER = ROUNDS / 4
const ROUNDS_A_LOSS = ROUNDS / 20
const WAIT = { timeout: 60_000 }
/** Until the page has come to rest before it is measured, in milliseconds. */
const REST = 4000

/** Views that are shown in turn: tabs, windows, zooms, layers and chosen things. */
const VIEWS = [
  'v=1&from=2023-09-01&to=2024-08-31&tab=board',
  'v=1&from=2024-02-01&to=2024-05-31&tab=team&at=-2.65,53.51,13',
  'v=1&from=2024-03-01&to=2024-06-30&tab=team&layers=clusters,squares',
  'v=1&from=2023-05-01&to=2023-08-31&tab=tonight',
  'v=1&from=2024-01-01&to=2024-04-30&tab=team&sel=site:worsley-hall',
  'v=1&from=2024-06-01&to=2024-08-31&tab=team&at=-2.52,53.5,14.5',
] as const
const AT_REST = 'v=1&from=2021-09-01&to=2024-08-31&tab=team'

interface Feed {
  readonly write: (without: number) => void
}

/** The demonstration with a tenth of its incidents, which are refreshed as often as the page may. */
async function feedIn(folder: string): Promise<Feed> {
  const { fewFeeds } = await prepareInside()
  cpSync(fewFeeds, folder, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly feeds: { readonly id: string; refreshMinutes: number }[]
  }
  for (const feed of manifest.feeds) if (feed.id === 'incidents') feed.refreshMinutes = 0.001
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  const path = join(folder, 'incidents.geojson')
  const collection = JSON.parse(readFileSync(path, 'utf8')) as { readonly features: readonly unknown[] }
  return {
    // Renamed into place, so that no request meets half a file.
    write: (without) => {
      writeFileSync(
        `${path}.new`,
        JSON.stringify({ ...collection, features: collection.features.slice(without) }),
      )
      renameSync(`${path}.new`, path)
    },
  }
}

/** Loses the contexts of all drawn canvases and gives them back. Returns how many there were. */
const loseContexts = (page: Page) =>
  page.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
    const extensions = [...document.querySelectorAll('canvas')].flatMap(
      (canvas) => canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? [],
    )
    for (const extension of extensions) extension.loseContext()
    await pause()
    for (const extension of extensions) extension.restoreContext()
    await pause()
    return extensions.length
  })

/** Bytes that the heap of the worker of feeds holds, asked of its own target. */
async function workerHeap(session: CDPSession): Promise<number> {
  const { targetInfos } = await session.send('Target.getTargets')
  const worker = targetInfos.find(({ type, url }) => type === 'worker' && /\/worker-[^/]*\.js$/.test(url))
  if (!worker) return NaN
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: false,
  })
  const ask = (id: number, method: string) =>
    new Promise<unknown>((resolve) => {
      const onMessage = ({ message }: { readonly message: string }) => {
        const answer = JSON.parse(message) as { readonly id?: number; readonly result?: unknown }
        if (answer.id !== id) return
        session.off('Target.receivedMessageFromTarget', onMessage)
        resolve(answer.result)
      }
      session.on('Target.receivedMessageFromTarget', onMessage)
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    })
  await ask(1, 'HeapProfiler.collectGarbage')
  const usage = (await ask(2, 'Runtime.getHeapUsage')) as HeapUsage
  await session.send('Target.detachFromTarget', { sessionId })
  return usage.usedSize + (usage.backingStorageSize ?? 0)
}

interface HeapUsage {
  readonly usedSize: number
  /** Bytes of ArrayBuffers. */
  readonly backingStorageSize?: number
}

const KINDS = ['heap', 'buffers', 'nodes', 'listeners', 'worker'] as const
type Held = Readonly<Record<(typeof KINDS)[number], number>>

/** In the same view with the same rows each time, at rest. Megabytes and counts. */
async function held(page: Page, session: CDPSession): Promise<Held> {
  // What was drawn before is held until it is drawn again: two views later that is of the same rows too.
  for (const view of [VIEWS[1], AT_REST]) {
    await goTo(page, view)
    await page.waitForTimeout(REST / 2)
  }
  await session.send('HeapProfiler.collectGarbage')
  await page.waitForTimeout(REST / 10)
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? NaN
  const { backingStorageSize = NaN } = (await session.send('Runtime.getHeapUsage')) as HeapUsage
  return {
    heap: metric('JSHeapUsedSize') / 1e6,
    buffers: backingStorageSize / 1e6,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    worker: (await workerHeap(session)) / 1e6,
  }
}

const totalOn = async (page: Page) => {
  const text =
    (await page
      .getByText(/ in all\.$/)
      .first()
      .textContent(WAIT)) ?? ''
  return Number(/([\d,]+) in all\.$/.exec(text)?.[1]?.replaceAll(',', ''))
}

/** Reports the last of the quarters. */
function reportQuarter(quarters: readonly Held[]): void {
  const [first, now] = [quarters[0], quarters.at(-1)]
  if (!first || !now) return
  for (const kind of KINDS)
    report({
      name: `soak.${kind}.quarter-${quarters.length}`,
      value: Math.round(now[kind] * 100) / 100,
      unit: kind === 'nodes' || kind === 'listeners' ? 'count' : 'MB',
      peer: 'the same page after the first quarter',
      ratio: Math.round((1000 * now[kind]) / first[kind]) / 1000,
      bar: '<= 1.1',
    })
}

async function soak(page: Page, feed: Feed): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await goTo(page, AT_REST)
  const whole = await totalOn(page)
  const quarters: Held[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    // Other rows than in the round before, and the same whenever it is measured.
    const without = round % QUARTER === 0 ? 0 : 1 + (round % 10)
    feed.write(without)
    await goTo(page, VIEWS[(2 * round) % VIEWS.length] ?? '')
    await page.waitForTimeout(150)
    await goTo(page, VIEWS[(2 * round + 1) % VIEWS.length] ?? '')
    await page.waitForTimeout(150)
    await goTo(page, AT_REST)
    await page
      .getByText(`${(whole - without).toLocaleString('en-GB')} in all.`)
      .first()
      .waitFor({ state: 'attached', ...WAIT })
    if (round % ROUNDS_A_LOSS === 0 && (await loseContexts(page)) !== 2)
      throw new Error('there are not two drawing contexts')
    if (round % QUARTER !== 0) continue
    quarters.push(await held(page, session))
    reportQuarter(quarters)
  }
}

const folder = mkdtempSync(join(tmpdir(), 'holdfast-soak-'))
try {
  const feed = await feedIn(folder)
  const options = { feeds: folder, query: 'patience=0.02', hash: AT_REST }
  await withInsidePage(async ({ page }) => {
    await page.waitForFunction(() => performance.getEntriesByName('holdfast:map-ready').length > 0)
    await soak(page, feed)
  }, options)
} finally {
  rmSync(folder, { recursive: true })
}
