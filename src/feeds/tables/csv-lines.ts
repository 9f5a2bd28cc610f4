/** Judges the lines of a CSV by plain counts, apart from its parser: which hold text, and which a quote has joined. */
import Papa from 'papaparse'

/** Whether a row has no cell with anything but blanks, quotation marks and separators. */
export const isBlankRow = (cells: readonly string[], separator: string): boolean =>
  cells.every((cell) => textFrom(cell, 0, separator) < 0)

/** Offset of the first character from `from` on that is no blank, quotation mark or separator; -1 before a line end. */
function textFrom(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '\n') return -1
    if (sign !== '"' && sign !== separator && sign.trim() !== '') return at
  }
  return -1
}

/** Number of lines with text. */
export function countLines(text: string, separator: string): number {
  let lines = 0
  for (let at = 0; at < text.length;) {
    if (textFrom(text, at, separator) >= 0) lines += 1
    const end = text.indexOf('\n', at)
    if (end < 0) break
    at = end + 1
  }
  return lines
}

/** Lines with text in the source of one record. */
export const linesWithText = (source: string, separator: string): number => countLines(source, separator)

const LEAST_COLUMNS = 2

/**
 * Whether a record of several lines is several rows that a quotation mark has joined: alone, its first line and most of
 * the others have as many cells as the header.
 */
export function swallowsRows(source: string, width: number, separator: string): boolean {
  if (width < LEAST_COLUMNS) return false
  const [first = '', ...others] = source.replace(/\n$/, '').split('\n')
  if (cellsOn(first, separator) !== width) return false
  const whole = others.filter((line) => cellsOn(line, separator) === width)
  return whole.length * 2 >= others.length
}

/** Cells of a line by itself; after a quotation mark that does not close, every separator counts. */
function cellsOn(line: string, separator: string): number {
  const { data, errors } = Papa.parse<string[]>(line, { delimiter: separator, newline: '\n' })
  const cells = data[0] ?? []
  if (!errors.some(({ code }) => code === 'MissingQuotes')) return cells.length
  return cells.length - 1 + (cells.at(-1) ?? '').split(separator).length
}

/** Whether more than half as many cells as columns hold text; stops at the first that decides it. */
function isMostlyFilled(cells: readonly string[], width: number): boolean {
  let filled = 0
  for (const cell of cells) {
    if (cell.charCodeAt(0) > SPACE || cell.trim() !== '') filled += 1
    if (filled * 2 > width) return true
  }
  return false
}
const SPACE = 32

const FEWEST_COLUMNS = 3
const NOTE =
  /^(?:(?:grand |sub-?)?totals?\b|sources?\b|notes?\b|\(?[\d,]+ (?:rows?|records?)\b|completion time|generated|produced|printed|prepared|extracted|exported|downloaded|end of|page \d|contains|data (?:from|source|extracted)|filters?\b|applied filters|copyright|©|\*)/i

/** Whether a row is a title, a total or a note under a table rather than a record. */
export function isNoteLine(cells: readonly string[], width: number): boolean {
  if (width < FEWEST_COLUMNS) return false
  if (cells.length > 1 && isMostlyFilled(cells, width)) return false
  const filled = cells.filter((cell) => cell.trim() !== '')
  const [first = ''] = filled
  if (NOTE.test(first.trim()) && filled.length * 2 <= width) return true
  return cells.length === 1 && filled.length === 1 && /[a-z]{2,}[:,]? \S/i.test(first)
}
