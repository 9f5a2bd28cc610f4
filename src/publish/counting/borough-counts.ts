/** Counts of partners' actions by quarter for the whole borough; by area an action could identify a home. */
import { type Dataset, isOpen } from '../../domain/dataset.ts'
import { type Day, type Moment, civilDate, dayOf, dayOfMoment, isWithin } from '../../domain/day.ts'
import { spanOfQuarter } from './quarters.ts'

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
}

/**
 * A figure for every quarter from its first record on. A type that was never recorded, or whose feed is not open, is
 * unknown rather than zero and is left out.
 */
export function boroughCounts(dataset: Dataset, quarters: readonly string[]): readonly BoroughCount[] {
  const countedActions: readonly CountedAction[] = isOpen(dataset, 'actions')
    ? dataset.actions.map(({ type, on, count }) => ({ type, on: dayOfMoment(on), count }))
    : []
  const orders = isOpen(dataset, 'closure-orders')
    ? dataset.orders.flatMap((order) => madeOrder(order.made))
    : []
  return [
    ...ACTIONS.flatMap((definition) => countsOf(definition, countedActions, quarters)),
    ...countsOf({ ...ORDERS, types: [ORDERS.id] }, orders, quarters),
  ]
}

const madeOrder = (madeOn: Moment | null): readonly CountedAction[] =>
  madeOn ? [{ type: ORDERS.id, on: dayOfMoment(madeOn), count: 1 }] : []

function countsOf(
  { id, label, types }: BoroughDefinition,
  countedActions: readonly CountedAction[],
  quarters: readonly string[],
): readonly BoroughCount[] {
  const firstMonths = new Map(
    types.map((type) => [type, firstMonth(countedActions.filter((each) => each.type === type))]),
  )
  return quarters.flatMap((quarter) => {
    const span = spanOfQuarter(quarter)
    const recordedTypes = types.filter((type) => (firstMonths.get(type) ?? Infinity) <= span.from)
    const within = countedActions.filter(({ on }) => isWithin(on, span))
    const parts = recordedTypes.map((type) =>
      within.reduce((sum, each) => sum + (each.type === type ? each.count : 0), 0),
    )
    return parts.length > 0 ? [{ id, label, quarter, parts }] : []
  })
}

function firstMonth(countedActions: readonly CountedAction[]): number | null {
  const days = countedActions.map(({ on }) => on).toSorted((a, b) => a - b)
  const [first] = days
  return first === undefined ? null : dayOf({ ...civilDate(first), day: 1 })
}
