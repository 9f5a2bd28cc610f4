/** The legal limits of closure orders as dated data: which pack applies is decided by the time of service. */
import shipped from '../../../data/rule-packs.json'
import type { ClosureOrder } from '../closure-order.ts'
import type { Day, Moment } from '../day.ts'
import { parseDay, startOfDay } from '../day.ts'

export type Applicant = NonNullable<ClosureOrder['applicant']>
const APPLICANTS: readonly Applicant[] = ['police', 'council', 'registered-provider']

export interface RulePack {
  readonly id: string
  readonly act: string
  readonly sections: string
  readonly enacted: Day
  /** The first day on which a notice served falls under it; null: enacted, and waits for a date. */
  readonly effectiveFrom: Day | null
  readonly applicants: readonly Applicant[]
  /** How long a notice may last: usually, and with senior authority (then Christmas Day does not count). */
  readonly noticeHours: { readonly usual: number; readonly senior: number }
  /** From service to the hearing; Christmas Day does not count. */
  readonly hearingHours: number
  /** By how much the court may continue the notice when it makes no order. */
  readonly continuedHours: number
  readonly adjournmentDays: number
  readonly orderMonths: number
  /** The order with all its extensions. */
  readonly monthsInAll: number
  /** The day of the decision is the first of them. */
  readonly appealDays: number
  /** From the order, or the end of an appeal, to a landlord's notice for the absolute ground. */
  readonly possessionMonths: number
}

/** The packs as the file tells them, dates as text. */
type RulePackFile = { readonly packs: readonly FiledPack[] }
type FiledPack = Omit<RulePack, 'enacted' | 'effectiveFrom' | 'applicants'> & {
  readonly enacted: string
  readonly effectiveFrom: string | null
  readonly applicants: readonly string[]
}

/** @throws RangeError for a date or an applicant that is none: a limit must not be guessed */
export const readPacks = (file: RulePackFile): readonly RulePack[] =>
  file.packs.map((pack) => ({
    ...pack,
    enacted: dayIn(pack, pack.enacted),
    effectiveFrom: pack.effectiveFrom === null ? null : dayIn(pack, pack.effectiveFrom),
    applicants: pack.applicants.map((name) => applicantIn(pack, name)),
  }))

function dayIn({ id }: FiledPack, text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new RangeError(`rule pack ${id}: "${text}" is no day like 2014-10-20`)
  return day
}
function applicantIn({ id }: FiledPack, name: string): Applicant {
  const found = APPLICANTS.find((one) => one === name)
  if (!found) throw new RangeError(`rule pack ${id}: "${name}" is none of ${APPLICANTS.join(', ')}`)
  return found
}

export const RULE_PACKS = readPacks(shipped)

/** The pack in effect when the notice was served, the latest of them; null where none was yet. */
export function rulePackFor(served: Moment, packs: readonly RulePack[] = RULE_PACKS): RulePack | null {
  const inEffect = packs
    .filter(({ effectiveFrom: from }) => from !== null && startOfDay(from) <= served.at)
    .toSorted((a, b) => (b.effectiveFrom ?? 0) - (a.effectiveFrom ?? 0))
  return inEffect[0] ?? null
}

/** Packs that are enacted and not in effect on the day: they wait for a date, or for their day. */
export const futureRulePacks = (day: Day, packs: readonly RulePack[] = RULE_PACKS): readonly RulePack[] =>
  packs.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom > day)
