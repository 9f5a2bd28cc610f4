/** Keyboard actions of page tests: tabbing to an element, reading the focus, choosing in a list. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { PATIENT } from './screen-readings.ts'

/** More than the number of tab stops on any page. */
const MOST_STOPS = 300

/** Name of the focused element: its accessible name, label or text; without `(optional)`. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const label = (activeElement as HTMLInputElement | null)?.labels?.[0]
    const name = activeElement?.getAttribute('aria-label') ?? (label ?? activeElement)?.textContent ?? ''
    return name.replace(' (optional)', '').trim()
  })

const isNamed = (name: string | RegExp, now: string) =>
  typeof name === 'string' ? now === name : name.test(now)

/** Waits for the focus, which may move shortly after an action. */
export async function expectFocus(page: Page, name: string | RegExp) {
  await expect.poll(() => focused(page), PATIENT).toSatisfy((now: string) => isNamed(name, now), `is ${name}`)
}

/** Presses Tab until the wanted element has the focus; returns its name. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  const passed: string[] = []
  for (let press = 0; press < MOST_STOPS; press++) {
    await page.keyboard.press(key)
    const now = await focused(page)
    if (isNamed(name, now)) return now
    passed.push(now.slice(0, 30))
  }
  throw new Error(`${name} was not reached, but: ${passed.join(' | ')}`)
}

/**
 * Presses arrow keys in the focused list until an entry with this beginning is chosen. Typing letters would depend on
 * their timing.
 */
export async function chooseByArrows(page: Page, start: string) {
  const chosen = () =>
    page.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text ?? '')
  const passed = [await chosen()]
  if (passed[0]?.startsWith(start)) return
  await page.keyboard.press('Home')
  for (let now = await chosen(); !now.startsWith(start); now = await chosen()) {
    if (passed.at(-1) === now && passed.length > 1)
      throw new Error(`${start} is not among: ${passed.join(' | ')}`)
    passed.push(now)
    await page.keyboard.press('ArrowDown')
  }
}
