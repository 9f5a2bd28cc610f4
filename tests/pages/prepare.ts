/** Before the first page test: the app built, the demonstration written, the browsers begun; they end after the last. */
import type { TestProject } from 'vitest/node'
import { fromRoot, rebuildIfStale, SOURCES } from '../../src/build/fresh.mjs'
import { CompressedCopies } from '../../src/server/compressed-copies.ts'
import { buildInside, COPIES, updateDemonstration } from '../../src/server/products.ts'
import { launchBrowserServer } from './browser.ts'

/** What a page is opened from: the built app, and the folder of feeds used where a test names no other. */
export interface Prepared {
  readonly dist: string
  readonly feeds: string
  /** The same borough with a tenth of the incidents. */
  readonly fewFeeds: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly prepared: Prepared
    /** Where the browsers listen, one for each worker. */
    readonly browserEndpoints: readonly string[]
  }
}

/** As many as vite.config.ts lets work at once. */
const WORKERS = 2
const FEW_A_MONTH = 300

/** All are kept between runs and made again only where something they are made from changed. */
export async function prepareInside(): Promise<Prepared> {
  const [dist, feeds, fewFeeds] = [
    fromRoot('node_modules/.cache/holdfast/inside'),
    fromRoot('node_modules/.cache/holdfast/demonstration'),
    fromRoot('node_modules/.cache/holdfast/few'),
  ]
  await Promise.all([
    rebuildIfStale(dist, SOURCES.map(fromRoot), (out) => buildInside(out)),
    // One after the other: both are written by the tool, which the first of them may have to bundle.
    updateDemonstration(feeds).then(() => updateDemonstration(fewFeeds, { incidentsAMonth: FEW_A_MONTH })),
  ])
  const copies = new CompressedCopies(COPIES)
  for (const folder of [dist, feeds, fewFeeds]) await copies.prepare(folder)
  return { dist, feeds, fewFeeds }
}

/** Vitest runs this where at least one page test is to run. */
export default async function prepare(project: TestProject) {
  project.provide('prepared', await prepareInside())
  const browsers = await Promise.all(Array.from({ length: WORKERS }, launchBrowserServer))
  project.provide(
    'browserEndpoints',
    browsers.map((browser) => browser.wsEndpoint()),
  )
  return () => Promise.all(browsers.map((browser) => browser.close()))
}
