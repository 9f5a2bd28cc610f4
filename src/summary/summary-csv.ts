/**
 * The summary as CSV for spreadsheets: one row for each cell, bands in words, since 5-9 would become a date, and whether it
 * was counted another way than before.
 */
import { bandWords, rangeOfBand } from './band.ts'
import { countingOfCell } from './counting.ts'
import { csvFile } from './csv-file.ts'
import type { PublicSummary } from './public-summary.ts'

/** Columns before the handling mark. */
export const CSV_HEAD = ['area', 'name', 'quarter', 'group', 'label', 'shown', 'low', 'high'] as const
/** File name of the download beside the page. */
export const CSV_NAME = 'figures.csv'

/** The handling mark, and in the demonstration its label, are the last columns. */
export function summaryCsv(summary: PublicSummary): string {
  const { areas, groups, cells, notes, handling, demonstration } = summary
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  const labels = new Map(groups.map(({ id, label }) => [id, label]))
  const invented = demonstration === undefined ? [] : [demonstration]
  const rows = cells.map(({ area, quarter, group, count }) => {
    const range = rangeOfBand(count)
    const name = names.get(area) ?? ''
    const columns = [area, name, quarter, group, labels.get(group) ?? '', bandWords(count)]
    const counting = countingOfCell(notes, { area, quarter, group })
    return [...columns, range?.low ?? '', range?.high ?? '', counting, handling, ...invented]
  })
  const head = [...CSV_HEAD, 'counting', 'handling', ...(invented.length > 0 ? ['demonstration'] : [])]
  return csvFile([head, ...rows])
}
