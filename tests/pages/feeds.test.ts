/** Feed reports and files opened in the built app: by button, by drop, by keyboard; axe in both themes. */
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, faultsOn } from './axe.ts'
import { sharedInside } from './inside.ts'
import { more, openFeeds } from './menus.ts'
import { statusOf, PATIENT } from './screen-readings.ts'

const inside = sharedInside({ isFew: true, isMapless: true })
const account = (page: Page) => page.getByRole('dialog', { name: 'Feeds' })

async function openAccount(page: Page) {
  await openFeeds(page)
  await account(page).getByRole('heading', { name: 'Feeds' }).waitFor()
}
interface Upload {
  readonly name: string
  readonly content: string | Buffer
}
const asUpload = ({ name, content }: Upload) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

/** By the menu of the header; answers the browser's file chooser. */
async function chooseFiles(page: Page, ...files: readonly Upload[]) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), more(page, 'Open a feed file')])
  await chooser.setFiles(files.map(asUpload))
}
async function dropFile(page: Page, { name, content }: Upload) {
  const data = await page.evaluateHandle(
    ([called, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text], called))
      return transfer
    },
    [name, String(content)] as const,
  )
  const map = page.getByRole('region', { name: 'Map' })
  await map.dispatchEvent('dragover', { dataTransfer: data })
  await page.getByText(/^Drop the files to look at them/).waitFor()
  await map.dispatchEvent('drop', { dataTransfer: data })
}
const counted = (page: Page) => page.getByRole('region', { name: 'What would become of the rows' })
async function openHere(page: Page) {
  await counted(page).waitFor()
  await page.getByRole('button', { name: 'Open here' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const TOWN = [-2.632, 53.5458] as const
const table = (head: string, rows: readonly string[]) => [head, ...rows].join('\r\n')
const seven = Array.from({ length: 7 }, (_, at) => at)
const street = (month: string) =>
  table(
    'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context',
    seven.map((at) => `${month}${at},${month},GMP,GMP,${TOWN.join()},On or near X,E01,W,Burglary,,`),
  )
const degrees = table('id,category,occurred,longitude,latitude', [
  ...seven.map((at) => `d${at},burglary,2024-05-0${at + 1},${TOWN.join()}`),
  'd8,burglary,2024-02-31,-2.632,53.5458',
])

const SCREENS = [
  { width: 360, height: 780 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
] as const
for (const viewport of SCREENS)
  test(`the account is for everybody at ${viewport.width}`, async () => {
    const page = await inside.at('v=1', viewport)
    await openAccount(page)
    for (const summary of await account(page).locator('summary').all()) await summary.click()
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await account(page).waitFor({ state: 'detached' })
  })

test('a table is added to the data on confirmation, and every row of it is accounted for', async () => {
  const page = await inside.at('v=1')
  const before = (await statusOf(page)).inAll
  await chooseFiles(page, { name: 'trial.csv', content: degrees })
  await counted(page).getByText('8 rows in = 7 shown + 1 set aside.').waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await statusOf(page)).inAll).toBe(before)

  await chooseFiles(page, { name: 'trial.csv', content: degrees })
  await openHere(page)
  await expect.poll(async () => (await statusOf(page)).inAll, PATIENT).toBe(before + 7)
  await page.getByText('OFFICIAL-SENSITIVE', { exact: true }).first().waitFor()
  await openAccount(page)
  const row = account(page).getByRole('row', { name: /Opened trial/ })
  await expect
    .poll(() => row.innerText(), PATIENT)
    .toMatch(/Opened here[\s\S]*in\s+8\s+shown\s+7\s+set aside\s+1/)
  await page.keyboard.press('Escape')
  await account(page).waitFor({ state: 'detached' })
})

test('files of each format are recognised, offered a correction where needed, and counted', async () => {
  const page = await inside.at('v=1')
  const before = (await statusOf(page)).inAll
  const grows = async (by: number) => {
    await expect.poll(async () => (await statusOf(page)).inAll, PATIENT).toBe(before + by)
  }

  await chooseFiles(
    page,
    { name: '2024-03-street.csv', content: street('2024-03') },
    { name: '2024-04-street.csv', content: gzipSync(street('2024-04')) },
  )
  await openHere(page)
  await grows(14)

  const metres = table(
    'ref;category;date;easting;northing',
    seven.map((at) => `m${at};drugs;0${at + 1}/05/2024;358200;405600`),
  )
  await dropFile(page, { name: 'metres.csv', content: metres })
  await counted(page).waitFor()
  const order = page.getByLabel('04/05/2023 is')
  if (await order.isVisible()) await order.selectOption('day-first')
  await counted(page).getByText('7 rows in = 7 shown + 0 set aside.').waitFor()
  await openHere(page)
  await grows(21)

  const swapped = {
    type: 'FeatureCollection',
    features: seven.map((at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: TOWN.toReversed() },
      properties: { id: `s${at}`, category: 'drugs', occurred: '2024-05-04' },
    })),
  }
  await dropFile(page, { name: 'swapped.geojson', content: JSON.stringify(swapped) })
  await counted(page).getByText('7 rows in = 0 shown + 7 set aside.').waitFor()
  await page.getByRole('radio', { name: /7 of 7 rows would lie in the borough/ }).check()
  await counted(page).getByText('7 rows in = 7 shown + 0 set aside.').waitFor()
  await openHere(page)
  await grows(28)
})

test('an unreadable file is rejected with a reason, and the data on screen stay', async () => {
  const page = await inside.at('v=1')
  const before = (await statusOf(page)).text
  await chooseFiles(page, { name: 'page.csv', content: '<!doctype html><title>Sign in</title>' })
  await page.getByRole('alert').getByText('page.csv is a web page.').waitFor()
  const isDisabled = () => page.getByRole('button', { name: 'Open here' }).isDisabled()
  await expect.poll(isDisabled, PATIENT).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect((await statusOf(page)).text).toBe(before)
})

test('the feed report can be read, retried and closed by keyboard alone', async () => {
  const page = await inside.at('v=1')
  // From the menu, to which the focus then returns.
  await openFeeds(page)
  await account(page).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await expect.poll(focused, PATIENT).not.toBe('More')
  const stops: string[] = []
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab')
    stops.push(await focused())
  }
  expect(stops.join(' ')).toContain('Open a feed file')
  await page.keyboard.press('Escape')
  await account(page).waitFor({ state: 'detached' })
  await expect.poll(focused, PATIENT).toBe('More')
  // Keys of the page are heard again once the list has closed, which takes a moment on a busy machine.
  const isOpenAfterKey = async () => {
    if (!(await account(page).isVisible())) await page.keyboard.press('f')
    return account(page).isVisible()
  }
  await expect.poll(isOpenAfterKey, PATIENT).toBe(true)
  await page.keyboard.press('Escape')
})

test('stored data are cleared after two presses', async () => {
  const page = await inside.at('v=1')
  await more(page, 'Clear this device')
  await account(page).getByRole('button', { name: 'Clear it now' }).click()
  await account(page)
    .getByText(/^Cleared: /)
    .waitFor()
  const none = account(page).getByText('No copy of a feed is kept.')
  await none.waitFor()
  expect(await none.isVisible()).toBe(true)
})
