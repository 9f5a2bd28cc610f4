/** The team view on the built app: exact counts by keyboard, typed dates, table and address. */
import { expect, test } from 'vitest'
import { sharedInside } from './inside.ts'
import {
  closeTable,
  waitForMap,
  openTable,
  PATIENT,
  statusAfter,
  statusOf,
  statusWhen,
  tableTotal,
  typeWindow,
} from './screen-readings.ts'

const inside = sharedInside({ isMapless: true })

test('the page opens on the last twelve months, is marked as a demonstration, and the table agrees with the count', async () => {
  const page = inside.page()
  await waitForMap(page)
  const status = await statusOf(page)
  expect(status.text).toContain('1 September 2023 to 31 August 2024:')
  expect(status.inAll).toBeGreaterThan(30_000)
  await page
    .getByRole('region', { name: 'Map', exact: true })
    .getByText('Demonstration data: invented incidents')
    .waitFor()
  for (const region of ['Map', 'Layers and filters', 'Time'])
    await page.getByRole('region', { name: region, exact: true }).waitFor()
  await openTable(page, 'Categories')
  await expect.poll(() => tableTotal(page), PATIENT).toBe(status.inView)
  await openTable(page, 'Clusters')
  await expect.poll(() => tableTotal(page), PATIENT).toBe(status.inView)
  await closeTable(page)
})

test('typed dates change every number, and the copied address opens the same view', async () => {
  const page = await inside.at('v=1')
  const before = await statusOf(page)
  await typeWindow(page, '2024-08-25', '2024-08-31')
  const week = await statusWhen(page, ({ text }) => text.includes('25 August 2024 to 31 August 2024:'))
  expect(week.inAll).toBeLessThan(before.inAll / 20)
  await page.waitForFunction(() => location.hash.includes('from=2024-08-25'))
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await waitForMap(page)
  expect((await statusOf(page)).text).toBe(week.text)
  expect(address.startsWith(inside.url())).toBe(true)
})

test('an end typed before the start moves the start, and an emptied date changes nothing', async () => {
  const page = await inside.at('v=1&from=2023-05-01&to=2023-05-31')
  await page.getByLabel('From', { exact: true }).fill('2023-06-15')
  await statusWhen(page, ({ text }) => text.startsWith('15 June 2023'))
  await page.getByLabel('To', { exact: true }).fill('')
  expect((await statusOf(page)).text).toMatch(/^15 June 2023/)
})

test('counts of categories sum to the total, and Clear all restores everything', async () => {
  const page = await inside.at('v=1')
  const all = await statusOf(page)
  const filters = page.getByRole('region', { name: 'Layers and filters' })
  const groups = ['Violence and disorder', 'Theft and burglary', 'Anti-social behaviour', 'Other']
  let left = all
  for (const group of groups) {
    const box = filters.getByRole('checkbox', { name: group, exact: true })
    await box.uncheck()
    const without = await statusAfter(page, left)
    expect(without.inAll).toBeLessThan(left.inAll)
    left = without
  }
  expect(left.inAll).toBe(0)
  await page.getByRole('button', { name: 'Clear all' }).click()
  expect(await statusAfter(page, left)).toEqual(all)
})

test('a single area counts less than everything, and the clusters still sum to the total', async () => {
  const page = await inside.at('v=1')
  const all = await statusOf(page)
  await page.getByRole('button', { name: /^My area/ }).click()
  await page.getByRole('option', { name: 'Leigh West' }).click()
  const ward = await statusAfter(page, all)
  expect(ward.inAll).toBeGreaterThan(0)
  expect(ward.inAll).toBeLessThan(all.inAll / 5)
  await openTable(page, 'Clusters')
  await expect.poll(() => tableTotal(page), PATIENT).toBe(ward.inView)
})

test('an address that names areas and no place on the map shows the areas', async () => {
  // Leigh West.
  const page = await inside.at('v=1&area=E05015003')
  await page.waitForFunction(() => /[&#]at=/.test(location.hash))
  const [longitude, latitude, zoom] = /at=([^&]*)/.exec(page.url())?.[1]?.split(',').map(Number) ?? []
  // The middle of the whole map lies half the open list of layers beside the middle of what it leaves free.
  expect(Math.abs((longitude ?? 0) - -2.53)).toBeLessThan(0.06)
  expect(Math.abs((latitude ?? 0) - 53.5)).toBeLessThan(0.03)
  expect(zoom).toBeGreaterThan(12)
})

test('an area chosen by the keyboard takes warnings, orders, hotspots and the map with it', async () => {
  const page = await inside.at('v=1')
  const warnings = page.getByRole('banner').getByRole('button', { name: /deadlines?$/ })
  const countIn = async () => Number(/\d+/.exec(await warnings.innerText())?.[0])
  const all = await countIn()
  await warnings.click()
  const sheet = page.getByRole('dialog', { name: 'Deadlines' })
  const owners = await sheet.locator('section li button span:nth-child(3)').allInnerTexts()
  const wards = owners.map((text) => text.split('. ')[0] ?? '')
  const ward = wards.find((name) => name !== 'Outside the wards') ?? ''
  await page.keyboard.press('Escape')
  const filters = page.getByRole('region', { name: 'Layers and filters' })
  const numbers = async () => {
    const rows = await filters.locator('li', { hasText: /^(Closure orders|Patrol hotspots)/ }).allInnerTexts()
    return rows.map((text) => Number(/\d+/.exec(text)?.[0]))
  }
  const before = await numbers()

  await filters.getByRole('button', { name: /^My area/ }).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: 'Sites and wards that count' })
  await list.waitFor()
  await page.keyboard.press('Home')
  const active = () =>
    list.evaluate(
      (box) => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.innerText,
    )
  while ((await active())?.trim() !== ward) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')

  await filters.getByText(`Numbers in ${ward}`).waitFor()
  await expect.poll(countIn, PATIENT).toBe(wards.filter((name) => name === ward).length)
  expect(await warnings.getAttribute('title')).toBe(`Deadlines in ${ward}`)
  await page.waitForFunction(() => /[&#]at=/.test(location.hash))
  const [orders = NaN, hotspots = NaN] = await numbers()
  expect(orders).toBeGreaterThan(0)
  expect(orders).toBeLessThan(before[0] ?? 0)
  expect(hotspots).toBeLessThan(before[1] ?? 0)
  const tables = [
    ['Closure orders', orders],
    ['Patrol hotspots', hotspots],
  ] as const
  for (const [name, count] of tables) {
    const table = await openTable(page, name)
    await table.getByText(new RegExp(`: ${name.toLowerCase()} in ${ward} `)).waitFor()
    expect(await table.locator('tbody tr').count()).toBe(count)
  }
  await closeTable(page)

  await filters.getByRole('button', { name: `Remove ${ward}` }).click()
  await expect.poll(countIn, PATIENT).toBe(all)
  expect(await numbers()).toEqual(before)
})
