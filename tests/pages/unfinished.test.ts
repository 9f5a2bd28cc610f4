/** Work that was begun survives a reload on the device, and is gone once the device is cleared. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openInside } from './inside.ts'
import { faultsInBothThemes } from './axe.ts'
import { openFeeds, more } from './menus.ts'
import { PATIENT, statusOf } from './screen-readings.ts'

const KEPT = 'Kept on this device for 48 hours, over a reload too.'

/** Names of opened files that this device stores. */
const storedNames = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('holdfast-opened')
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('own').objectStore('own').getAll()
          all.addEventListener('success', () => resolve((all.result as { work: unknown }[])[0]?.work))
        })
      }),
  )

test('a form half filled survives a reload, and clearing the device removes it', async () => {
  const { page } = await openInside({ isFew: true, isMapless: true, hash: 'v=1&tab=team' })
  await statusOf(page)
  const panel = page.getByRole('region', { name: 'Draw or record' })
  const open = async () => {
    await page.getByRole('button', { name: 'Draw or record' }).first().click()
    await panel.waitFor(PATIENT)
  }
  await open()
  await panel.getByLabel('What', { exact: true }).selectOption('commitment')
  await panel.getByLabel('What was agreed').fill('Lights at the <b>invented</b> passage')
  await panel.getByText(KEPT).waitFor(PATIENT)
  await page.reload()
  await page.getByText('From before the page was loaded: what was drawn and typed.').waitFor(PATIENT)
  await open()
  expect(await panel.getByLabel('What was agreed').inputValue()).toBe('Lights at the <b>invented</b> passage')
  await panel.getByText(KEPT).waitFor(PATIENT)
  await panel.getByRole('button', { name: 'Close, and keep what is in it' }).click()

  const feeds = await openFeeds(page)
  await feeds.getByRole('button', { name: 'Clear this device' }).click()
  await feeds.getByRole('button', { name: 'Clear it now' }).click()
  await feeds.getByText(/^Cleared: /).waitFor(PATIENT)
  await page.reload()
  await statusOf(page)
  await open()
  expect(await panel.getByLabel('What was agreed').count()).toBe(0)
})

test('a file that was open is named after a reload, and can be opened again or put away', async () => {
  const { page } = await openInside({ isFew: true, isMapless: true, hash: 'v=1&tab=team' })
  const total = (await statusOf(page)).inAll
  const file = {
    name: 'walks.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('id,category,occurred,longitude,latitude\nw1,burglary,2024-05-04,-2.632,53.5458\n'),
  }
  const opens = async (press: () => Promise<void>) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()])
    await chooser.setFiles(file)
    await page.getByLabel('Handling').selectOption('official')
    await page.getByRole('button', { name: 'Open here' }).click()
    await expect.poll(async () => (await statusOf(page)).inAll, PATIENT).toBe(total + 1)
  }
  await opens(() => more(page, 'Open a feed file'))
  // A reload before its name is stored would ask, and be stopped.
  await expect.poll(() => storedNames(page), PATIENT).toEqual(['walks.csv'])
  await page.reload()
  const said = page.getByText('Open here before the page was loaded, and not now: walks.csv.')
  await said.waitFor(PATIENT)
  expect((await statusOf(page)).inAll).toBe(total)
  expect(await faultsInBothThemes(page)).toEqual([])
  await opens(() => page.getByRole('button', { name: 'Open again' }).click())
  await said.waitFor({ state: 'detached' })
  await page.reload()
  await said.waitFor(PATIENT)
  await page.getByRole('button', { name: 'Put away', exact: true }).press('Enter')
  await said.waitFor({ state: 'detached' })
  await page.reload()
  await statusOf(page)
  expect(await said.count()).toBe(0)
})
