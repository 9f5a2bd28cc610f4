/** Reads figures known from other sources (press, information requests) from CSV: `area,quarter,group,count,source`. */
import type { Failed } from '../../domain/feed.ts'
import { CRIMES } from '../../summary/figures.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import { isQuarter } from '../../summary/quarter.ts'
import { readOfficerRows } from '../officer-csv.ts'
import { type Claim, rangesIn } from './publication.ts'

/** A figure of a cell or a total, with its source. */
export type KnownFigure = Extract<Claim, { kind: 'range' }>

const COLUMNS = ['area', 'quarter', 'group', 'count', 'source'] as const
type KnownColumn = (typeof COLUMNS)[number]
const COUNT = /^\d[\d,]*(\s*(to|-|–)\s*\d[\d,]*)?$/
const ALL = /^(all|\*)?$/i

/** Empty, `all` and `*` mean all; a count is `12` or `10 to 14`. Fails as a whole where a row cannot be read. */
export const readKnownFigures = (
  text: string,
  name: string,
  summary: PublicSummary,
): readonly KnownFigure[] | Failed =>
  readOfficerRows(text, name, {
    columns: COLUMNS,
    optional: 'source',
    read: (row, line) => parseClaim(row, `${name}, line ${line}`, summary),
  })

function parseClaim(
  { area, quarter, group, count, source }: Readonly<Record<KnownColumn, string>>,
  where: string,
  summary: PublicSummary,
): KnownFigure | string {
  const [range] = COUNT.test(count) ? rangesIn(count) : []
  const { areas, groups } = summary
  if (!range || range.high === null || range.low > range.high)
    return `"${count}" is no count such as 12 or 10 to 14`
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
  return { kind: 'range', key, range, where: source === '' ? where : `${source} (${where})` }
}
