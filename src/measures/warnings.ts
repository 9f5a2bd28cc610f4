/**
 * Deadlines of closure orders (end, hearing, possession notice) with order number, ward and owner, never an
 * address; and the warnings due.
 */
import type { Area } from '../domain/area.ts'
import { type ClosureOrder, daysLeft, isInForce, lastDayOf, stageOn } from '../domain/closure-order.ts'
import { limitsOf } from '../domain/closure/limits.ts'
import { rulePackFor, rulePacksOf, type RulePack } from '../domain/closure/rule-packs.ts'
import { type Day, type Instant, dayOfMoment } from '../domain/day.ts'
import { NOTICE_DAYS } from '../domain/time/due-soon.ts'
import type { Place } from '../domain/place/place.ts'
import { wardOf } from './on-site.ts'
import { orderName } from './closure/order-name.ts'
import { applicantName } from './closure/applicant.ts'
import { knowledgeOfList, type CoverageInput } from './feeds/coverage.ts'
import type { Knowledge } from './figure.ts'

type DeadlineKind = 'ends' | 'hearing' | 'possession-notice'

/** Days before each kind of deadline at which a warning starts, in descending order. */
export const WARN_DAYS: Readonly<Record<DeadlineKind, readonly number[]>> = {
  ends: [NOTICE_DAYS, 14, 7, 2],
  hearing: [NOTICE_DAYS, 14, 7, 2],
  'possession-notice': [NOTICE_DAYS, 14, 7],
}
/** Steps of all kinds, ascending; every warning falls within one of them. */
export const WARNING_STEPS: readonly number[] = [...new Set(Object.values(WARN_DAYS).flat())].toSorted(
  (a, b) => a - b,
)

/** A legal deadline of a closure order. */
export interface Deadline {
  readonly kind: DeadlineKind
  readonly day: Day
  /** Time of day of a hearing, where the feed gives one. */
  readonly at: Instant | null
  readonly daysLeft: number
  /** The order's number. */
  readonly order: string
  /** Name of the ward; null where no ward contains the premises. */
  readonly ward: string | null
  /** Person or organisation that must act; null where the feed does not say. */
  readonly owner: string | null
  /** Description without an address: `Closure order co-084 ends`. */
  readonly what: string
  /** Additional remark; empty for none. */
  readonly note: string
}
/** A deadline within its first warning step. */
export interface Warning extends Deadline {
  /** The warning step reached, in days: an element of `WARN_DAYS`. */
  readonly within: number
}

interface DeadlineSources {
  readonly place: Place
  readonly orders: readonly ClosureOrder[]
  readonly areas: readonly Area[]
}

/** Every deadline from the day on, ascending. */
export const deadlinesAhead = (
  { place, orders, areas }: DeadlineSources,
  asOf: Day,
  packs: readonly RulePack[] = rulePacksOf(),
): readonly Deadline[] =>
  orders
    .flatMap((order) => {
      const pack = rulePackFor(order.noticeServed, packs)
      const owner = applicantName(order, place)
      const due = [
        ...endOf(order, pack, asOf).map((one) => ({ ...one, owner })),
        ...hearingOf(order, asOf).map((one) => ({ ...one, owner })),
        ...possessionOf(order, pack, asOf),
      ]
      const ward = due.length > 0 ? wardOf(order, areas) : null
      return due.map(({ what, ...deadline }) => ({
        ...deadline,
        what: `${orderName(order, null)}: ${what}`,
        order: order.id,
        ward,
        daysLeft: deadline.day - asOf,
      }))
    })
    .toSorted((a, b) => a.day - b.day || a.order.localeCompare(b.order, 'en-GB', { numeric: true }))

/** Whether the closure orders of the as-of day are known; if not, the list of deadlines is incomplete. */
export const knowledgeOfOrders = (input: CoverageInput, asOf: Day): Knowledge =>
  knowledgeOfList(input, 'closure-orders', asOf)

/** Deadlines within their first warning step: at most `NOTICE_DAYS` ahead. */
export const warningsAmong = (deadlines: readonly Deadline[]): readonly Warning[] =>
  deadlines.flatMap((deadline) => {
    const within = WARN_DAYS[deadline.kind].filter((days) => deadline.daysLeft <= days).at(-1)
    return within === undefined ? [] : [{ ...deadline, within }]
  })

type DeadlineDrafts = readonly Omit<Deadline, 'order' | 'ward' | 'daysLeft' | 'owner'>[]

/** The order's stated end; where it states none, the longest that its rule pack allows. */
function endOf(order: ClosureOrder, pack: RulePack | null, asOf: Day): DeadlineDrafts {
  if (!isInForce(order, asOf)) return []
  const limits = pack ? limitsOf(order, pack) : []
  const stated = daysLeft(order, asOf) === null ? null : lastDayOf(order)
  const day = stated ?? limits.find(({ kind }) => kind === 'order')?.lastDay
  if (day === undefined || day < asOf) return []
  const inAll = limits.find(({ kind }) => kind === 'in-all')?.lastDay
  return [
    {
      kind: 'ends',
      day,
      at: null,
      what: stated === null ? 'closure order states no end: at most to this day' : 'closure order ends',
      note:
        inAll !== undefined && day >= inAll ? 'No further extension: a new order needs a new notice.' : '',
    },
  ]
}

/** The hearing or its adjournment, while there is no decision. */
function hearingOf(order: ClosureOrder, asOf: Day): DeadlineDrafts {
  const stage = stageOn(order, asOf)
  if (stage !== 'notice' && stage !== 'hearing') return []
  const heard = [order.hearing, order.adjournedTo].find((moment) => moment && dayOfMoment(moment) >= asOf)
  if (!heard) return []
  const day = dayOfMoment(heard)
  const isAdjourned = order.hearing !== null && dayOfMoment(order.hearing) < day
  return [
    {
      kind: 'hearing',
      day,
      at: heard.precision === 'instant' ? heard.at : null,
      what: isAdjourned ? 'adjourned hearing of the closure order' : 'hearing of the closure order',
      note: '',
    },
  ]
}

/**
 * A landlord's possession notice that is not yet served: the absolute ground lapses after its limit, whether
 * or not the order has ended.
 */
function possessionOf(
  order: ClosureOrder,
  pack: RulePack | null,
  asOf: Day,
): readonly (DeadlineDrafts[number] & Pick<Deadline, 'owner'>)[] {
  if (!order.made || dayOfMoment(order.made) > asOf || order.possessionNotice || !pack) return []
  const limit = limitsOf(order, pack).find(({ kind }) => kind === 'possession')
  if (!limit || limit.lastDay < asOf) return []
  return [
    {
      kind: 'possession-notice',
      day: limit.lastDay,
      at: null,
      owner: order.applicant === 'registered-provider' ? 'The registered provider' : 'The landlord',
      what: 'possession notice, if the landlord relies on it',
      note: '',
    },
  ]
}
