/** What the page knows: the small kinds, the index and what follows from them once. Replaced whole, never changed. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import { GROUPS, type Category } from '../domain/category.ts'
import {
  type Day,
  type DaySpan,
  type Grain,
  dayNumber,
  lastWholeMonth,
  monthsTouched,
  monthsUpTo,
  snapped,
  spanWithin,
} from '../domain/day.ts'
import type { Dataset } from '../domain/dataset.ts'
import { highestHandling, type Handling } from '../domain/feed.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import { baselineAtGrain, chosenBaseline, type ChosenBaseline } from '../measures/baseline/chosen-baseline.ts'
import type { BoroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'
import type { View } from './view.ts'

/** A dataset without its columns, which stay in the worker. */
type SmallDataset = Omit<Dataset, 'incidents'>

export interface Catalogue extends SmallDataset {
  readonly index: ClusterIndex
  /**
   * From the first incident to the as-of day (or the last incident, if that is later). Where only months are known, to
   * the end of the last month that was over by then, or that an incident is of.
   */
  readonly dataDays: DaySpan
  /** True where most incidents are known by month only: the window then snaps to months. */
  readonly monthsOnly: boolean
  /** The days that the incidents speak for; null where there are none. */
  readonly reach: DaySpan | null
  /** How much crimes and ASB together clump: what intervals are widened by. */
  readonly clumping: BoroughOverdispersion
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
type WorkedOut = Pick<
  Catalogue,
  'index' | 'monthsOnly' | 'reach' | 'clumping' | 'late' | 'feedsAsOf' | 'ownReasons'
>

export function catalogueOf(known: SmallDataset, { index, ...workedOut }: WorkedOut): Catalogue {
  return {
    ...known,
    ...workedOut,
    index,
    dataDays: dataDaysOf(index, known.manifest.asOf, grainIn(workedOut)),
    handling: highestHandling(known.manifest.feeds.map((feed) => feed.handling)),
    groupOf: groupsOf(known.categories),
  }
}

const grainIn = ({ monthsOnly }: Pick<Catalogue, 'monthsOnly'>): Grain => (monthsOnly ? 'month' : 'day')

/** Where there are no incidents, the year up to the as-of day. */
function dataDaysOf(index: ClusterIndex, asOf: Day, grain: Grain): DaySpan {
  if (index.count === 0) return monthsUpTo(asOf, USUAL_MONTHS)
  const [from, last] = [dayNumber(index.firstDay), dayNumber(index.lastDay)]
  const to =
    grain === 'month'
      ? Math.max(lastWholeMonth(asOf).to, monthsTouched({ from: last, to: last }).to)
      : Math.max(asOf, last)
  return { from, to: dayNumber(to) }
}

const groupsOf = (categories: readonly Category[]) =>
  Uint8Array.from(categories, (category) => GROUPS.indexOf(category.group))

const USUAL_MONTHS = 12

/** The last twelve months up to the as-of day, or the whole data if shorter. */
export function usualWindow(catalogue: Catalogue): DaySpan {
  const { dataDays, manifest } = catalogue
  const asOf = { from: manifest.asOf, to: manifest.asOf }
  const { to } = spanWithin(snapped(asOf, grainIn(catalogue)), dataDays)
  return spanWithin(monthsUpTo(to, USUAL_MONTHS), dataDays)
}

/** The window that a View asks for, kept within the data; of whole months where only months are known. */
export function windowOf(view: Pick<View, 'from' | 'to'>, catalogue: Catalogue): DaySpan {
  const usual = usualWindow(catalogue)
  const asked = { from: view.from ?? usual.from, to: view.to ?? usual.to }
  const inOrder = asked.from <= asked.to ? asked : { from: asked.to, to: asked.to }
  const inData = spanWithin(inOrder, catalogue.dataDays)
  return spanWithin(snapped(inData, grainIn(catalogue)), catalogue.dataDays)
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
  const named = strangers.slice(0, MOST_NAMED).map((id) => `“${truncated(id, 40)}”`)
  const more = strangers.length > MOST_NAMED ? ` and ${strangers.length - MOST_NAMED} more` : ''
  return `The data hold no category or area ${named.join(', ')}${more}; what they do not hold was left out.`
}

const missesData = ({ from, to }: View, bounds: DaySpan) =>
  (from !== null && from > bounds.to) || (to !== null && to < bounds.from)

/** What a View asks to compare with, as the address spells it; own days as whole months where only months are known. */
export const baseOf = ({ base }: Pick<View, 'base'>, catalogue: Catalogue): string | null =>
  base && baselineAtGrain(base, grainIn(catalogue))

/** What a View compares its window with, and what must be said of it. */
export function comparisonOf(view: View, catalogue: Catalogue): ChosenBaseline {
  const base = baseOf(view, catalogue)
  if (base === null) return { span: null, notice: null }
  return chosenBaseline(base, windowOf(view, catalogue), catalogue.reach)
}

/** The days that a View compares its window with; null: none, or none that the data cover. */
export const baselineOf = (view: View, catalogue: Catalogue): DaySpan | null =>
  comparisonOf(view, catalogue).span
