/** How good such a choice of places was on what came after: the sentence that stands in every plan. */
import type { Dataset } from '../../domain/dataset.ts'
import { choiceQuality, USUAL_CHOICE } from '../hotspots/choice-quality.ts'
import { choiceSentence } from '../hotspots/choice-words.ts'
import type { PlaceGround } from '../hotspots/square-counts.ts'
import type { ShiftRequest } from './shift-request.ts'
import { placesRequestFor } from './places.ts'

/** Cost: a ranking for each of twelve months. By hand nothing ranks, and nothing can be said. */
export function choiceOf(dataset: Dataset, ground: PlaceGround, asked: ShiftRequest): string {
  if (asked.chosen !== null)
    return 'The places were chosen by hand: how good such a choice was on earlier months cannot be said.'
  return choiceSentence(
    choiceQuality(dataset, ground, { asked: placesRequestFor(asked), places: USUAL_CHOICE }),
  )
}
