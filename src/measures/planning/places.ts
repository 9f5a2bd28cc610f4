/**
 * Places that a shift can be planned over: ranked places for the hours of the shift, the partnership's own
 * hotspots and places added by hand.
 */

import type { Dataset } from '../../domain/dataset.ts'
import { daysIn, type DaySpan, type Day } from '../../domain/day.ts'
import { isActive, type PatrolHotspot } from '../../domain/patrol.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { rankedPlaces, placeName, squareOfId, type PlacesRequest } from '../hotspots/ranked-places.ts'
import {
  squareCounts,
  forEachRow,
  incidentsOnSquares,
  type BoroughGeography,
} from '../hotspots/square-counts.ts'
import { surfaceOfSquares } from '../hotspots/square-surface.ts'
import { hoursOfShift, monthBefore, type ShiftRequest } from './shift-request.ts'
import { hoursOfWeek } from '../../analytics/aoristic.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import { centreOf, type Square } from '../../domain/borough/grids.ts'
import type { Position, Surface } from '../../domain/geography.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { middleHour, parseHours } from '../../domain/places/week-hours.ts'
import { streetNames } from '../hotspots/street-names.ts'
import { isPatrolDay } from './test-days.ts'

/** A candidate place: position, usual counts, reason and instructions. */

export interface PlannablePlace {
  readonly id: string
  readonly name: string
  /** Name by the nearest place label, never a street: safe to sync to phones. */
  readonly plainName: string
  /** Name in saved files: as the partnership gave it, or by the nearest place label. */
  readonly filedName: string
  readonly ward: string | null
  readonly at: Position
  /** Usual reports (or harm) in each of the 168 hours of the week, from Monday 00:00. */
  readonly perHour: readonly number[]
  /** Reports in the shift's hours of the week, over the whole window; null where nothing was counted. */
  readonly reports: number | null
  /** Reports there without a usable time of day, which are in no hour. */
  readonly untimed: number
  /** More reports in these hours than chance would give; never so of a place that is not of the ranking. */
  readonly isHot: boolean
  /** Its squares, or the shape of its hotspot or site; null where only its position is known. */
  readonly shape: Surface | null
  /** Reason for the choice, in one sentence. */
  readonly why: string
  /** Id of the partnership's hotspot that it is or lies in, to which visits are credited; null: none. */
  readonly hotspot: string | null
  /** True: from the ranking. False: the partnership's own, or added by hand. */
  readonly isRanked: boolean
  /** Instructions of the partnership; null: none. */
  readonly doThere: string | null
  /** Random assignment of its test on the day of the shift; null: no test on that day. */
  readonly testDay: { readonly seed: number; readonly isOn: boolean } | null
  /** Harm reported there in the calendar month before the shift. */
  readonly lastMonth: number
}

/** Candidate places, with the reports of the shift's hours and last month's harm. */
export interface PlannablePlaces {
  readonly places: readonly PlannablePlace[]
  /** Reports in the shift's hours of the week, in the whole borough. */
  readonly counted: number
  /** Reports without a time of day, which no hours of a shift hold. */
  readonly untimed: number
  readonly lastMonth: { readonly span: DaySpan; readonly harm: number }
}

const SIDE_METRES = 150

/** Ranking request for a shift. */
export const placesRequestFor = (request: ShiftRequest): PlacesRequest => ({
  window: request.window,
  hours: hoursOfShift(request),
  categories: request.categories,
  areas: request.areas,
  leavesOutFound: true,
  sideMetres: SIDE_METRES,
  measure: request.measure,
})

/** All places for a shift. Cost: one ranking, and one pass over the rows per own place. */
export function plannablePlaces(
  dataset: Dataset,
  geography: BoroughGeography,
  request: ShiftRequest,
): PlannablePlaces {
  const rankingRequest = placesRequestFor(request)
  const ranking = rankedPlaces(dataset, geography, rankingRequest)
  const span = monthBefore(request.day)
  const month = squareCounts(dataset, geography, { ...rankingRequest, window: span, hours: null })
  const squareNumber = new Map(
    month.squares.squares.map(({ easting, northing }, i) => [`${easting} ${northing}`, i]),
  )
  const harmIn = ({ squares }: RankedPlace) =>
    squares.reduce(
      (sum, { easting, northing }) =>
        sum + (month.harm[squareNumber.get(`${easting} ${northing}`) ?? -1] ?? 0),
      0,
    )
  // Sorted by id, so that overlapping hotspots are resolved independently of the feed's order.
  const active = dataset.hotspots
    .filter((hotspot) => isActive(hotspot, request.day))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ranked = ranking.places.map((place) =>
    fromRanking(place, ranking, { request, lastMonth: harmIn(place), own: hotspotAt(active, place.centre) }),
  )
  const places = [...ranked, ...hotspotPlaces(dataset, geography, { request, active })]
  const added = addedPlaces(dataset, geography, { request, active, known: places })
  return {
    places: [...places, ...added],
    counted: ranking.counted,
    untimed: ranking.untimed,
    lastMonth: { span, harm: month.harm.reduce((sum, harm) => sum + harm, 0) },
  }
}

interface RankedPlaceContext {
  readonly request: ShiftRequest
  readonly lastMonth: number
  readonly own: PatrolHotspot | null
}
function fromRanking(
  place: RankedPlace,
  { weeks }: PlaceRanking,
  { request, lastMonth, own }: RankedPlaceContext,
): PlannablePlace {
  const { id, name, areaName, ward, centre, count, isHot, untimed } = place
  const reports = `${count} ${count === 1 ? 'report' : 'reports'} in these hours of the week`
  return {
    id,
    name,
    plainName: areaName,
    filedName: areaName,
    ward,
    at: centre,
    perHour: place.hours[request.measure].map((sum) => sum / weeks),
    reports: count,
    untimed,
    isHot,
    shape: surfaceOfSquares(place.squares, place.sideMetres),
    why: `${reports}${isHot ? ', more than chance would give' : ''}.`,
    hotspot: own?.id ?? null,
    isRanked: true,
    testDay: own && testDayOf(own, request.day),
    doThere: own?.doThere ?? null,
    lastMonth,
  }
}

interface AddedPlaceContext {
  readonly request: ShiftRequest
  readonly active: readonly PatrolHotspot[]
}

/** The hotspot's random assignment on a day; null: no test on that day. */
function testDayOf(hotspot: PatrolHotspot, day: Day): PlannablePlace['testDay'] {
  const isOn = isPatrolDay(hotspot, day)
  return isOn === null || !hotspot.testDays ? null : { seed: hotspot.testDays.seed, isOn }
}
/** First active hotspot that contains the position; null: none. */
const hotspotAt = (active: readonly PatrolHotspot[], [longitude, latitude]: Position) =>
  active.find(({ shape }) => contains(shape, longitude, latitude)) ?? null

/** The partnership's hotspots active on the day. */
const hotspotPlaces = (dataset: Dataset, geography: BoroughGeography, context: AddedPlaceContext) =>
  context.active.map((hotspot) => fromHotspot(dataset, geography, { hotspot, ...context }))

/**
 * Places added by hand or chosen by id that are not in `known`; ids absent from the loaded data are omitted.
 * Cost: one pass over the rows each.
 */
function addedPlaces(
  dataset: Dataset,
  geography: BoroughGeography,
  context: AddedPlaceContext & { readonly known: readonly PlannablePlace[] },
): readonly PlannablePlace[] {
  const { request, known } = context
  const added = new Map(request.added.map((place) => [place.id, place]))
  const ids = new Set([...added.keys(), ...(request.chosen ?? [])])
  return [...ids]
    .filter((id) => known.every((place) => place.id !== id))
    .flatMap((id) => {
      const place = added.get(id) ?? placeOfId(geography, id)
      const hotspot = dataset.hotspots.find((one) => one.id === id)
      if (hotspot && place?.kind !== 'site' && place?.kind !== 'squares')
        return [fromHotspot(dataset, geography, { ...context, hotspot })]
      return place ? fromAdded(dataset, geography, { ...context, place }) : []
    })
}

/** A single square, from its id; null where the id names none. */
function placeOfId(geography: BoroughGeography, id: string): AddedPlace | null {
  const square = squareOfId(id)
  if (!square) return null
  const { sideMetres } = square
  const name = placeName(geography.places, toDegrees(centreOf(square, sideMetres)))
  return { kind: 'squares', id, name, squares: [square], sideMetres }
}

function fromHotspot(
  dataset: Dataset,
  geography: BoroughGeography,
  { hotspot, request }: AddedPlaceContext & { readonly hotspot: PatrolHotspot },
): PlannablePlace {
  const at = surfaceCentre(hotspot.shape)
  return {
    ...usualCounts(dataset, request, insideOf(dataset, hotspot.shape)),
    shape: hotspot.shape,
    id: hotspot.id,
    name: hotspot.name,
    filedName: hotspot.name,
    plainName: placeName(geography.places, at),
    ward: wardAt(dataset, at),
    at,
    why: hotspot.why ?? 'Chosen by the partnership.',
    hotspot: hotspot.id,
    testDay: testDayOf(hotspot, request.day),
    isRanked: false,
    doThere: hotspot.doThere,
  }
}

function fromAdded(
  dataset: Dataset,
  geography: BoroughGeography,
  { place, request, active }: AddedPlaceContext & { readonly place: AddedPlace },
): readonly PlannablePlace[] {
  const where = coverOf(dataset, geography, place)
  if (!where) return []
  const own = hotspotAt(active, where.at)
  const counts = usualCounts(dataset, request, where.holds)
  return [
    {
      ...counts,
      shape: where.shape,
      id: place.id,
      name: addedName(place, geography),
      filedName: place.name,
      plainName: placeName(geography.places, where.at),
      ward: wardAt(dataset, where.at),
      at: where.at,
      why: 'Added by hand.',
      hotspot: own?.id ?? null,
      testDay: own && testDayOf(own, request.day),
      isRanked: false,
      doThere: own?.doThere ?? null,
    },
  ]
}

/** Squares are named as in the ranking; a hotspot or a site has its own name. */
const addedName = (place: AddedPlace, geography: BoroughGeography) =>
  (place.kind === 'squares' && streetNames([{ ...place, areaName: place.name }], geography)[0]) || place.name

interface PlaceCoverage {
  readonly at: Position
  readonly shape: Surface
  readonly holds: (row: number) => boolean
}
/** Centre of a place and a row test for lying inside; null for a site or hotspot missing from the feeds. */
function coverOf(dataset: Dataset, geography: BoroughGeography, place: AddedPlace): PlaceCoverage | null {
  if (place.kind !== 'squares') {
    const all = place.kind === 'site' ? dataset.sites : dataset.hotspots
    const shape = all.find(({ id }) => id === place.id)?.shape
    return shape ? { at: surfaceCentre(shape), shape, holds: insideOf(dataset, shape) } : null
  }
  const { squares, isNotPlace } = incidentsOnSquares(dataset, geography, place.sideMetres)
  const corner = ({ easting, northing }: Square) => `${easting} ${northing}`
  const wanted = new Set(place.squares.map(corner))
  const isIn = Uint8Array.from(squares.squares, (square) => (wanted.has(corner(square)) ? 1 : 0))
  const mean = (valueOf: (square: Square) => number) =>
    place.squares.reduce((sum, square) => sum + valueOf(square), 0) / Math.max(1, place.squares.length)
  const middle = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return {
    at: toDegrees(centreOf(middle, place.sideMetres)),
    shape: surfaceOfSquares(place.squares, place.sideMetres),
    holds: (row) => {
      const square = squares.squareOf[row] ?? NO_SQUARE
      return square !== NO_SQUARE && isIn[square] === 1 && isNotPlace[row] !== 1
    },
  }
}

const wardAt = ({ areas }: Dataset, [longitude, latitude]: Position) =>
  areas.find(({ level, shape }) => level === 'ward' && contains(shape, longitude, latitude))?.name ?? null

const insideOf =
  ({ incidents: { longitude, latitude } }: Dataset, shape: Surface) =>
  (row: number) =>
    contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)

const harmOf = ({ categories, incidents }: Dataset, row: number) =>
  categories[incidents.category[row] ?? 0]?.harm ?? 0

/** Usual counts by hour of the week, reports in the shift's hours, and last month's harm. */
function usualCounts(
  dataset: Dataset,
  request: ShiftRequest,
  isInside: PlaceCoverage['holds'],
): Pick<PlannablePlace, 'perHour' | 'reports' | 'untimed' | 'isHot' | 'lastMonth'> {
  const { day, minute, rangeMinutes } = dataset.incidents
  const usual = Array.from({ length: 168 }, () => 0)
  const shiftHours = parseHours(hoursOfShift(request))
  let [reports, untimed] = [0, 0]
  forEachRow(dataset, { ...request, leavesOutFound: true }, (row) => {
    if (!isInside(row)) return
    const timeRange = { day: day[row] ?? 0, minute: minute[row] ?? -1, rangeMinutes: rangeMinutes[row] ?? 0 }
    const hour = middleHour(timeRange)
    if (hour < 0) untimed++
    else if (shiftHours?.[hour] === 1) reports++
    const weight = request.measure === 'harm' ? harmOf(dataset, row) : 1
    for (const [at, share] of hoursOfWeek([timeRange]).shares.entries())
      if (share > 0) usual[at] = (usual[at] ?? 0) + share * weight
  })
  let lastMonth = 0
  const month = { window: monthBefore(request.day), categories: null, leavesOutFound: true }
  forEachRow(dataset, month, (row) => {
    if (isInside(row)) lastMonth += harmOf(dataset, row)
  })
  const perHour = usual.map((sum) => (sum * 7) / daysIn(request.window))
  return { perHour, reports, untimed, isHot: false, lastMonth }
}
