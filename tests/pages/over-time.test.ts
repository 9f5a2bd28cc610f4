/** The clock's bars as a table, and the printed team view, on the built app. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, faultsOn, switchTheme, themeOf } from './axe.ts'
import { sharedInside } from './inside.ts'
import { PATIENT, statusAfter, statusOf, tableRows } from './screen-readings.ts'

const SUMMER = 'v=1&from=2023-05-01&to=2023-08-31'
const WIDTHS = [360, 820, 1440]
const inside = sharedInside({ isFew: true, hash: SUMMER })
const number = (text = '') => Number(text.replaceAll(',', ''))

/** Where the dock is a sheet, it must be opened first. */
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

test('a key opens the bars as a table: weeks, counts of window and baseline, and which will still rise', async () => {
  const page = await inside.at(`${SUMMER}&base=year`)
  const { inAll } = await statusOf(page)
  const sheet = await openTimeTable(page, 1440)
  await sheet.getByRole('button', { name: 'Over time', pressed: true }).waitFor()
  const rows = await tableRows(page)
  const sum = (cell: number) => rows.reduce((all, { cells }) => all + number(cells[cell]), 0)
  expect(rows[0]?.name).toMatch(/^Week of /)
  expect(sum(1)).toBe(inAll)
  const drawn = await page.getByText(/^1 September 2021 to 31 August 2024: [\d,]+ incidents\./).innerText()
  expect(sum(0)).toBe(number(/: ([\d,]+) incidents/.exec(drawn)?.[1]))
  const caption = await sheet.locator('caption').innerText()
  expect(caption).toContain(`: ${inAll.toLocaleString('en-GB')} incidents in all`)
  expect(caption).toContain(`was ${sum(2).toLocaleString('en-GB')}: between `)
  expect(caption).toContain('compared with 1 May 2022 to 31 August 2022')
  expect(caption).toMatch(/The last \d+ days will still rise: 95 % of reports arrive within \d+ days\.$/)
  expect(rows.at(-1)?.cells.at(-1)).toBe('still to rise')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
})

for (const width of WIDTHS)
  test(`axe finds nothing on the table of the bars, ${width} wide`, async () => {
    const page = await inside.at(`${SUMMER}&base=year`, { width, height: 800 })
    const sheet = await openTimeTable(page, width)
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
  })

/** Number of A4 pages when the screen is printed. */
async function pagesOf(page: Page): Promise<number> {
  const paper = await page.pdf({
    format: 'A4',
    margin: { top: '12mm', right: '12mm', bottom: '12mm', left: '12mm' },
  })
  return (paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length
}

/** Share of light pixels in the printed map. */
const lightOf = (page: Page) =>
  page.locator('article canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let light = 0
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 0) > 200) light++
    return light / (data.length / 4)
  })

/** Waits until the sheet for paper stands in place of the sentence that it is not ready. */
const paperIsReady = (page: Page) =>
  page.getByText('The page to print is not ready yet.').waitFor({ state: 'detached' })

test('what is in view outlasts the page in print, whatever is pressed meanwhile', async () => {
  const page = await inside.at(`${SUMMER}&at=-2.64,53.535,12.6`)
  const before = await statusOf(page)
  expect(before.inView).toBeGreaterThan(0)
  await page.emulateMedia({ media: 'print' })
  for (const list of ['open', 'shut']) {
    await page.keyboard.press('l')
    await page.locator('main').evaluate(async () => {
      for (let frame = 0; frame < 6; frame++) await new Promise((done) => requestAnimationFrame(done))
    })
    const lines = await page.locator('output, [role=status]').allTextContents()
    expect(
      lines.filter((line) => line.includes(': 0 incidents in view')),
      list,
    ).toEqual([])
  }
  await page.emulateMedia({ media: 'screen' })
  expect(await statusOf(page)).toEqual(before)
})

test('the browser prints the sentence, the map with its legend, the counts and the sources on one page', async () => {
  const page = await inside.at(`${SUMMER}&at=-2.64,53.535,12.6`)
  const { text } = await statusOf(page)
  await paperIsReady(page)
  await page.evaluate(() => globalThis.dispatchEvent(new Event('beforeprint')))
  await page.locator('article canvas').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article')
  await expect.poll(() => paper.getByText(text).count(), PATIENT).toBe(1)
  await paper.getByRole('img', { name: `Map. ${text}` }).waitFor()
  await expect.poll(() => paper.innerText(), PATIENT).toMatch(/Map: © Crown copyright/)
  await expect.poll(() => paper.getByRole('row').count(), PATIENT).toBeGreaterThan(10)
  expect(await faultsOn(page)).toEqual([])
  await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')))
  await paper.waitFor({ state: 'detached' })
  await page.emulateMedia({ media: 'screen' })
  expect(await pagesOf(page)).toBe(1)
  expect((await statusOf(page)).text).toBe(text)
})

test('in the dark theme the print key prints the light one and restores the dark one', async () => {
  const page = await inside.at(`${SUMMER}&at=-2.64,53.535,12.6`)
  await switchTheme(page, 'night')
  await paperIsReady(page)
  await page.evaluate(() => {
    globalThis.print = () => {
      document.body.dataset['printed'] = 'yes'
    }
  })
  await page.keyboard.press('Control+p')
  await page.waitForFunction(() => document.body.dataset['printed'] === 'yes')
  await page.locator('article canvas').waitFor({ state: 'attached' })
  expect(await lightOf(page)).toBeGreaterThan(0.5)
  await page.evaluate(() => globalThis.dispatchEvent(new Event('afterprint')))
  await page.locator('article').waitFor({ state: 'detached' })
  expect(await themeOf(page)).toBe('night')
})

test('the board states that it counts the whole borough where the status line does not', async () => {
  const page = await inside.at(`${SUMMER}&tab=board&cat=burglary`)
  await page.getByText(/^The board counts every category, all hours and the whole borough\./).waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('tab', { name: 'Team' }).click()
  const burglary = await statusOf(page)
  await page.getByRole('button', { name: 'Clear all' }).click()
  await statusAfter(page, burglary)
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('heading', { name: /^As of/ }).waitFor()
  expect(await page.getByText(/^The board counts every category/).count()).toBe(0)
})
