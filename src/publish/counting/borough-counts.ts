/** Counts of partners' actions by quarter for the whole borough; by area an action could identify a home. */
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { type Day, type Moment, civilDate, dayOf, dayOfMoment, isWithin } from '../../domain/day.ts'
import { knowledgeOf, type FeedCoverage } from '../../measures/feeds/coverage.ts'
import { coveragesByQuarter, type LeftOut, spanOfQuarter } from './quarters.ts'

/** A figure of the page; its parts are banded separately, and their bands summed. */
export interface BoroughCount {
  readonly id: string
  readonly label: string
  readonly quarter: string
  readonly parts: readonly number[]
}

interface BoroughDefinition {
  readonly id: string
  readonly label: string
  /** Ids of action types. */
  readonly types: readonly string[]
}
const ACTIONS: readonly BoroughDefinition[] = [
  { id: 'actions.warrant', label: 'Warrants', types: ['warrant'] },
  { id: 'actions.arrest', label: 'Arrests', types: ['arrest'] },
  { id: 'actions.seizure', label: 'Seizures', types: ['seizure'] },
  {
    id: 'actions.safeguarding-referral',
    label: 'People referred for help and protection',
    types: ['safeguarding-referral'],
  },
  {
    id: 'engagement',
    label: 'Events and school sessions with residents',
    types: ['engagement-event', 'school-session'],
  },
  {
    id: 'repairs',
    label: 'Tidy-ups and repairs',
    types: ['tidy-up', 'environmental-repair', 'community-payback'],
  },
]
const ORDERS = { id: 'closure-orders.made', label: 'Closure orders made' }

/** An action or order of a type, with the number that it counts for. */
interface CountedAction {
  readonly type: string
  readonly on: Day
  readonly count: number
  /** Null for orders. */
  readonly partner: string | null
}
interface BoroughCounts {
  readonly counts: readonly BoroughCount[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * A figure for every quarter from its first record on, and those left out because a feed, or a partner's rows in it, do
 * not cover the quarter. A type that was never recorded is unknown rather than zero and is not listed.
 */
export function boroughCounts(dataset: Dataset, quarters: readonly string[]): BoroughCounts {
  const actions = dataset.actions.map(({ type, on, count, partner }): CountedAction => ({
    type,
    on: dayOfMoment(on),
    count,
    partner,
  }))
  const orders = dataset.orders.flatMap((order) => madeOrder(order.made))
  const coverages = coveragesByQuarter(dataset)
  const all = [
    ...ACTIONS.map((definition) =>
      countsOf(definition, { kind: 'actions', rows: actions, coverages, quarters }),
    ),
    countsOf(
      { ...ORDERS, types: [ORDERS.id] },
      { kind: 'closure-orders', rows: orders, coverages, quarters },
    ),
  ]
  return {
    counts: all.flatMap(({ counts }) => counts),
    leftOut: [...emptyFeeds(dataset, coverages), ...all.flatMap(({ leftOut }) => leftOut)],
  }
}

/** Kinds of which no feed holds a row: no type of theirs was ever recorded, so no figure of theirs is left out by name. */
function emptyFeeds(
  { actions, orders, manifest }: Dataset,
  coverages: readonly FeedCoverage[],
): readonly LeftOut[] {
  const kinds = [
    { kind: 'actions', what: 'What partners did', isEmpty: actions.length === 0 },
    { kind: 'closure-orders', what: ORDERS.label, isEmpty: orders.length === 0 },
  ] as const
  return kinds
    .filter(({ kind, isEmpty }) => isEmpty && hasFeedOf({ manifest }, kind))
    .flatMap(({ kind, what }) => {
      const { known, why } = knowledgeOf(coverages, { kind }, { from: manifest.asOf, to: manifest.asOf })
      return known === 'yes' ? [] : [{ what, why }]
    })
}

const madeOrder = (madeOn: Moment | null): readonly CountedAction[] =>
  madeOn ? [{ type: ORDERS.id, on: dayOfMoment(madeOn), count: 1, partner: null }] : []

interface CountedFrom {
  readonly kind: 'actions' | 'closure-orders'
  readonly rows: readonly CountedAction[]
  readonly coverages: readonly FeedCoverage[]
  readonly quarters: readonly string[]
}

function countsOf(
  { id, label, types }: BoroughDefinition,
  { kind, rows, coverages, quarters }: CountedFrom,
): BoroughCounts {
  const ofTypes = rows.filter(({ type }) => types.includes(type))
  const firstMonths = new Map(
    types.map((type) => [type, firstMonth(ofTypes.filter((each) => each.type === type))]),
  )
  const partners = [...new Set(ofTypes.flatMap(({ partner }) => partner ?? []))]
  const counts: BoroughCount[] = []
  const leftOut: LeftOut[] = []
  for (const quarter of quarters) {
    const span = spanOfQuarter(quarter)
    const recordedTypes = types.filter((type) => (firstMonths.get(type) ?? Infinity) <= span.from)
    if (recordedTypes.length === 0) continue
    const { known, why } = knowledgeOf(coverages, { kind, partners }, span)
    if (known === 'yes') {
      const within = ofTypes.filter(({ on }) => isWithin(on, span))
      const parts = recordedTypes.map((type) =>
        within.reduce((sum, each) => sum + (each.type === type ? each.count : 0), 0),
      )
      counts.push({ id, label, quarter, parts })
    } else leftOut.push({ what: `${label}, ${quarter}`, why: withoutRepeats(why) })
  }
  return { counts, leftOut }
}

/** Each sentence once: every partner's reason repeats those of its feed. */
const withoutRepeats = (why: string) => [...new Set(why.split(/(?<=\.) /))].join(' ')

function firstMonth(countedActions: readonly CountedAction[]): number | null {
  const days = countedActions.map(({ on }) => on).toSorted((a, b) => a - b)
  const [first] = days
  return first === undefined ? null : dayOf({ ...civilDate(first), day: 1 })
}
