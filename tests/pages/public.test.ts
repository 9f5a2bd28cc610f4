/** The public page in a browser: complete without its script, usable with it, and embedded in another page. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedRelease } from '../embed/invented-release.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { datasetOf } from '../feeds/demonstration-geography.ts'
import { CANARY, PLACE, QUOTED, plantedFiles } from '../publish/planted-feeds.ts'
import { embedCode } from '../../src/shell/embedding/embed-code.ts'
import { faultsOn } from './axe.ts'
import { connectBrowser } from './inside.ts'
import { PATIENT } from './screen-readings.ts'
import { recordTraffic } from './recorded-traffic.ts'
import { type PublicPage, servePublic } from './public-page.ts'

const release = inventedRelease()
const [, , third = { code: '', name: '' }] = release.areas
let browser: Browser
let served: PublicPage
/** Made from feeds that are full of canary values. */
let planted: PublicPage
beforeAll(async () => {
  served = await servePublic(release)
  planted = await servePublic(await plantedRelease())
  browser = await connectBrowser()
})
afterAll(() => Promise.all([served.close(), planted.close()]))

async function plantedRelease() {
  const prepared = prepareRelease(await datasetOf(plantedFiles), EMPTY_LEDGER, null)
  if (prepared.kind === 'failed') throw new Error(prepared.what)
  return prepared.summary
}

/** A page with a record of faults: errors and requests to other origins. */
async function opened(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 760, height: 900 }, ...options })
  context.setDefaultTimeout(PATIENT.timeout)
  const faults: string[] = []
  context.on('weberror', (error) => faults.push(error.error().message))
  context.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  context.on('request', (request) => {
    const own = [served.url, served.hostUrl, planted.url, 'data:', 'blob:']
    const isOurs = own.some((start) => request.url().startsWith(start))
    if (!isOurs) faults.push(`left: ${request.url()}`)
  })
  const traffic = recordTraffic(context)
  const page = await context.newPage()
  await page.goto(address)
  return { page, context, faults, traffic, close: () => context.close() }
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('with its script', () => {
  test('the page works by keyboard alone, announces each change once, sends no request, and contains nothing of a feed', async () => {
    const { page, context, faults, traffic, close } = await opened(`${served.url}?v=1&theme=light`)
    const lead = page.locator('#lead')
    await page.getByRole('button', { name: 'Earlier quarter' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lead.textContent(), PATIENT).toContain('from January to March 2024')
    const status = page.locator('#when-and-where').getByRole('status')
    await expect.poll(() => status.allTextContents(), PATIENT).toEqual([await lead.textContent()])
    await page.getByLabel('Area', { exact: true }).selectOption(third.code)
    await expect.poll(() => lead.textContent(), PATIENT).toContain(`In ${third.name}`)
    await expect.poll(() => page.locator('#kinds caption').textContent(), PATIENT).toContain(third.name)
    await page.getByLabel('Kind of report').selectOption('burglary')
    await expect.poll(() => status.textContent(), PATIENT).toMatch(/^Burglary, January to March 2024/)
    const fetched = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download the table of areas (CSV)' }).click()
    const table = await fetched
    expect(table.suggestedFilename()).toBe('holdfast-2024Q1-burglary.csv')
    let csv = ''
    for await (const part of await table.createReadStream()) csv += String(part)
    expect(csv).toMatch(/^"?Burglary, January to March 2024/m)
    expect(csv).toContain('Demonstration: invented incidents')

    expect(await faultsOn(page)).toEqual([])
    await page.getByLabel('Colours').selectOption('dark')
    expect(await faultsOn(page)).toEqual([])
    await page.locator('#all summary').click()
    expect(await faultsOn(page)).toEqual([])

    // A zoom of 400 % at 1280 px is a page of 320 px.
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await expect.poll(() => isWide(page), { ...PATIENT, message: `${width}` }).toBe(false)
    }
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])

    await page.goto(`${planted.url}?v=1&theme=dark&quarter=2024Q1`)
    await page.getByRole('button', { name: 'Later quarter' }).click()
    await page.getByLabel('Kind of report').selectOption('theft')
    for (const file of ['Download all figures (CSV)', 'Download the table of areas (CSV)']) {
      const saved = page.waitForEvent('download')
      await page.getByText(file).click()
      await saved
    }
    await page.locator('#sheets summary').click()
    const opening = context.waitForEvent('page')
    await page.locator('#sheets a').first().click()
    await (await opening).waitForLoadState()
    const messages = await traffic()
    const all = messages.join('\n')
    for (const sentence of [
      'embed.css',
      'embed.js',
      '/sheets/',
      'figures.csv',
      'holdfast-2024Q2-theft.csv',
      QUOTED.text,
    ])
      expect(all.includes(sentence), sentence).toBe(true)
    for (const message of messages)
      expect([CANARY.exec(message)?.[0], PLACE.exec(message)?.[0]], message.slice(0, 200)).toEqual([
        undefined,
        undefined,
      ])
    expect(faults).toEqual([])
    await close()
  })
})

describe('without its script', () => {
  test('without scripts, and then without a style sheet, everything is present in order, also in print', async () => {
    const { page, faults, close } = await opened(served.url, { javaScriptEnabled: false })
    expect(await page.locator('select, button').count()).toBe(0)
    for (const shown of ['#lead', '#kinds', '#areas', '#map', '#turn'])
      expect(await page.locator(shown).isVisible(), shown).toBe(true)
    await page.emulateMedia({ media: 'print' })
    for (const shown of ['#lead', '.promises', '#kinds', '#areas', '#map', '#turn'])
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true)
    await page.route('**/*.css', (route) => route.abort())
    await page.emulateMedia({ media: 'screen' })
    await page.reload()
    for (const shown of ['#lead', '#kinds', '#areas', '#turn'])
      expect(await page.locator(shown).isVisible(), shown).toBe(true)
    expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([])
    await close()
  })
})

describe('embedded in a page of another origin', () => {
  const code = (isStrict: boolean) =>
    embedCode({
      address: served.url,
      title: 'Reports in our area',
      display: { area: third.code, quarter: null, theme: 'dark' },
      height: 900,
      isStrict,
    })
  /** The whole page in a frame, as the code of earlier releases had it. */
  const oldCode = (isStrict: boolean) => code(isStrict).replace('embed.html?', '?')
  const hostPage = (content: string) =>
    `<!doctype html><html lang="en"><title>Council</title><h1>Council</h1>${content}</html>`

  test.each([false, true])(
    'the code of the dialog shows the compact face at its own height, and the way to the whole page (strict: %s)',
    async (isStrict) => {
      served.setHost(hostPage(code(isStrict)))
      const { page, faults, close } = await opened(served.hostUrl)
      const frame = page.locator('iframe')
      const inside = page.frameLocator('iframe')
      await expect
        .poll(() => inside.locator('.card:visible h2').allTextContents(), PATIENT)
        .toEqual([third.name])
      await expect.poll(() => inside.locator('html').getAttribute('data-theme'), PATIENT).toBe('night')
      const spare = () =>
        inside.locator('body').evaluate((body) => innerHeight - body.getBoundingClientRect().height)
      await expect.poll(spare, PATIENT).toBeGreaterThanOrEqual(0)
      await expect.poll(spare, PATIENT).toBeLessThan(40)
      expect((await frame.boundingBox())?.height).not.toBe(900)
      await page.getByRole('link', { name: 'Reports in our area: the whole page' }).press('Enter')
      await expect.poll(() => page.locator('#lead').textContent(), PATIENT).toContain(third.name)
      expect(faults).toEqual([])
      await close()
    },
  )
  test('it gets the height it needs, shows the requested selection, and leads to help with one press', async () => {
    served.setHost(hostPage(oldCode(false)))
    const { page, faults, close } = await opened(served.hostUrl)
    const frame = page.locator('iframe')
    const inside = page.frameLocator('iframe')
    await expect.poll(() => inside.locator('#lead').textContent(), PATIENT).toContain(third.name)
    await expect.poll(() => inside.locator('html').getAttribute('data-theme'), PATIENT).toBe('night')
    await expect.poll(async () => (await frame.boundingBox())?.height ?? 0, PATIENT).toBeGreaterThan(2000)
    await page.evaluate(() => window.postMessage({ type: 'holdfast:height', v: 1, height: 300 }, '*'))
    await inside.getByRole('link', { name: 'Where else to turn' }).click()
    await expect.poll(() => page.evaluate(() => window.scrollY), PATIENT).toBeGreaterThan(500)
    expect((await frame.boundingBox())?.height).toBeGreaterThan(2000)
    expect(faults).toEqual([])
    await close()
  })
  test('its compact face fits without a scroll bar at every width, with script, without, and sandboxed', async () => {
    const { page, faults, close } = await opened(served.hostUrl)
    for (const [width, most] of [
      [1440, 1000],
      [760, 1000],
      [360, 1400],
      [320, 1400],
    ] as const) {
      await page.setViewportSize({ width: width + 16, height: 900 })
      const frame = `<iframe data-holdfast src="${served.url}embed.html?v=1&area=${third.code}" title="Card" width="${width}" height="${most}" frameborder="0" sandbox="allow-scripts"></iframe><script src="${served.url}embed-resize.js" defer></script>`
      served.setHost(hostPage(frame))
      await page.goto(served.hostUrl)
      const inside = page.frameLocator('iframe')
      await expect
        .poll(() => inside.locator('.card:visible h2').allTextContents(), PATIENT)
        .toEqual([third.name])
      const fits = () =>
        inside
          .locator('html')
          .evaluate((root) => [
            document.body.getBoundingClientRect().height <= root.clientHeight + 1,
            root.scrollWidth <= root.clientWidth,
          ])
      await expect.poll(fits, { ...PATIENT, message: `${width}` }).toEqual([true, true])
      const heightOf = async () => (await page.locator('iframe').boundingBox())?.height ?? most
      await expect.poll(heightOf, { ...PATIENT, message: `${width}` }).toBeLessThan(most)
    }
    expect(faults).toEqual([])
    await close()
  })
  test('its compact face shows the card of an anchor without a script, and has no fault for axe', async () => {
    const without = await opened(`${served.url}embed.html#${third.code}`, { javaScriptEnabled: false })
    const shown = without.page.locator('.card:visible h2')
    expect(await shown.allTextContents()).toEqual([third.name])
    await without.page.goto(`${served.url}embed.html`)
    expect(await shown.allTextContents()).toEqual(['Wigan and Leigh'])
    await without.close()
    const { page, faults, close } = await opened(`${served.url}embed.html?v=1&theme=light`)
    const field = page.getByRole('combobox', { name: 'Find my area: a name or postcode' })
    await field.pressSequentially(third.name.slice(0, -1))
    await field.press('Enter')
    await expect.poll(() => page.locator('.card:visible h2').allTextContents(), PATIENT).toEqual([third.name])
    expect(await page.locator('#whole-page').getAttribute('href')).toContain(`#${third.code}`)
    expect(await faultsOn(page)).toEqual([])
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save picture of ${third.name}` }).click()
    expect((await saved).suggestedFilename()).toMatch(/^.* - April to June 2024, beside 2023\.png$/)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(`${served.url}embed.html?v=1&theme=dark`)
    expect(await faultsOn(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
  test('with only scripts allowed in the sandbox everything is readable, and no link leaves a blank frame', async () => {
    served.setHost(hostPage(oldCode(true)))
    const { page, faults, close } = await opened(served.hostUrl)
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts')
    const inside = page.frameLocator('iframe')
    await inside.getByRole('button', { name: 'Earlier quarter' }).click()
    const lead = inside.locator('#lead')
    await expect.poll(() => lead.textContent(), PATIENT).toContain('January to March 2024')
    const links = ['crimestoppers.example', '0800 555 111', 'Download all figures (CSV)']
    for (const link of links) await inside.getByRole('link', { name: link }).first().click()
    // The browser logs each refusal to the console, the last one with a delay.
    await expect.poll(() => faults.length, PATIENT).toBe(links.length)
    expect(await lead.textContent()).toContain('January to March 2024')
    expect(page.context().pages()).toHaveLength(1)
    expect(faults.filter((fault) => !/sandbox|blocked|not allowed/i.test(fault))).toEqual([])
    await close()
  })
})
