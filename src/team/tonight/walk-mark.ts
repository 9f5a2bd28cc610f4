/** What the map draws in the tab of the shift: the places and legs of its cards, over fewer layers. */
import type { WalkMark, WalkPlace } from '../../map/scene.ts'
import type { PlannablePlace } from '../../measures/planning/places.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { isPlanShown } from '../../state/planning/plan-access.ts'
import type { State } from '../../state/store.ts'
import type { Layer, View } from '../../state/view.ts'
import { placeCards } from '../../measures/tonight/crew-cards.ts'
import { walkLegs } from '../../measures/tonight/walk.ts'

/** What a place of a plan is on the map: a hotspot of the partnership, squares, or a site added by hand. */
export const kindOfPlace = ({ id, hotspot }: Pick<PlannablePlace, 'id' | 'hotspot'>): WalkPlace['kind'] =>
  id === hotspot ? 'hotspot' : /^\d+-\d+-\d+$/.test(id) ? 'place' : 'site'

/** Layers that stay under the walk of a shift. */
const LAYERS_OF_SHIFT: readonly Layer[] = ['sites', 'orders', 'hotspots', 'wards', 'lsoas', 'areas', 'plain']

/** The layers of the view that are drawn: in the tab of the shift those that its walk is read against. */
export const drawnLayers = ({ tab, layers }: Pick<View, 'tab' | 'layers'>): readonly Layer[] =>
  tab === 'tonight' ? layers.filter((layer) => LAYERS_OF_SHIFT.includes(layer)) : layers

/** Whether the walk is drawn: not while the ranking or the panel of a plan's details is open. */
export const isWalkShown = (state: Pick<State, 'view' | 'planning'>): boolean =>
  state.view.tab === 'tonight' && !isPlanShown(state) && state.view.chosen?.kind !== 'ranking'

/** The walk of the crew whose cards are shown; null: none is drawn. */
export function walkShown(state: Pick<State, 'view' | 'planning' | 'litPlace'>): WalkMark | null {
  const { plan = null, crew = 0 } = state.planning ?? {}
  if (!plan || !isWalkShown(state)) return null
  return walkOfCrew(plan, Math.min(crew, plan.crews.length - 1), state.litPlace)
}

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
