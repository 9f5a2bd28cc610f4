/** A table as a CSV file and as text for a spreadsheet: first what was chosen, then its rows with the handling mark. */
import type { Dataset } from '../../domain/dataset.ts'
import { isoDay } from '../../domain/day.ts'
import { csvFile, disarmed } from '../../summary/csv-file.ts'
import { handlingOf, INVENTED } from '../copied-sentence.ts'
import { scopeFileName, scopeRows, type Scope } from '../scope.ts'
import { capital } from '../sentences.ts'

type Cell = string | number | null
type Row = readonly Cell[]

/** A table as plain values; null is not known. */
export interface PlainTable {
  /** Start of the file's name: `closure-orders`. */
  readonly stem: string
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

/** What stands with the numbers of a table. */
export interface TableOrigin extends Pick<Dataset, 'manifest' | 'failures'> {
  readonly scope: Scope
  /** Caveats on all of its numbers, as sentences: `Old data: 9 days.` */
  readonly caveats: readonly string[]
}

/** The CSV file; its name says what it holds and of which days. */
export const tableCsv = (table: PlainTable, origin: TableOrigin) => ({
  name: scopeFileName(table.stem, origin.scope, 'csv'),
  text: csvFile(rowsOf(table, origin)),
})

/** The same rows with tabs between the cells, which a spreadsheet takes when they are pasted. */
export const tableText = (table: PlainTable, origin: TableOrigin): string =>
  rowsOf(table, origin)
    .map((cells) => cells.map(pastedText).join('\t'))
    .join('\n')

/** Head rows of name and value, an empty row, the header, and the rows with handling and demonstration mark. */
function rowsOf({ caption, header, rows }: PlainTable, origin: TableOrigin): readonly Row[] {
  const { manifest } = origin
  const marks = [
    { label: 'handling', value: handlingOf(origin) },
    ...(manifest.demonstration ? [{ label: 'demonstration', value: INVENTED }] : []),
  ]
  return [
    ['Table', caption],
    ...scopeRows(origin.scope),
    ['As of', isoDay(manifest.asOf)],
    ...origin.failures.map(({ feed, what }) => ['Not open', `${feed}: ${what}`]),
    ...origin.caveats.map((caveat) => ['Note', caveat]),
    ['Source', [...new Set(manifest.feeds.map(({ source }) => source))].filter(Boolean).join('; ')],
    ...marks.map(({ label, value }) => [capital(label), value]),
    [],
    [...header, ...marks.map(({ label }) => label)],
    ...rows.map((row) => [...row.map((value) => value ?? NOT_KNOWN), ...marks.map(({ value }) => value)]),
  ]
}

const NOT_KNOWN = 'not known'

/** Tabs and line breaks would begin another cell. */
const pastedText = (value: Cell) =>
  typeof value === 'string' ? disarmed(value.replaceAll(/\s+/g, ' ')) : String(value)
