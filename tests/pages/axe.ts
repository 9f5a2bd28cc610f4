/** What axe finds on a page, in one theme and in both. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Axe = typeof axe

/** A line each: the rule, and the first element that breaks it. `surface`: the selector of a part; all where not given. */
export async function faultsOn(page: Page, surface?: string): Promise<readonly string[]> {
  // Given once to a page and then asked there: handing it over takes longer than most of its answers.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  await page.evaluate(markAlike)
  return page.evaluate(async (part) => {
    const { axe: there } = globalThis as unknown as { readonly axe: Axe }
    there.configure({ rules: [{ id: 'color-contrast', selector: ':not([data-alike])' }] })
    // What passes need not be listed.
    const { violations } = await there.run(part ?? document, { resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  }, surface)
}

/**
 * Runs in the page. Marks the rows of a table that are dressed as one before them is, in every element and colour: the
 * contrast of a hundred of those is asked once, since of a board pack it takes nine tenths of the time. Every other
 * rule is asked of all.
 */
function markAlike() {
  for (const marked of document.querySelectorAll('[data-alike]')) marked.removeAttribute('data-alike')
  const dressOf = (element: Element) => {
    const { color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity } =
      getComputedStyle(element)
    const { tagName } = element
    return [tagName, color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity].join()
  }
  for (const table of document.querySelectorAll('table')) {
    const seen = new Set<string>()
    for (const row of table.querySelectorAll('tbody tr')) {
      const parts = [row, ...row.querySelectorAll('*')]
      const dress = parts.map(dressOf).join(';')
      if (seen.has(dress)) for (const part of parts) part.setAttribute('data-alike', '')
      seen.add(dress)
    }
  }
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
