/**
 * Stop-searches by outcome and by self-defined ethnicity group: counts, shares and finds with intervals, with small
 * counts merged so that none can be had by subtraction. Never by place.
 */
import { shareOf, type Share } from '../../analytics/small-numbers/exact-intervals.ts'
import type { Action } from '../../domain/action.ts'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { type DaySpan, dayOfMoment, isWithin } from '../../domain/day.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'
import { feedCoverages, KNOWN, knowledgeOf } from '../feeds/coverage.ts'
import type { CountedFigure, Knowledge } from '../figure.ts'
import { ethnicityGroup, ETHNICITY_GROUPS } from './ethnicity-groups.ts'

/** No count under this is shown, and none can be worked out from those shown. */
export const LEAST_SEARCHES = 10

/** Searches of one outcome or group, or of several together. */
interface SearchPart {
  /** Null: all others together, at least two of them. */
  readonly label: string | null
  readonly count: number
  /** Number of searches that it is a share of. */
  readonly of: number
  /** With its 95 % interval (Clopper and Pearson), assuming independent searches. */
  readonly share: Share
}
/** The parts of all searches, or why none is shown. */
export type SearchParts =
  | { readonly kind: 'parts'; readonly parts: readonly SearchPart[] }
  | { readonly kind: 'none'; readonly text: string }

/** Breakdown of the searches of a window. */
export interface SearchBreakdown {
  readonly outcomes: SearchParts
  readonly groups: SearchParts
  /** Share of the searches of a group that found something; groups may be merged further than in `groups`. */
  readonly finds: SearchParts
}

/** Ids of the partners who ever recorded a stop-search. */
export const searchPartners = ({ actions }: Pick<Dataset, 'actions'>) => [
  ...new Set(actions.filter(isSearch).map(({ partner }) => partner)),
]

const isSearch = ({ type }: Action) => type === 'stop-search'

/** Why no rate for the residents of a group is given. */
export const NO_RESIDENTS = 'No feed carries residents by ethnicity, so rates for residents are not known.'
const TOO_FEW = `Too few searches in these days to show in parts of ${LEAST_SEARCHES} or more.`
/** Label of a part that merges several. */
export const ALL_OTHERS = 'All others'

/** Null where the manifest lists no feed of actions. Pure; one pass over the actions for each breakdown. */
export function searchBreakdown(dataset: Dataset, window: DaySpan): SearchBreakdown | null {
  if (!hasFeedOf(dataset, 'actions')) return null
  const { known, why } = knowledgeOf(
    feedCoverages(dataset),
    { kind: 'actions', partners: searchPartners(dataset) },
    window,
  )
  if (known !== 'yes') {
    const none = { kind: 'none', text: `Searches are not known. ${why}` } as const
    return { outcomes: none, groups: none, finds: none }
  }
  const all = dataset.actions.filter(isSearch)
  const searches = all.filter(({ on }) => isWithin(dayOfMoment(on), window))
  const byOutcome = (search: Action) => search.outcome?.trim() ?? NOT_STATED
  const byGroup = ({ ethnicity }: Action) => (ethnicity === null ? NOT_STATED : ethnicityGroup(ethnicity))
  const [hasOutcome, hasGroup] = (['outcome', 'ethnicity'] as const).map((field) =>
    all.some((search) => search[field] !== null),
  )
  const groups = hasGroup
    ? partsBy(searches, byGroup, [...ETHNICITY_GROUPS, ...all.map(byGroup)])
    : absent('self-defined ethnicity')
  return {
    outcomes: hasOutcome ? partsBy(searches, byOutcome, all.map(byOutcome)) : absent('outcome'),
    groups,
    finds: groups.kind === 'none' ? groups : findsBy(searches, byGroup, groups.parts),
  }
}

const NOT_STATED = 'Not stated'
const absent = (field: string): SearchParts => ({
  kind: 'none',
  text: `Not known: no search in the feeds states its ${field}.`,
})

/** @param labels every label of the data, also those that no search of the window has: which ones are zero is hidden */
function partsBy(
  searches: readonly Action[],
  labelOf: (search: Action) => string,
  labels: readonly string[],
): SearchParts {
  const counts = new Map(labels.map((label) => [label, 0]))
  for (const search of searches)
    counts.set(labelOf(search), (counts.get(labelOf(search)) ?? 0) + search.count)
  const { shown, rest } = withoutSmall([...counts].map(([label, count]) => ({ label, count })))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (shown.length === 0) return { kind: 'none', text: TOO_FEW }
  return {
    kind: 'parts',
    parts: [...shown, ...(rest === null ? [] : [{ label: null, count: rest }])].flatMap(({ label, count }) =>
      partOf(label, count, total),
    ),
  }
}

function partOf(label: string | null, count: number, of: number): readonly SearchPart[] {
  const share = shareOf(count, of)
  return share ? [{ label, count, of, share }] : []
}

interface Count {
  readonly label: string
  readonly count: number
}

/**
 * Shows the counts of at least `least` and merges the others into one rest, which takes the smallest shown with it
 * (equal ones together) until it holds `2 * least`, so that no shown count, and no sum or difference of
 * them and the total, is under `least`. It also takes one where the rest is exactly what it would be with each hidden count
 * at its highest: then even a reader who knows this rule can name no hidden count, but for a total of nought.
 * Secondary suppression by merging; it protects one table, not several of different days beside each other.
 * @returns the shown counts, highest first, and the sum of the others; null where none is hidden
 */
export function withoutSmall(
  counts: readonly Count[],
  least = LEAST_SEARCHES,
): { readonly shown: readonly Count[]; readonly rest: number | null } {
  const sorted = counts.toSorted((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
  const shown = sorted.filter(({ count }) => count >= least)
  let [hidden, rest] = [0, 0]
  for (const { count } of sorted.slice(shown.length)) [hidden, rest] = [hidden + 1, rest + count]
  if (hidden === 0) return { shown, rest: null }
  while (rest < 2 * least || hidden < 2 || rest === hidden * (least - 1)) {
    const smallest = shown.at(-1)
    if (!smallest) break
    while (shown.at(-1)?.count === smallest.count) {
      shown.pop()
      ;[hidden, rest] = [hidden + 1, rest + smallest.count]
    }
  }
  return { shown, rest }
}

interface Finds {
  readonly label: string | null
  readonly count: number
  readonly found: number
  /** Searches that state whether they found something. */
  readonly stated: number
}

/** Merges the parts further until each has at least `LEAST_SEARCHES` with a find, without one, and not stated (or none at all). */
function findsBy(
  searches: readonly Action[],
  labelOf: (search: Action) => string,
  parts: readonly SearchPart[],
): SearchParts {
  const blocks = parts.map(({ label }): Finds => {
    const within = searches.filter((search) =>
      label === null ? parts.every((part) => part.label !== labelOf(search)) : labelOf(search) === label,
    )
    return summed(label, within.map(findsOf))
  })
  if (blocks.every(({ stated }) => stated === 0)) return FINDS_ABSENT
  const isAllStated = blocks.every(({ stated, count }) => stated === count)
  const isLarge = ({ count, found, stated }: Finds) =>
    [found, stated - found, ...(isAllStated ? [] : [count - stated])].every((cell) => cell >= LEAST_SEARCHES)
  const shown = blocks.filter((block) => block.label !== null && isLarge(block))
  let rest = summed(
    null,
    blocks.filter((block) => !shown.includes(block)),
  )
  while (rest.count > 0 && !isLarge(rest)) {
    const smallest = shown.pop()
    if (!smallest) break
    rest = summed(null, [rest, smallest])
  }
  if (shown.length === 0) return { kind: 'none', text: TOO_FEW }
  return {
    kind: 'parts',
    parts: [...shown, ...(rest.count > 0 ? [rest] : [])].flatMap(({ label, found, stated }) =>
      partOf(label, found, stated),
    ),
  }
}

const FINDS_ABSENT: SearchParts = {
  kind: 'none',
  text: 'Not known: no search of these days states whether it found something.',
}

const findsOf = ({ count, found }: Action): Omit<Finds, 'label'> => ({
  count,
  found: Math.min(found ?? 0, count),
  stated: found === null ? 0 : count,
})

const summed = (label: string | null, all: readonly Omit<Finds, 'label'>[]): Finds => ({
  label,
  count: all.reduce((sum, { count }) => sum + count, 0),
  found: all.reduce((sum, { found }) => sum + found, 0),
  stated: all.reduce((sum, { stated }) => sum + stated, 0),
})

const SUPPRESSION = `A part under ${LEAST_SEARCHES} is counted with others under “${ALL_OTHERS}”. Files of different days beside each other can give it back: publish one.`
const FIGURES = [
  { part: 'outcomes', ending: 'by-outcome', words: 'by outcome' },
  { part: 'groups', ending: 'by-ethnicity', words: 'by self-defined ethnicity' },
] as const

/**
 * Counts and shares by outcome and by ethnicity group, named by `category`, and finds by group. Where a field is absent, its
 * figure is not known; so are rates for residents, as no feed carries residents by ethnicity.
 */
export function searchFigures(dataset: Dataset, { window, days }: FigurePeriod): readonly CountedFigure[] {
  const breakdown = searchBreakdown(dataset, window)
  if (!breakdown) return []
  const origin = { madeOf: ['actions'], partners: searchPartners(dataset), ...days } as const
  const counted = FIGURES.flatMap(({ part, ending, words }) =>
    figuresOfParts(breakdown[part], {
      ...origin,
      id: `fairness.searches-${ending}`,
      label: `Stop-searches ${words}`,
      definition: `Stop-searches ${words}: the sum of the counts given. ${SUPPRESSION}`,
      unit: 'searches',
    }),
  )
  const shares = FIGURES.flatMap(({ part, ending, words }) =>
    figuresOfParts(breakdown[part], {
      ...origin,
      id: `fairness.share-${ending}`,
      label: `Share of stop-searches ${words}`,
      definition: `Share of all stop-searches of these days, with the exact 95 % interval. ${SUPPRESSION}`,
      unit: 'share',
    }),
  )
  const finds = figuresOfParts(breakdown.finds, {
    ...origin,
    id: 'fairness.finds-by-ethnicity',
    label: 'Share of stop-searches that found something by self-defined ethnicity',
    definition: `Share of the stop-searches of a group that found something, of those that state it, with the exact 95 % interval. ${SUPPRESSION}`,
    unit: 'share',
  })
  return [...counted, ...shares, ...finds, rateFigure(breakdown.groups, origin)]
}

const notKnown = (why: string): Knowledge => ({ known: 'no', why, feeds: [] })

function figuresOfParts(found: SearchParts, head: Omit<CountedFigure, 'value'>): readonly CountedFigure[] {
  if (found.kind === 'none') return [{ ...head, value: 0, isEstimate: true, leftOut: reasonOf(found) }]
  return found.parts.map(({ label, count, share: { share, low, high } }) => ({
    ...head,
    label: `${head.label}, ${label ?? ALL_OTHERS}`,
    category: label ?? ALL_OTHERS,
    ...(head.unit === 'share' ? { value: share, low, high, isEstimate: true } : { value: count }),
  }))
}

/** What is missing because a feed is incomplete is stated by the coverage of the feed. */
const reasonOf = ({ text }: { readonly text: string }): Knowledge =>
  text.startsWith('Searches are not known') ? KNOWN : notKnown(text)

const rateFigure = (
  groups: SearchParts,
  origin: Pick<CountedFigure, 'madeOf' | 'partners' | 'from' | 'to'>,
): CountedFigure => ({
  ...origin,
  id: 'fairness.rate-by-ethnicity',
  label: 'Stop-searches for every 1,000 residents by self-defined ethnicity',
  definition: 'Not known until a feed carries residents by ethnicity.',
  unit: 'per 1,000 residents',
  value: 0,
  isEstimate: true,
  leftOut: groups.kind === 'none' ? reasonOf(groups) : notKnown(NO_RESIDENTS),
})
