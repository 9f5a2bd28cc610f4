/** Figures derived from the published bands alone: ranges of cells and totals, and change in words. */
import { type OpenRange, type PublishedCount, sumOfBands } from './band.ts'
import {
  type Change,
  type ChangeReason,
  type RangeInDays,
  chanceReason,
  changeBetween,
  percentageRange,
} from './change.ts'
import { changeOfCounting, countingWords } from './counting.ts'
import type { FigureKey, PublicSummary } from './public-summary.ts'
import { quarterDays, yearBefore } from './quarter.ts'

/** Group that stands for all groups except anti-social behaviour, since crimes and ASB are never added up. */
export const CRIMES = 'crimes'
export const ASB = 'anti-social-behaviour'
/** Name of the sum that `CRIMES` stands for, wherever it is shown. */
export const CRIMES_LABEL = 'All these crimes together'

/** Whether there is more than one kind of crime to add up. */
export const hasSumOfCrimes = (groups: PublicSummary['groups']) =>
  groups.filter(({ id }) => id !== ASB).length > 1

/** The parts of a summary that sums need. */
export type Counted = Pick<PublicSummary, 'areas' | 'quarters' | 'groups' | 'cells'>

/** The parts that comparisons need. */
export type Comparable = Counted & Pick<PublicSummary, 'notes'>
type QuarterKey = FigureKey & { readonly quarter: string }

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
  key: QuarterKey,
): readonly [now: RangeInDays, before: RangeInDays] | null {
  const quarter = yearBefore(key.quarter)
  const [now, before] = [rangeOf(summary, key), rangeOf(summary, { ...key, quarter })]
  if (now === null || before === null) return null
  return [
    { ...now, days: quarterDays(key.quarter) },
    { ...before, days: quarterDays(quarter) },
  ]
}

/** The change of counting that rules a comparison out; null: none. */
const countingBetween = (summary: Comparable, { area, group, quarter }: QuarterKey) =>
  changeOfCounting(summary.notes, {
    groups: groupsOf(summary, group),
    area: area ?? null,
    quarters: [quarter, yearBefore(quarter)],
  })

/** Change against the same quarter of the year before; across a change of counting there is no verdict. */
export function changeOf(summary: Comparable, key: QuarterKey): Change {
  const ranges = rangesBeside(summary, key)
  return ranges === null || countingBetween(summary, key) !== null
    ? 'not-comparable'
    : changeBetween(...ranges)
}

/** Range of that change by `percentageRange`; null also where it cannot be compared. */
export function percentagesOf(summary: Comparable, key: QuarterKey): string | null {
  const ranges = rangesBeside(summary, key)
  return ranges === null || countingBetween(summary, key) !== null ? null : percentageRange(...ranges)
}

/** Why it is neither lower nor higher; null where the figures show it by themselves. */
export function reasonOf(summary: Comparable, key: QuarterKey): ChangeReason | null {
  const ranges = rangesBeside(summary, key)
  if (ranges === null) return null
  const note = countingBetween(summary, key)
  if (note === null) return chanceReason(...ranges)
  return { kind: 'counting', text: countingWords(note, groupsOf(summary, key.group).length > 1) }
}
