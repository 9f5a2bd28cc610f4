/** What axe finds on a page, in one theme and in both. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** A line each: the rule, and the first element that breaks it. `surface`: the selector of a part; all where not given. */
export async function faultsOn(page: Page, surface?: string): Promise<readonly string[]> {
  // Given once to a page and then asked there: handing it over takes longer than most of its answers.
  const isThere = () => page.evaluate(() => 'axe' in globalThis)
  if (!(await isThere())) await page.evaluate(axe.source)
  return page.evaluate(async (part) => {
    const there = (globalThis as unknown as { readonly axe: typeof axe }).axe
    // What passes need not be listed.
    const { violations } = await there.run(part ?? document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }, surface)
}

export type Theme = 'day' | 'night'

export const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'])

/** By the button of the header, which is pressed even under a dialog and moves no focus. */
export async function inTheme(page: Page, theme: Theme) {
  if ((await themeOf(page)) === theme) return
  const name = theme === 'night' ? 'Night colours' : 'Day colours'
  await page
    .locator(`button[aria-label="${name}"]`)
    .first()
    .evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme)
}

/** In the theme that is on, then in the other, which stays. */
export async function faultsInBothThemes(page: Page, surface?: string): Promise<readonly string[]> {
  const first = await themeOf(page)
  const found = await faultsOn(page, surface)
  const other: Theme = first === 'night' ? 'day' : 'night'
  await inTheme(page, other)
  const then = await faultsOn(page, surface)
  return [...found.map((fault) => `${first}: ${fault}`), ...then.map((fault) => `${other}: ${fault}`)]
}
