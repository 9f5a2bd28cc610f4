/** What of the closure orders ends, is heard or must be served soon: by date, with number, ward and owner, never a street. */
import type { Area } from '../domain/area.ts'
import type { ClosureOrder } from '../domain/closure-order.ts'
import { daysLeft, isInForce, lastDayOf, stageOn } from '../domain/closure-order.ts'
import { limitsOf } from '../domain/closure/limits.ts'
import { rulePackFor, RULE_PACKS } from '../domain/closure/rule-packs.ts'
import type { RulePack } from '../domain/closure/rule-packs.ts'
import type { Day, Instant } from '../domain/day.ts'
import { dayOfMoment } from '../domain/day.ts'
import { NOTICE_DAYS } from '../domain/time/due-soon.ts'
import type { Place } from '../domain/place/place.ts'
import { wardOf } from './closure/premises.ts'
import { applicantName } from './decisions.ts'

type DeadlineKind = 'ends' | 'hearing' | 'possession-notice'

/** Days before each kind of deadline at which it is warned of, the first warning first. */
export const WARN_DAYS: Readonly<Record<DeadlineKind, readonly number[]>> = {
  ends: [NOTICE_DAYS, 14, 7, 2],
  hearing: [NOTICE_DAYS, 14, 7, 2],
  'possession-notice': [NOTICE_DAYS, 14, 7],
}
/** The steps of all kinds, the nearest first: every warning lies within one of them. */
export const WARNING_STEPS: readonly number[] = [...new Set(Object.values(WARN_DAYS).flat())].toSorted(
  (a, b) => a - b,
)

export interface Deadline {
  readonly kind: DeadlineKind
  readonly day: Day
  /** The time of day, where the feed tells one: a hearing's. */
  readonly at: Instant | null
  readonly daysLeft: number
  /** The order's number. */
  readonly order: string
  /** Name of the ward; null where no ward holds the premises. */
  readonly ward: string | null
  /** Who must act; null where the feed names nobody. */
  readonly owner: string | null
  /** In words, without a place: `Closure order co-084 ends`. */
  readonly what: string
  /** What else to know; empty where there is nothing. */
  readonly note: string
}
export interface Warning extends Deadline {
  /** The warning that it has reached, in days: one of `WARN_DAYS`. */
  readonly within: number
}

interface Known {
  readonly place: Place
  readonly orders: readonly ClosureOrder[]
  readonly areas: readonly Area[]
}

/** Every deadline from the day on, however far, the next first. */
export const deadlinesAhead = (
  { place, orders, areas }: Known,
  asOf: Day,
  packs: readonly RulePack[] = RULE_PACKS,
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
      return due.map((deadline) => ({ ...deadline, order: order.id, ward, daysLeft: deadline.day - asOf }))
    })
    .toSorted((a, b) => a.day - b.day || a.order.localeCompare(b.order, 'en-GB', { numeric: true }))

/** Those that have reached a warning: at most `NOTICE_DAYS` ahead. */
export const warningsAmong = (deadlines: readonly Deadline[]): readonly Warning[] =>
  deadlines.flatMap((deadline) => {
    const within = WARN_DAYS[deadline.kind].filter((days) => deadline.daysLeft <= days).at(-1)
    return within === undefined ? [] : [{ ...deadline, within }]
  })

type Found = readonly Omit<Deadline, 'order' | 'ward' | 'daysLeft' | 'owner'>[]

/** The order's own stated end; only where it states none, the longest that its rule pack allows. */
function endOf(order: ClosureOrder, pack: RulePack | null, asOf: Day): Found {
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
      what: `Closure order ${order.id} ${stated === null ? 'states no end: at most to this day' : 'ends'}`,
      note:
        inAll !== undefined && day >= inAll ? 'No further extension: a new order needs a new notice.' : '',
    },
  ]
}

/** A hearing, or the day to which it was put off, while nothing is decided. */
function hearingOf(order: ClosureOrder, asOf: Day): Found {
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
      what: `${isAdjourned ? 'Adjourned hearing' : 'Hearing'} of closure order ${order.id}`,
      note: '',
    },
  ]
}

/** A landlord's notice that is not served: the ground falls away when its time is over, whether or not the order has ended. */
function possessionOf(
  order: ClosureOrder,
  pack: RulePack | null,
  asOf: Day,
): readonly (Found[number] & Pick<Deadline, 'owner'>)[] {
  if (!order.made || dayOfMoment(order.made) > asOf || order.possessionNotice || !pack) return []
  const limit = limitsOf(order, pack).find(({ kind }) => kind === 'possession')
  if (!limit || limit.lastDay < asOf) return []
  return [
    {
      kind: 'possession-notice',
      day: limit.lastDay,
      at: null,
      owner: order.applicant === 'registered-provider' ? 'The registered provider' : 'The landlord',
      what: `Possession notice on closure order ${order.id}, if the landlord relies on it`,
      note: '',
    },
  ]
}
