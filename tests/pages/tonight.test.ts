/**
 * The shift of the evening on the built app: planned by itself, printed in two presses, on a phone at its next place in
 * two, with the clocks that change, on the map that the team's tab shows too.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { boxesOn } from './drawn-boxes.ts'
import { openInside } from './inside.ts'
import { readPdf } from './pdf-pages.ts'
import { PATIENT, statusOf, waitForMap } from './screen-readings.ts'

const region = (page: Page) => page.getByRole('region', { name: 'Tonight' })
const cardsOf = (page: Page) => region(page).getByRole('list', { name: /^Places of crew/ })

/** Five sizes of type at most, none heavier than 600. */
async function expectCalmType(page: Page) {
  const type = await page.evaluate(() => {
    const seen = [...document.body.querySelectorAll('*')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches('script, style, option, .visually-hidden, #map *') &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const styles = seen.map((element) => getComputedStyle(element))
    return {
      sizes: [...new Set(styles.map(({ fontSize, lineHeight }) => `${fontSize}/${lineHeight}`))],
      heaviest: Math.max(...styles.map(({ fontWeight }) => Number(fontWeight))),
    }
  })
  expect(type.sizes.length, type.sizes.join(', ')).toBeLessThanOrEqual(5)
  expect(type.sizes.length).toBeGreaterThan(2)
  expect(type.heaviest).toBe(600)
}

test('opening to printed briefing takes two presses, and a reload without an address opens the tab again', async () => {
  const { page, url } = await openInside({ isFew: true, isMapless: true })
  await statusOf(page)
  await page.evaluate(() => {
    const counted = window as unknown as { printed: number }
    counted.printed = 0
    window.print = () => void (counted.printed += 1)
  })
  let presses = 0
  const press = async (role: 'tab' | 'button', name: string) => {
    presses++
    await page.getByRole(role, { name, exact: true }).click()
  }
  await press('tab', 'Tonight')
  await cardsOf(page).waitFor()
  await press('button', 'Print the briefing')
  await page.waitForFunction(() => (window as unknown as { printed: number }).printed === 1)
  expect(presses).toBeLessThanOrEqual(4)
  expect(await page.locator('[data-briefing] article').count()).toBe(2)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))

  expect(await page.title()).toMatch(/^Tonight, /)
  expect(await cardsOf(page).getByRole('listitem').allInnerTexts()).toContainEqual(
    expect.stringMatching(/^Break \d\d:\d\d to \d\d:\d\d$/),
  )
  expect(await faultsInBothThemes(page, '#tonight')).toEqual([])
  await page.goto('about:blank')
  await page.goto(url)
  await region(page).waitFor()
  await expect
    .poll(() => page.getByRole('tab', { name: 'Tonight' }).getAttribute('aria-selected'), PATIENT)
    .toBe('true')
})

test('five sizes of type; the night of 26 October 2024 has its clock change and no overlap', async () => {
  const { page } = await openInside({ isFew: true, isMapless: true, hash: 'v=1&tab=tonight' })
  await cardsOf(page).waitFor()
  await expectCalmType(page)
  await region(page).getByText('Change the shift').click()
  await region(page).getByLabel('Day').fill('2024-10-26')
  await region(page).getByLabel('Start').fill('22:00')
  await region(page).getByRole('button', { name: 'Plan again' }).click()
  await region(page).getByRole('heading', { name: 'Saturday, 22:00 BST to 05:00 GMT' }).waitFor()
  for (const crew of ['Crew A', 'Crew B']) {
    await region(page).getByRole('button', { name: crew }).click()
    await page
      .getByRole('list', { name: `Places of ${crew.toLowerCase().replace(/.$/, crew.slice(-1))}` })
      .waitFor()
    const items = await cardsOf(page).getByRole('listitem').allInnerTexts()
    expect(items).toContain('The clocks go back at 02:00 BST, to 01:00 GMT')
  }
  expect(await region(page).innerText()).not.toContain('Visits overlap')
})

test('a phone is at its next place in two presses, with five sizes of type', async () => {
  const { page } = await openInside({ isFew: true, isMapless: true, viewport: { width: 360, height: 780 } })
  await statusOf(page)
  await page.getByRole('tab', { name: 'Tonight' }).click()
  await cardsOf(page).waitFor()
  expect(await cardsOf(page).getByRole('listitem').count()).toBe(1)
  const start = region(page).getByRole('button', { name: 'Start visit' })
  expect((await start.boundingBox())?.height).toBe(56)
  await expectCalmType(page)
  expect(await faultsInBothThemes(page, '#tonight')).toEqual([])
  await start.click()
  const shift = page.getByRole('dialog', { name: 'Shift' })
  await shift.getByText('Visit in progress, 1 of').waitFor()
  // The whole screen, with the end of the visit in sight.
  expect(await shift.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() })
  const end = await shift.getByRole('button', { name: 'End visit' }).boundingBox()
  expect((end?.y ?? Infinity) + (end?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
})

test('the map stays while the tab changes, and goes back to where it was', async () => {
  const { page } = await openInside({ isFew: true, hash: 'v=1&layers=none' })
  await waitForMap(page)
  await page
    .locator('#map canvas')
    .first()
    .evaluate((canvas) => canvas.setAttribute('data-first', ''))
  await page.getByRole('tab', { name: 'Tonight' }).click()
  await cardsOf(page).waitFor()
  await page.waitForFunction(() => /[#&]at=/.test(location.hash))
  await page.getByRole('tab', { name: 'Team' }).click()
  await page.waitForFunction(() => !/[#&]at=|tab=/.test(location.hash))
  expect(await page.locator('#map canvas[data-first]').count()).toBe(1)
})

/** Visits of one crew by a text such as `2 people, on foot. 17 visits of 15 minutes.` or `Next place, 1 of 17`. */
const visitsIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1])

test('the printed briefing is one page a crew, and the phone has the visits of that very plan', async () => {
  const { page } = await openInside({ isFew: true, isMapless: true, hash: 'v=1&tab=tonight' })
  await cardsOf(page).waitFor()
  await page.evaluate(() => void (window.print = () => {}))
  await region(page).getByRole('button', { name: 'Print the briefing' }).click()
  const briefing = page.locator('[data-briefing] article')
  await expect.poll(() => briefing.count(), PATIENT).toBe(2)
  const crews = await briefing.evaluateAll((all) => all.map((crew) => crew.textContent))
  const printed = readPdf(await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true }))
  const linesOf = (at: number) => printed[at]?.map(({ text }) => text) ?? []
  expect(printed).toHaveLength(2)
  for (const at of [0, 1]) {
    expect(linesOf(at)[0]).toContain('DESTROY AFTER SHIFT')
    expect(linesOf(at).at(-1)).toContain('DESTROY AFTER SHIFT')
    // Between the margins.
    expect(Math.min(...(printed[at] ?? []).map(({ left }) => left))).toBeGreaterThan(30)
  }
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await briefing.first().waitFor({ state: 'detached' })

  const shift = page.getByRole('dialog', { name: 'Shift' })
  for (const [at, crew] of ['Crew A', 'Crew B'].entries()) {
    await region(page).getByRole('button', { name: crew }).click()
    await region(page).getByRole('button', { name: 'Take it on a phone' }).click()
    await page.getByRole('button', { name: 'Open it on this device' }).click()
    await shift.getByRole('heading', { name: crew }).waitFor()
    const visits = visitsIn(crews[at] ?? '', /(\d+) visits of/)
    expect(visits).toBeGreaterThan(1)
    expect(visitsIn(await shift.innerText(), /Next place, 1 of (\d+)/)).toBe(visits)
    await shift.getByRole('button', { name: 'Look at the map' }).click()
  }
})

test('the printed view of a shift is one page', async () => {
  const { page } = await openInside({ isFew: true, hash: 'v=1&tab=tonight' })
  await waitForMap(page)
  await cardsOf(page).waitFor()
  // The sheet for paper is loaded last; until then the page says that it is not ready.
  const pagesOf = async () => readPdf(await page.pdf({ tagged: true, preferCSSPageSize: true }))
  await expect
    .poll(
      async () => (await pagesOf()).flat().some(({ text }) => text.includes('Drawn by Holdfast')),
      PATIENT,
    )
    .toBe(true)
  expect(await pagesOf()).toHaveLength(1)
})

test('on a phone held across the next place is in sight on the map and in the list, before the visit starts', async () => {
  const { page } = await openInside({ viewport: { width: 780, height: 360 }, hash: 'v=1&tab=tonight' })
  await cardsOf(page).waitFor()
  await waitForMap(page)
  const canvas = await page.getByRole('region', { name: 'Map' }).boundingBox()
  const foot = await region(page).getByRole('button', { name: 'Start visit' }).boundingBox()
  const card = await cardsOf(page).getByRole('heading').first().boundingBox()
  if (!canvas || !foot || !card) throw new Error('map, card or button is not in sight')
  expect(card.y + card.height).toBeLessThanOrEqual(foot.y)
  const readDiscs = async () => {
    const { visits } = await boxesOn(page)
    return visits.filter(({ id }) => !/^(leg|name) /.test(id))
  }
  await expect.poll(async () => (await readDiscs()).length, PATIENT).toBeGreaterThan(1)
  const inSight = async () =>
    (await readDiscs()).every(({ at: [x, y] }) => {
      const [left, top] = [canvas.x + x, canvas.y + y]
      return left > 12 && left < foot.x - 12 && top > canvas.y + 12 && top < canvas.y + canvas.height - 12
    })
  await expect.poll(inSight, PATIENT).toBe(true)
  expect(await faultsInBothThemes(page, '#tonight')).toEqual([])
})
