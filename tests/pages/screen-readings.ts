/** Readings of page tests from the screen: the status line, the table of what is in view, the window. */
import type { Page } from 'playwright-core'
import { share } from './menus.ts'

/** Timeout for expected changes, generous for busy machines. */
export const PATIENT = { timeout: 240_000 }

export interface Status {
  readonly text: string
  /** NaN where incidents are not known. */
  readonly inView: number
  readonly inAll: number
}

const number = (text: string | undefined) => Number(text?.replaceAll(',', ''))
/** Counts may be lower bounds, or not known. */
const SENTENCE =
  /^(.+): (?:(?:at least )?([\d,]+) incidents? in view, (?:at least )?([\d,]+) in all|incidents are not known)\.$/

/** The status line after three frames without a change. */
export async function statusOf(page: Page): Promise<Status> {
  const line = page.getByText(SENTENCE).first()
  await line.waitFor()
  let text: string | null = null
  while (text === null) text = await line.evaluate(textWhenStable)
  const [, , inView, inAll] = SENTENCE.exec(text) ?? []
  return { text, inView: number(inView), inAll: number(inAll) }
}

/** Runs in the page; null if the line was replaced meanwhile. */
async function textWhenStable(line: HTMLElement): Promise<string | null> {
  let text = ''
  for (let same = 0; same < 3;) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    if (!line.isConnected) return null
    same = line.innerText === text ? same + 1 : 0
    text = line.innerText
  }
  return text
}

/** The status line once `isReached` is true; input, answer and rendering take separate frames. */
export async function statusWhen(page: Page, isReached: (status: Status) => boolean): Promise<Status> {
  const until = Date.now() + PATIENT.timeout
  let status = await statusOf(page)
  while (!isReached(status)) {
    if (Date.now() > until) throw new Error(`the status line stayed at: ${status.text}`)
    status = await statusOf(page)
  }
  return status
}

/** The status line once it differs from `before`. */
export const statusAfter = (page: Page, before: Status) =>
  statusWhen(page, ({ text }) => text !== before.text)

/** Enters an address fragment in the open page, and waits until the app has read it. */
export const goTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    // The hashchange event is delivered later; until then the app may write the previous address again.
    const type = (next: string) => {
      location.hash = next
      dispatchEvent(new HashChangeEvent('hashchange'))
    }
    if (location.hash === `#${wanted}`) type('')
    type(wanted)
  }, hash)

/** Waits until the base map and the marks on it are drawn. */
export async function waitForMap(page: Page) {
  await page.waitForFunction(() => performance.getEntriesByName('holdfast:map-ready').length > 0)
  await statusOf(page)
}

/** Numbers of rows in the copies of feeds that this device holds, by the feed's id; they are written after the rows are shown. */
export const storedRows = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Readonly<Record<string, number>>>((resolve, reject) => {
        const opening = indexedDB.open('holdfast')
        opening.addEventListener('error', () => reject(new Error('no database')))
        opening.addEventListener('success', () => {
          const copies: Record<string, number> = {}
          const each = opening.result.transaction('feeds').objectStore('feeds').openCursor()
          each.addEventListener('success', () => {
            const cursor = each.result
            if (!cursor) {
              opening.result.close()
              resolve(copies)
              return
            }
            const [, , part, feed] = JSON.parse(cursor.key as string) as readonly string[]
            if (part === 'about' && feed) copies[feed] = (cursor.value as { readonly shown: number }).shown
            cursor.continue()
          })
        })
      }),
  )

export type TableName = 'Categories' | 'Clusters' | 'Closure orders' | 'Patrol hotspots' | 'Sites'

/** Opens the table of what is in view. */
export async function openTable(page: Page, name: TableName) {
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  if (!(await sheet.isVisible())) await share(page, 'Show as table')
  await sheet.getByRole('button', { name, exact: true }).click()
  return sheet
}

export async function closeTable(page: Page) {
  await page.getByRole('button', { name: 'Close the table' }).click()
  await page.getByRole('dialog', { name: 'What is in view, as a table' }).waitFor({ state: 'detached' })
}

export interface TableRow {
  readonly name: string
  readonly cells: readonly string[]
}

/** The rows of the open table, read at one moment. */
export async function tableRows(page: Page): Promise<readonly TableRow[]> {
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  await sheet.locator('tbody tr').first().waitFor()
  return sheet.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      name: row.querySelector('th')?.innerText ?? '',
      cells: [...row.querySelectorAll('td')].map((cell) => cell.innerText),
    })),
  )
}

/** Sum of the first column of the open table. */
export const tableTotal = async (page: Page) =>
  (await tableRows(page)).reduce((sum, { cells }) => sum + number(cells[0]), 0)

export async function typeWindow(page: Page, from: string, to: string) {
  await page.getByLabel('From', { exact: true }).fill(from)
  await page.getByLabel('To', { exact: true }).fill(to)
}
