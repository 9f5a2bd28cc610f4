/** The bars of the clock as a table, and the team view on paper, on the built app. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openInside } from './inside.ts'
import { mapStands, statusOf, tableRows } from './on-the-page.ts'

const SUMMER = 'v=1&from=2023-05-01&to=2023-08-31'
const WIDTHS = [1440, 820, 360]
const number = (text = '') => Number(text.replaceAll(',', ''))

async function faultsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Where the dock is a sheet it must be opened first. */
async function openTimeTable(page: Page, width: number) {
  if (width < 1000) await page.getByRole('button', { name: 'Time', exact: true }).click()
  await page
    .getByRole('region', { name: 'Time' })
    .getByRole('button', { name: 'Show as table' })
    .press('Enter')
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  await sheet.getByRole('table').waitFor()
  return sheet
}

test('the bars have a table by the key: weeks, what the window and the baseline hold of them, what will still rise', async () => {
  const { page } = await openInside({ hash: `${SUMMER}&base=year` })
  await mapStands(page)
  const { inAll } = await statusOf(page)
  const sheet = await openTimeTable(page, 1440)
  expect(await sheet.getByRole('button', { name: 'Over time' }).getAttribute('aria-pressed')).toBe('true')
  const rows = await tableRows(page)
  const sum = (cell: number) => rows.reduce((all, { cells }) => all + number(cells[cell]), 0)
  expect(rows[0]?.name).toMatch(/^Week of /)
  expect(sum(1)).toBe(inAll)
  const drawn = await page.getByText(/^1 September 2021 to 31 August 2024: [\d,]+ incidents\./).innerText()
  expect(sum(0)).toBe(number(/: ([\d,]+) incidents/.exec(drawn)?.[1]))
  const caption = await sheet.locator('caption').innerText()
  expect(caption).toContain(`: ${inAll.toLocaleString('en-GB')} incidents in all`)
  expect(caption).toContain(`; ${sum(2).toLocaleString('en-GB')} from 1 May 2022 to 31 August 2022`)
  expect(caption).toMatch(/The last \d+ days will still rise: 95 % of reports arrive within \d+ days\.$/)
  expect(rows.at(-1)?.cells.at(-1)).toBe('still to rise')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the table of the bars at any width, ${theme}`, async () => {
    for (const width of WIDTHS) {
      const { page, close } = await openInside({
        theme,
        viewport: { width, height: 800 },
        hash: `${SUMMER}&base=year`,
      })
      await mapStands(page)
      await openTimeTable(page, width)
      expect(await faultsOn(page), `${width}`).toEqual([])
      await close()
    }
  })

test('paper holds the sentence, the map with its legend by day, the counts and the sources, and the night comes back', async () => {
  const { page } = await openInside({ theme: 'dark', hash: `${SUMMER}&at=-2.64,53.535,12.6` })
  await mapStands(page)
  const { text } = await statusOf(page)
  await page.getByRole('button', { name: 'Print this view' }).waitFor()
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('PrintSheet')),
  )
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => globalThis.dispatchEvent(new Event('beforeprint')))
  const paper = page.getByRole('article')
  await paper.getByRole('img', { name: /^Map\. / }).waitFor()
  expect(await paper.innerText()).toContain(text)
  expect(await paper.innerText()).toMatch(/Map: © Crown copyright/)
  expect(await paper.getByRole('row').count()).toBeGreaterThan(10)
  const colours = await paper.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pen = canvas.getContext('2d')
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let light = 0
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 0) > 200) light++
    return light / (data.length / 4)
  })
  expect(colours).toBeGreaterThan(0.5)
  expect(await faultsOn(page)).toEqual([])
  await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')))
  await paper.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('night')
})
