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
