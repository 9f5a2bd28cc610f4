/**
 * A crew's shift on a phone without a network: visits logged by tapping, kept over a reload, handed in, and joined to
 * the data once.
 */
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openInside } from './inside.ts'
import { more, openFeeds } from './menus.ts'
import { PATIENT, statusOf } from './screen-readings.ts'

const shiftOn = (page: Page) => page.getByRole('dialog', { name: 'Shift' })

test("a crew's shift works offline and is joined to the data at the office", async () => {
  const { page } = await openInside({
    viewport: { width: 360, height: 780 },
    hash: 'v=1&layers=none',
    isMapless: true,
    worksOffline: true,
    // Without a network no request succeeds, and the browser logs it.
    expectedFailures: [/feeds\//, /version\.json/],
  })
  await statusOf(page)
  await takeAShift(page)
  // Waits until all files of the app are cached on the device.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const shift = shiftOn(page)
  await shift.getByText('Works offline').waitFor()
  // As on a phone with a strong signal but no data: the browser's network state must decide nothing.
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => true }),
  )
  await page.context().setOffline(true)
  await shift.getByText(/^No signal: last reached the server .+ ago$/).waitFor()
  await shift.getByRole('button', { name: 'Start visit' }).click()
  await shift.getByText('Visit in progress, 1 of').waitFor()
  await shift.getByText('The visit began.').waitFor({ state: 'attached' })
  await page.reload()
  await shift.getByText('Visit in progress, 1 of').waitFor()
  expect(await page.title()).toBe('Shift - Holdfast')
  await shift.getByText(/^No signal: last reached the server .+ ago$/).waitFor()
  await shift.getByRole('button', { name: 'End visit' }).click()
  await shift.getByText('Next place, 2 of').waitFor()
  expect(await faultsInBothThemes(page, '[aria-label="Shift"]')).toEqual([])
  const cover = page.getByRole('dialog', { name: 'The screen is covered' })
  // Two presses within a second, which a busy machine may miss the first time.
  const isCoveredByTwo = async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    return cover.isVisible()
  }
  await expect.poll(isCoveredByTwo, PATIENT).toBe(true)
  await cover.getByRole('button', { name: 'Show the screen' }).click()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shift.getByRole('button', { name: 'Hand in' }).click(),
  ])
  const name = download.suggestedFilename()
  const content = await text(await download.createReadStream())
  expect(name).toMatch(/^visits-shift-2024-08-30-1700-\d+-[0-9a-f]{8}-A\.geojson$/)
  expect(content).toContain('"handling": "official"')

  await page.context().setOffline(false)
  await shift.getByText('Works offline').waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.reload()
  await shift.getByRole('button', { name: 'Look at the map' }).click()
  await statusOf(page)
  for (const _ of ['first', 'again']) {
    await openFile(page, { name, content })
    await page.getByText('1 row in = 1 shown + 0 set aside.').waitFor()
    await page.getByRole('button', { name: 'Open here' }).click()
    await page.getByRole('dialog', { name: /Open / }).waitFor({ state: 'detached' })
  }
  // The same file replaces itself: one feed, one visit.
  await openFeeds(page)
  const joined = page
    .getByRole('dialog', { name: 'Feeds' })
    .getByRole('row', { name: /^Opened visits shift/ })
  await joined.first().waitFor()
  expect(await joined.count()).toBe(1)
})

async function takeAShift(page: Page) {
  await page
    .getByRole('navigation', { name: 'What the phone shows' })
    .getByRole('button', { name: 'Tonight' })
    .click()
  await page.getByRole('button', { name: 'Plan in detail' }).click()
  const panel = page.getByRole('region', { name: 'Plan a shift' })
  await panel.getByLabel('Day').fill('2024-08-30')
  await panel.getByRole('button', { name: 'Plan this shift' }).click()
  // The evening's own plan was made before; that of the chosen day replaces it.
  await page
    .getByText(/^Friday, 17:00 to /)
    .first()
    .waitFor({ state: 'attached' })
  await panel.getByRole('button', { name: 'Take crew A’s shift on this device' }).click()
  await shiftOn(page).getByRole('button', { name: 'Start visit' }).waitFor()
}

async function openFile(page: Page, file: { readonly name: string; readonly content: string }) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), more(page, 'Open a feed file')])
  await chooser.setFiles([
    { name: file.name, mimeType: 'application/geo+json', buffer: Buffer.from(file.content) },
  ])
}
