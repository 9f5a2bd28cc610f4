/** Planning a shift on the built app by keyboard alone: planned, edited, printed and downloaded. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { expectFocus, focused, tabTo } from './keyboard-actions.ts'
import { openInside } from './inside.ts'
import { PATIENT, statusOf } from './screen-readings.ts'

async function backTo(page: Page, name: RegExp) {
  for (let press = 0; press < 300; press++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error(`${name.source} was not reached going back`)
}

const panelOn = (page: Page) => page.getByRole('region', { name: 'Plan a shift' })
const rowsOf = (page: Page) =>
  page.getByRole('list', { name: 'Visits of crew A' }).getByRole('listitem').allInnerTexts()

test('a shift is planned, a place moved, another removed, and the plan printed and downloaded, by keyboard alone', async () => {
  const { page } = await openInside({ hash: 'v=1&layers=none', isMapless: true })
  await statusOf(page)
  const panel = panelOn(page)

  await tabTo(page, /^Choose hours$/)
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Hours of the week' }).waitFor()
  await tabTo(page, /^Saturday$/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /hours=sat:18-23/.test(decodeURIComponent(location.hash)))
  await backTo(page, /^Rank places$/)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Details' }).getByRole('table').first().waitFor()
  await page.keyboard.press('Escape')
  await backTo(page, /^Plan tonight$/)
  await page.keyboard.press('Enter')
  await expectFocus(page, 'Tonight')
  await tabTo(page, /^Plan in detail$/)
  await page.keyboard.press('Enter')
  await panel.waitFor()
  await expectFocus(page, 'Plan a shift')
  await tabTo(page, /^Day$/)
  await tabTo(page, /^Plan this shift$/)
  await page.keyboard.press('Enter')
  await panel.getByText(/^2 crews, \d+ places, \d+ visits, seed \d+\./).waitFor()
  const before = await rowsOf(page)
  expect(before[0]).toMatch(/A1[\s\S]*\d\d:\d\d to \d\d:\d\d/)

  // Places keep their labels by order of arrival: the third row is moved, whatever its label.
  await tabTo(page, /^Move A/)
  await tabTo(page, /^Move A/)
  const third = await tabTo(page, /^Move A/)
  // Each row has two tab stops: its handle and its remove button.
  expect(third).toMatch(/^Move A\d+, /)
  const name = /^Move A\d+, (.*): up/.exec(third)?.[1] ?? ''
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await rowsOf(page))[1], PATIENT).toContain(name)
  await expect.poll(() => focused(page), PATIENT).toContain(name)
  await panel
    .getByRole('status')
    .filter({ hasText: `${name} is now A2, at ` })
    .waitFor({ state: 'attached' })
  await page.keyboard.press('End')
  const moved = (await rowsOf(page)).length
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await rowsOf(page)).length, PATIENT).toBe(moved - 1)
  await expectFocus(page, /^Move A/)
  const removedText = / is removed\. Crew A has \d+ visits left\./
  await panel.getByRole('status').filter({ hasText: removedText }).waitFor({ state: 'attached' })

  await checkErrorsKeepPlan(page)
  await checkOutputs(page)
  expect(await faultsInBothThemes(page, '[aria-label="Plan a shift"]')).toEqual([])
})

/** Three different error messages, and the previous plan stays. */
async function checkErrorsKeepPlan(page: Page) {
  const panel = panelOn(page)
  const rows = await rowsOf(page)
  const refused = async (why: RegExp) => {
    await panel.getByRole('button', { name: 'Plan this shift' }).press('Enter')
    const alert = panel.getByRole('alert').filter({ hasText: why })
    await alert.waitFor()
    expect(await alert.innerText()).toContain('The earlier plan is still below.')
    expect(await rowsOf(page)).toEqual(rows)
  }
  await panel.getByLabel('Officers').fill('0')
  await refused(/^Nobody is on this shift\./)
  await panel.getByLabel('Officers').fill('4')
  await panel.getByText('Visits, speed, break, start and end, what counts').press('Enter')
  await panel.getByLabel('Starts at').fill('Manchester')
  await refused(/^“Manchester” is not a place in the borough/)
  await panel.getByLabel('Starts at').fill('53.4808, -2.2426')
  await refused(/^The start of the shift lies 1\d km outside the borough\./)
  await panel.getByLabel('Starts at').fill('')
  await panel.getByLabel('Day').fill('2024-08-27')
  await panel.getByLabel('Start', { exact: true }).fill('03:00')
  await panel.getByLabel('Hours').fill('1')
  await refused(
    /^Too few to say where to go: \d+ reports in the whole borough on Tuesdays from 03:00 to 04:00/,
  )
}

/** Output of the page: the printed briefing, and a file with a point for each visit. */
async function checkOutputs(page: Page) {
  const panel = panelOn(page)
  const visits =
    (await page
      .getByRole('list', { name: /^Visits of crew/ })
      .getByRole('listitem')
      .count()) > 0
  expect(visits).toBe(true)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Download GPX' }).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('shift-2024-08-31-1800.gpx')
  await page.evaluate(() => {
    const counted = window as unknown as { printed: number }
    counted.printed = 0
    window.print = () => void (counted.printed += 1)
  })
  await panel.getByRole('button', { name: 'Print briefing' }).press('Enter')
  await page.waitForFunction(() => (window as unknown as { printed: number }).printed === 1)
  await page.emulateMedia({ media: 'print' })
  const pages = page.locator('[data-briefing] article')
  await expect.poll(() => pages.count(), PATIENT).toBe(2)
  const first = await pages.first().innerText()
  expect(first).toContain('OFFICIAL · Invented incidents · DESTROY AFTER SHIFT')
  expect(first).toMatch(/A1\s+\d\d:\d\d\s+\d\d:\d\d/)
  expect(await pages.first().isVisible()).toBe(true)
  await panel.waitFor({ state: 'hidden' })
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
}
