/** How good a ranking is as a choice, and what its places have been: asked beside it, since it takes longer. */
import type { History } from '../../../analytics/squares/hotspot-history.ts'
import { choiceQuality, USUAL_CHOICE, type ChoiceQuality } from '../../../measures/hotspots/choice-quality.ts'
import { placeHistories } from '../../../measures/hotspots/place-history.ts'
import { rankingWithSquares, type PlacesRequest } from '../../../measures/hotspots/ranked-places.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface ChoiceQuestion {
  readonly kind: 'choice'
  readonly asked: PlacesRequest
}
export interface ChoiceAnswer {
  readonly kind: 'choice'
  readonly question: ChoiceQuestion
  readonly quality: ChoiceQuality
  /** In the order of the ranking; null where the window is too short to tell any. */
  readonly histories: readonly History[] | null
}

export function choiceAnswer({ dataset, borough }: WorkerData, question: ChoiceQuestion): ChoiceAnswer {
  const { asked } = question
  const { squaresOf } = rankingWithSquares(dataset, borough, asked)
  const histories = placeHistories(dataset, borough, { request: asked, places: squaresOf })
  return {
    kind: 'choice',
    question,
    quality: choiceQuality(dataset, borough, { request: asked, places: USUAL_CHOICE }),
    histories: histories?.map(({ history }) => history) ?? null,
  }
}
