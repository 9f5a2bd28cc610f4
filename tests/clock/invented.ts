/** Invented things for the clock's tests: three years of days, a site, an order, an action. */
import fc from 'fast-check'
import type { Action } from '../../src/domain/action.ts'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import {
  dayNumber,
  endMomentOfDay,
  momentOfDay,
  parseDay,
  type Day,
  type DaySpan,
} from '../../src/domain/day.ts'
import type { Phase, PhaseKind, Site } from '../../src/domain/site.ts'

/** A day from `2023-05-04`; throws for anything else. */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new Error(`not a day: ${text}`)
  return parsed
}
export const span = (from: string, to: string): DaySpan => ({ from: day(from), to: day(to) })

export const DATA: DaySpan = span('2021-09-01', '2024-08-31')

const days = fc.integer({ min: day('2019-01-01'), max: day('2027-12-31') }).map(dayNumber)
export const anyDay = days
/** Any two days in order. */
export const anySpan = fc
  .tuple(days, days)
  .map(([a, b]): DaySpan => ({ from: dayNumber(Math.min(a, b)), to: dayNumber(Math.max(a, b)) }))
/** Bounds, and a window somewhere inside them. */
export const windowInBounds = anySpan.chain((bounds) => {
  const inside = fc.integer({ min: bounds.from, max: bounds.to })
  return fc.tuple(inside, inside).map(([a, b]) => ({
    bounds,
    window: { from: dayNumber(Math.min(a, b)), to: dayNumber(Math.max(a, b)) },
  }))
})

export const phase = (kind: PhaseKind, from: string, to: string | null = null): Phase => ({
  kind,
  from: momentOfDay(day(from)),
  to: to === null ? null : endMomentOfDay(day(to)),
  decidedBy: null,
  evidence: null,
  review: null,
})

export const site = (phases: readonly Phase[], name = 'Invented site'): Site => ({
  id: 'invented',
  name,
  shape: { type: 'Polygon', coordinates: [] },
  phases,
  ringMetres: 300,
  comparison: [],
})

export const order = (id: string, dates: Partial<ClosureOrder>): ClosureOrder => ({
  id,
  shape: { type: 'Point', coordinates: [-2.6, 53.5] },
  noticeServed: momentOfDay(day('2023-05-01')),
  noticeHours: null,
  hearing: null,
  adjournedTo: null,
  cancelled: null,
  made: null,
  ends: null,
  extendedTo: null,
  discharged: null,
  refused: null,
  quashed: null,
  appeal: null,
  possessionNotice: null,
  access: 'full',
  scope: 'whole',
  applicant: 'police',
  premises: 1,
  premisesKind: null,
  considered: null,
  breaches: [],
  afterwards: null,
  ...dates,
})

export const action = (type: string, on: string): Action => ({
  id: `${type} ${on}`,
  type,
  on: momentOfDay(day(on)),
  partner: 'gmp',
  count: 1,
  found: null,
  outcome: null,
  ethnicity: null,
  place: null,
  site: 'invented',
  area: null,
})
