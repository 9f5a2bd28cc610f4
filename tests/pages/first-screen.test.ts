/** What a person meets on the first screen: controls, boxes, words and map, counted on a device that has never shown it. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sharedInside } from './inside.ts'
import { expectFocus } from './keyboard-actions.ts'
import { statusOf } from './screen-readings.ts'

const inside = sharedInside({ isFresh: true })

interface Limits {
  readonly width: number
  readonly height: number
  /** Elements that take the focus, elements framed on all sides, and words: at most. */
  readonly controls: number
  readonly boxes: number
  readonly words: number
  /** Share of the pixels at which the map is on top: at least, in per cent. */
  readonly map: number
}
const SCREENS: readonly Limits[] = [
  { width: 1440, height: 900, controls: 30, boxes: 15, words: 120, map: 70 },
  { width: 1024, height: 768, controls: 26, boxes: 13, words: 100, map: 65 },
]
/** Pairs of font size and line height at most. */
const MOST_SIZES = 5
const TALLEST_DOCK = 160

test.each(SCREENS)('at $width x $height the first screen is calm', async ({ width, height, ...limits }) => {
  const page = await inside.at('v=1', { width, height })
  await page.getByRole('button', { name: /^Put away:/ }).waitFor()
  const met = await page.evaluate(countMet)
  expect(met.controls.length, met.controls.join(', ')).toBeLessThanOrEqual(limits.controls)
  expect(met.boxes.length, met.boxes.join(', ')).toBeLessThanOrEqual(limits.boxes)
  expect(met.words).toBeLessThanOrEqual(limits.words)
  expect(met.mapShare).toBeGreaterThanOrEqual(limits.map)
  expect(met.sizes.length, met.sizes.join(', ')).toBeLessThanOrEqual(MOST_SIZES)
  // Counted at all: none of them is missing.
  expect(met.controls).toContain('Find a place')
  expect(met.boxes.length).toBeGreaterThan(5)
  expect(met.words).toBeGreaterThan(40)

  const dock = await page.getByRole('region', { name: 'Time' }).boundingBox()
  expect(dock?.height).toBeLessThanOrEqual(TALLEST_DOCK)
  expect(await page.getByText('Demonstration data: invented incidents').count()).toBe(1)
  expect(await topsOfDockControls(page)).toHaveLength(1)
})

test.each(SCREENS)('at $width x $height the open dock has its controls in one row', async (screen) => {
  const page = await inside.at('v=1', screen)
  await page.getByRole('button', { name: 'Open the clock' }).click()
  await page.getByRole('combobox', { name: 'Speed' }).waitFor()
  expect(await topsOfDockControls(page)).toHaveLength(1)
  await page.evaluate(() => {
    // As in a system face that is 8 % wider.
    document.getElementById('dock')?.style.setProperty('letter-spacing', '0.045em')
  })
  expect(await topsOfDockControls(page)).toHaveLength(1)
  await page.evaluate(() => document.getElementById('dock')?.removeAttribute('style'))
  await page.getByRole('button', { name: 'Close the clock' }).click()
})

test('what is opened and put away stays so on the device', async () => {
  const page = await inside.at('v=1', SCREENS[0])
  const layers = page.getByRole('region', { name: 'Layers and filters' })
  expect(await layers.isVisible()).toBe(false)
  await page.keyboard.press('l')
  await layers.getByRole('button', { name: 'Clear all' }).waitFor()
  await page.getByRole('button', { name: /^Put away:/ }).click()
  await page.reload()
  await statusOf(page)
  await layers.getByRole('button', { name: 'Clear all' }).waitFor()
  expect(await page.getByRole('button', { name: /^Put away:/ }).count()).toBe(0)
  await layers.getByRole('button', { name: 'Close the layers and filters' }).click()
  await layers.waitFor({ state: 'hidden' })
  await expectFocus(page, 'Layers and filters')
})

test('where the borough is whole in view, it stays so beside a panel; else the map does not move', async () => {
  const page = await inside.at('v=1', SCREENS[1])
  const whole = await statusOf(page)
  expect(whole.inView).toBe(whole.inAll)
  await page.getByRole('button', { name: 'Rank places' }).click()
  await page.getByRole('region', { name: 'Details' }).getByRole('button', { name: 'Close details' }).waitFor()
  expect(await statusOf(page)).toEqual(whole)
  await page.getByRole('button', { name: 'Layers and filters', exact: true }).click()
  expect(await statusOf(page)).toEqual(whole)
  await page.getByRole('button', { name: 'Layers and filters', exact: true }).click()
  await page.getByRole('button', { name: 'Close details' }).click()

  await inside.at('v=1&at=-2.63,53.545,13', SCREENS[1])
  const near = await statusOf(page)
  expect(near.inView).toBeLessThan(near.inAll)
  await page.getByRole('button', { name: 'Rank places' }).click()
  await page.getByRole('button', { name: 'Close details' }).click()
  expect(await statusOf(page)).toEqual(near)
  await page.waitForFunction(() => location.hash.includes('at=-2.63,53.545,13'))
})

/** Runs in the page. */
function countMet() {
  const isSeen = (element: Element) => {
    const { width, height, top, right, bottom, left } = element.getBoundingClientRect()
    const { visibility, opacity } = getComputedStyle(element)
    const isOnScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
    return width > 1 && height > 1 && isOnScreen && visibility !== 'hidden' && Number(opacity) > 0.05
  }
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? (element.textContent || element.tagName)
  const seen = [...document.body.querySelectorAll('*')].filter(
    (element) => !element.closest('[inert], [hidden]') && isSeen(element),
  )
  const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const isFramed = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const sides = [
      [style.borderTopWidth, style.borderTopStyle],
      [style.borderRightWidth, style.borderRightStyle],
      [style.borderBottomWidth, style.borderBottomStyle],
      [style.borderLeftWidth, style.borderLeftStyle],
    ] as const
    return (
      width >= 24 && height >= 20 && sides.every(([wide, kind]) => parseFloat(wide) > 0 && kind !== 'none')
    )
  }
  const texts = seen.flatMap((element) =>
    element.matches('script, style, option')
      ? []
      : [...element.childNodes].flatMap((node) =>
          node.nodeType === 3 && node.textContent?.trim() ? [{ element, text: node.textContent.trim() }] : [],
        ),
  )
  const sizes = texts.map(({ element }) => {
    const { fontSize, lineHeight } = getComputedStyle(element)
    return `${fontSize}/${lineHeight}`
  })
  let onMap = 0
  let all = 0
  for (let x = 5; x < innerWidth; x += 10)
    for (let y = 5; y < innerHeight; y += 10) {
      all++
      if (document.elementFromPoint(x, y)?.closest('#map')) onMap++
    }
  return {
    controls: seen.filter((element) => element.matches(CONTROLS)).map(nameOf),
    boxes: seen.filter(isFramed).map(nameOf),
    words: texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
    sizes: [...new Set(sizes)],
    mapShare: (100 * onMap) / all,
  }
}

/** Middles of the controls above the bars, from the top; one for each row. */
const topsOfDockControls = (page: Page) =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll('#dock :is(select, input, button)')].filter(
      (control) => !control.closest('[aria-label^="Axis"], label') && control.getClientRects().length > 0,
    )
    const row = document.querySelector('#dock input[type=date]')?.closest('section > div')
    const middles = controls
      .filter((control) => row?.contains(control))
      .map((control) => {
        const { top, height } = control.getBoundingClientRect()
        return Math.round((top + height / 2) / 8)
      })
    return [...new Set(middles)]
  })
