/** Workbooks (xlsx, xlsb, xls, ods) as CSV texts, one for each sheet that is read; loaded with the first workbook. */
import { read, type WorkBook } from '@e965/xlsx'
import { failed, type Failed } from '../../domain/feed.ts'
import type { InputFile, SheetChoice, TextFile } from '../formats/recognised.ts'
import { sheetTable, type SheetTable } from './sheet-table.ts'

export interface WorkbookTexts {
  readonly texts: readonly TextFile[]
  readonly sheets: SheetChoice
  /** Cells above the names of columns in the sheets that are read. */
  readonly titles: readonly string[]
}

/** What a person chose; null: as recognised. */
interface Chosen {
  readonly sheet?: string | null
  readonly headLine?: number | null
}

/** The sheets with a table; of several, those with the same columns as the widest. Never rejects. */
export function workbookTexts(
  file: InputFile,
  { sheet = null, headLine = null }: Chosen,
): WorkbookTexts | Failed {
  const book = opened(file)
  if ('kind' in book) return book
  const names = visibleSheets(book)
  if (sheet !== null && !names.includes(sheet)) {
    return failed(`${file.name} has no sheet “${sheet}”.`, `Its sheets are: ${named(names)}.`)
  }
  const tables = names.flatMap((name) => {
    const worksheet = book.Sheets[name]
    const table = worksheet ? sheetTable(name, worksheet, headLine) : null
    return table === null ? [] : [table]
  })
  const chosen =
    sheet === null ? likeliest(tables) : { tables: tables.filter(({ name }) => name === sheet), isSure: true }
  if (chosen.tables.length === 0)
    return failed(
      `${file.name} has no sheet with a table.`,
      'Put the names of columns in one row, and a row for each record below.',
    )
  const isOnly = chosen.tables.length === 1
  return {
    texts: chosen.tables.map(({ name, text, head }) => ({
      name: isOnly ? file.name : `${file.name} (${name})`,
      text,
      isWindows1252: false,
      head,
    })),
    titles: chosen.tables.flatMap(({ titles }) => titles),
    sheets: {
      names: tables.map(({ name }) => name),
      read: chosen.tables.map(({ name }) => name),
      isSure: chosen.isSure,
    },
  }
}

const MOST_NAMED = 10
const named = (names: readonly string[]) =>
  names
    .slice(0, MOST_NAMED)
    .map((name) => `“${name}”`)
    .join(', ')

/** Dates are UTC by the workbook's own epoch, 1900 or 1904; formulas are not computed, nor cells printed as they look. */
const OPTIONS = {
  type: 'array',
  dense: true,
  cellDates: true,
  UTC: true,
  cellHTML: false,
  cellNF: true,
  cellText: false,
  cellFormula: false,
} as const

function opened({ name, bytes }: InputFile): WorkBook | Failed {
  try {
    return read(bytes, OPTIONS)
  } catch (error) {
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message)
    return isLocked
      ? failed(
          `${name} is locked with a password, or damaged.`,
          'Open it, take the password out, and save it as .xlsx.',
        )
      : failed(
          `${name} is a workbook that is damaged, or of a kind that is not read.`,
          'Open it in a spreadsheet, and save it as .xlsx or CSV.',
        )
  }
}

const visibleSheets = (book: WorkBook) =>
  book.SheetNames.filter((_, at) => !book.Workbook?.Sheets?.[at]?.Hidden)

interface LikelyTables {
  readonly tables: readonly SheetTable[]
  readonly isSure: boolean
}
/** Lists for choosing from, as workbooks keep them beside their table, have one or two columns. */
const LIST_WIDTH = 2

/** The widest table with all others of the same columns; sure where the rest are only lists. */
function likeliest(tables: readonly SheetTable[]): LikelyTables {
  const [widest] = tables.toSorted((a, b) => b.columns.length - a.columns.length || b.rows - a.rows)
  if (!widest) return { tables: [], isSure: true }
  const key = columnKey(widest)
  const same = tables.filter((table) => columnKey(table) === key)
  const others = tables.filter((table) => columnKey(table) !== key)
  const areLists =
    widest.columns.length > LIST_WIDTH && others.every(({ columns }) => columns.length <= LIST_WIDTH)
  return { tables: same, isSure: areLists || others.length === 0 }
}

const columnKey = ({ columns }: SheetTable) => JSON.stringify(columns.map((name) => name.toLowerCase()))
