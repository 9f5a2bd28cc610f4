/** The ward map of a browser without WebGL2: exact numbers, the same details by pointer and keys, at every size. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { sharedInside } from './inside.ts'
import { PATIENT, statusOf } from './screen-readings.ts'

const YEAR = 'v=1&from=2023-09-01&to=2024-08-31'
const inside = sharedInside({ isMapless: true, hash: YEAR })
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 360, height: 780 },
] as const

const wardsOn = (page: Page) =>
  page.getByRole('group', { name: 'Map by ward' }).getByRole('button', { name: /: [\d,]+ incidents?$/ })
const labelsOn = (page: Page) =>
  wardsOn(page).evaluateAll((wards) => wards.map((ward) => ward.getAttribute('aria-label') ?? ''))
const numberIn = (label: string) => Number(/: ([\d,]+) incident/.exec(label)?.[1]?.replaceAll(',', ''))

test('wards hold every incident of the window, those in no ward aside', async () => {
  const page = await inside.at(YEAR, SIZES[0])
  const { inAll } = await statusOf(page)
  await wardsOn(page).first().waitFor()
  const outside = await page.getByText(/[\d,]+ incidents? in no ward/).allInnerTexts()
  const apart = Number(/([\d,]+) incidents? in no ward/.exec(outside[0] ?? '')?.[1]?.replaceAll(',', '') ?? 0)
  const sum = async () => (await labelsOn(page)).reduce((all, label) => all + numberIn(label), 0)
  expect((await sum()) + apart).toBe(inAll)
  await inside.at('v=1&from=2024-08-01&to=2024-08-31&cat=burglary', SIZES[0])
  const burglaries = (await statusOf(page)).inAll
  expect(burglaries).toBeLessThan(inAll / 10)
  await expect.poll(sum, PATIENT).toBe(burglaries)
})

test('a ward and a site open their details by pointer and by keys', async () => {
  const page = await inside.at(YEAR, SIZES[0])
  const details = page.getByRole('region', { name: 'Details' })
  const [label = ''] = await labelsOn(page)
  const name = label.slice(0, label.lastIndexOf(':'))
  await wardsOn(page).first().focus()
  await page.keyboard.press('Enter')
  await details.getByRole('heading', { name, exact: true }).waitFor()
  await page.waitForFunction(() => location.hash.includes('sel=ward:'))
  await expect.poll(() => wardsOn(page).first().getAttribute('aria-pressed'), PATIENT).toBe('true')
  const map = page.getByRole('group', { name: 'Map by ward' })
  await map.getByRole('button', { name: /^Worsley Hall: / }).click()
  await details.getByRole('heading', { name: 'Worsley Hall', exact: true }).waitFor()
})

test.each(SIZES)('is whole and has no fault at $width x $height', async (size) => {
  const page = await inside.at(YEAR, size)
  await page.getByText('This browser cannot draw the full map').waitFor()
  const svg = await page.getByRole('group', { name: 'Map by ward' }).boundingBox()
  for (const ward of await wardsOn(page).all()) {
    const box = await ward.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual((svg?.x ?? NaN) - 1)
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(
      (svg?.x ?? NaN) + (svg?.width ?? NaN) + 1,
    )
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(
      (svg?.y ?? NaN) + (svg?.height ?? NaN) + 1,
    )
  }
  const words = await page.getByText('This browser cannot draw the full map').boundingBox()
  expect(words?.y).toBeGreaterThanOrEqual((svg?.y ?? NaN) + (svg?.height ?? NaN) - 1)
  expect(await faultsInBothThemes(page)).toEqual([])
})
