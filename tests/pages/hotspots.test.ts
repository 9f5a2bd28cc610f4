/**
 * Hotspots on the built app by keyboard alone: hours, ranking, a place with its reasons, squares and density in both
 * themes.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOn, switchTheme } from './axe.ts'
import { openInside } from './inside.ts'
import { waitForMap, PATIENT, statusOf, statusWhen } from './screen-readings.ts'

const press = async (page: Page, name: string | RegExp, region = 'Layers and filters') => {
  await page.getByRole('region', { name: region }).getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

test('Friday and Saturday evenings are ranked, a place gives its reasons, and squares are drawn on the map', async () => {
  const { page, takeFaults } = await openInside({ hash: 'v=1&cat=anti-social-behaviour' })
  await waitForMap(page)
  const details = page.getByRole('region', { name: 'Details' })
  const before = await statusOf(page)
  await press(page, 'Choose hours')
  await press(page, 'Friday')
  await press(page, 'Saturday')
  await page.getByText('Fri and Sat, 18:00 to 23:00. Reports without').waitFor()
  await statusWhen(page, ({ inAll }) => inAll < before.inAll / 4)

  await page.locator('body').press('r')
  await details.getByRole('heading', { name: 'Where most is reported' }).waitFor()
  await details.getByText(/of their harm, over \d+ months\.$/).waitFor()
  const first = details.getByRole('table').first().locator('tbody tr').first()
  await expect.poll(() => first.locator('td').count(), PATIENT).toBe(4)
  expect(await faultsOn(page), 'ranking, day').toEqual([])

  const name = await first.getByRole('button').innerText()
  await first.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await details.getByRole('heading', { name, exact: true }).waitFor()
  for (const part of ['What', 'When in the week', /^History/, 'Does one follow another?', 'How we know'])
    await details.getByRole('heading', { name: part, exact: true }).waitFor()
  await details.getByText(/Gi\* [\d.]+, p .+, q .+/).waitFor()
  await page.waitForFunction(() => /sel=place:\d+-\d+-150/.test(location.hash))
  expect(await details.innerText()).not.toMatch(/\b\d+[a-z]? [A-Z]\w+ (Street|Road|Lane|Avenue)/)

  await page.getByRole('checkbox', { name: 'Squares' }).press('Space')
  await page.getByRole('checkbox', { name: 'Density' }).press('Space')
  await page.getByRole('button', { name: 'Key: Density' }).press('Enter')
  await page.getByText('Reports for each square kilometre').waitFor()
  await page.waitForFunction(() => location.hash.includes('squares,density'))
  await switchTheme(page, 'night')
  expect(await faultsOn(page), 'place and squares, night').toEqual([])
  expect(takeFaults()).toEqual([])
})
