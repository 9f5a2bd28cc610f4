/** The ranking's question: places for a window, hours and categories, and which squares hold more than chance would give. */
import type { PlaceRanking } from '../../../domain/places/ranked-place.ts'
import { HOT_Q } from '../../../analytics/squares/significant-squares.ts'
import { rankingWithSquares, type PlacesRequest } from '../../../measures/hotspots/ranked-places.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface PlacesQuestion {
  readonly kind: 'places'
  readonly asked: PlacesRequest
}
export interface PlacesAnswer {
  readonly kind: 'places'
  readonly question: PlacesQuestion
  readonly ranking: PlaceRanking
  /** Indices of the squares that stand out, in the order of the grid. */
  readonly hot: readonly number[]
}

export function placesAnswer({ dataset, borough }: WorkerData, question: PlacesQuestion): PlacesAnswer {
  const { ranking, significance: standing } = rankingWithSquares(dataset, borough, question.asked)
  return {
    kind: 'places',
    question,
    ranking,
    hot: Array.from(standing.q.keys()).filter((square) => (standing.q[square] ?? 1) <= HOT_Q),
  }
}
