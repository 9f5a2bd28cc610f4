/** The images of the README: address, size and theme of each. */
import { fromRoot } from '../../src/build/fresh.mjs'
import { launchBrowser } from './browser.ts'
import { openInsidePage, type InsideOptions } from './inside-page.ts'
import { waitForMap } from './screen-readings.ts'
import { prepareInside } from './prepare.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 780 }
/** Waits until the map has drawn its last label. */
const SETTLE_MILLISECONDS = 4000

const PICTURES: readonly (InsideOptions & { readonly name: string })[] = [
  { name: 'team-day', viewport: DESK, hash: 'v=1&at=-2.62,53.535,12.4', isFresh: true },
  { name: 'tonight-day', viewport: DESK, hash: 'v=1&tab=tonight', isFresh: true },
  {
    name: 'team-night',
    viewport: DESK,
    theme: 'dark',
    hash: 'v=1&from=2023-05-01&to=2023-08-31&at=-2.64,53.54,12.8&sel=site:worsley-hall',
  },
  { name: 'board-day', viewport: DESK, hash: 'v=1&from=2023-05-01&to=2023-09-01&tab=board' },
  { name: 'phone-day', viewport: PHONE, hash: 'v=1' },
]

const prepared = await prepareInside()
const browser = await launchBrowser()
for (const { name, ...options } of PICTURES) {
  const { page, close } = await openInsidePage(browser, prepared, options)
  await waitForMap(page)
  await page.waitForTimeout(SETTLE_MILLISECONDS)
  const path = fromRoot(`.readme/${name}.png`)
  await page.screenshot({ path })
  process.stdout.write(`${path}\n`)
  await close()
}
await browser.close()
