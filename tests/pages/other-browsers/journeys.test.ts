/** The main journeys in an installed Firefox and WebKitGTK, with the numbers that Chromium shows; skipped, saying so, where one is not there. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { CompressedCopies } from '../../../src/server/compressed-copies.ts'
import { serveInside, type InsideServer } from '../../../src/server/serve-inside.ts'
import { openInside } from '../inside.ts'
import { statusOf } from '../screen-readings.ts'
import { isTrueIn, type DrivenBrowser } from './driven-browser.ts'
import { firefoxPath, launchFirefox } from './firefox.ts'
import { launchWebkit, webkitPath } from './webkit.ts'

const BROWSERS = [
  {
    name: 'Firefox',
    path: firefoxPath(),
    launch: launchFirefox,
    missing: 'no Firefox is installed; FIREFOX_PATH names one',
  },
  {
    name: 'WebKitGTK',
    path: webkitPath(),
    launch: launchWebkit,
    missing: "Debian's webkit2gtk-driver and xvfb are not installed",
  },
]

const SPAN = 'v=1&from=2023-05-01&to=2023-08-31'

/** Function bodies that run in the page. */
const STATUS = `const line = [...document.querySelectorAll('[role=status]')].find((one) => / in all\\.$/.test(one.innerText));
  return line ? line.innerText : null`
const HAS_TEXT = 'return document.body.innerText.includes(arguments[0])'
const SET_INPUT = `const [label, value] = arguments;
  const owner = [...document.querySelectorAll('label')].find((one) => one.innerText.trim() === label);
  const input = owner ? (owner.control ?? owner.querySelector('input')) : document.querySelector('[aria-label="' + label + '"]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true })); input.dispatchEvent(new Event('change', { bubbles: true }));
  return true`
const TEXTS_OF = 'return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)'
const PRINT = `window.printed = 0; window.print = () => { window.printed += 1 }
  const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Print the briefing')
  button.click()`
const WATCH_ERRORS = `window.faults = []; addEventListener('error', (event) => window.faults.push(event.message));
  addEventListener('unhandledrejection', (event) => window.faults.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => window.faults.push(event.violatedDirective))`

describe.each(BROWSERS)('in $name', ({ path, launch, missing }) => {
  let browser: DrivenBrowser
  let server: InsideServer
  beforeAll(async () => {
    if (path === null) return
    const { dist, fewFeeds } = inject('prepared')
    const copies = { app: new CompressedCopies(null), feeds: new CompressedCopies(null) }
    server = await serveInside({ dist, feeds: fewFeeds, copies, port: 0, host: '127.0.0.1' })
    browser = await launch(path)
  })
  beforeEach(({ skip }) => skip(path === null, missing))
  afterAll(async () => {
    if (path === null) return
    await browser.close()
    await server.close()
  })

  const open = async (hash: string) => {
    await browser.go('about:blank')
    await browser.go(`${server.url}#${hash}`)
    await browser.run(WATCH_ERRORS)
    await isTrueIn(
      browser,
      STATUS.replace('return line ? line.innerText : null', 'return line !== undefined'),
    )
  }
  const totalOf = (status: unknown) => / ([\d,]+) in all\.$/.exec(String(status))?.[1]
  const faults = () => browser.run('return window.faults')

  test('the counts of a window are those of Chromium, and follow the clock', async () => {
    const { page } = await openInside({ isFew: true, isMapless: true, hash: SPAN })
    const { inAll } = await statusOf(page)
    await open(SPAN)
    const before = await browser.run(STATUS)
    expect(totalOf(before)).toBe(inAll.toLocaleString('en-GB'))
    await browser.run(SET_INPUT, 'To', '2023-06-30')
    await isTrueIn(browser, HAS_TEXT, '1 May 2023 to 30 June 2023:')
    expect(await browser.run(STATUS)).not.toBe(before)
    expect(await faults()).toEqual([])
  })

  test('the map is drawn, or the map of wards in its place', async () => {
    await open(SPAN)
    await isTrueIn(browser, "return performance.getEntriesByName('holdfast:map-ready').length > 0")
    expect(await faults()).toEqual([])
  })

  test('the board shows the figures that were announced', async () => {
    await open('v=1&from=2023-05-01&to=2023-09-01&tab=board')
    await isTrueIn(browser, HAS_TEXT, 'What happened')
    const board = await browser.run("return document.querySelector('#panel-board').innerText")
    expect(board).toMatch(/\b31\b/)
    expect(board).toMatch(/\b38\b/)
    expect(await faults()).toEqual([])
  })

  test('the shift of the evening has the visits of Chromium, and is printed', async () => {
    const { page } = await openInside({ isFew: true, isMapless: true, hash: 'v=1&tab=tonight' })
    const places = page.getByRole('list', { name: /^Places of crew/ })
    await places.waitFor()
    const texts = await places
      .getByRole('listitem')
      .evaluateAll((items) => items.map((item) => item.textContent))
    expect(texts.length).toBeGreaterThan(1)
    await open('v=1&tab=tonight')
    await isTrueIn(browser, 'return document.querySelector(\'[aria-label^="Places of crew"] li\') !== null')
    expect(await browser.run(TEXTS_OF, '[aria-label^="Places of crew"] li')).toEqual(texts)
    await browser.run(PRINT)
    await isTrueIn(
      browser,
      "return document.querySelectorAll('[data-briefing] article').length === 2 && window.printed === 1",
    )
    expect(await faults()).toEqual([])
  })
})
