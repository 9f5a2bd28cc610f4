/** Statutory limits of closure orders as dated data; the time of service decides which pack applies. */
import shipped from '../../../data/rule-packs.json'
import type { ClosureOrder } from '../closure-order.ts'
import { type Day, type Moment, parseDay, startOfDay } from '../day.ts'

export type Applicant = NonNullable<ClosureOrder['applicant']>
const APPLICANTS: readonly Applicant[] = ['police', 'council', 'registered-provider']

/** Limits under one Act. */
export interface RulePack {
  readonly id: string
  readonly act: string
  readonly sections: string
  readonly enacted: Day
  /** First day of service to which the pack applies; null: enacted, but without a commencement date. */
  readonly effectiveFrom: Day | null
  readonly applicants: readonly Applicant[]
  /** Length of a notice: usually, and with senior authority (then Christmas Day is disregarded). */
  readonly noticeHours: { readonly usual: number; readonly senior: number }
  /** Hours from service to the hearing; Christmas Day is disregarded. */
  readonly hearingHours: number
  /** Hours by which the court may continue the notice without an order. */
  readonly continuedHours: number
  readonly adjournmentDays: number
  readonly orderMonths: number
  /** Longest duration of the order with all extensions. */
  readonly monthsInAll: number
  /** Days to appeal; the day of the decision is the first. */
  readonly appealDays: number
  /** Months from the order, or from the end of an appeal, to a landlord's notice under the absolute ground. */
  readonly possessionMonths: number
}

/** Rule packs as in the JSON file, dates as text. */
type RulePackFile = { readonly packs: readonly RulePackJson[] }
type RulePackJson = Omit<RulePack, 'enacted' | 'effectiveFrom' | 'applicants'> & {
  readonly enacted: string
  readonly effectiveFrom: string | null
  readonly applicants: readonly string[]
}

/**
 * Parses the rule packs.
 * @throws RangeError for an invalid date or applicant: a statutory limit must not be guessed
 */
export const parseRulePacks = (file: RulePackFile): readonly RulePack[] =>
  file.packs.map((pack) => ({
    ...pack,
    enacted: dayIn(pack, pack.enacted),
    effectiveFrom: pack.effectiveFrom === null ? null : dayIn(pack, pack.effectiveFrom),
    applicants: pack.applicants.map((name) => applicantIn(pack, name)),
  }))

function dayIn({ id }: RulePackJson, text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new RangeError(`rule pack ${id}: "${text}" is no day like 2014-10-20`)
  return day
}
function applicantIn({ id }: RulePackJson, name: string): Applicant {
  const applicant = APPLICANTS.find((one) => one === name)
  if (!applicant) throw new RangeError(`rule pack ${id}: "${name}" is none of ${APPLICANTS.join(', ')}`)
  return applicant
}

/** Rule packs shipped in data/rule-packs.json. */
export const RULE_PACKS = parseRulePacks(shipped)

/** Pack in effect when the notice was served, the latest commenced one; null if none was. */
export function rulePackFor(served: Moment, packs: readonly RulePack[] = RULE_PACKS): RulePack | null {
  const inEffect = packs
    .filter(({ effectiveFrom: from }) => from !== null && startOfDay(from) <= served.at)
    .toSorted((a, b) => (b.effectiveFrom ?? 0) - (a.effectiveFrom ?? 0))
  return inEffect[0] ?? null
}

/** Packs that are enacted but not in effect on the day. */
export const futureRulePacks = (day: Day, packs: readonly RulePack[] = RULE_PACKS): readonly RulePack[] =>
  packs.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom > day)
