/** The compact face in a frame of another website: fits, moves nothing, finds an area, and leads where its links say. */
import type { Browser, BrowserContextOptions, FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedRelease } from '../embed/invented-release.ts'
import { embedCode } from '../../src/shell/embedding/embed-code.ts'
import { faultsOn } from './axe.ts'
import { connectBrowser } from './inside.ts'
import { readPdf } from './pdf-pages.ts'
import { PATIENT } from './screen-readings.ts'
import { type PublicPage, servePublic } from './public-page.ts'

const plain = inventedRelease()
const [first = { code: '', name: '' }, second = first, third = first] = plain.areas
/** With a team for each area, whose card is then as high as a card can be. */
const release = {
  ...plain,
  notes: [
    {
      from: '2023Q4',
      to: null,
      groups: ['theft'],
      text: 'The way of counting changed. We do not compare months before it with months after it.',
    },
  ],
  names: [{ name: 'The Flats', areas: [second.code, third.code] }],
  teams: [
    {
      name: 'Demonstration team of the neighbourhoods',
      areas: plain.areas.map(({ code }) => code),
      priorities: ['Noise at night', 'Speeding on the through road', 'Litter'],
      nextMeeting: { on: '2024-09-30', at: '18:30', where: 'Town library' },
    },
  ],
  postcodes: {
    year: 2018,
    sectors: { 'ZA1 1': { [second.code]: 'AA', [third.code]: 'BB' }, 'ZA1 2': { [first.code]: 'AA' } },
  },
}
let browser: Browser
let served: PublicPage
beforeAll(async () => {
  served = await servePublic(release)
  browser = await connectBrowser()
})
afterAll(() => served.close())

/** A page with records of faults, and of what was asked of the public page's server. */
async function opened(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 776, height: 900 }, ...options })
  context.setDefaultTimeout(PATIENT.timeout)
  const faults: string[] = []
  const requests: string[] = []
  context.on('weberror', (error) => faults.push(error.error().message))
  context.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  context.on('request', (request) => requests.push(request.url()))
  await context.addInitScript(recordShifts)
  const page = await context.newPage()
  await page.goto(address)
  return { page, faults, requests, close: () => context.close() }
}

/** Runs in every frame: sums the layout shifts that no input explains. */
function recordShifts() {
  document.addEventListener('DOMContentLoaded', () => {
    let sum = 0
    document.documentElement.dataset['shift'] = '0'
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as readonly {
        value: number
        hadRecentInput: boolean
      }[])
        if (!entry.hadRecentInput) sum += entry.value
      document.documentElement.dataset['shift'] = String(sum)
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const host = (frame: string) =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Council</title><style>body{margin:8px}</style><h1>Council</h1>${frame}</html>`
/** The code of the dialog for the compact face. */
const dialogCode = (isStrict: boolean) =>
  embedCode({
    address: `${served.url}embed.html`,
    title: 'Reports in our area',
    display: { area: third.code, quarter: null, theme: 'light' },
    height: 900,
    isStrict,
  })
const fixed = (width: number, height: number, sandbox: string) =>
  `<iframe src="${served.url}embed.html?v=1&area=${third.code}" title="Card" width="${width}" height="${height}" frameborder="0" ${sandbox}></iframe>`

const measured = (inside: FrameLocator) =>
  inside.locator('html').evaluate((root) => ({
    isScrolled: root.scrollHeight > root.clientHeight + 1 || root.scrollWidth > root.clientWidth,
    height: Math.ceil(document.body.getBoundingClientRect().height),
    shift: Number(root.dataset['shift'] ?? NaN),
  }))

describe.each([
  [1440, 1000],
  [760, 1000],
  [360, 1400],
  [320, 1400],
])('at %s px', (width, most) => {
  test.each([
    ['the code of the dialog', () => dialogCode(false)],
    ['the strict code of the dialog', () => dialogCode(true)],
    ['scripts alone allowed', () => fixed(width, most, 'sandbox="allow-scripts"')],
  ])('with %s it fits without a scroll bar, and nothing moves', async (_name, code) => {
    served.setHost(host(code()))
    const { page, faults, close } = await opened(served.hostUrl, {
      viewport: { width: width + 16, height: 900 },
    })
    const inside = page.frameLocator('iframe')
    const card = inside.locator('.card:visible h2')
    await expect.poll(() => card.allTextContents(), PATIENT).toEqual([third.name])
    await expect.poll(async () => (await measured(inside)).isScrolled, PATIENT).toBe(false)
    const { height, shift } = await measured(inside)
    // Another face of the machine is wider.
    expect(height).toBeLessThan(most - 40)
    expect(shift).toBeLessThan(0.05)
    expect(faults).toEqual([])
    await close()
  })
  test('without a script it fits, and shows the card of its anchor', async () => {
    served.setHost(host(fixed(width, most, '').replace(`?v=1&area=${third.code}`, `#${third.code}`)))
    const { page, close } = await opened(served.hostUrl, {
      viewport: { width: width + 16, height: 900 },
      javaScriptEnabled: false,
    })
    const inside = page.frameLocator('iframe')
    await expect
      .poll(() => inside.locator('.card:visible h2').allTextContents(), PATIENT)
      .toEqual([third.name])
    expect((await measured(inside)).isScrolled).toBe(false)
    await close()
  })
})

test('finds an area by half a postcode in a sandboxed frame; what is typed leaves it nowhere', async () => {
  served.setHost(host(fixed(760, 1000, 'sandbox="allow-scripts"')))
  const { page, faults, requests, close } = await opened(served.hostUrl)
  const inside = page.frameLocator('iframe')
  const field = inside.getByRole('combobox', { name: 'Find my area: a name or postcode' })
  await field.waitFor()
  requests.length = 0
  await field.pressSequentially('za1 1')
  const options = inside.getByRole('option')
  await expect.poll(() => options.allTextContents(), PATIENT).toEqual([second.name, third.name].toSorted())
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect
    .poll(() => inside.locator('.card:visible h2').allTextContents(), PATIENT)
    .toEqual([[second.name, third.name].toSorted()[0]])
  await field.pressSequentially('flats')
  await expect.poll(() => options.count(), PATIENT).toBe(2)
  expect(requests).toEqual([`${served.url}postcodes.js`])
  expect(faults).toEqual([])
  await close()
})

test.each(['embed.html', 'index.html'])(
  'the field of %s, its list open, has no fault for axe by day or night',
  async (name) => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, faults, close } = await opened(`${served.url}${name}?v=1&theme=${theme}`, {
        colorScheme: theme,
      })
      await page
        .getByRole('combobox', { name: 'Find my area: a name or postcode' })
        .pressSequentially('flats')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      expect(await faultsOn(page), theme).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('.names summary').click()
      expect(await faultsOn(page), `${theme}, names`).toEqual([])
      expect(faults).toEqual([])
      await close()
    }
  },
)

test('at 360 px and twice the size of text the frame is no wider than the screen', async () => {
  const { page, close } = await opened(`${served.url}embed.html`, { viewport: { width: 360, height: 780 } })
  await page.evaluate(() => void (document.documentElement.style.fontSize = '200%'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await close()
})

test.each([
  [320, '100%'],
  [360, '200%'],
  [760, '200%'],
  [1440, '200%'],
])('at %s px and text of %s the rows of figures are sentences, and no word is cut', async (width, size) => {
  const { page, close } = await opened(`${served.url}index.html`, { viewport: { width, height: 900 } })
  await page.evaluate((fontSize) => void (document.documentElement.style.fontSize = fontSize), size)
  const row = page.locator('#areas tbody tr').first()
  await expect.poll(() => row.innerText(), PATIENT).toMatch(/ in these months, .* a year before, /s)
  const wide = await page
    .locator('body *')
    .evaluateAll(
      (all, right) =>
        all
          .filter((one) => one.getBoundingClientRect().right > right && !one.closest('.wide, svg'))
          .map((one) => one.outerHTML.slice(0, 80)),
      width,
    )
  expect(wide).toEqual([])
  const cut = await page.locator('.figures, .promises').evaluateAll((parts) =>
    parts.flatMap((part) => {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
      const words: string[] = []
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (const { index, 0: word } of (node.textContent ?? '').matchAll(/[\p{L}\d,]+/gu)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          if (range.getClientRects().length > 1) words.push(word)
        }
      return words
    }),
  )
  expect(cut).toEqual([])
  await close()
})

test('a postcode of another place leaves the card of an area, and the whole page keeps the quarter', async () => {
  served.setHost(host(fixed(760, 1000, 'sandbox="allow-scripts"').replace('v=1&', 'v=1&quarter=2023Q1&')))
  const { page, faults, close } = await opened(served.hostUrl)
  const inside = page.frameLocator('iframe')
  const card = inside.locator('.card:visible h2')
  await expect.poll(() => card.allTextContents(), PATIENT).toEqual([third.name])
  const whole = inside.locator('#whole-page')
  expect(await whole.getAttribute('href')).toBe(`index.html?v=1&quarter=2023Q1#${third.code}`)
  const field = inside.getByRole('combobox', { name: 'Find my area: a name or postcode' })
  await field.fill('M1 1AA')
  await expect.poll(() => card.allTextContents(), PATIENT).toEqual(['Wigan and Leigh'])
  expect(await inside.locator('.found').innerText()).toContain('M1 1AA is not in Wigan and Leigh.')
  expect(await whole.getAttribute('href')).toBe('index.html?v=1&quarter=2023Q1')
  expect(faults).toEqual([])
  await close()
})

test('the whole page leaves an area for a postcode of another place', async () => {
  const { page, faults, close } = await opened(`${served.url}index.html?v=1&area=${third.code}`)
  const lead = page.locator('#lead')
  await expect.poll(() => lead.textContent(), PATIENT).toContain(`In ${third.name}`)
  await page.getByRole('combobox', { name: 'Find my area: a name or postcode' }).fill('M1 1AA')
  await expect.poll(() => lead.textContent(), PATIENT).toContain('In Wigan and Leigh')
  expect(await page.getByLabel('Area', { exact: true }).inputValue()).toBe('')
  expect(faults).toEqual([])
  await close()
})

test('a sandbox that saves no file says what to do instead, within its height', async () => {
  served.setHost(host(fixed(320, 1400, 'sandbox="allow-scripts"')))
  const { page, close } = await opened(served.hostUrl, { viewport: { width: 336, height: 900 } })
  const inside = page.frameLocator('iframe')
  await inside.getByRole('button', { name: `Save picture of ${third.name}` }).click()
  await expect
    .poll(() => inside.locator('.card:visible').getByRole('status').allTextContents(), PATIENT)
    .toEqual(['No file came? Take a screenshot.'])
  expect((await measured(inside)).isScrolled).toBe(false)
  await page.goto(`${served.url}embed.html?v=1&area=${third.code}`)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: `Save picture of ${third.name}` }).click()
  await saved
  expect(await page.locator('.saved').count()).toBe(0)
  await close()
})

test('every link and anchor of both pages leads to what it names', async () => {
  const { page, close } = await opened(`${served.url}embed.html?v=1&area=${third.code}`)
  for (const name of ['embed.html', 'index.html']) {
    await page.goto(`${served.url}${name}`)
    const hrefs = await page
      .locator('a[href], use[href], link[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(hrefs.length).toBeGreaterThan(60)
    for (const href of new Set(hrefs)) {
      if (/^(?:https?|tel|mailto|data):/.test(href)) continue
      const [path = '', anchor] = href.split('#')
      const response = await page.request.get(new URL(path === '' ? name : path, served.url).href)
      expect(response.status(), href).toBe(200)
      if (anchor !== undefined) expect(await response.text(), href).toContain(` id="${anchor}"`)
    }
  }
  await page.goto(`${served.url}index.html?v=1#${second.code}`)
  await expect.poll(() => page.locator('#lead').textContent(), PATIENT).toContain(`In ${second.name}`)
  expect(await page.locator('#teams li:visible').count()).toBe(1)
  await close()
})

test('a card is saved as a picture, and its sheet of A4 is one page that keeps the promise of the charity', async () => {
  served.setHost(
    host(
      fixed(760, 1000, 'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"'),
    ),
  )
  const { page, faults, close } = await opened(served.hostUrl)
  const inside = page.frameLocator('iframe')
  const saved = page.waitForEvent('download')
  await inside.getByRole('button', { name: `Save picture of ${third.name}` }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.png$/)
  const opening = page.context().waitForEvent('page')
  await inside.locator('.card:visible').getByRole('link', { name: 'Print A4' }).click()
  const sheet = await opening
  await sheet.waitForLoadState()
  const longest = release.areas.toSorted((a, b) => b.name.length - a.name.length)[0] ?? third
  for (const { code, name } of [third, longest]) {
    await sheet.goto(`${served.url}sheets/${code}.html`)
    const pages = readPdf(await sheet.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages.length, name).toBe(1)
    await sheet.emulateMedia({ media: 'print' })
    expect(await sheet.locator('.contacts').innerText()).toContain('It never asks your name.')
    const team = await sheet.locator('section:has(#team-title)').innerText()
    expect(team).toMatch(/Litter[^]*30 September 2024, 18:30, Town library/)
    expect(await sheet.locator('.why', { hasText: 'counted another way' }).count()).toBe(2)
  }
  expect(faults).toEqual([])
  await close()
})

test('a row of areas is read as a sentence, and forced colours keep the changes apart by lines', async () => {
  const { page, faults, close } = await opened(`${served.url}index.html?v=1&theme=light`)
  const row = await page.locator('#areas tbody tr').first().ariaSnapshot()
  expect(row).toMatch(
    /row "[A-Z][^:"]+: \d+ to \d+ in these months, \d+ to \d+ a year before, (?:lower|higher|no clear change)[^"]*\."/,
  )
  await page.emulateMedia({ forcedColors: 'active' })
  const classesOnMap = () =>
    page.locator('.plain-fill').evaluateAll((all) =>
      all.map((pattern) => {
        const [rect, path] = pattern.children
        return {
          change: pattern.getAttribute('data-change-of'),
          fill: rect ? getComputedStyle(rect).fill : '',
          lines: path && getComputedStyle(path).display !== 'none' ? path.getAttribute('d') : null,
        }
      }),
    )
  const patterns = await classesOnMap()
  expect(new Set(patterns.map(({ fill }) => fill)).size).toBe(1)
  expect(new Set(patterns.map(({ lines }) => lines)).size).toBe(4)
  expect(patterns.find(({ change }) => change === 'lower')?.lines).toMatch(/H16/)
  expect(await faultsOn(page)).toEqual([])
  await page.emulateMedia({ forcedColors: 'none' })
  const coloured = await classesOnMap()
  expect(coloured.filter(({ lines }) => lines !== null).map(({ change }) => change)).toEqual([
    'not-comparable',
  ])
  expect(new Set(coloured.map(({ fill, lines }) => `${fill} ${lines}`)).size).toBe(4)
  expect(faults).toEqual([])
  await close()
})
