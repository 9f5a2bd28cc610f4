/** The dock on the built app: comparison, rings and their table, zoom, orders, single row on the board, touch. */
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { sharedInside } from './inside.ts'
import { closeTable, openTable, PATIENT, statusOf, tableRows, tableTotal } from './screen-readings.ts'

const SUMMER = 'v=1&from=2023-05-01&to=2023-08-31'
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 780 }
const inside = sharedInside({ isMapless: true, hash: SUMMER })
const number = (text = '') => Number(text.replaceAll(',', ''))

test('a baseline gives an interval and a verdict for the total and a ring and a table for the clusters, and is kept in the address', async () => {
  const page = await inside.at(SUMMER)
  const alone = await statusOf(page)
  const filters = page.getByRole('region', { name: 'Layers and filters' })
  await filters.getByRole('button', { name: 'Key: Clusters of incidents' }).click()
  const change = filters.getByRole('button', { name: 'change' })
  const isDisabled = () => change.isDisabled()
  await expect.poll(isDisabled, PATIENT).toBe(true)
  await page.getByRole('checkbox', { name: /^Compare/ }).check()
  await page.getByText(/^In all [\d,]+, was [\d,]+/).waitFor()
  expect((await statusOf(page)).text).toBe(alone.text)
  await change.click()
  await filters.getByText('How we know').click()
  await filters.getByText(/clumping allowed for: \d\.\d/).waitFor()
  await openTable(page, 'Clusters')
  await expect.poll(() => tableTotal(page), PATIENT).toBe(alone.inView)
  const rows = await tableRows(page)
  const sum = (cell: number) => rows.reduce((all, { cells }) => all + number(cells[cell]), 0)
  expect(sum(1)).toBeGreaterThan(10_000)
  for (const { cells } of rows) {
    expect(['up', 'down', 'could be chance', 'too few to say']).toContain(cells[3])
    expect(cells[2] === '').toBe(cells[3] === 'too few to say')
  }
  await page.waitForFunction(
    () => /base=year/.test(location.hash) && /layers=[^&]*change/.test(location.hash),
  )
  await page.getByRole('combobox', { name: 'What the window is compared with' }).selectOption('before')
  await page
    .getByText(/season not removed/)
    .first()
    .waitFor()
  await expect.poll(isDisabled, PATIENT).toBe(true)
  await closeTable(page)
})

test('the end of the window can be dragged by touch on a handle of 44 px, and axe finds no fault there', async () => {
  const page = await inside.at(`${SUMMER}&base=year`, PHONE)
  await page.getByRole('button', { name: 'Time', exact: true }).click()
  const handle = page.getByRole('slider', { name: 'Window end' })
  const box = await handle.boundingBox()
  if (!box) throw new Error('the end of the window has no handle')
  expect(box.width).toBeGreaterThanOrEqual(44)
  expect(box.height).toBeGreaterThanOrEqual(44)
  expect(await faultsInBothThemes(page)).toEqual([])
  const before = Number(await handle.getAttribute('aria-valuenow'))
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y: box.y + box.height / 2 }],
    })
  const from = box.x + box.width / 2
  await touch('touchStart', from)
  for (let step = 1; step <= 10; step++) await touch('touchMove', from + 6 * step)
  await touch('touchEnd', from + 60)
  const moved = async () => Number(await handle.getAttribute('aria-valuenow')) - before
  await expect.poll(moved, PATIENT).toBeGreaterThan(120)
})

test('axe finds no fault in the dock with comparison, zoom and orders, nor in its single row', async () => {
  const page = await inside.at(`${SUMMER}&base=year&layers=clusters,sites,change`, DESK)
  await page.getByRole('button', { name: 'Closer' }).click()
  await page.getByRole('group', { name: /^Axis, .*2022 to .*2024/ }).waitFor()
  await page.getByRole('button', { name: /^\d+ made/ }).click()
  await page
    .getByRole('button', { name: /: closure order made / })
    .first()
    .waitFor()
  expect(await faultsInBothThemes(page), 'orders open').toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Details' }).getByText('Closure order').first().waitFor()
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('heading', { name: /^As at/ }).waitFor()
  const time = page.getByRole('region', { name: 'Time' })
  const height = async () => (await time.boundingBox())?.height
  await expect.poll(height, PATIENT).toBeLessThan(56)
  expect(await faultsInBothThemes(page), 'one row').toEqual([])
  for (const name of ['Window start', 'Window end']) await time.getByRole('slider', { name }).waitFor()
  await time.getByRole('button', { name: 'Open the clock' }).click()
  await time.getByRole('button', { name: 'Show as table' }).waitFor()
  await expect.poll(height, PATIENT).toBeGreaterThan(200)
})

test('a date before the data is told where they begin, in sight, and axe finds no fault there', async () => {
  for (const viewport of [DESK, PHONE]) {
    const page = await inside.at(SUMMER, viewport)
    if (viewport === PHONE) await page.getByRole('button', { name: 'Time', exact: true }).click()
    await page.getByLabel('From', { exact: true }).fill('2019-01-01')
    const note = page.getByText(/^The data begin on .+, and so does the window\.$/)
    await note.waitFor()
    const box = await note.boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= viewport.width).toBe(true)
    expect(await faultsInBothThemes(page), `${viewport.width}`).toEqual([])
    expect(await page.title()).toMatch(/^Team, .+ to 31 August 2023 - Holdfast$/)
  }
})

test('a site chosen on the board is there after a reload, with the window in the address', async () => {
  const page = await inside.at('v=1&tab=board&part=sites', DESK)
  const list = page.getByRole('combobox', { name: 'Site', exact: true })
  await list.selectOption('site-d')
  await page.waitForFunction(() => /from=.*&to=.*sel=site:site-d/.test(location.hash))
  await page.reload()
  await expect.poll(() => list.inputValue(), PATIENT).toBe('site-d')
})
