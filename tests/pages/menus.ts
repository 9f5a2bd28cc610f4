/** The menus `Share` and `More` of the header, on a phone both in the sheet `More`, as page tests press them. */
import type { Page } from 'playwright-core'

type Menu = 'Share' | 'More'

const opener = (page: Page, menu: Menu) =>
  page
    .getByRole('banner')
    .getByRole('button', { name: menu, exact: true })
    .or(
      page
        .getByRole('navigation', { name: 'What the phone shows' })
        .getByRole('button', { name: 'More', exact: true }),
    )

/** Opens a menu, if it is not open; returns its list of actions. */
export async function openMenu(page: Page, menu: Menu) {
  const list = page.getByRole('group', { name: menu, exact: true })
  if (!(await list.isVisible())) await opener(page, menu).click()
  await list.getByRole('button').first().waitFor()
  return list
}

/** Presses an action of a menu. */
export async function pressIn(page: Page, menu: Menu, action: string | RegExp) {
  const list = await openMenu(page, menu)
  await list.getByRole('button', { name: action, exact: true }).click()
}
export const share = (page: Page, action: string | RegExp) => pressIn(page, 'Share', action)
export const more = (page: Page, action: string | RegExp) => pressIn(page, 'More', action)

const FEEDS = /feeds? up to date/

/** Opens the list of feeds. */
export async function openFeeds(page: Page) {
  await more(page, FEEDS)
  return page.getByRole('dialog', { name: 'Feeds' })
}

/** Waits until the menu `More` says so of the feeds, and closes it. */
export async function untilFeedsSay(page: Page, words: string | RegExp) {
  const list = await openMenu(page, 'More')
  await list.getByRole('button', { name: words }).waitFor()
  await page.keyboard.press('Escape')
}
