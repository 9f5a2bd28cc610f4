/** The rows that could not be shown, as a file for whoever can mend them: those that the reports name, a row each. */
import type { Dataset } from '../../domain/dataset.ts'
import { rowsSetAside } from '../../domain/feed.ts'
import { csvCell, handlingOf, INVENTED } from '../board-file.ts'

type Origin = Pick<Dataset, 'manifest' | 'reports'>

/** How many rows are set aside in all, and how many of them the reports name: up to five of each reason. */
export function setAsideCount({ reports }: Pick<Dataset, 'reports'>) {
  const named = reports.flatMap(({ setAside }) => setAside).flatMap(({ examples }) => examples).length
  return { rows: reports.reduce((sum, report) => sum + rowsSetAside(report), 0), named }
}

/** CSV (RFC 4180) that no spreadsheet runs; `count` is of the whole reason, the mark stands in the last columns. */
export function setAsideCsv(origin: Origin): string {
  const invented = origin.manifest.demonstration ? [INVENTED] : []
  const marks = [handlingOf(origin), ...invented]
  const rows = origin.reports.flatMap(({ feed, kind, setAside }) =>
    setAside.flatMap(({ reason, count, examples }) =>
      examples.map(({ row, line, id, field, value }) =>
        [feed, kind, reason, count, row, line, id, field, value].concat(marks),
      ),
    ),
  )
  const header = ['feed', 'kind', 'reason', 'count', 'row', 'line', 'id', 'field', 'value', 'handling']
  return [[...header, ...invented.map(() => 'demonstration')], ...rows]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('')
}
