/**
 * Reads a CSV list written by an officer, and refuses it as a whole at the first fault, since a skipped line could
 * publish what it was to guard.
 */
import { type Failed, failed } from '../domain/feed.ts'
import { eachCsvRow, separatorOf } from '../feeds/tables/csv-rows.ts'

interface OfficerList<C extends string, T> {
  readonly columns: readonly C[]
  /** A column that may be left out. */
  readonly optional?: C
  /** Value of a line, or a text that says why it cannot be read. */
  readonly read: (row: Readonly<Record<C, string>>, line: number) => T | string
  /** Why a list without lines is refused; left out: it is accepted. */
  readonly empty?: string
}

/** `name` is the file's name in messages. Cells are trimmed; a missing cell is empty. */
export function readOfficerRows<C extends string, T extends object>(
  text: string,
  name: string,
  { columns, optional, read, empty }: OfficerList<C, T>,
): readonly T[] | Failed {
  const rows: T[] = []
  const state: { head: readonly string[] | null; fault: string | null } = { head: null, fault: null }
  const truncation = eachCsvRow(
    { name, text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), isWindows1252: false },
    separatorOf(text),
    (cells, line) => {
      if (state.fault !== null) return
      if (state.head === null) {
        const head = cells.map((cell) => cell.trim().toLowerCase())
        const missing = columns.filter((column) => column !== optional && !head.includes(column))
        state.head = head
        if (missing.length > 0) state.fault = `its first row lacks ${missing.join(', ')}`
        return
      }
      const result = read(rowOf(columns, state.head, cells), line)
      if (typeof result === 'string') state.fault = `line ${line}: ${result}`
      else rows.push(result)
    },
  )
  if (truncation) return truncation
  const fault = state.fault ?? (rows.length === 0 ? (empty ?? null) : null)
  return fault === null
    ? rows
    : failed(`${name} could not be read, ${fault}.`, `Its columns are ${columns.join(',')}.`)
}

const rowOf = <C extends string>(columns: readonly C[], head: readonly string[], cells: readonly string[]) =>
  Object.fromEntries(
    columns.map((column) => [column, cells[head.indexOf(column)]?.trim() ?? '']),
  ) as Readonly<Record<C, string>>
