/** A place's question: why there, by the squares that the ranking gathers, or by its own where it ranks no longer. */
import type { RankedPlace } from '../../../domain/places/ranked-place.ts'
import { placeDetails, type PlaceDetails } from '../../../measures/hotspots/place-details.ts'
import {
  rankingWithSquares,
  squareOfId,
  type PlacesRequest,
} from '../../../measures/hotspots/ranked-places.ts'
import type { WorkerData } from '../../worker-data.ts'

export interface PlaceQuestion {
  readonly kind: 'place'
  readonly id: string
  readonly asked: PlacesRequest
}
export interface PlaceAnswer {
  readonly kind: 'place'
  readonly question: PlaceQuestion
  /** Null where it is not, or no longer, among the places of the ranking. */
  readonly place: RankedPlace | null
  /** Null for an id that names no square. */
  readonly story: PlaceDetails | null
}

export function placeAnswer({ dataset, borough }: WorkerData, question: PlaceQuestion): PlaceAnswer {
  const square = squareOfId(question.id)
  if (!square) return { kind: 'place', question, place: null, story: null }
  const asked = { ...question.asked, sideMetres: square.sideMetres }
  const { places } = rankingWithSquares(dataset, borough, asked).ranking
  const place =
    places.find(({ id }) => id === question.id) ??
    places.find(({ squares }) => squares.some((own) => isSame(own, square))) ??
    null
  const squares = place?.squares ?? [square]
  return {
    kind: 'place',
    question,
    place,
    story: placeDetails(dataset, borough, { request: asked, squares }),
  }
}

interface Corner {
  readonly easting: number
  readonly northing: number
}
const isSame = (a: Corner, b: Corner) => a.easting === b.easting && a.northing === b.northing
