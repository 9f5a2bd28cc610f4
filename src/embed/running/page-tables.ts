/** Reads the release back from the page's own tables, which are its only data, and exports a table as CSV. */
import { BAND_WIDTH, NOT_PUBLISHED, type PublishedCount } from '../../summary/band.ts'
import { csvFile } from '../../summary/csv-file.ts'
import type { Comparable } from '../../summary/figures.ts'
import type { PublicArea, PublicCell, PublicNote } from '../../summary/public-summary.ts'
import { WHOLE } from '../reading/rows.ts'

/**
 * The release in the tables under "All figures", and the changes of counting; empty if there are none. Cells are parsed on
 * first access.
 */
export function releaseIn(page: ParentNode): Comparable {
  const tables = [...page.querySelectorAll<HTMLTableElement>('#all table[data-kind]')]
  const groups = tables.map((table) => ({
    id: table.dataset['kind'] ?? '',
    label: table.caption?.textContent ?? '',
  }))
  const [first] = tables
  let cells: readonly PublicCell[] | null = null
  return {
    groups,
    areas: first ? areasIn(first) : [],
    quarters: first ? quartersIn(first) : [],
    notes: [...page.querySelectorAll<HTMLElement>('[data-counting]')].map(noteIn),
    get cells() {
      cells ??= tables.flatMap(cellsIn)
      return cells
    },
  }
}

/** A change of counting by the attributes of `countingMarks`. */
function noteIn({ dataset, textContent }: HTMLElement): PublicNote {
  const listIn = (text: string | undefined) => text?.split(' ').filter((one) => one !== '')
  return {
    from: dataset['counting'] ?? '',
    to: dataset['until'] ?? null,
    groups: listIn(dataset['kinds']) ?? [],
    areas: listIn(dataset['areas']),
    both: listIn(dataset['both']),
    text: textContent,
  }
}

const rowsIn = (table: HTMLTableElement) =>
  [...table.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.dataset['row'] !== WHOLE)

const areasIn = (table: HTMLTableElement): readonly PublicArea[] =>
  rowsIn(table).map((row) => ({
    code: row.dataset['row'] ?? '',
    name: row.querySelector('th')?.textContent ?? '',
  }))

const quartersIn = (table: HTMLTableElement) =>
  [...table.querySelectorAll<HTMLElement>('[data-of]')].map((head) => head.dataset['of'] ?? '')

function cellsIn(table: HTMLTableElement): readonly PublicCell[] {
  const quarters = quartersIn(table)
  const group = table.dataset['kind'] ?? ''
  return rowsIn(table).flatMap((row) =>
    [...row.querySelectorAll('td')].flatMap((cell, at) => {
      const count = countFrom(cell.textContent)
      const quarter = quarters[at]
      if (count === null || quarter === undefined) return []
      return [{ area: row.dataset['row'] ?? '', quarter, group, count }]
    }),
  )
}

/** The band of a cell formatted by `bandWords`; null for no data and for any other text. */
export function countFrom(text: string): PublishedCount | null {
  if (text === NOT_PUBLISHED) return 'not-published' as PublishedCount
  const [, lowText = ''] = /^([\d,]+) to [\d,]+$/.exec(text) ?? []
  if (lowText === '') return null
  const low = Number(lowText.replaceAll(',', ''))
  if (low === 0) return '0-4' as PublishedCount
  return low % BAND_WIDTH === 0 ? (low as PublishedCount) : null
}

/** CSV of a table and further lines, one in a row each. */
export const tableCsv = (table: HTMLTableElement, lines: readonly string[]) =>
  csvFile([...[...table.rows].map(cellsOf), ...lines.map((line) => [line])])

/** Without the signs, which are decorative, and without the words for screen readers alone. */
const cellsOf = (row: HTMLTableRowElement) =>
  [...row.cells].map((cell) =>
    [...cell.childNodes]
      .filter((part) => !(part instanceof Element && part.matches('[aria-hidden], .visually-hidden')))
      .map(({ textContent }) => textContent?.trim() ?? '')
      .filter((text) => text !== '')
      .join(', '),
  )

/** Downloads a text file; has no effect in a frame that forbids downloads. */
export function downloadText(name: string, text: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
