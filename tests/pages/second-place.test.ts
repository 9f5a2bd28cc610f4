/** The app on the feeds of another place: its ground, its words and its search, and no word of the one that ships. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import boroughFile from '../../data/place/borough.json'
import { placeWordsIn, wordsOf } from '../architecture/place-names.ts'
import { camfordFolder } from '../cli/placing/camford-folder.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { faultsInBothThemes } from './axe.ts'
import { openInside } from './inside.ts'
import { goTo, PATIENT, statusOf, storedRows, waitForMap } from './screen-readings.ts'

let folder = ''
beforeAll(async () => {
  ;({ folder } = await camfordFolder())
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const YEAR = 'v=1&from=2023-09-01&to=2024-08-31'
/** Names of the place that ships, without the bounds and systems that other places share. */
const WORDS = wordsOf(PLACE, boroughFile.places.names).filter(({ source }) => !/London|27700|25/.test(source))

/** A heading of each part of the board. */
const BOARD_PARTS = {
  sites: 'Dray Market',
  areas: 'Wards',
  changes: /late|known now|changed/i,
  pack: /Camford/,
}

async function expectOwnWords(page: Page) {
  const text = await page.evaluate(() => document.body.innerText)
  expect(placeWordsIn('page', text, WORDS).filter(({ word }) => !/^E0\d999\d{3}$/.test(word))).toEqual([])
  expect(text.match(/^.*\bborough.*$/gim)).toBeNull()
  return text
}

test('the app shows the place of the manifest, and finds its streets and postcodes', async () => {
  const { page, requests } = await openInside({ feeds: join(folder, 'feeds'), hash: YEAR })
  expect(await statusOf(page)).toMatchObject({ inView: 3840, inAll: 3840 })
  await waitForMap(page)
  await expectOwnWords(page)
  expect(requests.filter((url) => url.includes('/feeds/place/borough.json')).length).toBeGreaterThan(0)
  const find = page.getByRole('combobox', { name: 'Find a place' })
  for (const [typed, found] of [
    ['Dray', 'Dray Market'],
    ['ZQ1 1AA', 'ZQ1 1AA'],
    ['Saddler', 'Saddler Row'],
  ] as const) {
    await find.fill(typed)
    await page.getByRole('option', { name: found }).first().waitFor()
  }
  await find.fill('WN1 1AA')
  await page
    .getByText('No postcode of the city begins with “WN1 1AA”. The list is of 2025.')
    .first()
    .waitFor()
  await find.fill('')
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByText('Dray Market').first().waitFor()
  await expectOwnWords(page)
  expect(await faultsInBothThemes(page)).toEqual([])
  for (const [part, heading] of Object.entries(BOARD_PARTS)) {
    await goTo(page, `${YEAR}&tab=board&part=${part}`)
    await page.getByRole('heading', { name: heading }).first().waitFor()
    await expectOwnWords(page)
  }
  await page.getByRole('tab', { name: 'Tonight' }).click()
  await page.getByText('are known without a time of day').first().waitFor()
  await expectOwnWords(page)
})

test('the wards of a browser without a map are its own', async () => {
  const { page } = await openInside({ feeds: join(folder, 'feeds'), hash: YEAR, isMapless: true })
  const map = page.getByRole('group', { name: 'Map by ward' })
  for (const name of ['Alder Cross', 'Gull Reach'])
    await expect
      .poll(() => map.getByRole('button', { name: new RegExp(`^${name}: `) }).count(), PATIENT)
      .toBe(1)
})

test('the ground is there without a network', async () => {
  const { page } = await openInside({
    feeds: join(folder, 'feeds'),
    hash: YEAR,
    isMapless: true,
    worksOffline: true,
    // Without a network no request succeeds, and the browser logs it.
    expectedFailures: [/feeds\//, /version\.json/],
  })
  await statusOf(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const isStored = () =>
    page.evaluate(async () => (await (await caches.open('holdfast-place')).keys()).length)
  await expect.poll(isStored, PATIENT).toBe(5)
  await expect.poll(() => storedRows(page), PATIENT).toHaveProperty('incidents')
  await page.context().setOffline(true)
  await page.reload()
  const map = page.getByRole('group', { name: 'Map by ward' })
  await map.getByRole('button', { name: /^Alder Cross: / }).waitFor()
})
