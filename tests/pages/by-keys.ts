/** What page tests do by keys alone: the way to a thing by the Tab key, what has the focus, and the choice in a list. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { PATIENT } from './on-the-page.ts'

/** More than there are stops on any page. */
const MOST_STOPS = 300

/** The name of what has the focus: its own, that of its label, or its words; without `(optional)`. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    const label = (activeElement as HTMLInputElement | null)?.labels?.[0]
    const name = activeElement?.getAttribute('aria-label') ?? (label ?? activeElement)?.textContent ?? ''
    return name.replace(' (optional)', '').trim()
  })

const isNamed = (name: string | RegExp, now: string) =>
  typeof name === 'string' ? now === name : name.test(now)

/** Waits for the focus, which often comes a moment after what it is on. */
export async function expectFocus(page: Page, name: string | RegExp) {
  await expect.poll(() => focused(page), PATIENT).toSatisfy((now: string) => isNamed(name, now), `is ${name}`)
}

/** Goes on by the Tab key until what is wanted has the focus, and says what that is called. */
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
 * In the list that has the focus: arrow keys until the entry that begins so is chosen. Letters would be one word or
 * two by how fast they follow each other.
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
