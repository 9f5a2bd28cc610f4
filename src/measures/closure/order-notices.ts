/** What a reader of an order's dates should know: a step beyond its rule pack, an end that cannot be put off again. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { LimitKind } from '../../domain/closure/limits.ts'
import type { Applicant, RulePack } from '../../domain/closure/rule-packs.ts'
import { earliestDayOf, lastDayOfMoment } from '../../domain/day.ts'
import { dayWords } from '../sentences.ts'
import type { Due } from './dues.ts'
import { isLate } from './dues.ts'

export interface OrderNotice {
  readonly code:
    | 'no-pack'
    | 'applicant'
    | 'notice-too-long'
    | 'hearing-late'
    | 'adjourned-too-long'
    | 'order-too-long'
    | 'six-months-passed'
    | 'no-further-extension'
    | 'no-end-stated'
  readonly text: string
}

/** Who applies, as the middle of a sentence. */
export const APPLICANT_WORDS: Readonly<Record<Applicant, string>> = {
  police: 'the police',
  council: 'the council',
  'registered-provider': 'a registered provider',
}

const WORDS_WIN = 'Check the order: its own words win.'

/** `dues` as `duesOf` gives them under the same pack; null where no pack that we know applies. */
export function orderNotices(
  order: ClosureOrder,
  pack: RulePack | null,
  dues: readonly Due[],
): readonly OrderNotice[] {
  if (!pack)
    return [
      { code: 'no-pack', text: 'Served before the rules that Holdfast knows: no legal limits are shown.' },
    ]
  const dueOf = (kind: LimitKind) => dues.find((due) => due.kind === kind)
  return [
    ...applicantNotices(order, pack),
    ...beginningNotices(order, pack, dueOf),
    ...endNotices(order, pack, dueOf),
  ]
}

function applicantNotices({ applicant }: ClosureOrder, pack: RulePack): readonly OrderNotice[] {
  if (applicant === null || pack.applicants.includes(applicant)) return []
  const may = pack.applicants.map((one) => APPLICANT_WORDS[one]).join(' or ')
  return [
    {
      code: 'applicant',
      text: `The feed says that ${APPLICANT_WORDS[applicant]} applied; under pack ${pack.id} ${may} may. ${WORDS_WIN}`,
    },
  ]
}

type DueOf = (kind: LimitKind) => Due | undefined

function beginningNotices(order: ClosureOrder, pack: RulePack, dueOf: DueOf): readonly OrderNotice[] {
  const { noticeHours, hearing, adjournedTo } = order
  const found: OrderNotice[] = []
  if (noticeHours !== null && noticeHours > pack.noticeHours.senior)
    found.push({
      code: 'notice-too-long',
      text: `The notice states ${noticeHours} hours; pack ${pack.id} allows ${pack.noticeHours.senior} with senior authority. ${WORDS_WIN}`,
    })
  const heardBy = dueOf('hearing')
  if (hearing && heardBy && isLate(heardBy, hearing))
    found.push({
      code: 'hearing-late',
      text: `The hearing stands after its limit, ${heardBy.by}. ${WORDS_WIN}`,
    })
  const adjournedBy = dueOf('adjournment')
  if (adjournedTo && adjournedBy && isLate(adjournedBy, adjournedTo))
    found.push({
      code: 'adjourned-too-long',
      text: `Adjourned by more than ${pack.adjournmentDays} days: the limit is ${adjournedBy.by}. ${WORDS_WIN}`,
    })
  return found
}

/** Said to be too long only where every day that an end can mean is beyond its limit. */
function endNotices(
  { made, ends, extendedTo }: ClosureOrder,
  pack: RulePack,
  dueOf: DueOf,
): readonly OrderNotice[] {
  const [first, inAll] = [dueOf('order'), dueOf('in-all')]
  if (!made || !first || !inAll) return []
  const end = extendedTo ?? ends
  if (!end)
    return [
      { code: 'no-end-stated', text: `The feed states no end. Pack ${pack.id} allows ${first.by} at most.` },
    ]
  const found: OrderNotice[] = []
  if (ends && earliestDayOf(ends) > first.lastDay)
    found.push({
      code: 'order-too-long',
      text: `The stated end, ${dayWords(lastDayOfMoment(ends))}, lies beyond the ${pack.orderMonths} months of pack ${pack.id} (${first.by}). ${WORDS_WIN}`,
    })
  if (earliestDayOf(end) > inAll.lastDay)
    found.push({
      code: 'six-months-passed',
      text: `Extended to ${dayWords(lastDayOfMoment(end))}, beyond the ${pack.monthsInAll} months in all of pack ${pack.id} (${inAll.by}). ${WORDS_WIN}`,
    })
  if (lastDayOfMoment(end) >= inAll.lastDay)
    found.push({
      code: 'no-further-extension',
      text: `${MONTHS_IN_WORDS[pack.monthsInAll] ?? pack.monthsInAll} months in all. No further extension: a new order needs a new notice.`,
    })
  return found
}

const MONTHS_IN_WORDS: Readonly<Record<number, string>> = { 3: 'Three', 6: 'Six', 9: 'Nine', 12: 'Twelve' }
