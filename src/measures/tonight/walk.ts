/** The legs of a crew's first round: from place to place until each place of its cards has been visited. */
import type { Position } from '../../domain/geography.ts'
import type { ShiftPlan } from '../planning/shift-plan.ts'
import { placeCards } from './crew-cards.ts'

interface WalkLeg {
  readonly from: Position
  readonly to: Position
  readonly minutes: number
}

/** Each leg once in each direction, in the order of the walk. */
export function firstRound(plan: ShiftPlan, crew: number): readonly WalkLeg[] {
  const visits = plan.crews[crew]?.visits ?? []
  const wanted = new Set(placeCards(plan, crew).map(({ place }) => place.id))
  const legs = new Map<string, WalkLeg>()
  for (const [at, { place, travelMinutes }] of visits.entries()) {
    const before = visits[at - 1]?.place
    if (before && before.id !== place.id)
      legs.set(`${before.id} ${place.id}`, { from: before.at, to: place.at, minutes: travelMinutes })
    wanted.delete(place.id)
    if (wanted.size === 0) break
  }
  return [...legs.values()]
}
