/** Statutory limits of closure orders as dated data; the place and the time of service decide which pack applies. */
import shipped from '../../../data/rule-packs.json'
import type { ClosureOrder } from '../closure-order.ts'
import { type Day, type Moment, parseDay, startOfDay } from '../day.ts'
import { JURISDICTIONS, type Jurisdiction } from '../place/jurisdiction.ts'
import { servedJurisdiction } from '../place/served-place.ts'

export type Applicant = NonNullable<ClosureOrder['applicant']>
const APPLICANTS: readonly Applicant[] = ['police', 'council', 'registered-provider']

/** Limits under one Act; null where none is known, or none is in hours or days. */
export interface RulePack {
  readonly id: string
  readonly jurisdiction: Jurisdiction
  readonly act: string
  readonly sections: string
  readonly enacted: Day
  /** First day of service to which the pack applies; null: enacted, but without a commencement date. */
  readonly effectiveFrom: Day | null
  readonly applicants: readonly Applicant[]
  /** Length of a notice: usually, and with senior authority (then Christmas Day is disregarded). */
  readonly noticeHours: { readonly usual: number; readonly senior: number } | null
  /** Hours from service to the hearing; Christmas Day is disregarded. */
  readonly hearingHours: number | null
  /** Hours by which the court may continue the notice without an order. */
  readonly continuedHours: number | null
  readonly adjournmentDays: number | null
  readonly orderMonths: number
  /** Longest duration of the order with all extensions. */
  readonly monthsInAll: number
  /** Days to appeal; the day of the decision is the first. */
  readonly appealDays: number | null
  /** Months from the order, or from the end of an appeal, to a landlord's notice under the absolute ground. */
  readonly possessionMonths: number | null
  /** What is not shown, and why; empty for none. */
  readonly remark: string
}

/** Rule packs as in the JSON file, dates as text. */
type RulePackFile = { readonly packs: readonly RulePackJson[] }
type RulePackJson = Omit<RulePack, 'enacted' | 'effectiveFrom' | 'applicants' | 'jurisdiction'> & {
  readonly jurisdiction: string
  readonly enacted: string
  readonly effectiveFrom: string | null
  readonly applicants: readonly string[]
}

/**
 * Parses the rule packs.
 * @throws RangeError for an invalid date, applicant or jurisdiction: a statutory limit must not be guessed
 */
export const parseRulePacks = (file: RulePackFile): readonly RulePack[] =>
  file.packs.map((pack) => ({
    ...pack,
    jurisdiction: jurisdictionIn(pack),
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

function jurisdictionIn({ id, jurisdiction }: RulePackJson): Jurisdiction {
  const known = JURISDICTIONS.find((one) => one === jurisdiction)
  if (!known)
    throw new RangeError(`rule pack ${id}: "${jurisdiction}" is none of ${JURISDICTIONS.join(', ')}`)
  return known
}

/** Rule packs shipped in data/rule-packs.json. */
export const RULE_PACKS = parseRulePacks(shipped)

/** Those of a jurisdiction, by default that of the place; none where its limits are not known. */
export const rulePacksOf = (jurisdiction: Jurisdiction = servedJurisdiction()): readonly RulePack[] =>
  RULE_PACKS.filter((pack) => pack.jurisdiction === jurisdiction)

/** Pack in effect when the notice was served, the latest commenced one; null if none was. */
export function rulePackFor(served: Moment, packs: readonly RulePack[] = rulePacksOf()): RulePack | null {
  const inEffect = packs
    .filter(({ effectiveFrom: from }) => from !== null && startOfDay(from) <= served.at)
    .toSorted((a, b) => (b.effectiveFrom ?? 0) - (a.effectiveFrom ?? 0))
  return inEffect[0] ?? null
}

/** Packs that are enacted but not in effect on the day. */
export const futureRulePacks = (day: Day, packs: readonly RulePack[] = rulePacksOf()): readonly RulePack[] =>
  packs.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom > day)
