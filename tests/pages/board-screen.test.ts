/** What a chair reads on the first screen of the board: whether each site works, and what waits, from boxes in sight. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, switchTheme } from './axe.ts'
import { sharedInside } from './inside.ts'
import { expectFocus } from './keyboard-actions.ts'
import { PATIENT } from './screen-readings.ts'

const HASH = 'v=1&tab=board'
const inside = sharedInside({ isMapless: true, hash: HASH })

interface Box {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Runs in the page: the boxes of what can be seen, each with its text or name. */
function boxesOf(selectors: Readonly<Record<string, string>>): readonly Box[] {
  return Object.entries(selectors).flatMap(([kind, selector]) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        return { name: `${kind}: ${element.textContent.slice(0, 40)}`, left, top, right, bottom }
      }),
  )
}

const SITE = 'article[data-site]'
const VERDICTS = `${SITE} [data-verdict]`
const WAITS = '[aria-labelledby=waiting-first] li'
/** The row of the head, its parts, the sites and the list beside them: none may lie over another. */
const PARTS = {
  header: 'header:has([role=tablist])',
  status: '[data-tour=status]',
  message: '[aria-label=Messages]',
  title: '#panel-board h1',
  choice: '[aria-label="Part of the board"]',
  actions: '#panel-board header > div > div:last-child',
  facts: '#panel-board header dl',
  question: '#did-it-work',
  line: `${SITE} svg[data-lanes]`,
  verdict: VERDICTS,
  waits: '[aria-labelledby=waiting-first]',
  dock: '#dock',
}

async function opened(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await inside.at(HASH, viewport)
  await page
    .getByRole('region', { name: 'Did it work, and did it last?' })
    .getByRole('article')
    .nth(3)
    .waitFor()
  await page.getByRole('region', { name: 'For decision today' }).getByRole('listitem').first().waitFor()
  await page.evaluate(() => document.querySelector('#panel-board')?.scrollTo(0, 0))
  return page
}

/** Upper edge of the clock, or of the bar of a phone: what lies below is out of sight. */
const footOf = (page: Page) =>
  page.evaluate(() => {
    const feet = [...document.querySelectorAll('#dock, [aria-label="What the phone shows"]')]
      .filter((foot) => foot.checkVisibility({ visibilityProperty: true }))
      .map((foot) => foot.getBoundingClientRect().top)
    return Math.min(innerHeight, ...feet)
  })

async function inSight(page: Page, selector: string) {
  const foot = await footOf(page)
  const { width } = page.viewportSize() ?? { width: 0 }
  return (await page.evaluate(boxesOf, { it: selector })).filter(
    ({ left, top, right, bottom }) => left >= 0 && right <= width && top >= 48 && bottom <= foot,
  )
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5

async function overlaps(page: Page) {
  const foot = await footOf(page)
  const boxes = (await page.evaluate(boxesOf, PARTS)).filter(
    ({ name, bottom }) => name.startsWith('dock') || bottom <= foot,
  )
  expect(boxes.length).toBeGreaterThan(6)
  return boxes
    .flatMap((a, at) => boxes.slice(at + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => overlap(a, b))
    .map(([a, b]) => `${a.name} over ${b.name}`)
}

test('at 1440 x 900 all four sites with their verdicts, intervals and next decision, and what waits first', async () => {
  const page = await opened({ width: 1440, height: 900 })
  for (const theme of ['night', 'day'] as const) {
    await switchTheme(page, theme)
    expect(await inSight(page, SITE), theme).toHaveLength(4)
    expect(await inSight(page, VERDICTS), theme).toHaveLength(4)
    expect(await inSight(page, `${SITE} svg[data-lanes]`), theme).toHaveLength(4)
    expect(await inSight(page, `${SITE} [data-due]`), theme).toHaveLength(4)
    expect((await inSight(page, WAITS)).length, theme).toBeGreaterThanOrEqual(6)
    expect(await overlaps(page), theme).toEqual([])
  }
  expect(await page.evaluate(() => document.querySelector('#panel-board')?.scrollTop)).toBe(0)
  // The count of the rest leads to the whole list.
  await page.getByRole('button', { name: /more below, all with owners$/ }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENT).toBe('for-decision')
  expect(await inSight(page, '#for-decision')).toHaveLength(1)
})

test('at 1024 x 768 what waits first, and all four sites with their verdicts and next decisions', async () => {
  const page = await opened({ width: 1024, height: 768 })
  expect((await inSight(page, WAITS)).length).toBeGreaterThanOrEqual(4)
  expect(await inSight(page, VERDICTS)).toHaveLength(4)
  expect(await inSight(page, `${SITE} [data-due]`)).toHaveLength(4)
  expect(await overlaps(page)).toEqual([])
})

test('at 360 x 780 the first decisions, and the verdict of every site in a line', async () => {
  const page = await opened({ width: 360, height: 780 })
  expect((await inSight(page, '[aria-labelledby=for-decision] li')).length).toBeGreaterThanOrEqual(2)
  expect(await inSight(page, '[aria-labelledby=did-it-work] dl dd')).toHaveLength(4)
  expect(await overlaps(page)).toEqual([])
  expect(await faultsInBothThemes(page, '#panel-board')).toEqual([])
})

test('the head is one row, and its menu holds every other action', async () => {
  const page = await opened({ width: 1440, height: 900 })
  const board = page.getByRole('tabpanel', { name: 'Board' })
  const head = (await page.evaluate(boxesOf, { head: '#panel-board header' }))[0]
  expect((head?.bottom ?? 0) - (head?.top ?? 0)).toBeLessThanOrEqual(64)
  const status = (await page.evaluate(boxesOf, { status: '[data-tour=status]' }))[0]
  expect((status?.bottom ?? 0) - (status?.top ?? 0)).toBeLessThanOrEqual(32)
  // The files come once every figure is computed.
  await expect.poll(() => board.locator('header button:disabled').count(), PATIENT).toBe(0)
  await board.getByRole('button', { name: 'Files and tools' }).press('ArrowDown')
  const menu = board.getByRole('group', { name: 'Files and tools' })
  expect(await menu.getByRole('button').allInnerTexts()).toEqual([
    'Figures as CSV',
    'Figures as JSON',
    'Data dictionary',
    'Draw or record',
    'Print',
    'Help: Board: summary',
  ])
  await expectFocus(page, 'Figures as CSV')
  expect(await faultsInBothThemes(page, '#panel-board')).toEqual([])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Help' }).getByText('Did it work in each site').waitFor()
  await page.keyboard.press('Escape')
})
