/** The legs of a crew's walk that lead to the places of its cards for the first time. */
import type { Position } from '../../domain/geography.ts'
import type { ShiftPlan } from '../planning/shift-plan.ts'
import { placeCards } from './crew-cards.ts'

interface WalkLeg {
  readonly from: Position
  readonly to: Position
  readonly minutes: number
}

/** One leg for each card but the first, from the place before it; later rounds go over the same ground. */
export function walkLegs(plan: ShiftPlan, crew: number): readonly WalkLeg[] {
  const visits = plan.crews[crew]?.visits ?? []
  return placeCards(plan, crew).flatMap(({ place }) => {
    const at = visits.findIndex((visit) => visit.place.id === place.id)
    const [before, first] = [visits[at - 1], visits[at]]
    return before && first
      ? [{ from: before.place.at, to: first.place.at, minutes: first.travelMinutes }]
      : []
  })
}
