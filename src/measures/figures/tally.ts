/**
 * Counts incidents in one pass by area, category, site and month, for window and baseline; defines the
 * measures and their labels.
 */

import { isCrime } from '../../domain/category.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { POLICE_GENERATED, PRECISIONS } from '../../domain/incident.ts'
import type { BoardPeriod, FigurePeriod } from '../baseline/baseline.ts'
import { isUnderFourWeeks, monthNumber, type Day, type DaySpan } from '../../domain/day.ts'
import type { Places } from './places.ts'
import type { Figure, FigurePart } from '../figure.ts'

/** Kind of an incident: reported crime, police-generated crime, or ASB. */
const REPORTED = 0
const POLICE_FOUND = 1
const ANTISOCIAL = 2
/** Number of kinds: the stride of the arrays by area and by site. */
export const KIND_COUNT = 3

/**
 * Counts of one period. `byArea` and `bySite` hold KIND_COUNT numbers per place; `byArea` has one more place,
 * for outside all areas.
 */
interface PeriodCounts {
  readonly byArea: Uint32Array
  readonly bySite: Uint32Array
  readonly byCategory: Uint32Array
  /** Police-generated incidents among `byCategory`. */
  readonly foundByCategory: Uint32Array
}

/** Counts of window and baseline, and monthly counts up to the window's last day. */
export interface Tally {
  /** Number of areas of the level, plus one for outside. */
  readonly places: number
  readonly window: PeriodCounts
  readonly baseline: PeriodCounts
  /**
   * Those of window and baseline that are known by month alone: a comparison leaves them out. Null for windows of 28 days
   * or more, which compare all, and without a baseline.
   */
  readonly byMonth: { readonly window: PeriodCounts; readonly baseline: PeriodCounts } | null
  /**
   * Months from the first of the data to that of the window's last day, whose later days are not counted:
   * `counts[(area * KIND_COUNT + kind) * length + month]`; `first` is the month number of index 0.
   */
  readonly months: { readonly first: number; readonly length: number; readonly counts: Uint32Array }
}

/** Inputs of the figures of incidents. */
export interface FigureInputs {
  readonly dataset: Dataset
  readonly places: Places
  readonly tally: Tally
  readonly period: FigurePeriod
}

/** Kinds counted together: all crimes, crimes without police-generated offences, ASB. */
export interface Measure {
  readonly id: 'crimes' | 'crimes-reported' | 'asb'
  readonly kinds: readonly number[]
}
/** All measures; the order is that of the figures. */
export const MEASURES: readonly Measure[] = [
  { id: 'crimes', kinds: [REPORTED, POLICE_FOUND] },
  { id: 'crimes-reported', kinds: [REPORTED] },
  { id: 'asb', kinds: [ANTISOCIAL] },
]

/** One pass over the rows. */
export function tallyOf(dataset: Dataset, places: Places, { window, baseline }: BoardPeriod): Tally {
  const periods = periodTallies(dataset, places, { window, baseline })
  const months = monthTable(dataset, window.to)
  const counts = new Uint32Array((places.areas.length + 1) * KIND_COUNT * months.length)
  const kindOf = kindReader(dataset)
  const { count, day, category, precision } = dataset.incidents
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    const kind = kindOf(row)
    const area = (places.areaOf[row] ?? 0) * KIND_COUNT + kind
    const month = months.of[on - months.firstDay]
    if (month !== undefined) {
      const at = area * months.length + month
      counts[at] = (counts[at] ?? 0) + 1
    }
    for (const { span, all, byMonth } of periods) {
      if (on < span.from || on > span.to) continue
      const addition = { places, row, kind, area, category: category[row] ?? 0 }
      addIncident({ to: all, ...addition })
      if (byMonth && precision[row] === BY_MONTH) addIncident({ to: byMonth, ...addition })
    }
  }
  const [now, then] = periods
  return {
    places: places.areas.length + 1,
    window: now.all,
    baseline: then?.all ?? emptyCounts(dataset, places),
    byMonth: now.byMonth && then?.byMonth ? { window: now.byMonth, baseline: then.byMonth } : null,
    months: { first: months.first, length: months.length, counts },
  }
}

const BY_MONTH = PRECISIONS.indexOf('month')

/** A period with the counts of all its incidents, and of those known by month where they are counted apart. */
interface PeriodTally {
  readonly span: DaySpan
  readonly all: PeriodCounts
  readonly byMonth: PeriodCounts | null
}

/** Window, then baseline if there is one. */
function periodTallies(
  dataset: Dataset,
  places: Places,
  { window, baseline }: BoardPeriod,
): readonly [PeriodTally] | readonly [PeriodTally, PeriodTally] {
  const isApart = baseline !== null && isUnderFourWeeks(window)
  const tallyFor = (span: DaySpan): PeriodTally => ({
    span,
    all: emptyCounts(dataset, places),
    byMonth: isApart ? emptyCounts(dataset, places) : null,
  })
  return baseline ? [tallyFor(window), tallyFor(baseline)] : [tallyFor(window)]
}

interface IncidentAddition {
  readonly to: PeriodCounts
  readonly places: Places
  readonly row: number
  readonly kind: number
  /** Index of the area's count of this kind. */
  readonly area: number
  readonly category: number
}
function addIncident({ to, places, row, kind, area, category }: IncidentAddition) {
  to.byArea[area] = (to.byArea[area] ?? 0) + 1
  to.byCategory[category] = (to.byCategory[category] ?? 0) + 1
  if (kind === POLICE_FOUND) to.foundByCategory[category] = (to.foundByCategory[category] ?? 0) + 1
  for (let site = 0; site < places.inSite.length; site++) {
    if (places.inSite[site]?.[row] !== 1) continue
    to.bySite[site * KIND_COUNT + kind] = (to.bySite[site * KIND_COUNT + kind] ?? 0) + 1
  }
}

const emptyCounts = ({ categories }: Dataset, { areas, sites }: Places): PeriodCounts => ({
  byArea: new Uint32Array((areas.length + 1) * KIND_COUNT),
  bySite: new Uint32Array(sites.length * KIND_COUNT),
  byCategory: new Uint32Array(categories.length),
  foundByCategory: new Uint32Array(categories.length),
})

/** Returns a function from row index to the incident's kind (an element of `Measure.kinds`). */
export function kindReader({ categories, incidents }: Dataset): (row: number) => number {
  const kinds = Uint8Array.from(categories, (category) => {
    if (!isCrime(category)) return ANTISOCIAL
    return category.policeGenerated ? POLICE_FOUND : REPORTED
  })
  return (row) => {
    const kind = kinds[incidents.category[row] ?? 0] ?? REPORTED
    const isFound = ((incidents.flags[row] ?? 0) & POLICE_GENERATED) !== 0
    return kind === REPORTED && isFound ? POLICE_FOUND : kind
  }
}

/** Lookup table from day to month index up to `last`, to avoid calendar arithmetic per row. */
function monthTable({ incidents }: Dataset, last: Day) {
  let firstDay = Infinity
  let lastDay = -Infinity
  for (let row = 0; row < incidents.count; row++) {
    const on = incidents.day[row] ?? 0
    if (on < firstDay) firstDay = on
    if (on > lastDay) lastDay = on
  }
  lastDay = Math.min(lastDay, last)
  if (lastDay < firstDay) return { firstDay: 0, first: 0, length: 0, of: new Uint16Array(0) }
  const first = monthNumber(firstDay)
  const of = Uint16Array.from({ length: lastDay - firstDay + 1 }, (_, i) => monthNumber(firstDay + i) - first)
  return { firstDay, first, length: monthNumber(lastDay) - first + 1, of }
}

/** One count in the window and in the baseline, and what of it a comparison leaves out; absent: nothing. */
export interface PeriodPair {
  readonly now: number
  readonly before: number
  readonly leftOut?: { readonly now: number; readonly before: number }
}
/** The same count from the window and the baseline. */
export const pairOf = (
  { window, baseline, byMonth }: Tally,
  count: (counts: PeriodCounts) => number,
): PeriodPair => ({
  now: count(window),
  before: count(baseline),
  ...(byMonth && { leftOut: { now: count(byMonth.window), before: count(byMonth.baseline) } }),
})

/** Count of a measure at one place of `byArea` or `bySite`. */
export const countAt = (counts: Uint32Array, place: number, measure: Measure) =>
  measure.kinds.reduce((sum, kind) => sum + (counts[place * KIND_COUNT + kind] ?? 0), 0)

/** Count of a measure over all areas and outside them. */
export function countAll(counts: Uint32Array, measure: Measure): number {
  let sum = 0
  for (let place = 0; place * KIND_COUNT < counts.length; place++) sum += countAt(counts, place, measure)
  return sum
}

/** Monthly counts of a measure at one place, from `months.first`. */
export function monthsAt({ months }: Tally, place: number, measure: Measure): readonly number[] {
  const monthly = Array.from({ length: months.length }, () => 0)
  for (const kind of measure.kinds) {
    const start = (place * KIND_COUNT + kind) * months.length
    for (let month = 0; month < months.length; month++) {
      monthly[month] = (monthly[month] ?? 0) + (months.counts[start + month] ?? 0)
    }
  }
  return monthly
}

type MeasureWords = Pick<Figure, 'label' | 'definition' | 'unit'>

const WORDS: Readonly<Record<Measure['id'], MeasureWords>> = {
  crimes: {
    label: 'Crimes',
    definition:
      'Incidents of these days in every category but anti-social behaviour, with those that police work itself finds.',
    unit: 'crimes',
  },
  'crimes-reported': {
    label: 'Crimes, without what patrol itself finds',
    definition:
      'Crimes of these days without those that rise where police work more: drugs, possession of weapons and what a feed marks as found by police.',
    unit: 'crimes',
  },
  asb: {
    label: 'ASB',
    definition: 'Incidents of anti-social behaviour of these days, counted apart from crimes.',
    unit: 'incidents',
  },
}

/** Id, label, definition, unit and kind of feed of a measure, for the borough or for a named part. */
export function measureLabels(measure: Measure, part: FigurePart = {}, name: string | null = null) {
  const labels = WORDS[measure.id]
  return {
    id: measure.id,
    ...labels,
    label: name === null ? labels.label : `${labels.label}, ${name}`,
    ...part,
    madeOf: ['incidents'] as const,
  }
}
