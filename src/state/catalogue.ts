/**
 * The catalogue: all loaded data but the incidents' columns, the cluster index, and values derived from them.
 * Immutable; replaced as a whole.
 */
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
  snappedToGrain,
  spanWithin,
} from '../domain/day.ts'
import { isOpen, type Dataset } from '../domain/dataset.ts'
import { highestHandling, type FeedKind, type Handling } from '../domain/feed.ts'
import type { Site } from '../domain/site.ts'
import { truncated } from '../domain/text/well-formed-text.ts'
import { asAtOf, recordsAsAt } from '../measures/baseline/as-at.ts'
import { baselineAtGrain, chosenBaseline, type ChosenBaseline } from '../measures/baseline/chosen-baseline.ts'
import type { BoroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'
import { memoisedResult } from '../measures/memoised.ts'
import { dayWords, spanWords } from '../measures/sentences.ts'
import { beyondDataWords } from '../measures/feeds/window-words.ts'
import type { Chosen, View } from './view.ts'

/** A dataset without the incidents' columns, which stay in the worker. */
type SmallDataset = Omit<Dataset, 'incidents'>

/** All data that the page itself needs; see `State.catalogue`. */
export interface Catalogue extends SmallDataset {
  readonly index: ClusterIndex
  /**
   * From the first incident to the as-of day (or the last incident, if later). Where only months are known, to the
   * end of the last month that is complete or contains an incident.
   */
  readonly dataDays: DaySpan
  /** True where most incidents are known by month only; the window then snaps to whole months. */
  readonly monthsOnly: boolean
  /** First and last day that the incidents cover; null where there are none. */
  readonly reach: DaySpan | null
  /** Overdispersion (phi) of crimes and ASB together, by which intervals are widened. */
  readonly overdispersion: BoroughOverdispersion
  /** The most recent days, for which reports are incomplete; null where none are known to be. */
  readonly late: LateDays | null
  readonly handling: Handling
  /** Sentences for rejection reasons that are specific to one kind of feed, by code; absent: none. */
  readonly ownReasons?: Readonly<Record<string, string>>
  /** Group index (0 to 3) of each category. */
  readonly groupOf: Uint8Array
}

/** Derived by the worker from the incidents' columns when they were opened. */
type DerivedData = Pick<
  Catalogue,
  'index' | 'monthsOnly' | 'reach' | 'overdispersion' | 'late' | 'ownReasons'
>

export function catalogueOf(dataset: SmallDataset, { index, ...derived }: DerivedData): Catalogue {
  return {
    ...dataset,
    ...derived,
    index,
    dataDays: dataDaysOf(index, dataset.manifest.asOf, grainIn(derived)),
    handling: highestHandling(dataset.manifest.feeds.map((feed) => feed.handling)),
    groupOf: groupsOf(dataset.categories),
  }
}

const grainIn = ({ monthsOnly }: Pick<Catalogue, 'monthsOnly'>): Grain => (monthsOnly ? 'month' : 'day')

/** Without incidents: the year up to the as-of day. */
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

/** The catalogue with its records as they stood on a day; the incidents' index stays whole. */
export const catalogueAsAt = memoisedResult((catalogue: Catalogue, day: Day): Catalogue => ({
  ...catalogue,
  ...recordsAsAt(catalogue, day),
}))

/** The last twelve months up to the as-of day, or all of the data if shorter. */
export function usualWindow(catalogue: Catalogue): DaySpan {
  const { dataDays, manifest } = catalogue
  const asOf = { from: manifest.asOf, to: manifest.asOf }
  const { to } = spanWithin(snappedToGrain(asOf, grainIn(catalogue)), dataDays)
  return spanWithin(monthsUpTo(to, USUAL_MONTHS), dataDays)
}

/** The View's window, limited to the data and snapped to whole months where only months are known. */
export function windowOf(view: Pick<View, 'from' | 'to'>, catalogue: Catalogue): DaySpan {
  const usual = usualWindow(catalogue)
  const requested = { from: view.from ?? usual.from, to: view.to ?? usual.to }
  const inOrder = requested.from <= requested.to ? requested : { from: requested.to, to: requested.to }
  const inData = spanWithin(inOrder, catalogue.dataDays)
  return spanWithin(snappedToGrain(inData, grainIn(catalogue)), catalogue.dataDays)
}

/** A View limited to what the data contain, with one sentence for each part that was dropped. */
export interface SettledView {
  readonly view: View
  readonly notices: readonly string[]
}

/** Removes from a View what the data do not contain: the address may be outdated or mistyped. */
export function settledView(view: View, catalogue: Catalogue): SettledView {
  const ids = catalogue.categories.map(({ id }) => id)
  const codes = [...catalogue.areas.map(({ code }) => code), ...catalogue.sites.map(({ id }) => id)]
  const categories = view.categories?.filter((id) => ids.includes(id)) ?? null
  const areas = view.areas.filter((code) => codes.includes(code))
  const unknownIds = [...(view.categories ?? []), ...view.areas].filter(
    (id) => !ids.includes(id) && !codes.includes(id),
  )
  const hasNoCategoryLeft = categories?.length === 0 && view.categories?.length !== 0
  const { dataDays: bounds } = catalogue
  const hasIncidents = catalogue.index.count > 0
  const isOutsideData = missesData(view, bounds)
  return {
    view: {
      ...view,
      ...(isOutsideData && { from: null, to: null }),
      categories: hasNoCategoryLeft ? null : categories,
      areas,
    },
    notices: [
      ...(unknownIds.length > 0 ? [unknownIdsSentence([...new Set(unknownIds)])] : []),
      ...(isLevelMissing(view, catalogue)
        ? [`The data hold no areas of the level “${view.level}” to list; the usual level is shown.`]
        : []),
      ...(isOutsideData && hasIncidents
        ? [`The data run from ${spanWords(bounds)}, not over the days asked for; the usual window is shown.`]
        : beyondDataWords(view, { bounds, hasIncidents })),
      ...meetingWords(view, catalogue),
      ...chosenWords(view.chosen, catalogue),
    ],
  }
}

const MAX_NAMED = 3
function unknownIdsSentence(unknownIds: readonly string[]): string {
  const named = unknownIds.slice(0, MAX_NAMED).map((id) => `“${truncated(id, 40)}”`)
  const more = unknownIds.length > MAX_NAMED ? ` and ${unknownIds.length - MAX_NAMED} more` : ''
  return `The data hold no category or area ${named.join(', ')}${more}; what they do not hold was left out.`
}

/** The site on the clock and on the board: the chosen one, else one of the filter areas, else the first. */
export function siteOf(view: Pick<View, 'chosen' | 'areas'>, sites: readonly Site[]): Site | null {
  const chosenId = view.chosen?.kind === 'site' ? view.chosen.id : null
  const site = sites.find(({ id }) => id === chosenId) ?? sites.find(({ id }) => view.areas.includes(id))
  return site ?? sites[0] ?? null
}

/** The level stays in the View, since its areas may come with a later feed. */
const isLevelMissing = ({ level }: View, { areas }: Catalogue) =>
  level !== null && areas.filter((area) => area.level === level).length < 2

/** What is chosen stays in the View, since it may come with a later feed. */
function chosenWords(chosen: Chosen | null, catalogue: Catalogue): readonly string[] {
  if (!chosen || !(chosen.kind in LISTED)) return []
  const { feed, what, ids } = LISTED[chosen.kind as keyof typeof LISTED]
  // Of a kind that is not open nothing is known.
  if (!isOpen(catalogue, feed) && feed !== 'areas') return []
  return ids(catalogue).includes(chosen.id)
    ? []
    : [`The data hold no ${what} “${truncated(chosen.id, 40)}”, which the address asks for.`]
}

const LISTED = {
  order: { feed: 'closure-orders', what: 'closure order', ids: ({ orders }) => orders.map(({ id }) => id) },
  hotspot: {
    feed: 'patrol-hotspots',
    what: 'patrol hotspot',
    ids: ({ hotspots }) => hotspots.map(({ id }) => id),
  },
  site: { feed: 'sites', what: 'site', ids: ({ sites }) => sites.map(({ id }) => id) },
  ward: { feed: 'areas', what: 'area', ids: ({ areas }) => areas.map(({ code }) => code) },
} as const satisfies Partial<Record<Chosen['kind'], Listed>>
interface Listed {
  readonly feed: FeedKind
  readonly what: string
  readonly ids: (catalogue: Catalogue) => readonly string[]
}

/** Of a last meeting that is not before the day that the board looks back from. */
function meetingWords(view: View, catalogue: Catalogue): readonly string[] {
  const now = asAtOf(windowOf(view, catalogue), catalogue)
  return view.since === null || view.since < now
    ? []
    : [
        `The address names a last meeting on ${dayWords(view.since)}, which is not before ${dayWords(now)}; the board lists the changes of one month.`,
      ]
}

const missesData = ({ from, to }: View, bounds: DaySpan) =>
  (from !== null && from > bounds.to) || (to !== null && to < bounds.from)

/**
 * The View's baseline in the syntax of the address; custom days are snapped to months where only months are known.
 */
export const baseOf = ({ base }: Pick<View, 'base'>, catalogue: Catalogue): string | null =>
  base && baselineAtGrain(base, grainIn(catalogue))

/** The span that the View compares its window with, and the notice to show with it. */
export function comparisonOf(view: View, catalogue: Catalogue): ChosenBaseline {
  const base = baseOf(view, catalogue)
  if (base === null) return { span: null, notice: null }
  return chosenBaseline(base, windowOf(view, catalogue), catalogue.reach)
}

/** The span that the View compares its window with; null: none, or not covered by the data. */
export const baselineOf = (view: View, catalogue: Catalogue): DaySpan | null =>
  comparisonOf(view, catalogue).span
