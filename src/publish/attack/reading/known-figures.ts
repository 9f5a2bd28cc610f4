/** Figures that are known from elsewhere (press, information requests), as CSV: `area,quarter,group,count,source`. */
import type { Failed } from '../../../domain/feed.ts'
import { failed } from '../../../domain/feed.ts'
import { eachCsvRow, separatorOf } from '../../../feeds/formats/tables/csv-rows.ts'
import { CRIMES } from '../../../summary/figures.ts'
import type { PublicSummary } from '../../../summary/public-summary.ts'
import { isQuarter } from '../../../summary/quarter.ts'
import type { Claim } from './claims.ts'
import { rangesIn } from './claims.ts'

/** A figure of a cell or a total, and where it is from. */
export type KnownFigure = Extract<Claim, { kind: 'range' }>

const COLUMNS = ['area', 'quarter', 'group', 'count', 'source'] as const
type Column = (typeof COLUMNS)[number]
const COUNT = /^\d[\d,]*(\s*(to|-|–)\s*\d[\d,]*)?$/
const ALL = /^(all|\*)?$/i

/** Empty, `all` and `*` stand for all; a count is `12` or `10 to 14`. Refused whole where a row cannot be read. */
export function readKnownFigures(
  text: string,
  name: string,
  summary: PublicSummary,
): readonly KnownFigure[] | Failed {
  const claims: KnownFigure[] = []
  const state: { head: readonly string[] | null; fault: string | null } = { head: null, fault: null }
  const cut = eachCsvRow(
    { name, text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), isWindows1252: false },
    separatorOf(text),
    (cells, line) => {
      if (state.fault !== null) return
      if (state.head === null) {
        state.head = cells.map((cell) => cell.trim().toLowerCase())
        const missing = COLUMNS.filter((column) => column !== 'source' && !state.head?.includes(column))
        if (missing.length > 0) state.fault = `its first row lacks ${missing.join(', ')}`
        return
      }
      const claim = claimIn(rowOf(state.head, cells), `${name}, line ${line}`, summary)
      if (typeof claim === 'string') state.fault = `line ${line}: ${claim}`
      else claims.push(claim)
    },
  )
  if (cut) return cut
  return state.fault === null
    ? claims
    : failed(`${name} could not be read, ${state.fault}.`, `Its columns are ${COLUMNS.join(',')}.`)
}

function rowOf(head: readonly string[], cells: readonly string[]): Readonly<Record<Column, string>> {
  const at = (column: Column) => cells[head.indexOf(column)]?.trim() ?? ''
  return {
    area: at('area'),
    quarter: at('quarter'),
    group: at('group'),
    count: at('count'),
    source: at('source'),
  }
}

function claimIn(
  { area, quarter, group, count, source }: Readonly<Record<Column, string>>,
  where: string,
  summary: PublicSummary,
): KnownFigure | string {
  const [told] = COUNT.test(count) ? rangesIn(count) : []
  const { areas, groups } = summary
  if (!told || told.low > told.high) return `"${count}" is no count such as 12 or 10 to 14`
  if (!ALL.test(area) && !areas.some(({ code }) => code === area)) return `there is no area "${area}"`
  if (!ALL.test(quarter) && !isQuarter(quarter)) return `"${quarter}" is no quarter such as 2024Q2`
  if (!ALL.test(quarter) && !summary.quarters.includes(quarter)) return `${quarter} is not published`
  if (!ALL.test(group) && group !== CRIMES && !groups.some(({ id }) => id === group))
    return `there is no group "${group}"`
  const key = {
    ...(!ALL.test(area) && { area }),
    ...(!ALL.test(quarter) && { quarter }),
    ...(!ALL.test(group) && { group }),
  }
  return { kind: 'range', key, told, where: source === '' ? where : `${source} (${where})` }
}
