/** Opens the inside app for page tests, and fails a test where the page did what a clean page must not. */
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, onTestFinished } from 'vitest'
import type { InsideOptions, InsidePage } from './inside-page.ts'
import { openInsidePage } from './inside-page.ts'
import { goTo, mapStands } from './on-the-page.ts'

let browser: Promise<Browser> | null = null

/** The browser of this worker: in one of its own a map that is begun next door holds nothing up. */
export function connectBrowser(): Promise<Browser> {
  const endpoints = inject('browserEndpoints')
  const own = endpoints[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % endpoints.length]
  if (own === undefined) throw new Error('no browser was begun before the tests')
  return chromium.connect(own)
}

async function newInside(options: InsideOptions): Promise<InsidePage> {
  browser ??= connectBrowser()
  return openInsidePage(await browser, inject('prepared'), options)
}

/**
 * The app on the built files and the demonstration, or on `feeds`. Everything is closed when the test is over; a
 * test that wants the faults themselves (because it plants one) takes them before it ends.
 */
export async function openInside(options: InsideOptions = {}): Promise<InsidePage> {
  const inside = await newInside(options)
  onTestFinished(async () => {
    await inside.close()
    expect(inside.takeFaults()).toEqual([])
  })
  return inside
}

export interface SharedInside {
  readonly page: () => Page
  /** Where the app is, with a slash at the end. */
  readonly url: () => string
  /** Goes to an address by its fragment, and waits until the map and the counts stand. */
  readonly at: (hash: string, viewport?: InsideOptions['viewport']) => Promise<Page>
}

/**
 * One opening for all the tests of a file, since an opening costs more than most tests do. Each test fails where the
 * page did during it what a clean page must not, and leaves shut what it opened; after one that failed the next
 * begins with the app opened anew.
 */
export function insideOfFile(options: InsideOptions = {}): SharedInside {
  let inside: InsidePage | null = null
  let isSpoilt = false
  const opened = () => {
    if (inside === null) throw new Error('the app is only open while a test runs')
    return inside
  }
  beforeAll(async () => {
    inside = await newInside(options)
  })
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') isSpoilt = true
    expect(opened().takeFaults()).toEqual([])
  })
  afterAll(async () => {
    await inside?.close()
    expect(inside?.takeFaults() ?? []).toEqual([])
  })
  const at: SharedInside['at'] = async (hash, viewport) => {
    const { page, url } = opened()
    if (viewport) await page.setViewportSize(viewport)
    if (isSpoilt) {
      await page.goto('about:blank')
      await page.goto(`${url}#${hash}`)
      isSpoilt = false
    } else await goTo(page, hash)
    await mapStands(page)
    return page
  }
  return { page: () => opened().page, url: () => opened().url, at }
}
