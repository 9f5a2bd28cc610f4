/**
 * Bad input on the built app: plain messages, no row lost silently, nothing executed, and the other feeds still open.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openInside } from './inside.ts'
import { more, openFeeds } from './menus.ts'
import { waitForMap, openTable, PATIENT, statusWhen, tableTotal } from './screen-readings.ts'

const SCRIPT = '<img src=x onerror="window.ran=true"><script>window.ran=true</script>'

function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-feeds-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return folder
}

const entry = (id: string, kind: string, text = 'invented') => ({
  id,
  kind,
  url: `${id}.geojson`,
  refreshMinutes: 60,
  source: text,
  licence: text,
  handling: 'official',
})
const manifest = (feeds: readonly object[], rest: object = {}) => ({
  version: 1,
  title: 'Trial',
  asOf: '2024-06-30',
  demonstration: false,
  timeZone: 'Europe/London',
  feeds,
  ...rest,
})
const feature = (coordinates: unknown, properties: object) => ({
  type: 'Feature',
  geometry: coordinates === null ? null : { type: 'Point', coordinates },
  properties,
})
const collection = (features: readonly unknown[]) => ({ type: 'FeatureCollection', features })
const WIGAN = [-2.632, 53.5458]
const incident = (id: string, rest: object = {}) =>
  feature(WIGAN, { id, category: 'burglary', occurred: '2024-05-04T21:15:00+01:00', ...rest })

test('a missing manifest is reported with what to do', async () => {
  const { page } = await openInside({ feeds: folderWith({}), expectedFailures: [/manifest\.json/] })
  const words = page.getByRole('alert')
  await words.getByText(/manifest did not open/i).waitFor()
  await expect.poll(async () => (await words.innerText()).split('\n').length, PATIENT).toBeGreaterThan(1)
})

test('an HTML page in place of a manifest is recognised', async () => {
  const feeds = folderWith({ 'manifest.json': '<!doctype html><title>Sign in</title>' })
  const { page } = await openInside({ feeds })
  const words = page.getByRole('alert')
  await words.waitFor()
  await expect.poll(() => words.innerText(), PATIENT).toMatch(/web page, not JSON/i)
})

/** A hundred rows to be rejected, of ten kinds. */
const BAD_ROWS = Array.from({ length: 10 }, (_, i) => [
  feature(['NaN', 53.5], { id: `a${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature(null, { id: `b${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature([53.5458, -2.632], { id: `c${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature([358_000, 405_000], { id: `d${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature(WIGAN, { id: `e${i}`, category: 'burglary', occurred: '2024-13-04' }),
  feature(WIGAN, { id: `f${i}`, category: 'burglary', occurred: '2024-02-31' }),
  feature(WIGAN, { category: 'burglary', occurred: '2024-05-04' }),
  feature([1e308, 1e308], { id: `h${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature([2.35, 48.85], { id: `i${i}`, category: 'burglary', occurred: '2024-05-04' }),
  feature(WIGAN, { id: `j${i}`, category: 'burglary', occurred: '2031-05-04' }),
]).flat()

test('a missing feed is named; a hundred bad rows of another are rejected with reasons, and its good row is shown', async () => {
  const feeds = folderWith({
    'manifest.json': manifest([
      { ...entry('incidents', 'incidents'), everyDays: 1 },
      entry('orders', 'closure-orders'),
    ]),
    'incidents.geojson': collection([...BAD_ROWS, incident('good')]),
  })
  const { page } = await openInside({
    feeds,
    isMapless: true,
    expectedFailures: [/orders\.geojson/],
  })
  await waitForMap(page)
  await statusWhen(page, ({ inAll }) => inAll === 1)
  await openTable(page, 'Clusters')
  await expect.poll(() => tableTotal(page), PATIENT).toBe(1)
  await openFeeds(page)
  await page.getByText('101 rows in = 1 shown + 100 set aside.').waitFor()
  const reason = page.getByText(/^10 Latitude stands where longitude belongs/)
  await expect.poll(() => reason.count(), PATIENT).toBe(1)
  await page.keyboard.press('Escape')
  // The other feed is open, but its newest incident is weeks old although one is expected daily.
  await more(page, /^0 of 2 feeds up to date/)
  await page.getByRole('dialog', { name: 'Feeds' }).getByText(/404/).waitFor()
})

test('markup and scripts in any field are shown as text', async () => {
  const feeds = folderWith({
    'manifest.json': manifest(
      [entry('incidents', 'incidents', SCRIPT), entry('orders', 'closure-orders'), entry('sites', 'sites')],
      { title: SCRIPT, labels: { any: SCRIPT }, notes: [{ from: '2024-05-01', text: SCRIPT }] },
    ),
    'incidents.geojson': collection([
      incident(SCRIPT, { category: SCRIPT, agency: SCRIPT, location: SCRIPT, outcome: SCRIPT }),
    ]),
    'orders.geojson': collection([
      feature(WIGAN, {
        id: SCRIPT,
        noticeServed: '2024-05-01T10:00:00+01:00',
        made: '2024-05-02',
        ends: '2024-08-01',
        access: 'full',
        scope: 'whole',
        applicant: 'police',
        premisesKind: SCRIPT,
      }),
    ]),
    'sites.geojson': collection([
      {
        type: 'Feature',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-2.64, 53.54],
              [-2.62, 53.54],
              [-2.62, 53.55],
              [-2.64, 53.55],
              [-2.64, 53.54],
            ],
          ],
        },
        properties: {
          id: 'trial',
          name: SCRIPT,
          phases: [{ kind: 'clear', from: '2024-05-01', decidedBy: SCRIPT, evidence: SCRIPT }],
          ringMetres: 200,
          comparison: [SCRIPT],
        },
      },
    ]),
  })
  const { page } = await openInside({ feeds })
  await waitForMap(page)
  const table = await openTable(page, 'Closure orders')
  await table.locator('tbody button').first().click()
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('heading', { name: SCRIPT }).waitFor()
  await (await openTable(page, 'Sites')).locator('tbody button').first().click()
  await details.getByText(`Decided by ${SCRIPT}`).waitFor()
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('heading', { name: 'As of 30 June 2024' }).waitFor()
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  expect(await page.locator('img').count()).toBe(0)
})
