/** Opens the inside app for page tests, and fails a test in which the page did what a clean page must not. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { type InsideOptions, type InsidePage, openInsidePage } from './inside-page.ts'
import { goTo, waitForMap } from './screen-readings.ts'

let browser: Promise<Browser> | null = null

/** The browser of this worker; a separate browser per worker keeps a slow map from delaying other tests. */
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
 * Opens the app on the built files and the demonstration, or on `feeds`. Everything is closed after the test; a test
 * that provokes faults takes them before it ends.
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
  /** Address of the app, with a trailing slash. */
  readonly url: () => string
  /** Goes to a fragment and waits until map and counts are complete. */
  readonly at: (hash: string, viewport?: InsideOptions['viewport']) => Promise<Page>
}

/**
 * One page for all tests of a file, since opening takes longer than most tests. Each test fails if the page had a
 * fault during it, and must close what it opened; after a failed test the page is opened again.
 */
export function sharedInside(options: InsideOptions = {}): SharedInside {
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
    await waitForMap(page)
    return page
  }
  return { page: () => opened().page, url: () => opened().url, at }
}
