/** The places that a shift can be planned over: the ranking's for those hours of the week, and others. */
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { isActive, type PatrolHotspot } from '../../domain/patrol.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { rankedPlaces, type PlacesRequest } from '../hotspots/ranked-places.ts'
import { squareCounts, type PlaceGround } from '../hotspots/square-counts.ts'
import { hoursOfShift, monthBefore, type ShiftRequest } from './shift-request.ts'
import type { PlannablePlace } from './plannable-place.ts'
import { addedPlaces, ownAt, ownPlaces, testDayOf } from './chosen-places.ts'

export interface Plannable {
  readonly places: readonly PlannablePlace[]
  /** Reports in those hours of the week, anywhere in the borough, and at the place of the ranking that has most. */
  readonly counted: number
  readonly mostAtOne: number
  /** Whether any square holds more than chance would give. */
  readonly isAnyHot: boolean
  readonly lastMonth: { readonly span: DaySpan; readonly harm: number }
}

const SIDE_METRES = 150

/** What the ranking is asked for a shift. */
export const placesRequestFor = (asked: ShiftRequest): PlacesRequest => ({
  window: asked.window,
  hours: hoursOfShift(asked),
  categories: asked.categories,
  areas: asked.areas,
  leavesOutFound: true,
  sideMetres: SIDE_METRES,
  measure: asked.measure,
})

/** Cost: that of a ranking, and one visit a row for each of the partnership's own places. */
export function plannable(dataset: Dataset, ground: PlaceGround, asked: ShiftRequest): Plannable {
  const about = placesRequestFor(asked)
  const ranking = rankedPlaces(dataset, ground, about)
  const span = monthBefore(asked.day)
  const month = squareCounts(dataset, ground, { ...about, window: span, hours: null })
  const squareNumber = new Map(
    month.squares.squares.map(({ easting, northing }, i) => [`${easting} ${northing}`, i]),
  )
  const harmIn = ({ squares }: RankedPlace) =>
    squares.reduce(
      (sum, { easting, northing }) =>
        sum + (month.harm[squareNumber.get(`${easting} ${northing}`) ?? -1] ?? 0),
      0,
    )
  // By id: where two overlap, which of them a place is does not depend on the order of the feed.
  const active = dataset.hotspots
    .filter((hotspot) => isActive(hotspot, asked.day))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ranked = ranking.places.map((place) =>
    fromRanking(place, ranking, { asked, lastMonth: harmIn(place), own: ownAt(active, place.centre) }),
  )
  const known = [...ranked, ...ownPlaces(dataset, ground, { asked, active })]
  const added = addedPlaces(dataset, ground, { asked, active, known })
  return {
    places: [...known, ...added],
    counted: ranking.counted,
    mostAtOne: Math.max(0, ...ranking.places.map(({ count }) => count)),
    isAnyHot: ranking.hot > 0,
    lastMonth: { span, harm: month.harm.reduce((sum, harm) => sum + harm, 0) },
  }
}

interface Of {
  readonly asked: ShiftRequest
  readonly lastMonth: number
  readonly own: PatrolHotspot | null
}
function fromRanking(
  place: RankedPlace,
  { weeks }: PlaceRanking,
  { asked, lastMonth, own }: Of,
): PlannablePlace {
  const { id, name, ward, centre, count, isHot } = place
  const reports = `${count} ${count === 1 ? 'report' : 'reports'} in these hours of the week`
  return {
    id,
    name,
    plainName: name,
    ward,
    at: centre,
    perHour: place.hours[asked.measure].map((sum) => sum / weeks),
    why: `${reports}${isHot ? ', more than chance would give' : ''}.`,
    hotspot: own?.id ?? null,
    isRanked: true,
    testDay: own && testDayOf(own, asked.day),
    doThere: own?.doThere ?? null,
    lastMonth,
  }
}
