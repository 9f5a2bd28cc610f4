/**
 * The parts of the board on the built app: axe finds no fault, a chart is copied as an image, and the pack is a
 * tagged PDF.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsOn, switchTheme } from './axe.ts'
import { openInside } from './inside.ts'
import { goTo } from './screen-readings.ts'

const BOARD = '#panel-board'

/** Width and height of the image on the clipboard. */
const copiedSize = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const blob = await item?.getType('image/png')
    const { width, height } = blob ? await createImageBitmap(blob) : { width: 0, height: 0 }
    return { width, height }
  })

const PARTS = ['Sites', 'Areas', 'Gaps', 'Changes'] as const

test('every part passes axe in both themes, a chart is copied as an image, and the pack prints as a tagged A4 PDF', async () => {
  const { page } = await openInside({
    isMapless: true,
    hash: 'v=1&from=2023-05-01&to=2023-09-01&tab=board',
  })
  const board = page.getByRole('tabpanel', { name: 'Board' })
  await board.getByRole('heading', { name: 'For decision on 1 September 2023' }).waitFor()
  for (const theme of ['day', 'night'] as const) {
    await switchTheme(page, theme)
    for (const part of PARTS) {
      await board.getByRole('button', { name: part, exact: true }).click()
      await board.getByText('are being counted').waitFor({ state: 'detached' })
      expect(await faultsOn(page, BOARD), `${part}, ${theme}`).toEqual([])
    }
  }
  await switchTheme(page, 'day')

  await board.getByRole('button', { name: 'Areas', exact: true }).click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await board.getByRole('button', { name: 'Copy picture' }).first().click()
  await board.getByText('Picture copied.').waitFor()
  const { width, height } = await copiedSize(page)
  expect(width).toBeGreaterThan(1000)
  expect(height).toBeGreaterThan(1000)

  // Of the usual twelve months.
  await goTo(page, 'v=1&tab=board')
  await board.getByRole('heading', { name: 'For decision today' }).waitFor()
  await board.getByRole('button', { name: 'Make the board pack' }).click()
  await board.getByRole('article', { name: 'Board pack' }).waitFor()
  expect(await faultsOn(page, BOARD), 'pack').toEqual([])
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })
  const text = pdf.toString('latin1')
  expect(text).toContain('/StructTreeRoot')
  expect(text).toMatch(/\/Marked true/)
  expect(text).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
  // Board, partnership and days name the file.
  expect(await page.title()).toBe(
    'Board pack, Wigan and Leigh, invented incidents, 1 September 2023 to 31 August 2024 - Holdfast',
  )
})
