/** What was planned and what was delivered at each place of a shift, once crews have handed in their visits. */
import { londonDay, type Day } from '../../domain/day.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { deliveryOf, type Delivery } from '../places/patrol-days.ts'
import { planId } from '../planning/files/plan-identity.ts'
import type { ShiftPlan } from '../planning/shift-plan.ts'

export interface PlaceDelivery {
  readonly id: string
  readonly name: string
  /** On which the visits there begin: a shift past midnight has two. */
  readonly day: Day
  /** Whole minutes. */
  readonly planned: number
  readonly delivered: number
  readonly visits: number
  readonly delivery: Delivery
}

/** By day, then in the order of the plan. What a crew did that has not handed in is not known: it counts on neither side. */
export function planDelivery(plan: ShiftPlan, visits: readonly PatrolVisit[]): readonly PlaceDelivery[] {
  const ofCrew = (crew: string) => visits.filter(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`))
  const inHand = plan.crews.filter(({ crew }) => ofCrew(crew).length > 0)
  const made = inHand.flatMap(({ crew }) => ofCrew(crew))
  const planned = inHand.flatMap((crew) => crew.visits)
  const days = [
    ...new Set([...planned.map(({ arrive }) => arrive), ...made.map(({ start }) => start)].map(londonDay)),
  ]
  const names = new Map(planned.map(({ place }) => [place.id, place.name]))
  return days
    .toSorted((a, b) => a - b)
    .flatMap((day) =>
      [...names].flatMap(([id, name]): readonly PlaceDelivery[] => {
        const asked = planned.filter(({ place, arrive }) => place.id === id && londonDay(arrive) === day)
        const kept = made.filter(({ place, start }) => place === id && londonDay(start) === day)
        if (asked.length === 0 && kept.length === 0) return []
        const minutes = {
          planned: asked.reduce((sum, visit) => sum + visit.minutes, 0),
          delivered: Math.round(kept.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)),
        }
        return [{ id, name, day, ...minutes, visits: kept.length, delivery: deliveryOf(minutes) }]
      }),
    )
}
