/** A worker that dies, hangs or throws: the page says so, shows nothing of another window, and recovers by itself. */
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { openInside } from './inside.ts'
import { PATIENT } from './screen-readings.ts'

const LOST = 'Counting stopped in the background, and is being started again'
const FIRST = '1 May 2023 to 31 August 2023'
const SECOND = '1 May 2023 to 31 July 2023'

/** Ways to lose a worker, each run inside it: the request is answered first, so that the loss comes before the next question. */
const WAYS = {
  dies: () => {
    setTimeout(() => globalThis.close())
  },
  hangs: () => {
    setTimeout(() => {
      for (;;);
    })
  },
  throws: () => {
    setTimeout(() => {
      throw new Error('invented fault')
    })
  },
}

function workerOf(page: Page) {
  const worker = page.workers().find((each) => /\/worker-[^/]*\.js$/.test(each.url()))
  if (!worker)
    throw new Error(
      `no worker among ${page
        .workers()
        .map((each) => each.url())
        .join()}`,
    )
  return worker
}

/** Holds the script of the next worker until it is released. */
async function holdNextWorker(page: Page) {
  const held: Route[] = []
  let isHeld = true
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    if (isHeld) held.push(route)
    else await route.continue()
  })
  return async () => {
    isHeld = false
    for (const route of held) await route.continue()
  }
}

test.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
  'a worker that %s is found and replaced, and the board shows no other window than the clock',
  async (way) => {
    const inside = await openInside({
      isFew: true,
      isMapless: true,
      hash: 'v=1&from=2023-05-01&to=2023-08-31&tab=board',
    })
    const { page } = inside
    const board = page.locator('#panel-board')
    const figures = board.getByRole('heading', { name: 'What happened' })
    await figures.waitFor(PATIENT)
    expect(await board.innerText()).toContain(FIRST)

    const release = await holdNextWorker(page)
    await workerOf(page).evaluate(WAYS[way])
    await page.getByLabel('To', { exact: true }).fill('2023-07-31')
    await page.getByText(LOST).waitFor(PATIENT)
    await page.getByText(`${SECOND}:`).first().waitFor(PATIENT)
    await expect.poll(() => board.innerText()).toContain(SECOND)
    const waiting = await board.innerText()
    expect(waiting).not.toContain(FIRST)
    expect(waiting).toMatch(/being (?:counted|compared)/)
    expect(await figures.count()).toBe(0)

    await release()
    await figures.waitFor(PATIENT)
    expect(await board.innerText()).toContain(SECOND)
    await page.getByText(LOST).waitFor({ state: 'hidden', ...PATIENT })
    expect(inside.takeFaults().filter((fault) => !fault.includes('invented fault'))).toEqual([])
  },
)
