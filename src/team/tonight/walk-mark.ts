/** The places and legs that the map draws in the tab of the shift: those of the cards, or the places of the ranking. */
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import type { WalkMark, WalkPlace } from '../../map/scene.ts'
import { surfaceOfSquares } from '../../measures/hotspots/square-surface.ts'
import type { PlannablePlace } from '../../measures/planning/places.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { placeCards } from '../../measures/tonight/crew-cards.ts'
import { walkLegs } from '../../measures/tonight/walk.ts'

/** What a place of a plan is on the map: a hotspot of the partnership, squares, or a site added by hand. */
export const kindOfPlace = ({ id, hotspot }: Pick<PlannablePlace, 'id' | 'hotspot'>): WalkPlace['kind'] =>
  id === hotspot ? 'hotspot' : /^\d+-\d+-\d+$/.test(id) ? 'place' : 'site'

/** The walk of one crew; `pointed`: id of the lit place. */
export function walkOfCrew(plan: ShiftPlan, crew: number, pointed: string | null): WalkMark {
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
      isLit: place.id === pointed,
    })),
    legs: walkLegs(plan, crew),
  }
}

/** The most places of the ranking that are numbered on the map. */
const MOST_RANKED = 20

/** The first places of the ranking with their ranks, without legs. */
export const walkOfRanking = (places: readonly RankedPlace[], pointed: string | null): WalkMark => ({
  places: places.slice(0, MOST_RANKED).map(({ id, rank, name, centre, squares, sideMetres, isHot }) => ({
    id,
    kind: 'place',
    number: rank,
    name,
    at: centre,
    shape: surfaceOfSquares(squares, sideMetres),
    isHot,
    isLit: id === pointed,
  })),
  legs: [],
})
