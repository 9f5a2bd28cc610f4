/** Accessibility of the built app: axe finds no fault in either theme, at three widths, on each screen, and it reflows. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, themeOf } from './axe.ts'
import { sharedInside } from './inside.ts'
import { share } from './menus.ts'
import { openTable, PATIENT } from './screen-readings.ts'

const SUMMER = 'v=1&from=2023-05-01&to=2023-08-31'
const PHONE = { width: 360, height: 780 }
const TABLET = { width: 820, height: 1180 }
const DESK = { width: 1440, height: 900 }

// Opened as a phone with the dark theme as the system's preference; the others follow by resizing and by the button.
const inside = sharedInside({ isFew: true, viewport: PHONE, theme: 'dark', hash: SUMMER })

for (const viewport of [PHONE, TABLET])
  test(`team, layers, time and board at ${viewport.width}`, async () => {
    const page = await inside.at(`${SUMMER}&tab=team`, viewport)
    if (viewport === PHONE) expect(await themeOf(page)).toBe('night')
    expect(await faultsInBothThemes(page), 'team').toEqual([])
    await page.getByRole('button', { name: 'Layers' }).click()
    expect(await faultsInBothThemes(page), 'layers').toEqual([])
    await page.getByRole('button', { name: 'Time' }).click()
    await page.getByRole('region', { name: 'Time' }).waitFor()
    expect(await faultsInBothThemes(page), 'time').toEqual([])
    await page.getByRole('tab', { name: 'Board' }).click()
    await page.getByRole('heading', { name: /^As at/ }).waitFor()
    expect(await faultsInBothThemes(page), 'board').toEqual([])
    if (viewport === PHONE) {
      await checkReflow(page)
      await checkEmbedCode(page)
    }
  })

/** Neither the narrowest page nor text of twice its size needs scrolling to the side. */
async function checkReflow(page: Page) {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await page.setViewportSize({ width: 320, height: 640 })
  await expect.poll(beyond, PATIENT).toBeLessThanOrEqual(0)
  await page.setViewportSize(PHONE)
  const setTextSize = (size: string) =>
    page.evaluate((wanted) => document.documentElement.style.setProperty('font-size', wanted), size)
  await setTextSize('200%')
  expect(await beyond()).toBeLessThanOrEqual(0)
  await setTextSize('')
}

/** Opens the embed code of the public page and closes it. */
async function checkEmbedCode(page: Page) {
  await share(page, 'Put the public page on a website')
  const dialog = page.getByRole('dialog', { name: 'Put the public page on a website' })
  await dialog.getByLabel('Address of the public page').fill('https://public.example')
  expect(await dialog.getByRole('textbox', { name: 'Code for the website' }).inputValue()).toContain(
    'src="https://public.example/embed.html?v=1',
  )
  expect(await faultsInBothThemes(page, '[aria-labelledby=embed-title]'), 'code for a website').toEqual([])
  const isWide = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  expect(isWide).toBe(false)
  // By their buttons: on a phone, Escape outside a dialog blanks the screen.
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
}

test('axe finds no fault in team, site and table, and board at 1440 px', async () => {
  const page = await inside.at(`${SUMMER}&tab=team`, DESK)
  expect(await faultsInBothThemes(page), 'team').toEqual([])
  await openTable(page, 'Sites')
  await page.getByRole('button', { name: 'Worsley Hall' }).last().click()
  await page.getByRole('region', { name: 'Details' }).getByText('Phases').waitFor()
  expect(await faultsInBothThemes(page), 'site and table').toEqual([])
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('heading', { name: /^As at/ }).waitFor()
  expect(await faultsInBothThemes(page), 'board').toEqual([])
  await checkEmbedCode(page)
})
