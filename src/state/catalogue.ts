/** What the page knows: the small kinds, the index and what follows from them once. Replaced whole, never changed. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import { GROUPS } from '../domain/category.ts'
import type { Category } from '../domain/category.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import { addMonths, dayNumber, monthsTouched } from '../domain/day.ts'
import type { Dataset } from '../domain/dataset.ts'
import { highestHandling, type Handling } from '../domain/feed.ts'
import { chosenBaseline, type ChosenBaseline } from '../measures/baseline/chosen-baseline.ts'
import type { ClumpingOfAll } from '../measures/baseline/clumping-of-all.ts'
import type { LateDays } from '../measures/feeds/late-days.ts'
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
  /** The last days, of which reports are still to come; null where none are known to be. */
  readonly late: LateDays | null
  readonly handling: Handling
  /** The manifest's as-of day when each feed's rows were last known to be current; left out: they all are. */
  readonly feedsAsOf?: Readonly<Record<string, Day>>
  /** Sentences for the reasons that only one kind of feed gives, by code; left out: there are none. */
  readonly ownReasons?: Readonly<Record<string, string>>
  /** Group (0 to 3) of each category. */
  readonly groupOf: Uint8Array
}

/** What the worker worked out from the columns when it opened them. */
export type WorkedOut = Pick<
  Catalogue,
  'index' | 'monthsOnly' | 'reach' | 'clumping' | 'late' | 'feedsAsOf' | 'ownReasons'
>

export function catalogueOf(known: Known, { index, ...workedOut }: WorkedOut): Catalogue {
  const asOf = known.manifest.asOf
  const isEmpty = index.count === 0
  return {
    ...known,
    ...workedOut,
    index,
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

const within = ({ from, to }: DaySpan, bounds: DaySpan): DaySpan => {
  const clamp = (day: number) => dayNumber(Math.min(bounds.to, Math.max(bounds.from, day)))
  return { from: clamp(Math.min(from, to)), to: clamp(to) }
}

/** The window that a View asks for, kept within the data; of whole months where only months are known. */
export function windowOf(view: Pick<View, 'from' | 'to'>, catalogue: Catalogue): DaySpan {
  const usual = usualWindow(catalogue)
  const asked = within({ from: view.from ?? usual.from, to: view.to ?? usual.to }, catalogue.dataDays)
  return catalogue.monthsOnly ? within(monthsTouched(asked), catalogue.dataDays) : asked
}

/** A View that the data can honour, with a sentence for each thing in it that they cannot. */
export interface Settled {
  readonly view: View
  readonly notices: readonly string[]
}

/** Drops from a View what these data do not hold: an address may be older than they are, or mistyped. */
export function settledView(view: View, catalogue: Catalogue): Settled {
  const ids = catalogue.categories.map(({ id }) => id)
  const codes = [...catalogue.areas.map(({ code }) => code), ...catalogue.sites.map(({ id }) => id)]
  const categories = view.categories?.filter((id) => ids.includes(id)) ?? null
  const areas = view.areas.filter((code) => codes.includes(code))
  const strangers = [...(view.categories ?? []), ...view.areas].filter(
    (id) => !ids.includes(id) && !codes.includes(id),
  )
  const isNoneLeft = categories?.length === 0 && view.categories?.length !== 0
  const misses = missesData(view, catalogue.dataDays)
  return {
    view: {
      ...view,
      ...(misses && { from: null, to: null }),
      categories: isNoneLeft ? null : categories,
      areas,
    },
    notices: [
      ...(strangers.length > 0 ? [strangerWords([...new Set(strangers)])] : []),
      ...(misses ? ['The address names days that the data do not reach; the usual window is shown.'] : []),
    ],
  }
}

const MOST_NAMED = 3
function strangerWords(strangers: readonly string[]): string {
  const named = strangers.slice(0, MOST_NAMED).map((id) => `“${id.slice(0, 40)}”`)
  const more = strangers.length > MOST_NAMED ? ` and ${strangers.length - MOST_NAMED} more` : ''
  return `The data hold no category or area ${named.join(', ')}${more}; what they do not hold was left out.`
}

const missesData = ({ from, to }: View, bounds: DaySpan) =>
  (from !== null && from > bounds.to) || (to !== null && to < bounds.from)

/** What a View compares its window with, and what must be said of it. */
export const comparisonOf = (view: View, catalogue: Catalogue): ChosenBaseline =>
  view.base === null
    ? { span: null, notice: null }
    : chosenBaseline(view.base, windowOf(view, catalogue), catalogue.reach)

/** The days that a View compares its window with; null: none, or none that the data cover. */
export const baselineOf = (view: View, catalogue: Catalogue): DaySpan | null =>
  comparisonOf(view, catalogue).span
