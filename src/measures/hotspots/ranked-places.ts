/**
 * Ranking of places by reports or harm in a window, for chosen hours and categories, and the naming of
 * places.
 */

import { positionGrain } from '../feeds/position-grain.ts'
import { hoursOfWeek } from '../../analytics/aoristic.ts'
import { contains, metresBetween } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import {
  HOT_Q,
  significantSquares,
  type SignificantSquares,
} from '../../analytics/squares/significant-squares.ts'
import { touchingSquares, type SquareGroup } from '../../analytics/squares/touching-squares.ts'
import { centreOf, type Square } from '../../domain/borough/grids.ts'
import { surfacesOf, type Dataset } from '../../domain/dataset.ts'
import { daysIn } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import {
  SQUARE_SIDES,
  type PlaceHours,
  type PlaceMeasure,
  type PlaceRanking,
  type RankedPlace,
} from '../../domain/places/ranked-place.ts'
import { belongsTo } from '../areas/belongs-to.ts'
import { memoisedLast } from '../memoised.ts'
import {
  forEachRow,
  incidentsOnSquares,
  squareCounts,
  type BoroughGeography,
  type SquareCounts,
  type SquaresRequest,
} from './square-counts.ts'
import type { NamedPlace } from '../../domain/borough/borough.ts'
import { distinctNames, streetNames } from './street-names.ts'

/** Request for a ranking. */
export interface PlacesRequest extends SquaresRequest {
  readonly measure: PlaceMeasure
  /** Codes of areas and ids of sites; keeps places whose centre lies in one of them. Empty: anywhere. */
  readonly areas: readonly string[]
}

/** Maximum number of ranked places: enough for a shift of several crews. */
const MOST_PLACES = 60

interface RankingWithSquares {
  readonly ranking: PlaceRanking
  readonly counts: SquareCounts
  readonly significance: SignificantSquares
  /** Square indexes of each place, in ranking order. */
  readonly squaresOf: readonly (readonly number[])[]
}

/** The ranking alone, as used by plans. */
export const rankedPlaces = (
  dataset: Dataset,
  geography: BoroughGeography,
  request: PlacesRequest,
): PlaceRanking => rankingWithSquares(dataset, geography, request).ranking

/**
 * The ranking with its counts, significance and squares. Significance is by counts alone, over all squares of
 * the borough; harm and areas affect only selection and order. Cost: two passes over the rows, and about 20
 * ms of p-values for a year.
 */
export const rankingWithSquares = (
  dataset: Dataset,
  geography: BoroughGeography,
  request: PlacesRequest,
): RankingWithSquares => cachedRanking(dataset, { geography, request })

/**
 * Cached for the last request, which ranking, place details and choice quality share. The request is plain
 * JSON.
 */
const cachedRanking = memoisedLast(computeRanking, ({ geography: { outline, places, streets }, request }) => [
  outline,
  places,
  streets,
  JSON.stringify(request),
])

interface RankingInput {
  readonly geography: BoroughGeography
  readonly request: PlacesRequest
}
function computeRanking(dataset: Dataset, { geography, request }: RankingInput): RankingWithSquares {
  const { counts, significance, gathered } = gatheredPlaces(dataset, geography, request)
  const places = placesOf(dataset, geography, { request, counts, significance, gathered })
  return {
    ranking: {
      places,
      weeks: daysIn(request.window) / 7,
      counted: counts.counted,
      harm: counts.harm.reduce((sum, harm) => sum + harm, 0),
      outside: counts.outside,
      untimed: counts.untimed,
      found: counts.found,
      notPlaces: counts.notPlaces,
      tooCoarse: isTooCoarse(dataset, request) ? positionGrain(dataset) : 0,
      squares: counts.counts.length,
      hot: significance.q.filter((q) => q <= HOT_Q).length,
    },
    counts,
    significance,
    squaresOf: gathered.map(({ squares }) => squares),
  }
}

/** Selected groups of squares, best first, without names and hours. */
export function gatheredPlaces(
  dataset: Dataset,
  geography: BoroughGeography,
  request: PlacesRequest,
): GatheredPlaces {
  const counts = squareCounts(dataset, geography, request)
  const { grid } = counts.squares
  const significance = significantSquares(grid, counts.counts)
  const weights = request.measure === 'harm' ? counts.harm : counts.counts
  const inputs = { counts: counts.counts, weights, significance }
  const gathered = touchingSquares(grid, inputs, everyPlaceOf(request))
  return {
    counts,
    significance,
    gathered: isTooCoarse(dataset, request)
      ? []
      : inAreas(dataset, request, { counts, gathered }).slice(0, MOST_PLACES),
  }
}

/** Whether a position may as well lie in the next square. */
const isTooCoarse = (dataset: Dataset, { sideMetres }: PlacesRequest) => positionGrain(dataset) >= sideMetres

interface GatheredPlaces {
  readonly counts: SquareCounts
  readonly significance: SignificantSquares
  readonly gathered: readonly SquareGroup[]
}

/** With areas selected, all groups are needed: the best of the borough may lie elsewhere. */
const everyPlaceOf = ({ areas }: PlacesRequest) => (areas.length === 0 ? MOST_PLACES : Infinity)

interface UnfilteredPlaces {
  readonly counts: SquareCounts
  readonly gathered: readonly SquareGroup[]
}
function inAreas(
  dataset: Dataset,
  { areas }: PlacesRequest,
  { counts, gathered }: UnfilteredPlaces,
): readonly SquareGroup[] {
  const belongs = belongsTo(surfacesOf(dataset, areas))
  return gathered.filter(({ squares }) => {
    const coordinates = middleOf(
      squares.map((at) => squareAt(counts, at)),
      counts,
    )
    return belongs({ type: 'Point', coordinates })
  })
}

/** Indexes of the significant squares whose centre lies in the request's areas; significance is over the borough. */
export function hotSquaresIn(
  dataset: Dataset,
  geography: BoroughGeography,
  request: PlacesRequest,
): readonly number[] {
  const { counts, significance } = rankingWithSquares(dataset, geography, request)
  if (isTooCoarse(dataset, request)) return []
  const belongs = belongsTo(surfacesOf(dataset, request.areas))
  return Array.from(significance.q.keys()).filter(
    (square) =>
      (significance.q[square] ?? 1) <= HOT_Q &&
      belongs({ type: 'Point', coordinates: middleOf([squareAt(counts, square)], counts) }),
  )
}

const NOWHERE: Square = { easting: 0, northing: 0 }
const squareAt = ({ squares }: SquareCounts, at: number) => squares.squares[at] ?? NOWHERE

function middleOf(squares: readonly Square[], { squares: { grid } }: SquareCounts): Position {
  const mean = (of: (square: Square) => number) =>
    squares.reduce((sum, square) => sum + of(square), 0) / Math.max(1, squares.length)
  const corner = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return toDegrees(centreOf(corner, grid.sideMetres))
}

interface PlacesInput extends GatheredPlaces {
  readonly request: PlacesRequest
}

function placesOf(dataset: Dataset, geography: BoroughGeography, input: PlacesInput): readonly RankedPlace[] {
  const { request, counts, significance, gathered } = input
  const hours = hoursOf(dataset, geography, input)
  const harm = counts.harm.reduce((sum, each) => sum + each, 0)
  const total = request.measure === 'harm' ? harm : counts.counted
  const centres = gathered.map(({ squares }) =>
    middleOf(
      squares.map((at) => squareAt(counts, at)),
      counts,
    ),
  )
  const areaNames = distinctNames(
    gathered.map(({ squares }) =>
      placeName(geography.places, toDegrees(centreOf(squareAt(counts, squares[0] ?? 0), request.sideMetres))),
    ),
  )
  const names = streetNames(
    gathered.map(({ squares }, i) => ({
      squares: squares.map((at) => squareAt(counts, at)),
      sideMetres: request.sideMetres,
      areaName: areaNames[i] ?? '',
    })),
    geography,
  )
  const wards = dataset.areas.filter(({ level }) => level === 'ward')
  return gathered.map(({ squares, isHot, weight }, i): RankedPlace => {
    const centre = centres[i] ?? [0, 0]
    const best = squares.reduce((a, b) => ((significance.z[b] ?? 0) > (significance.z[a] ?? 0) ? b : a))
    return {
      id: idOf(squareAt(counts, squares[0] ?? 0), request.sideMetres),
      rank: i + 1,
      name: names[i] ?? '',
      areaName: areaNames[i] ?? '',
      ward: wards.find(({ shape }) => contains(shape, centre[0], centre[1]))?.name ?? null,
      centre,
      squares: squares.map((at) => squareAt(counts, at)),
      sideMetres: request.sideMetres,
      count: squares.reduce((sum, at) => sum + (counts.counts[at] ?? 0), 0),
      harm: squares.reduce((sum, at) => sum + (counts.harm[at] ?? 0), 0),
      share: total > 0 ? weight / total : 0,
      isHot,
      z: significance.z[best] ?? 0,
      p: significance.p[best] ?? 1,
      q: significance.q[best] ?? 1,
      ...(hours[i] ?? NO_HOURS),
    }
  })
}

const idOf = ({ easting, northing }: Square, sideMetres: number) => `${easting}-${northing}-${sideMetres}`

/** Parses a place id into its square; null where it is not one. */
export function squareOfId(id: string): (Square & { readonly sideMetres: number }) | null {
  const [easting, northing, side] = /^\d+-\d+-\d+$/.test(id) ? id.split('-').map(Number) : []
  const sideMetres = SQUARE_SIDES.find((allowed) => allowed === side)
  if (easting === undefined || northing === undefined || sideMetres === undefined) return null
  return easting % sideMetres === 0 && northing % sideMetres === 0 ? { easting, northing, sideMetres } : null
}

interface PlaceHoursCount {
  readonly hours: PlaceHours
  readonly untimed: number
}
const NO_HOURS: PlaceHoursCount = { hours: { count: [], harm: [] }, untimed: 0 }

/** Per place the counts by hour of the week, over window and categories, for all hours. */
function hoursOf(
  dataset: Dataset,
  geography: BoroughGeography,
  { request, gathered }: PlacesInput,
): readonly PlaceHoursCount[] {
  const { squares, isNotPlace } = incidentsOnSquares(dataset, geography, request.sideMetres)
  const placeOf = new Int32Array(squares.squares.length).fill(-1)
  for (const [place, { squares: own }] of gathered.entries()) for (const at of own) placeOf[at] = place
  const rows: number[][] = gathered.map(() => [])
  forEachRow(dataset, request, (row) => {
    const square = squares.squareOf[row] ?? NO_SQUARE
    if (square !== NO_SQUARE && isNotPlace[row] !== 1) rows[placeOf[square] ?? -1]?.push(row)
  })
  return rows.map((own) => hoursFromRows(dataset, own))
}

function hoursFromRows({ incidents, categories }: Dataset, rows: readonly number[]): PlaceHoursCount {
  const timeRange = (row: number) => ({
    day: incidents.day[row] ?? 0,
    minute: incidents.minute[row] ?? -1,
    rangeMinutes: incidents.rangeMinutes[row] ?? 0,
  })
  const all = hoursOfWeek(rows.map(timeRange))
  const harm = all.shares.map(() => 0)
  for (const [category, { harm: weight }] of categories.entries()) {
    const own = rows.filter((row) => incidents.category[row] === category)
    if (own.length === 0 || weight === 0) continue
    for (const [hour, share] of hoursOfWeek(own.map(timeRange)).shares.entries())
      harm[hour] = (harm[hour] ?? 0) + share * weight
  }
  return { hours: { count: all.shares, harm }, untimed: all.unknown + all.tooLong }
}

/** A place closer to the label than this is named its middle. */
const MIDDLE_METRES = 200
const COMPASS_POINTS = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
]

/** `Upper Town, east`: nearest place label and compass direction from it. */
export function placeName(places: readonly NamedPlace[], at: Position): string {
  const byDistance = places.map((place) => ({ place, metres: metresBetween(place.at, at) }))
  const [nearest] = byDistance.toSorted((a, b) => a.metres - b.metres)
  if (!nearest) return 'A place without a name near it'
  return `${nearest.place.name}, ${nearest.metres < MIDDLE_METRES ? 'middle' : sideOf(nearest.place.at, at)}`
}

function sideOf([longitude, latitude]: Position, [x, y]: Position): string {
  const east = (x - longitude) * Math.cos((latitude * Math.PI) / 180)
  const turn = Math.atan2(east, y - latitude) / (Math.PI / 4)
  return COMPASS_POINTS[(Math.round(turn) + COMPASS_POINTS.length) % COMPASS_POINTS.length] ?? ''
}
