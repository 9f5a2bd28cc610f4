/** The map of the built app: features are drawn, pressing them opens details, and the keyboard reaches the same. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { boxesOn, type Boxes } from './drawn-boxes.ts'
import { sharedInside } from './inside.ts'
import { closeTable, goTo, openTable, statusOf, tableTotal, PATIENT } from './screen-readings.ts'

const CLOSE = 'v=1&at=-2.62,53.53,12'
const inside = sharedInside({ isFew: true, hash: CLOSE })

/** The smallest desktop size, since in software rendering each press redraws every pixel. */
const SMALL = { width: 1024, height: 640 }

/** Centre of the map: its camera is centred below the status line. */
const MIDDLE = { x: 1440 / 2, y: 48 + 56 + (900 - 48 - 224 - 56) / 2 }

test('pressing a cluster on the canvas opens its details with its exact count', async () => {
  const page = await inside.at(CLOSE)
  const sheet = await openTable(page, 'Clusters')
  const first = sheet.locator('tbody tr').first()
  await first.getByRole('button').click()
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByText('Cluster of incidents').waitFor()
  await page.waitForFunction(() => location.hash.includes('sel=cluster:'))
  const [longitude, latitude] = /sel=cluster:([-\d.]+),([-\d.]+)/.exec(page.url())?.slice(1) ?? []

  await goTo(page, `v=1&at=${longitude},${latitude},12`)
  await closeTable(page)
  await details.getByText('Cluster of incidents').waitFor({ state: 'detached' })
  await statusOf(page)
  // A press while the map is moving hits no feature, and is repeated.
  const countText = details.getByText(/: [\d,]+ incidents\. The map’s edge/)
  const isSaidAfterAPress = async () => {
    await page.mouse.click(MIDDLE.x, MIDDLE.y)
    return countText.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    )
  }
  await expect.poll(isSaidAfterAPress, PATIENT).toBe(true)
  const [number] = await details.locator('dd').allInnerTexts()
  expect(Number(number?.replaceAll(',', ''))).toBeGreaterThan(0)
})

test('the map says once, beside its scale, that its incidents are invented', async () => {
  const page = await inside.at(CLOSE)
  const map = page.getByRole('region', { name: 'Map', exact: true })
  await expect.poll(() => map.getByText('Demonstration data: invented incidents').count(), PATIENT).toBe(1)
  const [scale, notice] = await Promise.all([
    map.getByText(/^\d+ k?m$/).boundingBox(),
    map.getByText('Demonstration data: invented incidents').boundingBox(),
  ])
  expect(Math.abs((scale?.y ?? 0) - (notice?.y ?? 999))).toBeLessThan(8)
})

test('moving the map changes what is in view and never the total', async () => {
  const page = await inside.at(CLOSE)
  const before = await statusOf(page)
  expect(before.inView).toBeGreaterThan(0)
  expect(before.inView).toBeLessThan(before.inAll)
  const inView = async () => (await statusOf(page)).inView
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(inView, PATIENT).toBeLessThan(before.inView)
  const closer = await statusOf(page)
  expect(closer.inAll).toBe(before.inAll)
  await page.getByRole('button', { name: 'Whole borough' }).click()
  await expect.poll(inView, PATIENT).toBe(before.inAll)
  const whole = await statusOf(page)
  expect(whole.inView).toBe(whole.inAll)
})

test('a closure order and a site are reached by keyboard alone', async () => {
  const page = await inside.at('v=1')
  const orders = await openTable(page, 'Closure orders')
  await orders.locator('tbody button').first().focus()
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByText('Orders are sought when things are worst').waitFor()
  await details.getByText('A reminder, not legal advice. The order’s own words win.').first().waitFor()
  const sites = await openTable(page, 'Sites')
  await sites.getByRole('button', { name: 'Worsley Hall' }).focus()
  await page.keyboard.press('Enter')
  await details.getByRole('heading', { name: 'Worsley Hall' }).waitFor()
  await expect.poll(() => details.getByText('Decided by').count(), PATIENT).toBeGreaterThan(1)
})

test('twenty presses of an arrow key are twenty days, and the table agrees each time', async () => {
  const page = await inside.at(
    'v=1&from=2024-03-01&to=2024-04-30&base=year&layers=clusters,orders,sites,change',
    SMALL,
  )
  await openTable(page, 'Categories')
  await page.getByRole('slider', { name: 'Window end' }).focus()
  let last = (await statusOf(page)).inAll
  for (let press = 1; press <= 20; press++) {
    await page.keyboard.press('ArrowRight')
    const status = await statusOf(page)
    expect(status.inAll).toBeGreaterThanOrEqual(last)
    await expect.poll(() => tableTotal(page), PATIENT).toBe(status.inView)
    last = status.inAll
  }
  expect((await statusOf(page)).text).toContain('1 March 2024 to 20 May 2024:')
  await closeTable(page)
})

test('while the window is dragged no label, tag or pill moves, and discs change in their places', async () => {
  const page = await inside.at(
    'v=1&from=2024-03-01&to=2024-07-31&at=-2.62,53.53,12.5&layers=clusters,orders,hotspots,sites',
    SMALL,
  )
  const handle = await page.getByRole('slider', { name: 'Window end' }).boundingBox()
  if (!handle) throw new Error('the end of the window has no handle')
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const still = await boxesOn(page)
  expect(still.tags.length + still.names.length).toBeGreaterThan(2)
  const labelsOf = ({ names, tags, pills }: Boxes) => ({ names, tags, pills })
  const placesOf = ({ discs }: Boxes) => discs.filter(({ count }) => count > 0)
  const places = new Map(still.discs.map(({ id, at }) => [id, at]))
  const isInPlace = ({ id, at }: Boxes['discs'][number]) =>
    at.every((along, axis) => Math.abs(along - (places.get(id)?.[axis] ?? NaN)) <= 1)
  const countsOf = ({ discs }: Boxes) => discs.map(({ count }) => count).join(' ')
  const seen = new Set<string>([countsOf(still)])
  for (let step = 1; step <= 15; step++) {
    await page.mouse.move(x - 2 * step, y)
    const frame = await boxesOn(page)
    expect(labelsOf(frame)).toEqual(labelsOf(still))
    // A disc that had none before has no place to keep.
    const kept = placesOf(frame).filter(({ id }) => placesOf(still).some((disc) => disc.id === id))
    expect(kept.length).toBeGreaterThan(3)
    expect(kept.filter((disc) => !isInPlace(disc))).toEqual([])
    seen.add(countsOf(frame))
  }
  expect(seen.size).toBeGreaterThan(1)
  await page.mouse.up()
})

test('the disc of a ranked place and its row are lit together, either way', async () => {
  const page = await inside.at('v=1&sel=ranking:places&layers=squares')
  const row = page
    .getByRole('region', { name: 'Details' })
    .getByRole('table')
    .first()
    .locator('tbody tr')
    .first()
  await row.getByRole('button').focus()
  const ranks = async () => (await boxesOn(page)).ranks
  await expect.poll(async () => (await ranks()).length, PATIENT).toBeGreaterThan(3)
  const isLit = () => row.evaluate((element) => element.dataset['lit'] === 'true')
  expect(await isLit()).toBe(true)
  await row.getByRole('button').blur()
  await expect.poll(isLit, PATIENT).toBe(false)
  const [first] = await ranks()
  const map = await page.locator('[data-clusters]').boundingBox()
  if (!first || !map) throw new Error('the first place has no disc')
  await page.mouse.move(map.x + first.at[0], map.y + first.at[1])
  await expect.poll(isLit, PATIENT).toBe(true)
  await page.mouse.click(map.x + first.at[0], map.y + first.at[1])
  await page.waitForFunction(() => location.hash.includes('sel=place:'))
})

/** The extension that loses and gives back the context of the base map, or of the marks on it. */
const contextOf = (page: Page, canvas: 'canvas.maplibregl-canvas' | '#deckgl-overlay') =>
  page
    .locator(canvas)
    .evaluateHandle((element) =>
      element instanceof HTMLCanvasElement
        ? (element.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null)
        : null,
    )

test.each(['canvas.maplibregl-canvas', '#deckgl-overlay'] as const)(
  'a context of %s that is not given back leaves the ward map in place of the map, until it returns',
  async (canvas) => {
    const page = await inside.at(CLOSE)
    const map = page.getByRole('region', { name: 'Map', exact: true })
    const elements = () => map.locator('.maplibregl-map *').count()
    const before = await elements()
    const context = await contextOf(page, canvas)
    await context.evaluate((lost) => lost?.loseContext())
    const wards = page.getByRole('group', { name: 'Map by ward' })
    await wards.getByRole('button').first().waitFor()
    expect(await wards.getByRole('button').count()).toBeGreaterThan(20)
    await page.getByText('This browser cannot draw the full map').waitFor()
    await context.evaluate((lost) => lost?.restoreContext())
    await wards.waitFor({ state: 'detached' })
    // Nothing stays of a canvas that was replaced.
    await expect.poll(elements, PATIENT).toBe(before)
  },
)
