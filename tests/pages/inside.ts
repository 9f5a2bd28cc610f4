/** Opens the inside app for one page test, and fails the test where the page did what a clean page must not. */
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { expect, inject, onTestFinished } from 'vitest'
import type { InsideOptions, InsidePage } from './inside-page.ts'
import { openInsidePage } from './inside-page.ts'

let browser: Promise<Browser> | null = null

/**
 * The app on the built files and the demonstration, or on `feeds`. Everything is closed when the test is over; a
 * test that wants the faults themselves (because it plants one) takes them before it ends.
 */
export async function openInside(options: InsideOptions = {}): Promise<InsidePage> {
  browser ??= chromium.connect(inject('browserEndpoint'))
  const inside = await openInsidePage(await browser, inject('prepared'), options)
  onTestFinished(async () => {
    await inside.close()
    expect(inside.takeFaults()).toEqual([])
  })
  return inside
}
