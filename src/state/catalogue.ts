/** What the page knows: the small kinds, the index and what follows from them once. Replaced whole, never changed. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import { GROUPS } from '../domain/category.ts'
import type { Category } from '../domain/category.ts'
import type { DaySpan } from '../domain/day.ts'
import { addMonths, dayNumber } from '../domain/day.ts'
import type { Dataset } from '../domain/dataset.ts'
import { highestHandling, type Handling } from '../domain/feed.ts'
import { chosenBaseline, type ChosenBaseline } from '../measures/chosen-baseline.ts'
import type { ClumpingOfAll } from '../measures/clumping-of-all.ts'
import type { View } from './view.ts'

/** A dataset without its columns, which stay in the worker. */
export type Known = Omit<Dataset, 'incidents'>

export interface Catalogue extends Known {
  readonly index: ClusterIndex
  /** From the first incident to the as-of day (or the last incident, if that is later). */
  readonly dataDays: DaySpan
  /** True where most incidents are known by month only: the window then snaps to months. */
  readonly monthsOnly: boolean
  /** The days that the incidents speak for; null where there are none. */
  readonly reach: DaySpan | null
  /** How much crimes and ASB together clump: what intervals are widened by. */
  readonly clumping: ClumpingOfAll
  readonly handling: Handling
  /** Group (0 to 3) of each category. */
  readonly groupOf: Uint8Array
}

/** What the worker worked out from the columns when it opened them. */
export type WorkedOut = Pick<Catalogue, 'index' | 'monthsOnly' | 'reach' | 'clumping'>

export function catalogueOf(known: Known, { index, monthsOnly, reach, clumping }: WorkedOut): Catalogue {
  const asOf = known.manifest.asOf
  const isEmpty = index.count === 0
  return {
    ...known,
    index,
    monthsOnly,
    reach,
    clumping,
    dataDays: {
      from: isEmpty ? addMonths(asOf, -12) : dayNumber(index.firstDay),
      to: isEmpty ? asOf : dayNumber(Math.max(asOf, index.lastDay)),
    },
    handling: highestHandling(known.manifest.feeds.map((feed) => feed.handling)),
    groupOf: groupsOf(known.categories),
  }
}

const groupsOf = (categories: readonly Category[]) =>
  Uint8Array.from(categories, (category) => GROUPS.indexOf(category.group))

/** The last twelve months up to the as-of day, or the whole data if shorter. */
export function usualWindow(catalogue: Catalogue): DaySpan {
  const { from, to } = catalogue.dataDays
  const asOf = Math.min(catalogue.manifest.asOf, to)
  const yearBefore = addMonths(dayNumber(asOf + 1), -12)
  return { from: dayNumber(Math.max(from, Math.min(yearBefore, asOf))), to: dayNumber(asOf) }
}

/** The window that a View asks for, kept within the data. */
export function windowOf(view: View, catalogue: Catalogue): DaySpan {
  const usual = usualWindow(catalogue)
  const { from, to } = catalogue.dataDays
  const clamp = (day: number) => dayNumber(Math.min(to, Math.max(from, day)))
  const window = { from: clamp(view.from ?? usual.from), to: clamp(view.to ?? usual.to) }
  return window.from <= window.to ? window : { from: window.to, to: window.to }
}

/** What a View compares its window with, and what must be said of it. */
export const comparisonOf = (view: View, catalogue: Catalogue): ChosenBaseline =>
  view.base === null
    ? { span: null, notice: null }
    : chosenBaseline(view.base, windowOf(view, catalogue), catalogue.reach)

/** The days that a View compares its window with; null: none, or none that the data cover. */
export const baselineOf = (view: View, catalogue: Catalogue): DaySpan | null =>
  comparisonOf(view, catalogue).span
