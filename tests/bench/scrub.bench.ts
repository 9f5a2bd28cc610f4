/**
 * The built app with a million incidents: 120 steps by key and five seconds of dragging the clock, beside the same page
 * with the usual way of clustering in the place of its stepper.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import { fromRoot } from '../../src/build/fresh.mjs'
import { serveInside } from '../../src/server/serve-inside.ts'
import { measuresIn, median, report, withInsidePage } from './harness.ts'
import { inventedFeatures } from './invented-features.ts'

const ROWS = 1_000_000
const KEY_STEPS = 120
const DRAG_MILLISECONDS = 5000
const OPENING_LIMIT = 240_000
const PEER = 'the same page with supercluster filter + load + getClusters'
const STEPPER = fromRoot('src/analytics/stepping/stepper.ts')
const REBUILDING = fromRoot('tests/bench/peers/rebuilding-stepper.ts')
/** Twelve months that end within the data, in the five categories of the other benches. */
const HASH =
  'v=1&from=2023-01-01&to=2023-12-31&cat=anti-social-behaviour,burglary,criminal-damage-arson,drugs,violent-crime'

/** The app in which whatever asks for the stepper gets the peer's. */
async function buildRebuilding(): Promise<string> {
  const outDir = fromRoot('node_modules/.cache/holdfast/rebuilding')
  const replaced: Plugin = {
    name: 'rebuilding-stepper',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.endsWith('/stepper.ts') || importer === undefined || importer === REBUILDING) return null
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
      return resolved?.id === STEPPER ? REBUILDING : null
    },
  }
  await build({
    configFile: fromRoot('vite.config.ts'),
    root: fromRoot('src'),
    logLevel: 'error',
    plugins: [replaced],
    build: { outDir, emptyOutDir: true },
  })
  return outDir
}

/**
 * What a stretch of time took: steps, frames drawn, and tasks over 50 ms. Where a browser draws in software, as here, most
 * long tasks are its waiting for the drawing, in both pages alike; so the script in each long animation frame is
 * measured apart, and the bars are on it and on the longest step.
 */
interface Stretch {
  readonly longestStep: number
  readonly seconds: number
  readonly frames: number
  readonly longTasks: number
  readonly longest: number
  /** Milliseconds of script in the animation frame with most of it: of the map's chunks, and of all others. */
  readonly mapScript: number
  readonly otherScript: number
  /** Frames with more than 50 ms of script of both. */
  readonly scriptFrames: number
  readonly scrub: number
  readonly lag: number
}

/** An animation frame over 50 ms, as the browser reports it; scripts under 5 ms are not listed. */
interface LongFrame {
  readonly scripts: readonly { readonly duration: number; readonly sourceURL: string }[]
}
const LONG_MILLISECONDS = 50
/** Chunks that hold the map's libraries and what draws with them. */
const OF_MAP = /\/(?:map|maplibre)-[^/]*\.js$/

function scriptIn(frames: readonly LongFrame[]) {
  const parts = frames.map(({ scripts }) => {
    const sum = (isOfMap: boolean) =>
      scripts
        .filter(({ sourceURL }) => OF_MAP.test(sourceURL) === isOfMap)
        .reduce((total, { duration }) => total + duration, 0)
    return { map: sum(true), other: sum(false) }
  })
  return {
    mapScript: Math.max(0, ...parts.map(({ map }) => map)),
    otherScript: Math.max(0, ...parts.map(({ other }) => other)),
    scriptFrames: parts.filter(({ map, other }) => map + other > LONG_MILLISECONDS).length,
  }
}

async function during(page: Page, act: () => Promise<void>): Promise<Stretch> {
  await page.evaluate(() => {
    performance.clearMeasures()
    const seen = { frames: 0, tasks: [] as number[], long: [] as unknown[], began: performance.now() }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.long.push(entry.toJSON())
    }).observe({ type: 'long-animation-frame' })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration)
    }).observe({ type: 'longtask' })
    const count = () => {
      seen.frames += 1
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
  await act()
  const [scrub, lag] = [await measuresIn(page, 'holdfast:scrub'), await measuresIn(page, 'holdfast:lag')]
  const seen = await page.evaluate(() => {
    const { frames, tasks, long, began } = (
      window as unknown as { seen: { frames: number; tasks: number[]; long: LongFrame[]; began: number } }
    ).seen
    return { frames, tasks, long, seconds: (performance.now() - began) / 1000 }
  })
  return {
    seconds: seen.seconds,
    frames: seen.frames,
    longTasks: seen.tasks.length,
    longest: Math.max(0, ...seen.tasks),
    ...scriptIn(seen.long),
    longestStep: scrub.length === 0 ? NaN : Math.max(...scrub),
    scrub: median(scrub),
    lag: median(lag),
  }
}

/** Every key waits for the frame after it, so that each is a step of its own. */
async function keySteps(page: Page) {
  await page.getByRole('slider', { name: 'Window end' }).focus()
  for (let step = 0; step < KEY_STEPS; step++) {
    await page.keyboard.press(step % 20 < 10 ? 'ArrowLeft' : 'ArrowRight')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
  }
}

/** The whole window to and fro, as fast as the pointer is moved. */
async function drag(page: Page) {
  const handle = await page.getByRole('slider', { name: 'Window end' }).boundingBox()
  if (!handle) throw new Error('the end of the window has no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const began = Date.now()
  for (let move = 0; Date.now() - began < DRAG_MILLISECONDS; move++) {
    await page.mouse.move(x - 80 * (1 - Math.cos(move / 25)), y)
    await page.waitForTimeout(8)
  }
  await page.mouse.up()
}

interface Scrubbed {
  readonly keys: Stretch
  readonly dragged: Stretch
}

const scrubbed = (feeds: string, dist: string | null): Promise<Scrubbed> =>
  withInsidePage(
    async ({ page }) => {
      await page.getByText(/, [\d,]+ in all/).waitFor({ timeout: OPENING_LIMIT })
      await page.waitForFunction(() => performance.getEntriesByName('holdfast:map-ready').length > 0)
      await page.waitForTimeout(3000)
      return { keys: await during(page, () => keySteps(page)), dragged: await during(page, () => drag(page)) }
    },
    {
      feeds,
      hash: HASH,
      ...(dist !== null && {
        serve: () => serveInside({ dist, feeds, port: 0, host: '127.0.0.1' }),
      }),
    },
  )

const MANIFEST = {
  version: 1,
  title: 'A million',
  asOf: '2024-08-31',
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.geojson',
      refreshMinutes: 1440,
      source: 'invented',
      licence: 'invented',
      handling: 'public',
    },
  ],
}

const WITHIN_50: ReadonlySet<string> = new Set(['longest-step', 'longest-map-script', 'longest-other-script'])

function reportStretch(name: string, ours: Stretch, theirs: Stretch) {
  const beside = (measure: 'scrub' | 'lag', bar?: string) =>
    report({
      name: `page-1M.${name}.${measure}`,
      value: ours[measure],
      unit: 'ms',
      peer: `${PEER}, ${theirs[measure].toFixed(1)} ms`,
      ratio: ours[measure] / theirs[measure],
      ...(bar !== undefined && { bar }),
    })
  beside('scrub', '<= 0.2')
  beside('lag')
  const perSecond = ({ frames, seconds }: Stretch) => Math.round((10 * frames) / seconds) / 10
  const rows = [
    ['longest-step', ours.longestStep, theirs.longestStep, 'ms'],
    ['frames', perSecond(ours), perSecond(theirs), 'a second'],
    ['long-tasks', ours.longTasks, theirs.longTasks, 'tasks over 50 ms'],
    ['longest-task', ours.longest, theirs.longest, 'ms'],
    ['longest-map-script', ours.mapScript, theirs.mapScript, 'ms in a frame'],
    ['longest-other-script', ours.otherScript, theirs.otherScript, 'ms in a frame'],
    ['script-frames', ours.scriptFrames, theirs.scriptFrames, 'frames with over 50 ms of script'],
  ] as const
  for (const [measure, own, peer, unit] of rows) {
    const bar = WITHIN_50.has(measure) ? { bar: `<= ${LONG_MILLISECONDS}` } : {}
    report({ name: `page-1M.${name}.${measure}`, value: own, unit, peer: `${PEER}, ${peer}`, ...bar })
  }
}

const feeds = mkdtempSync(join(tmpdir(), 'holdfast-scrub-'))
try {
  writeFileSync(join(feeds, 'manifest.json'), JSON.stringify(MANIFEST))
  const handle = openSync(join(feeds, 'incidents.geojson'), 'w')
  for (const text of inventedFeatures(ROWS)) writeSync(handle, text)
  closeSync(handle)
  const ours = await scrubbed(feeds, null)
  const theirs = await scrubbed(feeds, await buildRebuilding())
  reportStretch('keys', ours.keys, theirs.keys)
  reportStretch('drag', ours.dragged, theirs.dragged)
} finally {
  rmSync(feeds, { recursive: true })
}
