/** The data dictionary of a board's files: every column and every figure that occurs in them, and the tables beside them as CSV. */
import { csvFile } from '../../summary/csv-file.ts'
import type { BoardFile } from '../board-file.ts'
import { BOARD_COLUMNS, DEMONSTRATION_COLUMN, JSON_MEMBERS } from './board-columns.ts'
import { RECORD_COLUMNS, type BoardRecords } from './board-records.ts'

interface DictionaryEntry {
  /** `figures`, `decisions`, `commitments`, `changes`: a column of that table; `json`: a member of JSON alone; `figure`: a figure's id. */
  readonly of: 'figures' | keyof BoardRecords | 'json' | 'figure'
  readonly name: string
  /** Empty for columns. */
  readonly unit: string
  readonly meaning: string
}

/** Columns in their order, then figures by id with their units and definitions, as they stand in the file. */
export function boardDictionary({
  figures,
  demonstration,
}: Pick<BoardFile, 'figures' | 'demonstration'>): readonly DictionaryEntry[] {
  const columns = (of: DictionaryEntry['of'], meanings: Readonly<Record<string, string>>) =>
    Object.entries(meanings).map(([name, meaning]): DictionaryEntry => ({ of, name, unit: '', meaning }))
  const marks = { asOf: BOARD_COLUMNS.asOf, handling: BOARD_COLUMNS.handling, ...marked(demonstration) }
  const ids = new Map<string, DictionaryEntry>()
  for (const { id, unit, definition } of figures)
    ids.set([id, unit, definition].join(' '), { of: 'figure', name: id, unit, meaning: definition })
  return [
    ...columns('figures', { ...BOARD_COLUMNS, ...marked(demonstration) }),
    ...columns('json', JSON_MEMBERS),
    ...RECORD_TABLES.flatMap((table) => columns(table, { ...RECORD_COLUMNS[table], ...marks })),
    ...[...ids.values()].toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))),
  ]
}

const marked = (demonstration: string | undefined) =>
  demonstration === undefined ? {} : { demonstration: DEMONSTRATION_COLUMN }

const RECORD_TABLES = ['decisions', 'commitments', 'changes'] as const

/** The dictionary as CSV, with the marks of the file in its last columns. */
export function dictionaryCsv(file: BoardFile): string {
  const marks = marksOf(file)
  return csvFile([
    ['of', 'name', 'unit', 'meaning', ...Object.keys(marks)],
    ...boardDictionary(file).map(({ of, name, unit, meaning }) => [
      of,
      name,
      unit,
      meaning,
      ...Object.values(marks),
    ]),
  ])
}

/** `decisions.csv`, `commitments.csv`, `changes.csv` and `dictionary.csv`, by name. */
export function boardTables(file: BoardFile): ReadonlyMap<string, string> {
  const marks = { asOf: file.asOf, ...marksOf(file) }
  const tables = RECORD_TABLES.map((table): readonly [string, string] => {
    const columns = Object.keys(RECORD_COLUMNS[table])
    const rows: readonly Readonly<Record<string, string | number | null>>[] = file[table].map((row) => ({
      ...row,
    }))
    return [
      `${table}.csv`,
      csvFile([
        [...columns, ...Object.keys(marks)],
        ...rows.map((row) => [...columns.map((column) => row[column]), ...Object.values(marks)]),
      ]),
    ]
  })
  return new Map([...tables, ['dictionary.csv', dictionaryCsv(file)]])
}

const marksOf = ({ handling, demonstration }: BoardFile): Readonly<Record<string, string>> => ({
  handling,
  ...(demonstration !== undefined && { demonstration }),
})
