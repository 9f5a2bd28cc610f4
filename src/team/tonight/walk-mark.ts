/** The places and legs that the map draws in the tab of the shift: those of its cards. */
import type { WalkMark, WalkPlace } from '../../map/scene.ts'
import type { PlannablePlace } from '../../measures/planning/places.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { placeCards } from '../../measures/tonight/crew-cards.ts'
import { walkLegs } from '../../measures/tonight/walk.ts'

/** What a place of a plan is on the map: a hotspot of the partnership, squares, or a site added by hand. */
export const kindOfPlace = ({ id, hotspot }: Pick<PlannablePlace, 'id' | 'hotspot'>): WalkPlace['kind'] =>
  id === hotspot ? 'hotspot' : /^\d+-\d+-\d+$/.test(id) ? 'place' : 'site'

/** The walk of one crew; `lit`: id of the place that is lit. */
export function walkOfCrew(plan: ShiftPlan, crew: number, lit: string | null): WalkMark {
  const cards = placeCards(plan, crew)
  return {
    places: cards.map(({ number, place }) => ({
      id: place.id,
      kind: kindOfPlace(place),
      number,
      name: place.name,
      at: place.at,
      shape: place.shape,
      isHot: place.isHot,
      isLit: place.id === lit,
    })),
    legs: walkLegs(plan, crew),
  }
}
