/** Keyboard-only journey on the built app, and the search and area surfaces with axe and after a failed fetch. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { expectFocus, focused, tabTo } from './keyboard-actions.ts'
import { sharedInside } from './inside.ts'
import { more } from './menus.ts'
import { waitForMap, PATIENT, statusAfter, statusOf, statusWhen } from './screen-readings.ts'

const SCRIPT = '<script>window.ran=true</script>'

/** The base map alone: the layers on it are not reached by keyboard, and cost half of the time of opening. */
const BASE_MAP_ONLY = 'v=1&layers=none'
const inside = sharedInside({ isFew: true, hash: BASE_MAP_ONLY, expectedFailures: [/postcodes/] })

/** By Tab to the menu, which opens at its first action, and by the arrow keys to the action. */
async function actionByKeys(page: Page, action: string) {
  await tabTo(page, 'Share')
  for (let press = 0; press < 10 && (await focused(page)) !== action; press++)
    await page.keyboard.press('ArrowDown')
  await expectFocus(page, action)
  await page.keyboard.press('Enter')
}

/** Moves the focus to the start of the page, as after opening it. */
const focusStart = (page: Page) =>
  page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })

test('by keyboard alone: a place, an order with its timeline, the clock, the link, and the same view again', async () => {
  const page = await inside.at(BASE_MAP_ONLY)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const whole = await statusOf(page)

  await tabTo(page, 'Find a place')
  await page.keyboard.type('leigh')
  await page.getByRole('option', { name: /^Leigh Town/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /at=-2\.5\d*,53\.49\d*,14/.test(location.hash))
  await statusWhen(page, ({ inView }) => inView < whole.inView)
  await expectFocus(page, 'Find a place')

  await actionByKeys(page, 'Show as table')
  // Loaded on first use; until then Tab skips it.
  await page.getByRole('dialog', { name: 'What is in view, as a table' }).waitFor()
  await expectFocus(page, 'Categories')
  await tabTo(page, 'Closure orders')
  await page.keyboard.press('Enter')
  await page.getByRole('columnheader', { name: 'Days left' }).waitFor()
  await tabTo(page, 'Premises')
  await page.keyboard.press('Tab')
  const order = await focused(page)
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByText('Orders are sought when things are worst').waitFor()
  await expectFocus(page, order)
  await expect.poll(() => details.innerText(), PATIENT).toMatch(/\d+ [A-Z][a-z]+ \d{4}/)

  await tabTo(page, 'Window end')
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft')
  const moved = await statusWhen(page, ({ text }) => text.includes('to 28 August 2024:'))

  await actionByKeys(page, 'Copy link')
  await page.getByText('Link copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  await page.goto('about:blank')
  await page.goto(link)
  await waitForMap(page)
  expect((await statusOf(page)).text).toBe(moved.text)
  await details.getByRole('heading', { name: order, exact: true }).waitFor()
})

const DESK = { width: 1440, height: 900 }

test("by keyboard alone: the evening's shift of the other crew, for other hours, printed", async () => {
  const page = await inside.at(BASE_MAP_ONLY, DESK)
  await page.evaluate(() => void (window.print = () => document.body.setAttribute('data-printed', '')))
  await focusStart(page)
  await tabTo(page, 'Team')
  await page.keyboard.press('ArrowRight')
  await expectFocus(page, 'Tonight')
  const places = (crew: string) => page.getByRole('list', { name: `Places of ${crew}` })
  await places('crew A').waitFor()
  await tabTo(page, 'Crew B')
  await page.keyboard.press('Enter')
  await places('crew B').waitFor()
  await tabTo(page, 'Change the shift')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Hours')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('6')
  await tabTo(page, 'Plan the changed shift')
  await page.keyboard.press('Enter')
  await expectFocus(page, /^Saturday, 17:00 to 23:00$/)
  await tabTo(page, 'Print the briefing')
  await page.keyboard.press('Enter')
  const isPrinted = () => page.evaluate(() => document.body.hasAttribute('data-printed'))
  await expect.poll(isPrinted, PATIENT).toBe(true)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expectFocus(page, 'Print the briefing')
})

test('by keyboard alone: the board, its areas in another order, its files, and what waits', async () => {
  const page = await inside.at(BASE_MAP_ONLY, DESK)
  await focusStart(page)
  await tabTo(page, 'Team')
  await page.keyboard.press('ArrowLeft')
  await expectFocus(page, 'Board')
  await page.getByRole('heading', { name: 'Did it work, and did it last?' }).waitFor()
  await tabTo(page, 'Areas')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Is an area high, or only small?' }).waitFor()
  await tabTo(page, 'Name contains')
  await page.keyboard.type('leigh')
  const wards = page.getByRole('table', { name: /^Wards/ })
  await expect.poll(() => wards.getByRole('rowheader').count(), PATIENT).toBe(3)
  await tabTo(page, 'Files and tools', 'Shift+Tab')
  await page.keyboard.press('ArrowDown')
  await expectFocus(page, /^Figures as CSV/)
  await page.keyboard.press('Escape')
  await expectFocus(page, 'Files and tools')
  await tabTo(page, 'Summary', 'Shift+Tab')
  await page.keyboard.press('Enter')
  const waiting = page.getByRole('region', { name: 'Waits for decision' })
  const first = await waiting.getByRole('button').first().innerText()
  await tabTo(page, first)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Commitments/ }).waitFor()
})

test('closing details, table, key list, areas or chips returns the focus', async () => {
  const page = await inside.at(BASE_MAP_ONLY)
  await focusStart(page)
  await page.keyboard.press('Tab')
  await expectFocus(page, 'Skip to the map')
  await page.keyboard.press('Enter')
  await expectFocus(page, /^Map/)

  await page.keyboard.press('/')
  await page.waitForFunction(() => document.activeElement?.id === 'find-a-place')
  await page.keyboard.type('leigh west')
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('heading', { name: 'Leigh West' }).waitFor()
  await expectFocus(page, 'Leigh West')
  await page.keyboard.press('Escape')
  await details.getByRole('heading').first().waitFor({ state: 'detached' })
  await expectFocus(page, 'Find a place')

  await actionByKeys(page, 'Show as table')
  await page.getByRole('dialog', { name: 'What is in view, as a table' }).waitFor()
  await expectFocus(page, 'Categories')
  await page.keyboard.press('Escape')
  await expectFocus(page, 'Share')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Help' }).waitFor()
  await expectFocus(page, 'Map, layers and filters')
  await page.keyboard.press('/')
  await page.keyboard.type('zzyzx')
  await page.getByText('Nothing in the help on “zzyzx”. Try another word.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Where to begin' }).waitFor()
  // Escape twice running covers the screen.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expectFocus(page, 'Share')

  const all = await statusOf(page)
  await tabTo(page, 'My area: Everywhere')
  await page.keyboard.press('Enter')
  // Loaded on first use; keys pressed before it is open go to the button.
  await page.getByRole('dialog', { name: 'My area' }).waitFor()
  for (let press = 0; press < 3; press++) await page.keyboard.press('l')
  await page.keyboard.press('Enter')
  const oneArea = await statusAfter(page, all)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expectFocus(page, /^My area: Leigh West and 1 more/)
  const twoAreas = await statusAfter(page, oneArea)
  expect(oneArea.inAll).toBeLessThan(twoAreas.inAll)
  expect(twoAreas.inAll).toBeLessThan(all.inAll)
  await tabTo(page, 'Remove Leigh West')
  await page.keyboard.press('Enter')
  await expectFocus(page, /^Remove (?!Leigh West)/)
  await page.keyboard.press('Enter')
  await expectFocus(page, 'Clear all')
  await statusWhen(page, ({ inAll }) => inAll === all.inAll)
})

test('on a phone a button opens the search; input is treated as text, and places are found without postcodes', async () => {
  const page = await inside.at(BASE_MAP_ONLY, { width: 360, height: 780 })
  await page.route(/postcodes.*\.json/, (route) => route.fulfill({ status: 503, body: '' }))
  // The map of an earlier test may have opened them.
  await page.reload()
  await page.getByRole('button', { name: 'Find a place or postcode' }).click()
  const box = page.getByRole('combobox', { name: 'Find a place' })
  await box.fill(SCRIPT)
  await page.getByText(`is called “${SCRIPT}”`).first().waitFor()
  await box.fill('wn1')
  await page.getByText('The postcodes did not open.').first().waitFor()
  expect(await faultsInBothThemes(page, 'search')).toEqual([])
  await box.fill('atherton')
  await page.getByRole('option', { name: /^Atherton Town/ }).click()
  await page.waitForFunction(() => /at=[^&]*,14/.test(location.hash))
  await box.waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await page.unroute(/postcodes.*\.json/)
})

// After the postcodes failed to load: they are loaded on the next request.
test('axe finds no fault in the search, the areas and the key list', async () => {
  const page = await inside.at(BASE_MAP_ONLY, { width: 1440, height: 900 })
  await page.getByRole('combobox', { name: 'Find a place' }).fill('')
  await focusStart(page)
  await page.keyboard.press('/')
  await page.keyboard.type('wn1 1aa')
  await page.getByRole('option', { name: /^WN1 1AA/ }).waitFor()
  expect(await faultsInBothThemes(page, 'search')).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /at=.*,15&?/.test(location.hash))
  await page.getByRole('button', { name: /^My area/ }).click()
  await page.getByRole('option', { name: 'Leigh West' }).click()
  expect(await faultsInBothThemes(page, '[aria-label="Layers and filters"]')).toEqual([])
  await page.keyboard.press('Escape')
  await more(page, 'Keys')
  await page.getByRole('dialog', { name: 'Help' }).getByText('work on this device').waitFor()
  expect(await faultsInBothThemes(page, 'dialog')).toEqual([])
})

test('the search of the help has no axe fault, with passages and without', async () => {
  const page = await inside.at(BASE_MAP_ONLY)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Help' })
  const box = help.getByRole('searchbox', { name: 'Search the help' })
  await box.fill('print')
  await help.getByText(/^\d+ passages on “print”\.$/).waitFor()
  expect(await faultsInBothThemes(page, 'dialog[open]')).toEqual([])
  await box.fill(SCRIPT)
  await help.getByText(/^Nothing in the help on “<script>/).waitFor()
  expect(await faultsInBothThemes(page, 'dialog[open]')).toEqual([])
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  await help.getByRole('button', { name: 'Close the help' }).click()
})
