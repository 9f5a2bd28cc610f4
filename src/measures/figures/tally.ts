/** Counts every incident once: by area, category, site and month, for the window and its baseline together. */
import { isCrime } from '../../domain/category.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { POLICE_GENERATED } from '../../domain/incident.ts'
import type { BoardPeriod } from '../baseline/baseline.ts'
import { monthNumber } from '../../domain/day.ts'
import type { Period } from './period.ts'
import type { Places } from './places.ts'

/** What an incident counts as: a crime that was reported, a crime that police work itself finds, or ASB. */
const REPORTED = 0
const FOUND = 1
const ANTISOCIAL = 2
/** How many kinds there are: arrays by place hold so many numbers a place. */
export const KINDS = 3

/** Counts of one period. Arrays by place hold KINDS numbers a place; areas have one more place, for "outside". */
interface PeriodCounts {
  readonly byArea: Uint32Array
  readonly bySite: Uint32Array
  readonly byCategory: Uint32Array
  /** Those of them that police work itself finds. */
  readonly foundByCategory: Uint32Array
}

export interface Tally {
  /** Areas of the level, and one place more for what lies outside them. */
  readonly places: number
  readonly window: PeriodCounts
  readonly baseline: PeriodCounts
  /** By month of all data: `counts[(area * KINDS + kind) * length + month]`, the first being `first`. */
  readonly months: { readonly first: number; readonly length: number; readonly counts: Uint32Array }
}

/** What figures of incidents are made from. */
export interface Counted {
  readonly dataset: Dataset
  readonly places: Places
  readonly tally: Tally
  readonly period: Period
}

/** What is spoken of together: all crimes, crimes without what patrol itself finds, ASB. */
export interface Measure {
  readonly id: 'crimes' | 'crimes-reported' | 'asb'
  readonly kinds: readonly number[]
}
export const MEASURES: readonly Measure[] = [
  { id: 'crimes', kinds: [REPORTED, FOUND] },
  { id: 'crimes-reported', kinds: [REPORTED] },
  { id: 'asb', kinds: [ANTISOCIAL] },
]

/** One pass over the columns; cost: one visit a row. */
export function tallyOf(dataset: Dataset, places: Places, period: BoardPeriod): Tally {
  const window = emptyCounts(dataset, places)
  const baseline = emptyCounts(dataset, places)
  const months = monthTable(dataset)
  const counts = new Uint32Array((places.areas.length + 1) * KINDS * months.length)
  const kindOf = kindReader(dataset)
  const { count, day, category } = dataset.incidents
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    const kind = kindOf(row)
    const area = (places.areaOf[row] ?? 0) * KINDS + kind
    const month = area * months.length + (months.of[on - months.firstDay] ?? 0)
    counts[month] = (counts[month] ?? 0) + 1
    const isNow = on >= period.window.from && on <= period.window.to
    const isThen = period.baseline !== null && on >= period.baseline.from && on <= period.baseline.to
    if (isNow) add({ to: window, places, row, kind, area, category: category[row] ?? 0 })
    if (isThen) add({ to: baseline, places, row, kind, area, category: category[row] ?? 0 })
  }
  return {
    places: places.areas.length + 1,
    window,
    baseline,
    months: { first: months.first, length: months.length, counts },
  }
}

interface Addition {
  readonly to: PeriodCounts
  readonly places: Places
  readonly row: number
  readonly kind: number
  /** Where the area's number of this kind stands. */
  readonly area: number
  readonly category: number
}
function add({ to, places, row, kind, area, category }: Addition) {
  to.byArea[area] = (to.byArea[area] ?? 0) + 1
  to.byCategory[category] = (to.byCategory[category] ?? 0) + 1
  if (kind === FOUND) to.foundByCategory[category] = (to.foundByCategory[category] ?? 0) + 1
  for (let site = 0; site < places.inSite.length; site++) {
    if (places.inSite[site]?.[row] !== 1) continue
    to.bySite[site * KINDS + kind] = (to.bySite[site * KINDS + kind] ?? 0) + 1
  }
}

const emptyCounts = ({ categories }: Dataset, { areas, sites }: Places): PeriodCounts => ({
  byArea: new Uint32Array((areas.length + 1) * KINDS),
  bySite: new Uint32Array(sites.length * KINDS),
  byCategory: new Uint32Array(categories.length),
  foundByCategory: new Uint32Array(categories.length),
})

/** What an incident of a row counts as: one of the `kinds` of a measure. */
export function kindReader({ categories, incidents }: Dataset): (row: number) => number {
  const kinds = Uint8Array.from(categories, (category) => {
    if (!isCrime(category)) return ANTISOCIAL
    return category.policeGenerated ? FOUND : REPORTED
  })
  return (row) => {
    const kind = kinds[incidents.category[row] ?? 0] ?? REPORTED
    const isFound = ((incidents.flags[row] ?? 0) & POLICE_GENERATED) !== 0
    return kind === REPORTED && isFound ? FOUND : kind
  }
}

/** The month of every day that has data, so that no row needs a calendar. */
function monthTable({ incidents }: Dataset) {
  let firstDay = Infinity
  let lastDay = -Infinity
  for (let row = 0; row < incidents.count; row++) {
    const on = incidents.day[row] ?? 0
    if (on < firstDay) firstDay = on
    if (on > lastDay) lastDay = on
  }
  if (incidents.count === 0) return { firstDay: 0, first: 0, length: 0, of: new Uint16Array(0) }
  const first = monthNumber(firstDay)
  const of = Uint16Array.from({ length: lastDay - firstDay + 1 }, (_, i) => monthNumber(firstDay + i) - first)
  return { firstDay, first, length: monthNumber(lastDay) - first + 1, of }
}

/** The same number in the window and in the baseline. */
export interface Pair {
  readonly now: number
  readonly before: number
}
export const pairOf = (tally: Tally, count: (counts: PeriodCounts) => number): Pair => ({
  now: count(tally.window),
  before: count(tally.baseline),
})

/** The number of a measure at one place of `byArea` or `bySite`. */
export const countAt = (counts: Uint32Array, place: number, measure: Measure) =>
  measure.kinds.reduce((sum, kind) => sum + (counts[place * KINDS + kind] ?? 0), 0)

/** The number of a measure over all areas and outside them. */
export function countAll(counts: Uint32Array, measure: Measure): number {
  let sum = 0
  for (let place = 0; place * KINDS < counts.length; place++) sum += countAt(counts, place, measure)
  return sum
}

/** A measure month by month at one place, from `months.first` on. */
export function monthsAt({ months }: Tally, place: number, measure: Measure): readonly number[] {
  const monthly = Array.from({ length: months.length }, () => 0)
  for (const kind of measure.kinds) {
    const start = (place * KINDS + kind) * months.length
    for (let month = 0; month < months.length; month++) {
      monthly[month] = (monthly[month] ?? 0) + (months.counts[start + month] ?? 0)
    }
  }
  return monthly
}
