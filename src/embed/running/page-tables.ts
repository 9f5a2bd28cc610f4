/** Reads the figures back out of the page's own tables: it carries no other data, and asks for none. */

import { BAND_WIDTH, NOT_PUBLISHED, type PublishedCount } from '../../summary/band.ts'
import type { Counted } from '../../summary/figures.ts'
import type { PublicArea, PublicCell } from '../../summary/public-summary.ts'
import { WHOLE } from '../reading/rows.ts'

/** What the tables under "All figures" hold. An empty page gives an empty release. Cells are read when first asked for. */
export function releaseIn(page: ParentNode): Counted {
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
    get cells() {
      cells ??= tables.flatMap(cellsIn)
      return cells
    },
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

/** The band that `bandWords` wrote; null for no data, and for what it never writes. */
export function countFrom(words: string): PublishedCount | null {
  if (words === NOT_PUBLISHED) return 'not-published' as PublishedCount
  const [, told = ''] = /^([\d,]+) to [\d,]+$/.exec(words) ?? []
  if (told === '') return null
  const low = Number(told.replaceAll(',', ''))
  if (low === 0) return '0-4' as PublishedCount
  return low % BAND_WIDTH === 0 ? (low as PublishedCount) : null
}

/** The table that is shown as a file, from its words alone. */

/** RFC 4180; a cell that a spreadsheet would run begins with an apostrophe. */
export const tableCsv = (table: HTMLTableElement, lines: readonly string[]) =>
  [...[...table.rows].map(cellsOf), ...lines.map((line) => [line])]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('')

/** Signs are for the eye alone. */
const cellsOf = (row: HTMLTableRowElement) =>
  [...row.cells].map((cell) => (cell.querySelector('span:last-child') ?? cell).textContent)

const quoted = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** Does nothing where the frame allows no downloads. */
export function save(name: string, text: string) {
  const link = document.createElement('a')
  // A spreadsheet takes a file without this mark for another alphabet.
  link.href = URL.createObjectURL(new Blob(['\u{feff}', text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
