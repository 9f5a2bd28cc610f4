/**
 * Drawing and recording on the built app by keyboard alone; the resulting file is validated with the product's own
 * `check`.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Download, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import type { FeedReport } from '../../src/domain/feed.ts'
import { fromRoot } from '../../src/build/fresh.mjs'
import { runningSha256 } from '../../src/feeds/streams/checksum.ts'
import { check } from '../../src/cli/commands/check.ts'
import { faultsInBothThemes } from './axe.ts'
import { chooseByArrows, expectFocus, tabTo } from './keyboard-actions.ts'
import { sharedInside } from './inside.ts'
import { PLACE } from '../domain/shipped-place.ts'

async function fill(page: Page, name: string, text: string) {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

const panel = (page: Page) => page.getByRole('region', { name: 'Draw or record' })

/** Opens the panel by its button and chooses the kind of item. */
async function openPanel(page: Page, kind: string) {
  await tabTo(page, 'Draw or record')
  await page.keyboard.press('Enter')
  await panel(page).getByRole('heading', { name: 'Draw or record' }).waitFor()
  await tabTo(page, 'What')
  await chooseByArrows(page, kind)
}

/** Moves the map by one arrow key and waits until it rests. */
async function step(page: Page, key: string) {
  const before = await page.evaluate(() => location.hash)
  await page.keyboard.press(key)
  await page.waitForFunction((hash) => location.hash !== hash, before)
}

async function downloadOf(page: Page): Promise<Download> {
  await tabTo(page, 'Make the feed file')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  await panel(page).getByText('Nothing was sent. Give this file to whoever keeps the feed.').waitFor()
  return download
}

async function textOf(download: Download): Promise<string> {
  let text = ''
  const file = await download.createReadStream()
  file.setEncoding('utf8')
  for await (const part of file) text += String(part)
  return text
}

/** Report of `check` on a feed of the demonstration, with `text` in place of the file if given. */
async function report(name: string, text: string | null): Promise<FeedReport> {
  const folder = inject('prepared').fewFeeds
  const bytesOf = (path: string) =>
    text !== null && basename(path) === name
      ? new TextEncoder().encode(text)
      : new Uint8Array(readFileSync(path))
  let out = ''
  const code = await check([join(folder, name), '--json'], {
    out: (part) => void (out += part),
    err: (part) => void (out += part),
    now: () => instant(Date.UTC(2024, 7, 31)),
    cwd: folder,
    progress: () => {},
    readFile: async (path) => bytesOf(path),
    streamFile: async (path) => {
      const bytes = bytesOf(path)
      return { bytes: bytes.length, stream: new Blob([bytes]).stream() }
    },
    newHash: runningSha256,
    postcodes: () => [],
    writeFile: () => Promise.resolve(),
    writeBytes: () => Promise.resolve(),
    place: () => PLACE,
    borough: () =>
      decodeBorough(JSON.parse(readFileSync(fromRoot('data/place/borough.json'), 'utf8')) as EncodedBorough),
    roads: () => [],
    streets: () => [],
  })
  expect(code, out).toBe(0)
  return JSON.parse(out) as FeedReport
}

describe('without a map', () => {
  const inside = sharedInside({ isFew: true, isMapless: true, hash: 'v=1&at=-2.62,53.54,15' })

  for (const width of [1440, 360])
    test(`the panel passes axe with every fault shown, ${width}`, async () => {
      const page = await inside.at('v=1&at=-2.62,53.54,15', { width, height: width === 360 ? 780 : 900 })
      if (width === 360) await page.getByRole('button', { name: 'Layers' }).click()
      await page.getByRole('button', { name: 'Draw or record' }).click()
      for (const kind of ['site', 'hotspot', 'phase', 'commitment']) {
        await panel(page).getByLabel('What', { exact: true }).selectOption(kind)
        await page.getByRole('button', { name: 'Make the feed file' }).click()
        await panel(page).locator('[data-fault="true"]').first().waitFor()
        expect(await faultsInBothThemes(page, '[aria-label="Draw or record"]'), kind).toEqual([])
      }
      await panel(page).getByRole('button', { name: 'Close', exact: true }).click()
    })

  test('a phase is recorded by keyboard alone, and its feed keeps its number of rows', async () => {
    const page = await inside.at('v=1&tab=board', { width: 1440, height: 900 })
    await page.getByRole('heading', { name: /^As of/ }).waitFor()
    await tabTo(page, 'Files and tools')
    await page.keyboard.press('Enter')
    await openPanel(page, 'Ph')
    await tabTo(page, 'Make the feed file')
    await page.keyboard.press('Enter')
    await panel(page).getByRole('alert').getByText('Choose the site.').waitFor()
    await expectFocus(page, 'Site')
    await chooseByArrows(page, 'Worsley')
    await tabTo(page, 'Phase')
    await chooseByArrows(page, 'Hold')
    await fill(page, 'First day', '10102024')
    await fill(page, 'Decided by', 'Place board')
    await fill(page, 'On what evidence', 'Orders held, reports fewer')
    const download = await downloadOf(page)
    const name = download.suggestedFilename()
    const text = await textOf(download)
    const [before, after] = [await report(name, null), await report(name, text)]
    expect([after.rowsIn, after.shown, after.setAside]).toEqual([before.rowsIn, before.shown, []])
    const { features } = JSON.parse(text) as {
      readonly features: readonly {
        readonly properties: { readonly id: string; readonly phases: readonly object[] }
      }[]
    }
    expect(
      features.find(({ properties }) => properties.id === 'worsley-hall')?.properties.phases.at(-1),
    ).toEqual({
      kind: 'hold',
      from: '2024-10-10',
      decidedBy: 'Place board',
      evidence: 'Orders held, reports fewer',
    })
  })
})

describe('on the map', () => {
  const inside = sharedInside({ isFew: true, hash: 'v=1&at=-2.62,53.54,15.5' })

  test('a hotspot is drawn by keyboard alone, and its feed gains one row', async () => {
    const page = await inside.at('v=1&at=-2.62,53.54,15.5', { width: 1440, height: 900 })
    await openPanel(page, 'Pat')
    await tabTo(page, /^Map, drawing/, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await panel(page).getByText('1 corner, still open.').waitFor()
    await step(page, 'ArrowRight')
    await page.keyboard.press('Enter')
    await step(page, 'ArrowDown')
    await page.keyboard.press('Enter')
    await step(page, 'Shift+ArrowLeft')
    await page.keyboard.press('Enter')
    await panel(page)
      .getByText(/^4 corners, still open/)
      .waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Escape')
    await panel(page).getByText('No corner yet.').waitFor()
    await tabTo(page, 'Bring the shape back')
    await page.keyboard.press('Enter')
    await panel(page)
      .getByText(/^3 corners, still open/)
      .waitFor()
    await tabTo(page, 'Close the shape', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await panel(page)
      .getByText(/^3 corners, closed. [\d.]+ ha[.,] .*[\d,]+ incidents? inside/)
      .waitFor()
    await fill(page, 'Name', 'Drawn by keys')
    await fill(page, 'Visits a day', '2')
    await fill(page, 'Minutes a visit', '15')
    await fill(page, 'First day', '10102024')
    const download = await downloadOf(page)
    const name = download.suggestedFilename()
    const text = await textOf(download)
    const [before, after] = [await report(name, null), await report(name, text)]
    expect(after.shown).toBe(before.shown + 1)
    expect(after.setAside).toEqual([])
    const original = readFileSync(join(inject('prepared').fewFeeds, name), 'utf8')
    for (const line of original.split('\n').filter((each) => each.startsWith('{"type":"Feature",')))
      expect(text).toContain(line.replace(/,$/, ''))
    expect(text).toContain('"handling":')
    await panel(page)
      .getByText(`${before.shown + 1} rows shown, was ${before.shown}; none set aside`)
      .waitFor()
    await expectFocus(page, `${name} was made`)
    // It is not selectable, and the address does not contain it.
    expect(await page.evaluate(() => location.hash)).not.toContain('Drawn')
    await panel(page).getByRole('button', { name: 'Draw or record another' }).click()
    await panel(page).getByRole('button', { name: 'Close', exact: true }).click()
  })
})
