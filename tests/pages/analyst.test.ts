/**
 * An analyst's question from a fresh opening to a picture and a CSV: ASB on Friday and Saturday evenings in three wards over
 * twelve months against the year before, with base, change and interval in both.
 */
import { text } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { csvCells } from '../measures/csv-reading.ts'
import { faultsInBothThemes } from './axe.ts'
import { openInside } from './inside.ts'
import { PATIENT, waitForMap } from './screen-readings.ts'

const WARDS = ['Leigh Central & Higher Folds', 'Leigh South', 'Leigh West']

/** Counts clicks. */
function counted() {
  let clicks = 0
  const click = async (target: Locator) => {
    clicks++
    await target.click()
  }
  return { click, clicks: () => clicks }
}

/** Keeps every text that the page draws on a canvas. */
const recordDrawnText = (page: Page) =>
  page.evaluate(() => {
    const drawn: string[] = []
    Object.assign(globalThis, { drawn })
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const original = prototype.fillText
      prototype.fillText = function (this: never, ...given: Parameters<typeof original>) {
        drawn.push(given[0])
        original.apply(this, given)
      }
    }
  })
const drawnText = (page: Page) =>
  page.evaluate(() => ((globalThis as { drawn?: string[] }).drawn ?? []).join(' '))

test('ASB on Friday and Saturday evenings in Leigh against the year before is a picture and a CSV in 11 clicks', async () => {
  const { page } = await openInside()
  await waitForMap(page)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { click, clicks } = counted()
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

  await click(button('Only Anti-social behaviour'))
  await click(button('Choose hours'))
  await click(button('Friday'))
  await click(button('Saturday'))
  await click(button(/^My area/))
  await click(page.getByLabel('Name contains'))
  await page.keyboard.type('Leigh')
  await click(button('Choose all 3'))
  await click(page.getByRole('checkbox', { name: /^Compare/ }))
  await page
    .getByText(/[\d,]+, was [\d,]+: between/)
    .first()
    .waitFor(PATIENT)
  await waitForMap(page)

  await recordDrawnText(page)
  await click(button('Share'))
  await click(button('Copy picture'))
  await page.getByText('Picture copied.').waitFor(PATIENT)
  const picture = await drawnText(page)

  await click(button('Share'))
  await click(page.getByRole('group', { name: 'Share' }).getByRole('button', { name: 'Show as table' }))
  const saved = page.waitForEvent('download')
  await click(button(/^Download CSV/))
  const download = await saved
  expect(clicks()).toBe(13)
  expect(await faultsInBothThemes(page)).toEqual([])

  expect(download.suggestedFilename()).toBe('incidents-by-category-2023-09-01-to-2024-08-31-filtered.csv')
  const rows = csvCells((await text(await download.createReadStream())).replace(/^\u{FEFF}/u, ''))
  const head = Object.fromEntries(rows.map(([name = '', value = '']) => [name, value]))
  expect(head).toMatchObject({
    From: '2023-09-01',
    To: '2024-08-31',
    'Compared with': '2022-09-01 to 2023-08-31',
    Hours: 'Fri and Sat, 18:00 to 23:00',
    Categories: 'Anti-social behaviour',
    Areas: WARDS.join('; '),
    Handling: 'official',
    Demonstration: 'Invented incidents',
  })
  const [header = [], row = []] = rows.slice(-2)
  const cells = Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
  expect(cells['Category']).toBe('Anti-social behaviour')
  const [now, was, ratio, low, high] = ['In view', 'Was', 'Ratio', 'Ratio low', 'Ratio high'].map((name) =>
    Number(cells[name]),
  )
  expect(now).toBeGreaterThan(0)
  expect(was).toBeGreaterThan(0)
  expect(Number(low)).toBeLessThan(Number(ratio))
  expect(Number(high)).toBeGreaterThan(Number(ratio))
  expect(cells['Verdict']).toMatch(/^(up|down|could be chance|too few to say)$/)
  for (const ward of WARDS) expect(picture).toContain(ward)
  expect(picture).toContain('Fri and Sat, 18:00 to 23:00')
  expect(picture).toMatch(/anti-social behaviour/i)
  expect(picture).toMatch(/[\d,]+, was [\d,]+/)
  expect(picture).toMatch(/between .+ and .+ (fewer|more)|between .+ times as many/)
})
