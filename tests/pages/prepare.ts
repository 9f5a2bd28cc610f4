/**
 * Global setup of the page tests: builds the app, writes the demonstration and starts the browsers; they are closed
 * at the end.
 */
import type { TestProject } from 'vitest/node'
import { fromRoot, rebuildIfStale, SOURCES } from '../../src/build/fresh.mjs'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { buildInside, COPIES, updateDemonstration } from '../../src/server/products.ts'
import { launchBrowserServer } from './browser.ts'

/** The built app, and the folder of feeds used where a test names no other. */
export interface Prepared {
  readonly dist: string
  readonly feeds: string
  /** The same borough with a tenth of the incidents. */
  readonly fewFeeds: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly prepared: Prepared
    /** Endpoints of the browsers, one for each worker. */
    readonly browserEndpoints: readonly string[]
  }
}

/** Equal to `maxWorkers` in vite.config.ts. */
const WORKERS = 2
const FEW_A_MONTH = 300

/** Everything is cached between runs and rebuilt only if one of its inputs changed. */
export async function prepareInside(): Promise<Prepared> {
  const [dist, feeds, fewFeeds] = [
    fromRoot('node_modules/.cache/holdfast/inside'),
    fromRoot('node_modules/.cache/holdfast/demonstration'),
    fromRoot('node_modules/.cache/holdfast/few'),
  ]
  await Promise.all([
    rebuildIfStale(dist, SOURCES.map(fromRoot), (out) => buildInside(out)),
    // Sequentially: both are written by the command-line tool, which the first run may have to bundle.
    updateDemonstration(feeds).then(() => updateDemonstration(fewFeeds, { incidentsAMonth: FEW_A_MONTH })),
  ])
  const copies = new CompressedCopies(COPIES)
  for (const folder of [dist, feeds, fewFeeds]) await copies.prepare(folder)
  return { dist, feeds, fewFeeds }
}

/** Called by Vitest if at least one page test is selected. */
export default async function prepare(project: TestProject) {
  project.provide('prepared', await prepareInside())
  const browsers = await Promise.all(Array.from({ length: WORKERS }, launchBrowserServer))
  project.provide(
    'browserEndpoints',
    browsers.map((browser) => browser.wsEndpoint()),
  )
  return () => Promise.all(browsers.map((browser) => browser.close()))
}
