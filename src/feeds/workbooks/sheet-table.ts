/** One sheet as CSV text: a line for each row of the sheet, so that lines and rows have the same numbers. */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { HeadChoice } from '../formats/recognised.ts'
import { MOST_HEAD_ROWS } from '../tables/table-rows.ts'
import { isDateLike } from '../tables/cells/date-text.ts'
import { cellInText } from './cell-text.ts'

/** A sheet with at least a row of names and a row below it. */
export interface SheetTable {
  readonly name: string
  readonly text: string
  /** Names of the columns: the first row that is about as wide as the table. */
  readonly columns: readonly string[]
  /** Rows with a value below the names. */
  readonly rows: number
  /** Cells above the names, which are not read. */
  readonly titles: readonly string[]
  readonly head: HeadChoice
}

type Cells = readonly string[]

/**
 * Null where the sheet has no table.
 * @param headLine number of the row of names, from 1, as a person chose it; null: as recognised
 */
export function sheetTable(
  name: string,
  worksheet: WorkSheet,
  headLine: number | null = null,
): SheetTable | null {
  const rows = textRows(worksheet)
  fillMerged(rows, worksheet)
  const width = Math.max(0, ...firstFilled(rows, MOST_HEAD).map(countFilled))
  const likeliest = rows.findIndex(
    (cells) => countFilled(cells) >= Math.max(LEAST_WIDTH, width * HEADER_SHARE),
  )
  const isChosen = headLine !== null && countFilled(rows[headLine - 1] ?? []) > 0
  const firstAt = isChosen ? headLine - 1 : likeliest
  const joined = joinedHead(rows, firstAt, worksheet)
  const headerAt = joined === null ? firstAt : firstAt + 1
  if (joined !== null) rows[headerAt] = joined
  const header = rows[headerAt]
  const below = rows.reduce((sum, cells, at) => sum + (at > headerAt && isFilled(cells) ? 1 : 0), 0)
  if (!header || below === 0) return null
  // Titles become blank lines, so that lines keep the numbers of rows.
  const lines = rows.map((cells, at) => (at < headerAt ? '\n' : `${cells.map(quoted).join(',')}\n`))
  const titles = rows.slice(0, firstAt).flatMap((cells) => cells.filter((cell) => cell !== ''))
  const columns = header.filter((cell) => cell !== '')
  const firstRows = rows.slice(0, Math.max(MOST_HEAD_ROWS, headerAt + 1)).flatMap((cells, at) => {
    const own = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
    return own.length === 0 ? [] : [{ line: at + 1, cells: own }]
  })
  const head = { line: headerAt + 1, rows: firstRows }
  return { name, text: lines.join(''), columns, rows: below, titles, head }
}

const MOST_HEAD = 200
const LEAST_WIDTH = 2
/** A row of names may lack some; a title has one or two cells. */
const HEADER_SHARE = 0.5

const countFilled = (cells: Cells) => cells.filter((cell) => cell !== '').length
const isFilled = (cells: Cells) => cells.some((cell) => cell !== '')

/** The first rows with a value. */
function firstFilled(rows: readonly Cells[], most: number): readonly Cells[] {
  const found: Cells[] = []
  for (const cells of rows) {
    if (found.length === most) break
    if (isFilled(cells)) found.push(cells)
  }
  return found
}
const quoted = (cell: string) => (/[",;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function textRows(worksheet: WorkSheet): string[][] {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = worksheet['!data'] ?? []
  let width = 0
  const rows = Array.from(data, (cells): string[] => {
    const texts = Array.from(cells ?? [], cellInText)
    const filled = texts.findLastIndex((cell) => cell !== '') + 1
    width = Math.max(width, filled)
    return filled === 0 ? [] : texts
  })
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  // In place, since a copy of every row of a large sheet takes long.
  for (const cells of rows) {
    if (cells.length > width) cells.length = width
    while (cells.length > 0 && cells.length < width) cells.push('')
  }
  return rows
}

/**
 * Two rows of names as one, where the first has cells merged over several columns whose own names stand below: `Notice` over
 * `Served on` is `Notice Served on`. Null where the row of names stands by itself.
 */
function joinedHead(rows: readonly Cells[], at: number, worksheet: WorkSheet): string[] | null {
  const groups = (worksheet['!merges'] ?? []).filter(
    ({ s: start, e: end }) => start.r === at && end.r === at && end.c > start.c,
  )
  const [upper, lower] = [rows[at], rows[at + 1]]
  if (!upper || !lower || groups.length === 0) return null
  const groupAt = (column: number) =>
    groups.find(({ s: start, e: end }) => start.c <= column && column <= end.c)
  // A record would have a value below the names that stand alone, or a date or number below a group.
  const isOfNames = lower.every((cell, column) =>
    groupAt(column) ? isName(cell) : cell === '' || cell === upper[column],
  )
  if (!isOfNames) return null
  return lower.map((cell, column) => {
    const group = groupAt(column)
    return group ? `${upper[group.s.c] ?? ''} ${cell}`.trim() : (upper[column] ?? '')
  })
}
const isName = (cell: string) => /\p{L}/u.test(cell) && !isDateLike(cell)

/** A cell merged over several rows holds its value in each of them. */
function fillMerged(rows: string[][], worksheet: WorkSheet): void {
  for (const { s: start, e: end } of worksheet['!merges'] ?? []) {
    const value = rows[start.r]?.[start.c] ?? ''
    if (value === '' || end.c !== start.c) continue
    for (const cells of rows.slice(start.r + 1, end.r + 1)) if (cells[start.c] === '') cells[start.c] = value
  }
}
