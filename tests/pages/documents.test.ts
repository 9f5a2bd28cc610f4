/**
 * Documentation pages of the feeds on the built app: axe finds no fault in either theme, no request is refused, links
 * work.
 */
import { expect, test } from 'vitest'
import { FEED_KINDS } from '../../src/feeds/feed-kinds.ts'
import { faultsOn } from './axe.ts'
import { openInside } from './inside.ts'

const SCREENS = [
  { viewport: { width: 1440, height: 900 }, theme: 'light' },
  { viewport: { width: 360, height: 780 }, theme: 'dark' },
] as const

test.each(SCREENS)('documentation pages at $viewport.width, $theme', async (screen) => {
  const { page } = await openInside({ ...screen, path: 'schemas/index.html' })
  expect(await faultsOn(page), 'index').toEqual([])
  expect(await page.getByRole('link', { name: /^Schema of/ }).count()).toBe(FEED_KINDS.length)
  await page.getByRole('link', { name: 'Closure orders', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Closure orders' }).waitFor()
  expect(await faultsOn(page), 'closure orders').toEqual([])
  await page.getByRole('rowheader', { name: 'noticeServed' }).waitFor()
  // A wide table scrolls within its own region, not the page.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(background).toBe(screen.theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 28, 34)')
  const schema = await page.request.get(new URL('closure-orders.json', page.url()).href)
  expect(await schema.json()).toMatchObject({ title: 'Holdfast feed: Closure orders' })
})
