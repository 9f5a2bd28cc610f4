/** What page tests read off the screen: the status line, the table of what is in view, the window. */
import type { Page } from 'playwright-core'

/** A machine with other work is slow, and not wrong: so long is waited for what must come, and then it has not. */
export const PATIENT = { timeout: 120_000 }

export interface Status {
  readonly text: string
  readonly inView: number
  readonly inAll: number
}

const number = (text: string | undefined) => Number(text?.replaceAll(',', ''))
const SENTENCE = /^(.+): ([\d,]+) incidents? in view, ([\d,]+) in all\.$/

/** The status line when it has stood for three frames: what is on screen when nothing moves. */
export async function statusOf(page: Page): Promise<Status> {
  const line = page.getByText(SENTENCE).first()
  await line.waitFor()
  let text: string | null = null
  while (text === null) text = await line.evaluate(whenItStands)
  const [, , inView, inAll] = SENTENCE.exec(text) ?? []
  return { text, inView: number(inView), inAll: number(inAll) }
}

/** Runs in the page; null where another line took the place of this one. */
async function whenItStands(line: HTMLElement): Promise<string | null> {
  let text = ''
  for (let same = 0; same < 3;) {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    if (!line.isConnected) return null
    same = line.innerText === text ? same + 1 : 0
    text = line.innerText
  }
  return text
}

/** Waits until the base map stands and the marks on it were drawn. */
export async function mapStands(page: Page) {
  await page.waitForFunction(() => performance.getEntriesByName('holdfast:map-ready').length > 0)
  await statusOf(page)
}

export type TableName = 'Categories' | 'Clusters' | 'Closure orders' | 'Sites'

/** Opens the table of what is in view. */
export async function openTable(page: Page, name: TableName) {
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  if (!(await sheet.isVisible()))
    await page
      .getByRole('region', { name: 'Layers and filters' })
      .getByRole('button', { name: 'Show as table' })
      .click()
  await sheet.getByRole('button', { name, exact: true }).click()
  return sheet
}

export async function closeTable(page: Page) {
  await page.getByRole('button', { name: 'Close the table' }).click()
  await page.getByRole('dialog', { name: 'What is in view, as a table' }).waitFor({ state: 'detached' })
}

/** The rows of the open table: each a name and the texts of its cells. */
export async function tableRows(page: Page): Promise<readonly { name: string; cells: readonly string[] }[]> {
  const sheet = page.getByRole('dialog', { name: 'What is in view, as a table' })
  const rows = await sheet.locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => ({
      name: await row.locator('th').innerText(),
      cells: await row.locator('td').allInnerTexts(),
    })),
  )
}

/** The numbers of the open table's first column, summed. */
export const tableTotal = async (page: Page) =>
  (await tableRows(page)).reduce((sum, { cells }) => sum + number(cells[0]), 0)

export async function typeWindow(page: Page, from: string, to: string) {
  await page.getByLabel('From', { exact: true }).fill(from)
  await page.getByLabel('To', { exact: true }).fill(to)
}
