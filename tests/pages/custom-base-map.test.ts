/**
 * A custom base map on the built app: a style and a PMTiles file are drawn, and one with foreign addresses is
 * rejected.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { pmtilesOf, tileOfWater } from './pmtiles-file.ts'
import { openInside } from './inside.ts'
import { waitForMap, PATIENT } from './screen-readings.ts'

const manifest = (baseMap: string) => ({
  version: 1,
  title: 'Trial',
  asOf: '2024-06-30',
  demonstration: false,
  timeZone: 'Europe/London',
  baseMap,
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.geojson',
      source: 'invented',
      handling: 'official',
    },
  ],
})
const INCIDENT = {
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [-2.632, 53.5458] },
  properties: { id: 'a', category: 'burglary', occurred: '2024-05-04T21:15:00+01:00' },
}

function folderWith(baseMap: string, files: Readonly<Record<string, object | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-richer-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const all = {
    'manifest.json': manifest(baseMap),
    'incidents.geojson': { type: 'FeatureCollection', features: [INCIDENT] },
    ...files,
  }
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content instanceof Uint8Array ? content : JSON.stringify(content))
  }
  return folder
}

/** Without the layers above the base map. */
const BASE_MAP_ONLY = 'v=1&layers=none'

type Colour = readonly [red: number, green: number, blue: number]

/** Number of map pixels of a colour, within a small tolerance. */
async function pixelsOf(page: Page, colour: Colour): Promise<number> {
  const png = (await page.getByRole('region', { name: 'Map' }).screenshot()).toString('base64')
  return page.evaluate(
    async ([source, [red, green, blue]]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${source}`
      await image.decode()
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
      if (!pen) throw new Error('no canvas to read from')
      pen.drawImage(image, 0, 0)
      const { data } = pen.getImageData(0, 0, image.width, image.height)
      let count = 0
      for (let at = 0; at < data.length; at += 4) {
        const off = [red - (data[at] ?? 0), green - (data[at + 1] ?? 0), blue - (data[at + 2] ?? 0)]
        if (off.every((by) => Math.abs(by) <= 4)) count++
      }
      return count
    },
    [png, colour] as const,
  )
}

async function untilDrawn(page: Page, colour: Colour, isDrawn: (pixels: number) => boolean) {
  await expect.poll(() => pixelsOf(page, colour).then(isDrawn), { ...PATIENT, interval: 1000 }).toBe(true)
}
const isMuch = (pixels: number) => pixels > 20_000
const isNothing = (pixels: number) => pixels < 100

const ground = [
  [
    [-4, 52],
    [-1, 52],
    [-1, 55],
    [-4, 55],
    [-4, 52],
  ],
]
const STYLE = {
  version: 8,
  sources: {
    ground: {
      type: 'geojson',
      attribution: '<a href="https://other.example/">&copy; Invented surveyors</a>',
      data: { type: 'Feature', geometry: { type: 'Polygon', coordinates: ground }, properties: {} },
    },
  },
  layers: [{ id: 'ground', type: 'fill', source: 'ground', paint: { 'fill-color': '#00ff00' } }],
}
/** Its green blended under 0.3 of the light theme's paper colour. */
const GREEN: Colour = [0.3 * 0xef, 0.7 * 0xff + 0.3 * 0xed, 0.3 * 0xe7]
const WATER: Colour = [0xba, 0xcf, 0xda]

test('a style is drawn below the marks, switched off and on, and attributed', async () => {
  const feeds = folderWith('map/style.json', { 'map/style.json': STYLE })
  const { page } = await openInside({ feeds, hash: BASE_MAP_ONLY })
  await waitForMap(page)
  await untilDrawn(page, GREEN, isMuch)
  const map = page.getByRole('region', { name: 'Map' })
  await map.getByText('© OpenStreetMap contributors').getByText('© Invented surveyors').waitFor()
  expect(await map.getByRole('link', { name: 'Invented' }).count()).toBe(0)
  const box = page.getByRole('checkbox', { name: 'Richer base map' })
  await expect.poll(() => box.isChecked(), PATIENT).toBe(true)
  await box.focus()
  await page.keyboard.press('Space')
  await untilDrawn(page, GREEN, isNothing)
  await page.waitForFunction(() => /layers=[^&]*plain/.test(location.hash))
  await page.keyboard.press('Space')
  await untilDrawn(page, GREEN, isMuch)
})

test("a PMTiles file of vector tiles is drawn in the product's own colours", async () => {
  const file = pmtilesOf(tileOfWater(), {
    attribution: 'Invented surveyors',
    vector_layers: [{ id: 'water', fields: {} }],
  })
  const { page } = await openInside({
    feeds: folderWith('borough.pmtiles', { 'borough.pmtiles': file }),
    hash: BASE_MAP_ONLY,
  })
  await waitForMap(page)
  await untilDrawn(page, WATER, isMuch)
  const words = () => page.getByRole('region', { name: 'Map' }).innerText()
  await expect.poll(words, PATIENT).toContain('Invented surveyors')
})

test('a style with addresses elsewhere is rejected by name, and the built-in base map stays', async () => {
  const style = { ...STYLE, glyphs: 'https://other.example/{fontstack}/{range}.pbf' }
  const { page } = await openInside({
    feeds: folderWith('style.json', { 'style.json': style }),
    hash: BASE_MAP_ONLY,
  })
  await waitForMap(page)
  await page.getByText(/points to https:\/\/other\.example\/.* is not on this host/).waitFor()
  await page.getByText('did not open').first().waitFor()
  expect(isNothing(await pixelsOf(page, GREEN))).toBe(true)
})
