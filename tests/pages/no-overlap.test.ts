/** Nothing over anything else on a narrow desk, in twelve combinations of notice, panel, status and theme. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { switchTheme, type Theme } from './axe.ts'
import { sharedInside } from './inside.ts'
import { statusOf } from './screen-readings.ts'

const inside = sharedInside({ isFew: true, isFresh: true })
const NARROW_DESK = { width: 1024, height: 768 }

/** Short: the days and counts alone; long: with filters and the change. */
const STATUS = { short: 'v=1', long: 'v=1&base=year&cat=burglary,drugs&hours=fri-sat:18-23' }
type Panel = 'none' | 'layers' | 'details'
interface Combination {
  readonly status: keyof typeof STATUS
  readonly panel: Panel
  readonly notice: 'shown' | 'away'
  readonly theme: Theme
}
/** The theme, for which the map is drawn again, changes twice. */
const COMBINATIONS = [
  { notice: 'shown', status: 'short', theme: 'day' },
  { notice: 'shown', status: 'long', theme: 'night' },
  { notice: 'away', status: 'short', theme: 'night' },
  { notice: 'away', status: 'long', theme: 'day' },
] as const satisfies readonly Omit<Combination, 'panel'>[]
const PANELS: readonly Panel[] = ['none', 'layers', 'details']

const putAway = (page: Page) => page.getByRole('button', { name: /^Put away:/ })

test('between the shift and its details, with a notice', async () => {
  const page = await inside.at('v=1&tab=tonight&sel=site:worsley-hall', NARROW_DESK)
  await page.getByRole('heading', { name: 'Worsley Hall' }).waitFor()
  await putAway(page).waitFor()
  const boxes = await page.evaluate(boxesOnScreen)
  const names = ['status', 'zoom', 'messages', 'shift', 'details']
  expect(boxes.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
  expect(overlapsOf(boxes)).toEqual([])
})

// In this order, since a notice that was put away stays away.
test.each(COMBINATIONS.flatMap((rest) => PANELS.map((panel): Combination => ({ ...rest, panel }))))(
  'notice $notice, panel $panel, status $status, $theme',
  async ({ notice, panel, status, theme }) => {
    const chosen = panel === 'details' ? '&sel=site:worsley-hall' : ''
    const page = await inside.at(`${STATUS[status]}${chosen}`, NARROW_DESK)
    await switchTheme(page, theme)
    if (notice === 'shown') await putAway(page).waitFor()
    else if ((await putAway(page).count()) > 0) await putAway(page).click()
    const layers = page.getByRole('button', { name: 'Layers and filters', exact: true })
    const isOpen = (await layers.getAttribute('aria-expanded')) === 'true'
    if (isOpen !== (panel === 'layers')) await layers.click()
    if (panel === 'details') await page.getByRole('heading', { name: 'Worsley Hall' }).waitFor()
    await statusOf(page)
    const boxes = await page.evaluate(boxesOnScreen)
    expect(boxes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['header', 'dock', 'status', 'zoom', 'button 3']),
    )
    expect(boxes.some(({ name }) => name === 'messages')).toBe(notice === 'shown')
    expect(boxes.some(({ name }) => name === panel)).toBe(panel !== 'none')
    expect(overlapsOf(boxes)).toEqual([])
    expect(boxes.filter(({ right, bottom }) => right > 1024 || bottom > 768)).toEqual([])
  },
)

interface NamedBox {
  readonly name: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Runs in the page. */
function boxesOnScreen(): readonly NamedBox[] {
  const parts: readonly (readonly [name: string, selector: string])[] = [
    ['header', 'header'],
    ['dock', '#dock'],
    ['status', '[data-tour="status"]'],
    ['messages', 'section[aria-label="Messages"]'],
    ['layers', '#layers:not([hidden])'],
    ['shift', '#tonight:not([hidden])'],
    ['details', 'section[aria-label="Details"]:not([hidden])'],
  ]
  const zoom = document.querySelector('#map button')?.parentElement
  const tools = [...(document.querySelector('[data-opens-layers]')?.parentElement?.children ?? [])]
  const elements = [
    ...parts.map(([name, selector]) => [name, document.querySelector(selector)] as const),
    ['zoom', zoom] as const,
    ...tools.map((tool, index) => [`button ${index + 1}`, tool] as const),
  ]
  return elements.flatMap(([name, element]) => {
    const { left = 0, top = 0, right = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {}
    return right - left > 1 && bottom - top > 1 ? [{ name, left, top, right, bottom }] : []
  })
}

/** Pairs of boxes that share more than a line. */
const overlapsOf = (boxes: readonly NamedBox[]) =>
  boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
          Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1,
      )
      .map((other) => `${one.name} and ${other.name}`),
  )
