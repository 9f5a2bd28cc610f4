/** Accessibility faults found by axe on a page, in one theme or both. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Axe = typeof axe

/**
 * One line per fault: the rule and the first element that violates it. `surface`: selector of a part; absent: the
 * whole page.
 */
export async function faultsOn(page: Page, surface?: string): Promise<readonly string[]> {
  // Injected once per page, since injecting takes longer than most runs.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  await page.evaluate(markEqualRows)
  return page.evaluate(async (part) => {
    const { axe: there } = globalThis as unknown as { readonly axe: Axe }
    there.configure({ rules: [{ id: 'color-contrast', selector: ':not([data-alike])' }] })
    // Passed checks are not needed; the size of targets (WCAG 2.2, 2.5.8) is not checked unless asked for.
    const rules = { 'target-size': { enabled: true } }
    const { violations } = await there.run(part ?? document, { resultTypes: ['violations'], rules })
    // An open menu or the edge of a scrolled list may cover a part of a target that is large enough itself.
    const isLarge = (selector: unknown) => {
      const { width = 0, height = 0 } =
        document.querySelector(String(selector))?.getBoundingClientRect() ?? {}
      return width >= 24 && height >= 24
    }
    return violations.flatMap(({ id, nodes }) => {
      const faulty = nodes.filter(({ target }) => id !== 'target-size' || !isLarge(target[0]))
      return faulty.slice(0, 1).map(({ html }) => `${id}: ${html}`)
    })
  }, surface)
}

/**
 * Runs in the page. Marks the rows of a table whose elements and colours equal those of an earlier row. Contrast is
 * checked on the unmarked rows only, since it takes nine tenths of the time for a board pack; every other rule is
 * checked on all rows.
 */
function markEqualRows() {
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

/** By the action in the menu `More`, which can be pressed while hidden or under a dialog. */
export async function switchTheme(page: Page, theme: Theme) {
  if ((await themeOf(page)) === theme) return
  const name = theme === 'night' ? 'Night colours' : 'Day colours'
  await page
    .locator('button', { hasText: name })
    .first()
    .evaluate((button) => {
      if (button instanceof HTMLElement) button.click()
    })
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme)
}

/** In the current theme, then in the other one, which stays. */
export async function faultsInBothThemes(page: Page, surface?: string): Promise<readonly string[]> {
  const first = await themeOf(page)
  const faults = await faultsOn(page, surface)
  const other: Theme = first === 'night' ? 'day' : 'night'
  await switchTheme(page, other)
  const then = await faultsOn(page, surface)
  return [...faults.map((fault) => `${first}: ${fault}`), ...then.map((fault) => `${other}: ${fault}`)]
}
