/** Figures derived from the published bands alone: ranges of cells and totals, and change in words. */
import { type OpenRange, type PublishedCount, sumOfBands } from './band.ts'
import { type Change, type RangeInDays, changeBetween, percentageRange } from './change.ts'
import type { FigureKey, PublicSummary } from './public-summary.ts'
import { quarterDays, yearBefore } from './quarter.ts'

/** Group that stands for all groups except anti-social behaviour, since crimes and ASB are never added up. */
export const CRIMES = 'crimes'
export const ASB = 'anti-social-behaviour'

/** The parts of a summary that sums need. */
export type Counted = Pick<PublicSummary, 'areas' | 'quarters' | 'groups' | 'cells'>

const indexes = new WeakMap<Counted, ReadonlyMap<string, PublishedCount>>()
const nameOf = (area: string, quarter: string, group: string) => `${area} ${quarter} ${group}`

/** The band of one cell; null where there are no data. */
export function cellOf(summary: Counted, key: Required<FigureKey>): PublishedCount | null {
  const { area = '', quarter = '', group = '' } = key
  return indexOf(summary).get(nameOf(area, quarter, group)) ?? null
}

function indexOf(summary: Counted): ReadonlyMap<string, PublishedCount> {
  const cached = indexes.get(summary)
  if (cached) return cached
  const index = new Map(
    summary.cells.map(({ area, quarter, group, count }) => [nameOf(area, quarter, group), count]),
  )
  indexes.set(summary, index)
  return index
}

/** Ids of the groups that a key includes. */
function groupsOf({ groups }: Pick<Counted, 'groups'>, group: string | undefined): readonly string[] {
  const ids = groups.map(({ id }) => id)
  if (group === undefined) return ids
  return group === CRIMES ? ids.filter((id) => id !== ASB) : [group]
}

/** Every cell that a key includes: one, or the cells of a total. */
export function cellKeysOf(summary: Counted, key: FigureKey): readonly Required<FigureKey>[] {
  const areas = key.area === undefined ? summary.areas.map(({ code }) => code) : [key.area]
  const quarters = key.quarter === undefined ? summary.quarters : [key.quarter]
  const groups = groupsOf(summary, key.group)
  return areas.flatMap((area) =>
    quarters.flatMap((quarter) => groups.map((group) => ({ area, quarter, group }))),
  )
}

/** The range of a cell or a total; null where nothing is known of it. */
export const rangeOf = (summary: Counted, key: FigureKey): OpenRange | null =>
  sumOfBands(cellKeysOf(summary, key).map((cell) => cellOf(summary, cell)))

/** The ranges of a quarter and of the same quarter a year before, with their days; null where one is missing. */
function rangesBeside(
  summary: Counted,
  key: FigureKey & { readonly quarter: string },
): readonly [now: RangeInDays, before: RangeInDays] | null {
  const quarter = yearBefore(key.quarter)
  const [now, before] = [rangeOf(summary, key), rangeOf(summary, { ...key, quarter })]
  if (now === null || before === null) return null
  return [
    { ...now, days: quarterDays(key.quarter) },
    { ...before, days: quarterDays(quarter) },
  ]
}

/** Change against the same quarter of the year before. */
export function changeOf(summary: Counted, key: FigureKey & { readonly quarter: string }): Change {
  const ranges = rangesBeside(summary, key)
  return ranges === null ? 'not-comparable' : changeBetween(...ranges)
}

/** Range of that change by `percentageRange`; null also where it cannot be compared. */
export function percentagesOf(
  summary: Counted,
  key: FigureKey & { readonly quarter: string },
): string | null {
  const ranges = rangesBeside(summary, key)
  return ranges === null ? null : percentageRange(...ranges)
}
