/**
 * What is printed of the board, read from the PDF: the pack's pages are full, keep headings and sentences with what they
 * belong to, repeat the heads of tables and hold everything between their margins; the summary's picture is one page.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openInside } from './inside.ts'
import { readPdf, type PdfLine } from './pdf-pages.ts'

/** Margins of an A4 page in points, and a tolerance of about a letter's shadow. */
const MARGINS = { top: 56.7, bottom: 841.9 - 51, left: 42.5, right: 595 - 42.5 }
const TOLERANCE = 1

/** Without spaces, and with ligatures taken apart, as lines of a PDF have other spaces than the page. */
const packed = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '')

type Pages = readonly (readonly PdfLine[])[]

async function printed(page: Page): Promise<Pages> {
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true })
  return readPdf(pdf).map((lines) =>
    lines.filter(({ top }) => top > MARGINS.top - TOLERANCE && top < MARGINS.bottom + TOLERANCE),
  )
}

/** Pages with a line of which `isWrong`, to be listed where there should be none. */
const wrongPages = (pages: Pages, lineOf: (lines: readonly PdfLine[]) => string | undefined) =>
  pages.flatMap((lines, at) => {
    const wrong = lineOf(lines)
    return wrong === undefined ? [] : [`page ${at + 1}: ${wrong}`]
  })

const countOf = (lines: readonly PdfLine[], text: string) =>
  packed(lines.map((line) => line.text).join('')).split(packed(text)).length - 1

/** Where a chart's sentence begins, and a text of its drawing. */
const SENTENCES_AND_DRAWINGS = [
  ['Before Clear ', 'that month'],
  ['Usual before Clear at that time of year = 100', 'Weeks since Clear'],
  ['Areas always differ. Of these ', 'Times as many as expected'],
] as const

test('the pages of the pack', async () => {
  const { page } = await openInside({ isMapless: true, hash: 'v=1&tab=board' })
  const board = page.getByRole('tabpanel', { name: 'Board' })
  await board.getByRole('heading', { name: 'For decision today' }).waitFor()
  await board.getByRole('button', { name: 'Make the board pack' }).click()
  await board.getByRole('article', { name: 'Board pack' }).waitFor()
  // The charts of the sites laid over each other come last.
  await board.getByText('Weeks since Clear').nth(1).waitFor()
  const headings = await page.locator('[data-pack] :is(h2, h3)').allInnerTexts()
  const rows = await page.locator('[data-pack] tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      name: row.querySelector('th')?.innerText ?? '',
      whole: row instanceof HTMLElement ? row.innerText : '',
    })),
  )
  expect(headings.length).toBeGreaterThan(40)
  expect(rows.length).toBeGreaterThan(150)
  const pages = await printed(page)
  expect(pages.length).toBeGreaterThan(12)
  expect(pages.length).toBeLessThan(30)

  // Of the last page alone it is left to chance how full it is.
  const third = MARGINS.top + (MARGINS.bottom - MARGINS.top) / 3
  expect(
    wrongPages(pages.slice(0, -1), (lines) => {
      const last = lines.at(-1)
      return last && last.top > third ? undefined : `ends with ${last?.text ?? 'nothing'}`
    }),
    'pages under a third full',
  ).toEqual([])

  const packedHeadings = headings.map(packed)
  expect(
    wrongPages(pages, (lines) => {
      const last = packed(lines.at(-1)?.text ?? '')
      return packedHeadings.some((heading) => heading.endsWith(last)) ? last : undefined
    }),
    'headings at the foot of a page',
  ).toEqual([])

  const packedRows = rows.map(({ name, whole }) => ({ name: packed(name), whole: packed(whole) }))
  expect(
    wrongPages(pages, (lines) => {
      const first = packed(lines[0]?.text ?? '')
      // The name of a row alone may be a heading, too.
      const isRow = packedRows.some(
        ({ name, whole }) => whole.startsWith(first) && first.length > name.length,
      )
      return isRow ? first : undefined
    }),
    'pages that begin with a row instead of the head of its table',
  ).toEqual([])

  // Wider content would make the browser print all of it smaller.
  const waiting = pages[1]?.find(({ text }) => packed(text).includes('thingswait'))
  expect(waiting?.size).toBeCloseTo(12 * 0.9 * 0.75, 1)
  expect(
    wrongPages(
      pages,
      (lines) =>
        lines.find(({ left, right }) => left < MARGINS.left - TOLERANCE || right > MARGINS.right + TOLERANCE)
          ?.text,
    ),
    'lines beyond the margins',
  ).toEqual([])

  for (const [sentence, drawing] of SENTENCES_AND_DRAWINGS) {
    const counts = pages.map((lines) => ({
      sentences: countOf(lines, sentence),
      drawings: countOf(lines, drawing),
    }))
    expect(
      counts.some(({ sentences }) => sentences > 0),
      sentence,
    ).toBe(true)
    expect(
      counts.filter(({ sentences, drawings }) => sentences !== drawings),
      sentence,
    ).toEqual([])
  }
  expect(countOf(pages[0] ?? [], 'Did it work, and did it last?')).toBe(1)
})

test('the opening picture of the summary is one page, with its foot', async () => {
  const { page } = await openInside({ isMapless: true, hash: 'v=1&tab=board' })
  const board = page.getByRole('tabpanel', { name: 'Board' })
  await board.getByRole('heading', { name: 'For decision today' }).waitFor()
  await board.getByRole('article', { name: 'Demonstration site D' }).waitFor()
  const [first = [], second = []] = await printed(page)
  for (const text of [
    'Did it work, and did it last?',
    'Demonstration site D',
    'would have come without Clear',
  ])
    expect(countOf(first, text), text).toBe(1)
  expect(packed(second[0]?.text ?? '')).toBe(packed('For decision today'))
  // Header, tabs and buttons are not printed.
  expect(countOf(first, 'Figures as CSV')).toBe(0)
  expect(countOf(first, 'in all')).toBe(0)
})
