/** Finds the row of column names in a table, which titles can precede. */
import { isDateLike } from '../cells/date-text.ts'

/** The column names of a table. */
export interface TableHead {
  /** Distinct: repeated names get a number, blank ones their position. */
  readonly names: readonly string[]
  /** Rows above the names, such as titles. */
  readonly rowsAbove: number
}

/** The least share of the widest row's cells that a row of column names fills. */
const LEAST_SHARE = 0.6

/**
 * The head of a table by its first rows: the first row that fills most of the columns.
 * @param chosen index of the row that a person chose; null: none
 */
export function headFrom(rows: readonly (readonly string[])[], chosen: number | null = null): TableHead {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '').length)
  const most = Math.max(0, ...filled)
  const at = most < 2 ? 0 : filled.findIndex((count) => count >= Math.max(2, most * LEAST_SHARE))
  const rowsAbove = chosen ?? Math.max(at, 0)
  return { names: uniqueNames(rows[rowsAbove] ?? []), rowsAbove }
}

/** Whether most names of a table are numbers or dates, so that its first row is a record. */
export function lacksNames(names: readonly string[]): boolean {
  const values = names.filter((name) => /^[+-]?\d+\.\d+$/.test(name) || isDateLike(name))
  return values.length >= 2 && values.length * 3 > names.length
}

function uniqueNames(cells: readonly string[]): readonly string[] {
  const names: string[] = []
  for (const [index, cell] of cells.entries()) {
    const base = cell.replace('\uFEFF', '').trim().replace(/\s+/g, ' ') || `column ${index + 1}`
    let name = base
    for (let suffix = 2; names.includes(name); suffix += 1) name = `${base} (${suffix})`
    names.push(name)
  }
  return names
}
