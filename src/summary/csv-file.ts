/** The one writer of CSV files, for the inside app, the command line and the public page. */

/** Spreadsheets take a CSV without the mark for the system's old encoding, which garbles letters beyond ASCII. */
const BYTE_ORDER_MARK = '\u{FEFF}'
// Spreadsheets run cells that begin with these as formulas; a leading apostrophe makes them text.
const FORMULA_START = /^[=+\-@\t\r]/

type CsvCell = string | number | null | undefined

/**
 * CSV (RFC 4180, UTF-8 with byte order mark) of rows, the header being the first: numbers unrounded, null and undefined
 * empty, formulas disarmed, text quoted where needed.
 */
export const csvFile = (rows: readonly (readonly CsvCell[])[]): string =>
  BYTE_ORDER_MARK + rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')

function cellText(value: CsvCell): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = disarmed(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Text that a spreadsheet takes as text, in a file or when it is pasted. */
export const disarmed = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text)
