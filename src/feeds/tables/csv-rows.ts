/** Reads CSV row by row with line numbers, without holding all rows in memory. */
import Papa from 'papaparse'
import { type Failed, failed } from '../../domain/feed.ts'
import type { TextFile } from '../formats/recognised.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const
const TRIED_ROWS = 20

/** The separator that splits the first rows into most columns, consistently; a comma where none does. */
export function separatorOf(text: string): string {
  let best = { separator: ',', columns: 1 }
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      newline: '\n',
      preview: TRIED_ROWS,
    })
    const rows = data.filter((cells) => !isBlank(cells))
    const columns = rows[0]?.length ?? 0
    const alike = rows.filter((cells) => cells.length === columns).length
    if (columns > best.columns && alike * 2 > rows.length) best = { separator, columns }
  }
  return best.separator
}

type ConsumeCells = (cells: readonly string[], line: number) => void

/**
 * Calls `consume` for every row that is not blank, header included. Returns null, or a failure for a truncated file (an
 * open quote, or a short last row without a line end), after its rows were passed on.
 */
export function eachCsvRow(
  { name, text }: TextFile,
  separator: string,
  consume: ConsumeCells,
): Failed | null {
  if (text.trimStart().startsWith('<')) {
    return failed(`${name} is a web page, not a CSV.`, 'Download the file again.')
  }
  const state = { line: 1, width: -1, last: 0, isOpen: false }
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    step: ({ data: cells, errors }) => {
      if (errors.some(({ type, code }) => type === 'Quotes' && code === 'MissingQuotes')) state.isOpen = true
      if (!isBlank(cells)) {
        if (state.width < 0) state.width = cells.length
        state.last = cells.length
        consume(cells, state.line)
      }
      state.line += 1 + breaksIn(cells)
    },
  })
  const isCut = state.isOpen || (state.last < state.width && !text.endsWith('\n'))
  return isCut ? failed(`${name} ends early: its last row is cut off.`, 'Download the file again.') : null
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells)
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks += 1
  return breaks
}
