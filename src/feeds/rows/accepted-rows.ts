/**
 * Rows accepted in a conversion: their text and the numbers by which a report names them, in columns, since a million
 * small objects take longer to keep than to make.
 */
import type { RowName } from './ledger.ts'

/** One accepted feature. */
export interface AcceptedRow {
  /** The exact row, by which duplicates are compared. */
  readonly line: string
  /** The row as it is written, guarded where it has to be. */
  readonly written: string
  /** The source rows that it is made of; never empty. */
  readonly rows: readonly RowName[]
}

export interface AcceptedRows {
  /** Index of the row of an id; -1 where there is none. */
  readonly indexOf: (id: string) => number
  readonly add: (id: string, row: AcceptedRow) => void
  /** Replaces the row at the index. */
  readonly replace: (index: number, row: AcceptedRow) => void
  /** The row at the index; `id` is the name that all rows under one id bear in a report. */
  readonly at: (index: number, id: string | undefined) => AcceptedRow
  readonly written: readonly string[]
}

/** Without a row. */
export function acceptedRows(): AcceptedRows {
  const lines: string[] = []
  const written: string[] = []
  const numbers: number[] = []
  const fileLines: number[] = []
  /** Rows of features that are made of several. */
  const joined = new Map<number, readonly RowName[]>()
  const byId = new Map<string, number>()
  const put = (index: number, { line, written: text, rows }: AcceptedRow) => {
    const [first] = rows
    lines[index] = line
    written[index] = text
    numbers[index] = first?.row ?? 0
    fileLines[index] = first?.line ?? NO_LINE
    if (rows.length > 1) joined.set(index, rows)
    else joined.delete(index)
  }
  return {
    written,
    indexOf: (id) => byId.get(id) ?? -1,
    add: (id, row) => {
      byId.set(id, lines.length)
      put(lines.length, row)
    },
    replace: put,
    at: (index, id) => {
      const line = fileLines[index] ?? NO_LINE
      const only: RowName = {
        row: numbers[index] ?? 0,
        ...(line === NO_LINE ? {} : { line }),
        ...(id === undefined ? {} : { id }),
      }
      return { line: lines[index] ?? '', written: written[index] ?? '', rows: joined.get(index) ?? [only] }
    },
  }
}
const NO_LINE = -1
