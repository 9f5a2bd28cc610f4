/** What tells one plan, and one visit of it, from every other: the same however often the plan is edited and opened. */
import { isoDay } from '../../../domain/day.ts'
import type { ShiftPlan } from '../shift-plan.ts'
import { planFileName } from './plan-file.ts'

/**
 * Names a plan in the visits made by it: its start, its seed and a hash of what else the shift was asked for, never a
 * person. Places chosen or put in by hand do not count: with one more of them it is still the same shift.
 */
export const planId = (plan: ShiftPlan) =>
  `${planFileName(plan)}-${plan.made.asked.seed}-${hashOf(shiftText(plan)).slice(0, 8)}`

/** `nth`: which of the crew's visits to that place it is, from 1. No place can be read from it. */
export const visitId = (
  plan: ShiftPlan,
  crew: string,
  visit: { readonly place: string; readonly nth: number },
) => hashOf(JSON.stringify([planId(plan), crew, visit.place, visit.nth]))

const shiftText = ({ made: { asked } }: ShiftPlan) =>
  JSON.stringify([
    isoDay(asked.day),
    asked.startMinute,
    asked.minutes,
    asked.people,
    asked.perCrew,
    asked.mode,
    asked.kilometresAnHour,
    asked.measure,
    asked.startAt,
    asked.endAt,
    asked.categories?.toSorted() ?? null,
    asked.areas.toSorted(),
  ])

const [OFFSET, PRIME, BITS] = [0xcbf29ce484222325n, 0x100000001b3n, 64]

/** FNV-1a (Fowler, Noll and Vo) of 64 bits over the text's UTF-8, as 16 hexadecimal digits. It keeps no secret. */
function hashOf(text: string): string {
  let hash = OFFSET
  for (const octet of new TextEncoder().encode(text))
    hash = BigInt.asUintN(BITS, (hash ^ BigInt(octet)) * PRIME)
  return hash.toString(16).padStart(16, '0')
}
