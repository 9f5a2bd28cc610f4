/** Figures derived from the published bands alone: ranges of cells and totals, and change in words. */
import { type PublishedCount, type Range, sumOfBands } from './band.ts'
import type { FigureKey, PublicSummary } from './public-summary.ts'
import { yearBefore } from './quarter.ts'

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

/** The range of a cell or a total; null where one of its cells is missing or withheld. */
export const rangeOf = (summary: Counted, key: FigureKey): Range | null =>
  sumOfBands(cellKeysOf(summary, key).map((cell) => cellOf(summary, cell)))

/** `not-comparable`: one of the two is missing or withheld. */
export type Change = 'lower' | 'no-clear-change' | 'higher' | 'not-comparable'
/** Wording of a change. */
export const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  lower: 'lower',
  'no-clear-change': 'no clear change',
  higher: 'higher',
  'not-comparable': 'cannot be compared',
}

/** Lower or higher only where the ranges do not overlap; otherwise no clear change. */
export function changeBetween(now: Range | null, before: Range | null): Change {
  if (now === null || before === null) return 'not-comparable'
  if (now.high < before.low) return 'lower'
  return now.low > before.high ? 'higher' : 'no-clear-change'
}

/** Change against the same quarter of the year before. */
export function changeOf(summary: Counted, key: FigureKey & { readonly quarter: string }): Change {
  const before = { ...key, quarter: yearBefore(key.quarter) }
  return changeBetween(rangeOf(summary, key), rangeOf(summary, before))
}
