/** Planned and delivered minutes per place of a shift plan, from the visits that crews handed in. */
import { londonDay, type Day } from '../../domain/day.ts'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { deliveryOf, type Delivery } from './patrol-days.ts'
import { planId } from '../planning/plan-file.ts'
import type { ShiftPlan } from '../planning/shift-plan.ts'

/** Delivery at one place on one day. */
export interface PlaceDelivery {
  readonly id: string
  readonly name: string
  /** London day on which the visits start; a shift past midnight has two. */
  readonly day: Day
  /** Whole minutes. */
  readonly planned: number
  readonly delivered: number
  readonly visits: number
  readonly delivery: Delivery
}

/** By day, then in plan order. Crews that have not handed in are excluded from plan and delivery alike. */
export function planDelivery(plan: ShiftPlan, visits: readonly PatrolVisit[]): readonly PlaceDelivery[] {
  const ofCrew = (crew: string) => visits.filter(({ id }) => id.startsWith(`${planId(plan)}-${crew}-`))
  const handedInCrews = plan.crews.filter(({ crew }) => ofCrew(crew).length > 0)
  const visitsMade = handedInCrews.flatMap(({ crew }) => ofCrew(crew))
  const planned = handedInCrews.flatMap((crew) => crew.visits)
  const days = [
    ...new Set(
      [...planned.map(({ arrive }) => arrive), ...visitsMade.map(({ start }) => start)].map(londonDay),
    ),
  ]
  const names = new Map(planned.map(({ place }) => [place.id, place.name]))
  return days
    .toSorted((a, b) => a - b)
    .flatMap((day) =>
      [...names].flatMap(([id, name]): readonly PlaceDelivery[] => {
        const plannedHere = planned.filter(
          ({ place, arrive }) => place.id === id && londonDay(arrive) === day,
        )
        const delivered = visitsMade.filter(({ place, start }) => place === id && londonDay(start) === day)
        if (plannedHere.length === 0 && delivered.length === 0) return []
        const minutes = {
          planned: plannedHere.reduce((sum, visit) => sum + visit.minutes, 0),
          delivered: Math.round(delivered.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)),
        }
        return [{ id, name, day, ...minutes, visits: delivered.length, delivery: deliveryOf(minutes) }]
      }),
    )
}
