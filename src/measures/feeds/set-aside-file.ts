/** CSV of the rows that could not be shown, for correction at the source. */
import type { Dataset } from '../../domain/dataset.ts'
import { rowsSetAside } from '../../domain/feed.ts'
import { csvFile } from '../../summary/csv-file.ts'
import { handlingOf, INVENTED } from '../board-file.ts'

type Origin = Pick<Dataset, 'manifest' | 'reports'>

/** Number of rows set aside, and of those named in the reports: up to five per reason. */
export function setAsideCount({ reports }: Pick<Dataset, 'reports'>) {
  const named = reports.flatMap(({ setAside }) => setAside).flatMap(({ examples }) => examples).length
  return { rows: reports.reduce((sum, report) => sum + rowsSetAside(report), 0), named }
}

/**
 * CSV with one row per named row; `count` is the total of the reason, marks are in
 * the last columns.
 */
export function setAsideCsv(origin: Origin): string {
  const demonstrationMark = origin.manifest.demonstration ? [INVENTED] : []
  const marks = [handlingOf(origin), ...demonstrationMark]
  const rows = origin.reports.flatMap(({ feed, kind, setAside }) =>
    setAside.flatMap(({ reason, count, examples }) =>
      examples.map(({ row, line, id, field, value }) =>
        [feed, kind, reason, count, row, line, id, field, value].concat(marks),
      ),
    ),
  )
  const header = ['feed', 'kind', 'reason', 'count', 'row', 'line', 'id', 'field', 'value', 'handling']
  return csvFile([[...header, ...demonstrationMark.map(() => 'demonstration')], ...rows])
}
