/** The built app against a failing server: what is reported, and that the data stay. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes, faultsOn } from './axe.ts'
import { hostileServer, type Switch } from './hostile-server.ts'
import { openInside } from './inside.ts'
import { openFeeds, untilFeedsSay } from './menus.ts'
import { waitForMap, PATIENT, statusOf, statusWhen, storedRows } from './screen-readings.ts'

const INCIDENTS = 'incidents.geojson'
/** Divides every timeout by ten: an answer may take three seconds, a pause two. */
const QUERY = 'patience=0.1'

const feed = (id: string, refreshMinutes: number) => ({
  id,
  kind: id,
  url: `${id}.geojson`,
  refreshMinutes,
  source: 'invented',
  licence: 'invented',
  handling: 'official',
})
const collection = (features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features })
const incidents = (count: number) =>
  collection(
    Array.from({ length: count }, (_, at) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-2.632 + (at % 7) * 0.004, 53.5458] },
      properties: { id: `i${at}`, category: 'burglary', occurred: `2024-06-${12 + (at % 18)}` },
    })),
  )
const commitment = {
  type: 'Feature',
  geometry: null,
  properties: { id: 'c1', agreed: '2024-05-01', text: 'Invented', owner: 'Invented', due: '2024-09-01' },
}

/** Incidents refreshed every second and a half, commitments once an hour. */
function feedsOf(count: () => number) {
  return hostileServer((file) => {
    if (file === INCIDENTS) return incidents(count())
    if (file === 'commitments.geojson') return collection([commitment])
    if (file !== 'manifest.json') return null
    return JSON.stringify({
      version: 1,
      title: 'Trial',
      asOf: '2024-06-30',
      feeds: [feed('incidents', 0.025), feed('commitments', 60)],
    })
  })
}

const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

/** Returns to the page repeatedly, so that failed feeds are retried sooner. */
async function untilReported(page: Page, words: string | RegExp) {
  const message = page.getByRole('dialog', { name: 'Feeds' }).getByText(words).first()
  const isSaid = async () => {
    if (await message.isVisible()) return true
    await comeBack(page)
    return false
  }
  await expect.poll(isSaid, { ...PATIENT, interval: 200 }).toBe(true)
}
async function untilCurrent(page: Page) {
  await untilReported(page, 'All 2 feeds are up to date.')
  await page
    .getByText(/^Old data:/)
    .first()
    .waitFor({ state: 'detached' })
}

const CASES: readonly (readonly [Switch, RegExp])[] = [
  ['wrong', /answered 500\./],
  ['page', /answered with a web page, not GeoJSON\./],
  ['sign-in', /answered 401: it wants you to sign in\./],
  ['sign-in', /Sign in again in another tab, then come back to this one\./],
  ['circle', /sends on to another host or in a circle/],
  ['cut-off', /broke off before its end/],
  ['ends-early', /ends early: it is cut off before its end/],
  ['half-open', /began and then fell silent/],
  ['silent', /did not answer in time/],
  ['drip', /came too slowly to be waited for/],
  ['picture', /something that is not GeoJSON/],
  ['gzip-that-lies', /broke off before its end|could not be reached/],
  ['nothing-new', /answered 304, nothing new, though it was asked for everything/],
  ['empty', /suddenly held 0 rows instead of 40/],
]

async function opened(server: ReturnType<typeof feedsOf>) {
  const inside = await openInside({
    serve: server.serve,
    isMapless: true,
    query: QUERY,
    hash: 'v=1&from=2024-05-01&to=2024-06-30&cat=burglary&at=-2.62,53.5458,13',
    expectedFailures: [/\.geojson/, /manifest\.json/],
  })
  await waitForMap(inside.page)
  return inside.page
}

test('any failure of the server is reported, and the data on screen stay with their age', async () => {
  let count = 40
  const server = feedsOf(() => count)
  const page = await opened(server)
  const before = await statusOf(page)
  expect(before.inAll).toBe(40)
  await openFeeds(page)
  await untilCurrent(page)

  for (const [to, words] of CASES) {
    server.turn(INCIDENTS, to)
    await untilReported(page, words)
    // In doubt, the counts of the rows from before are lower bounds.
    const text = to === 'empty' ? before.text.replaceAll('40 in', 'at least 40 in') : before.text
    expect([to, (await statusOf(page)).text]).toEqual([to, text])
    const old = page.getByText(/^Old data: (less than a minute|\d+ minutes?)\.( In doubt: .*)?$/)
    await expect.poll(() => old.count(), PATIENT).toBeGreaterThan(0)
  }
  // So are ten times as many rows.
  count = 900
  server.turn(INCIDENTS, 'good')
  await untilReported(page, /suddenly held 900 rows instead of 40/)
  expect((await statusOf(page)).text).toBe(before.text.replaceAll('40 in', 'at least 40 in'))
  count = 40
  server.turn(INCIDENTS, 'plain-text')
  await untilCurrent(page)

  // After an update the count follows, and the View stays.
  const address = page.url()
  count = 45
  server.turn(INCIDENTS, 'good')
  await page
    .getByText(/: 45 incidents in view, 45 in all\.$/)
    .first()
    .waitFor()
  expect(page.url()).toBe(address)
  expect(await page.getByRole('dialog', { name: 'Feeds' }).isVisible()).toBe(true)
  expect(server.requestsFor(INCIDENTS).most).toBe(1)
})

test('a request to slow down is obeyed, and an unstable server is tolerated', async () => {
  const server = feedsOf(() => 40)
  const page = await opened(server)
  await openFeeds(page)
  await untilCurrent(page)

  server.turn(INCIDENTS, 'busy')
  await untilReported(page, /answered 429: it is too busy/)
  const { times } = server.requestsFor(INCIDENTS)
  const [last = 0, countBefore] = [times.at(-1), times.length]
  server.turn(INCIDENTS, 'good')
  await untilCurrent(page)
  expect((times[countBefore] ?? 0) - last).toBeGreaterThan(2900)

  for (const to of ['wrong', 'good', 'wrong', 'good'] as const) {
    server.turn(INCIDENTS, to)
    if (to === 'good') await untilCurrent(page)
    else await untilReported(page, /answered 500\./)
    expect((await statusOf(page)).inAll).toBe(40)
  }
})

test('a feed that was full and is empty keeps its rows, over a reload too, until a person accepts it', async () => {
  const server = feedsOf(() => 40)
  const page = await opened(server)
  const message = page.getByRole('alert').getByText('Incidents: 0 rows instead of 40')
  const mark = page.getByText(/In doubt: incidents \(0 rows instead of 40\)\.$/).first()
  const isDoubted = async () => {
    const { times } = server.requestsFor(INCIDENTS)
    const before = times.length
    await expect.poll(() => times.length, PATIENT).toBeGreaterThan(before + 2)
    await message.waitFor()
    await mark.waitFor()
    await untilFeedsSay(page, /^1 of 2 feeds up to date\s*1 in doubt$/)
    expect((await statusOf(page)).inAll).toBe(40)
  }
  // The copy of the good rows, with which the answer after the reload is compared.
  await expect.poll(() => storedRows(page), PATIENT).toMatchObject({ incidents: 40 })
  server.turn(INCIDENTS, 'empty')
  await isDoubted()
  await page.reload()
  await isDoubted()
  expect(await faultsInBothThemes(page)).toEqual([])

  await page.getByRole('tab', { name: 'Board' }).click()
  const why =
    'The feed incidents suddenly held 0 rows instead of 40; the rows of 30 June 2024 are used until someone accepts.'
  await page.getByText(why).first().waitFor()
  const accept = page.getByRole('button', { name: 'Accept 0 rows instead of 40: Incidents' })
  await accept.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Incidents: 0 rows instead of 40 accepted.').waitFor()
  // An empty feed vouches for no day.
  await statusWhen(page, ({ text }) => text.endsWith('incidents are not known.'))
  await message.waitFor({ state: 'detached' })

  // The device holds what was accepted.
  await expect.poll(() => storedRows(page), PATIENT).toMatchObject({ incidents: 0 })
  for (const file of [INCIDENTS, 'manifest.json']) server.turn(file, 'wrong')
  await page.reload()
  await statusWhen(page, ({ text }) => text.endsWith('incidents are not known.'))
})

test('a device with full or blocked storage works from memory and says so', async () => {
  const server = feedsOf(() => 40)
  const page = await opened(server)
  const { origin } = new URL(page.url())
  const device = await page.context().newCDPSession(page)
  await device.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await device.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await page.reload()
  await statusWhen(page, ({ inAll }) => inAll === 40)
  await openFeeds(page)
  const account = page.getByRole('dialog', { name: 'Feeds' })
  await account.getByText(/There is no room for more: what does not fit works from memory\.$/).waitFor()
  expect(await faultsOn(page)).toEqual([])

  await device.send('Storage.overrideQuotaForOrigin', { origin })
  await page.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const blocked = `Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError') } });`
    await route.fulfill({ response, body: blocked + (await response.text()) })
  })
  await page.reload()
  await statusWhen(page, ({ inAll }) => inAll === 40)
  await openFeeds(page)
  await account.getByText(/^Storage is blocked in this browser: everything works from memory/).waitFor()
})

test('a feed that hangs delays no other; without a network the device copy is used until it is cleared', async () => {
  const server = feedsOf(() => 40)
  server.turn('commitments.geojson', 'silent')
  const page = await opened(server)
  expect((await statusOf(page)).inAll).toBe(40)
  server.turn('commitments.geojson', 'good')
  await untilFeedsSay(page, '2 of 2 feeds up to date')

  await expect.poll(() => storedRows(page), PATIENT).toEqual({ incidents: 40, commitments: 1 })
  const everything = [INCIDENTS, 'commitments.geojson', 'manifest.json']
  for (const file of everything) server.turn(file, 'wrong')
  await page.reload()
  await statusWhen(page, ({ inAll }) => inAll === 40)
  await page
    .getByText(/^Old data: /)
    .first()
    .waitFor()
  await openFeeds(page)
  const account = page.getByRole('dialog', { name: 'Feeds' })
  await account.getByText('The list of feeds could not be fetched again').waitFor()
  await account.getByRole('button', { name: 'Clear this device' }).click()
  await account.getByRole('button', { name: 'Clear it now' }).click()
  await account.getByText(/^Cleared: 2 copies of feeds/).waitFor()
  await page.reload()
  const failure = 'The manifest did not open. The address answered 500.'
  await page.getByRole('alert').getByText(failure).waitFor()

  // It opens by itself when the server is available again.
  for (const file of everything) server.turn(file, 'good')
  await statusWhen(page, ({ inAll }) => inAll === 40)
})
