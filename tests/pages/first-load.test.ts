/** What a phone has before the map is loaded, and where the map does not load. */
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openInside } from './inside.ts'
import { PATIENT, statusOf, waitForMap } from './screen-readings.ts'

const PHONE = { width: 360, height: 780 }
const DESK = { width: 1440, height: 900 }
const MAP_CHUNK = /assets\/map-[\w-]+\.js$/
/** Asked for by the browser itself beside a page without a document. */
const ICON = /\/favicon\.ico$/

/** Opens the app with every request for the map's chunk handed to `answer`. */
async function openWithMap(answer: (route: Route) => Promise<void>, viewport: typeof PHONE) {
  const inside = await openInside({
    isFew: true,
    viewport,
    path: 'version.json',
    expectedFailures: [MAP_CHUNK, ICON],
  })
  await inside.page.route(MAP_CHUNK, answer)
  await inside.page.goto(inside.url)
  return inside
}

const firstLists = (page: Page) =>
  page.getByRole('region', { name: /^(Patrol hotspots|Closure orders in force) on/ })
const mapOf = (page: Page) => page.getByRole('region', { name: 'Map', exact: true })

test('the first lists are there before the map is asked for, and all but the map works without it', async () => {
  const atRequest: number[] = []
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  const { page } = await openWithMap(async (route) => {
    atRequest.push(await firstLists(page).count())
    await released
    await route.continue()
  }, PHONE)
  await expect.poll(() => firstLists(page).count(), PATIENT).toBe(2)
  expect(await mapOf(page).getByText('Demonstration data: invented incidents').count()).toBe(1)
  expect(await mapOf(page).getByText('OFFICIAL').count()).toBe(1)
  expect((await statusOf(page)).inAll).toBeGreaterThan(0)
  await expect.poll(() => atRequest, PATIENT).toEqual([2])
  expect(await firstLists(page).count()).toBe(2)
  expect(await faultsInBothThemes(page, '#map')).toEqual([])

  await page.getByRole('tab', { name: 'Board' }).click()
  await page
    .getByRole('heading', { name: /decision/i })
    .first()
    .waitFor()
  await page.getByRole('tab', { name: 'Tonight' }).click()
  await page.getByRole('region', { name: 'Tonight' }).getByRole('listitem').first().waitFor()
  await page.getByRole('tab', { name: 'Team' }).click()
  release()
  await waitForMap(page)
  await expect.poll(() => firstLists(page).count(), PATIENT).toBe(0)
})

test.each([PHONE, DESK])(
  'at $width a map that does not load says so, and loads when tried again',
  async (viewport) => {
    let isBroken = true
    const { page } = await openWithMap((route) => (isBroken ? route.abort() : route.continue()), viewport)
    await page.getByText('The map did not load; counts and tables still work.').waitFor()
    expect((await statusOf(page)).inAll).toBeGreaterThan(0)
    isBroken = false
    await mapOf(page).getByRole('button', { name: 'Try again' }).click()
    await waitForMap(page)
    expect(await page.getByText('The map did not load').count()).toBe(0)
  },
)

test('what a phone has read before the first lists is small', async () => {
  const { page, url, requests } = await openInside({
    isFew: true,
    viewport: PHONE,
    path: 'version.json',
    expectedFailures: [ICON],
  })
  await page.goto(url)
  await firstLists(page).first().waitFor()
  const order = requests.map((address) => address.replace(url, ''))
  const first = Math.max(
    ...['patrol-hotspots', 'closure-orders', 'areas'].map((feed) => order.indexOf(`feeds/${feed}.geojson`)),
  )
  for (const later of [
    /^feeds\/incidents/,
    /^feeds\/actions/,
    /^feeds\/patrol-visits/,
    /roads-/,
    /^assets\/map-/,
  ])
    expect(
      order.findIndex((path) => later.test(path)) === -1 ||
        order.findIndex((path) => later.test(path)) > first,
      String(later),
    ).toBe(true)
})
