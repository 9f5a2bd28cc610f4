/** Details on the built app: the list of a cluster, the orders of a site, the rates of a ward. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, faultsOn } from './axe.ts'
import { sharedInside } from './inside.ts'
import { closeTable, goTo, openTable, PATIENT, statusOf } from './screen-readings.ts'

const DAYS = 'v=1&from=2024-05-01&to=2024-08-31'
const DETAILS = '[aria-label="Details"]'
const inside = sharedInside({ isMapless: true, hash: DAYS })

const detailsOf = (page: Page) => page.getByRole('region', { name: 'Details' })
const numberIn = (text: string) => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))

test('a cluster shows its week, its months and its list by keyboard alone', async () => {
  const page = await inside.at(`${DAYS}&at=-2.632,53.545,13`)
  const sheet = await openTable(page, 'Clusters')
  await sheet.locator('tbody button').first().focus()
  await page.keyboard.press('Enter')
  const details = detailsOf(page)
  await details.getByRole('heading', { name: 'Month by month' }).waitFor()
  const count = numberIn(await details.locator('dd').first().innerText())
  await details.getByRole('button', { name: 'Show the list' }).focus()
  await page.keyboard.press('Enter')
  const words = await details.getByText(/may be listed, newest first/).innerText()
  const notListed = /([\d,]+) not listed: sensitive or in a private place/.exec(words)?.[1] ?? '0'
  expect(Number(notListed)).toBeGreaterThan(0)
  expect(numberIn(words) + Number(notListed)).toBe(count)
  const listed = details.getByRole('table').last()
  const rows = () => listed.locator('tbody tr').count()
  await expect.poll(rows, PATIENT).toBe(Math.min(50, numberIn(words)))
  const first = () => listed.locator('tbody tr').first().innerText()
  const newest = await first()
  await details.getByRole('button', { name: 'Older fifty' }).click()
  await details.getByText(/: 51 to \d+ of /).waitFor()
  await expect.poll(first, PATIENT).not.toBe(newest)
  expect(await listed.innerText()).not.toMatch(/^Sexual offence/m)
  expect(page.url()).not.toMatch(/i\d{5,}|list/)
  expect(await faultsInBothThemes(page, DETAILS)).toEqual([])
  await closeTable(page)
})

test('a site leads to one of its orders, a hotspot shows its days, a ward its rates', async () => {
  const page = await inside.at(`${DAYS}&sel=site:worsley-hall`)
  const details = detailsOf(page)
  await details
    .getByText(/% agreed, between \d+ and \d+ %/)
    .first()
    .waitFor()
  await details.getByText('A ring of 200 m round it').waitFor()
  expect(await faultsOn(page, DETAILS), 'site').toEqual([])
  const order = details.getByRole('button', { name: /, co-\d+/ }).first()
  await order.click()
  await details.getByText('Orders are sought when things are worst').waitFor()

  const show = (chosen: string) => goTo(page, `${DAYS}&sel=${chosen}`)
  await show('hotspot:patrol-1')
  await details.getByText(/^Of 28 days with a plan/).waitFor()
  await details.getByRole('button', { name: 'Show as table' }).click()
  await expect.poll(() => details.getByRole('table').locator('tbody tr').count(), PATIENT).toBe(28)
  expect(await faultsOn(page, DETAILS), 'hotspot').toEqual([])

  await show('ward:E05014989')
  await details
    .getByText(/per 1,000 residents/)
    .first()
    .waitFor()
  await details.getByText(/People who work or shop there are not in the rates/).waitFor()
  expect(await faultsOn(page, DETAILS), 'ward').toEqual([])
  expect((await statusOf(page)).inAll).toBeGreaterThan(0)
})
