/** The ranking of places: where most was reported in a window, in chosen hours and categories, by count or by harm. */
import { hoursOfWeek } from '../../analytics/aoristic.ts'
import { contains } from '../../analytics/geometry.ts'
import { toDegrees } from '../../analytics/grid.ts'
import { NO_SQUARE } from '../../analytics/squares/square-grid.ts'
import {
  HOT_Q,
  significantSquares,
  type SignificantSquares,
} from '../../analytics/squares/significant-squares.ts'
import { touchingSquares, type SquareGroup } from '../../analytics/squares/touching-squares.ts'
import { centreOf, type Square } from '../../domain/borough/national-grid.ts'
import { surfacesOf, type Dataset } from '../../domain/dataset.ts'
import { daysIn } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import { SQUARE_SIDES } from '../../domain/places/ranked-place.ts'
import type { PlaceHours, PlaceMeasure, PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { memoisedLast } from '../memoised.ts'
import { placeName, distinctNames } from './place-names.ts'
import { forRows, placed, squareCounts } from './square-counts.ts'
import type { PlaceGround, SquareCounts, SquaresRequest } from './square-counts.ts'

export interface PlacesRequest extends SquaresRequest {
  readonly measure: PlaceMeasure
  /** Codes of areas and ids of sites: places whose middle lies in one of them; empty: anywhere. */
  readonly areas: readonly string[]
}

/** As many as a shift of several crews could be planned over. */
const MOST_PLACES = 60

interface Ranked {
  readonly ranking: PlaceRanking
  readonly counts: SquareCounts
  readonly standing: SignificantSquares
  /** Indices of the squares of each place, in the order of the ranking. */
  readonly squaresOf: readonly (readonly number[])[]
}

/** The places alone: what a plan is made from. */
export const rankedPlaces = (dataset: Dataset, ground: PlaceGround, asked: PlacesRequest): PlaceRanking =>
  ranked(dataset, ground, asked).ranking

/**
 * Hot is judged by counts alone, over all squares of the borough; harm and areas only choose and order. Cost: one
 * visit a row, twice, and some 20 ms for the p-values of a year.
 */
export const ranked = (dataset: Dataset, ground: PlaceGround, asked: PlacesRequest): Ranked =>
  rankedLast(dataset, { ground, asked })

/** The ranking, a place in it and how good it is are asked for one after the other. What is asked is plain words. */
const rankedLast = memoisedLast(rankedAnew, ({ ground: { outline, places }, asked }) => [
  outline,
  places,
  JSON.stringify(asked),
])

interface RankedBy {
  readonly ground: PlaceGround
  readonly asked: PlacesRequest
}
function rankedAnew(dataset: Dataset, { ground, asked }: RankedBy): Ranked {
  const { counts, standing, gathered } = gatheredPlaces(dataset, ground, asked)
  const places = placesOf(dataset, ground, { asked, counts, standing, gathered })
  return {
    ranking: {
      places,
      weeks: daysIn(asked.window) / 7,
      counted: counts.counted,
      harm: counts.harm.reduce((sum, harm) => sum + harm, 0),
      outside: counts.outside,
      untimed: counts.untimed,
      found: counts.found,
      notPlaces: counts.notPlaces,
      squares: counts.counts.length,
      hot: standing.q.filter((q) => q <= HOT_Q).length,
    },
    counts,
    standing,
    squaresOf: gathered.map(({ squares }) => squares),
  }
}

/** The choice alone: which squares, the best place first, without names and hours. */
export function gatheredPlaces(dataset: Dataset, ground: PlaceGround, asked: PlacesRequest): Chosen {
  const counts = squareCounts(dataset, ground, asked)
  const { grid } = counts.squares
  const standing = significantSquares(grid, counts.counts)
  const weights = asked.measure === 'harm' ? counts.harm : counts.counts
  const weighed = { counts: counts.counts, weights, significance: standing }
  const gathered = touchingSquares(grid, weighed, everyPlaceOf(asked))
  return {
    counts,
    standing,
    gathered: inAreas(dataset, asked, { counts, gathered }).slice(0, MOST_PLACES),
  }
}

interface Chosen {
  readonly counts: SquareCounts
  readonly standing: SignificantSquares
  readonly gathered: readonly SquareGroup[]
}

/** Where areas are chosen the best of the borough may all lie elsewhere. */
const everyPlaceOf = ({ areas }: PlacesRequest) => (areas.length === 0 ? MOST_PLACES : Infinity)

interface Found {
  readonly counts: SquareCounts
  readonly gathered: readonly SquareGroup[]
}
function inAreas(
  dataset: Dataset,
  { areas }: PlacesRequest,
  { counts, gathered }: Found,
): readonly SquareGroup[] {
  const surfaces = surfacesOf(dataset, areas)
  if (surfaces.length === 0) return gathered
  return gathered.filter(({ squares }) => {
    const [longitude, latitude] = middleOf(
      squares.map((at) => squareAt(counts, at)),
      counts,
    )
    return surfaces.some((surface) => contains(surface, longitude, latitude))
  })
}

const NOWHERE: Square = { easting: 0, northing: 0 }
const squareAt = ({ squares }: SquareCounts, at: number) => squares.squares[at] ?? NOWHERE

function middleOf(squares: readonly Square[], { squares: { grid } }: SquareCounts): Position {
  const mean = (of: (square: Square) => number) =>
    squares.reduce((sum, square) => sum + of(square), 0) / Math.max(1, squares.length)
  const corner = { easting: mean(({ easting }) => easting), northing: mean(({ northing }) => northing) }
  return toDegrees(centreOf(corner, grid.sideMetres))
}

interface Making extends Chosen {
  readonly asked: PlacesRequest
}

function placesOf(dataset: Dataset, ground: PlaceGround, making: Making): readonly RankedPlace[] {
  const { asked, counts, standing, gathered } = making
  const hours = hoursOf(dataset, ground, making)
  const harm = counts.harm.reduce((sum, each) => sum + each, 0)
  const total = asked.measure === 'harm' ? harm : counts.counted
  const centres = gathered.map(({ squares }) =>
    middleOf(
      squares.map((at) => squareAt(counts, at)),
      counts,
    ),
  )
  const names = distinctNames(centres.map((at) => placeName(ground.places, at)))
  const wards = dataset.areas.filter(({ level }) => level === 'ward')
  return gathered.map(({ squares, isHot, weight }, i): RankedPlace => {
    const centre = centres[i] ?? [0, 0]
    const best = squares.reduce((a, b) => ((standing.z[b] ?? 0) > (standing.z[a] ?? 0) ? b : a))
    return {
      id: idOf(squareAt(counts, squares[0] ?? 0), asked.sideMetres),
      rank: i + 1,
      name: names[i] ?? '',
      ward: wards.find(({ shape }) => contains(shape, centre[0], centre[1]))?.name ?? null,
      centre,
      squares: squares.map((at) => squareAt(counts, at)),
      sideMetres: asked.sideMetres,
      count: squares.reduce((sum, at) => sum + (counts.counts[at] ?? 0), 0),
      harm: squares.reduce((sum, at) => sum + (counts.harm[at] ?? 0), 0),
      share: total > 0 ? weight / total : 0,
      isHot,
      z: standing.z[best] ?? 0,
      p: standing.p[best] ?? 1,
      q: standing.q[best] ?? 1,
      ...(hours[i] ?? NO_HOURS),
    }
  })
}

const idOf = ({ easting, northing }: Square, sideMetres: number) => `${easting}-${northing}-${sideMetres}`

/** The square that an id names; null where it names none. */
export function squareOfId(id: string): (Square & { readonly sideMetres: number }) | null {
  const [easting, northing, side] = /^\d+-\d+-\d+$/.test(id) ? id.split('-').map(Number) : []
  const sideMetres = SQUARE_SIDES.find((known) => known === side)
  if (easting === undefined || northing === undefined || sideMetres === undefined) return null
  return easting % sideMetres === 0 && northing % sideMetres === 0 ? { easting, northing, sideMetres } : null
}

interface Hours {
  readonly hours: PlaceHours
  readonly untimed: number
}
const NO_HOURS: Hours = { hours: { count: [], harm: [] }, untimed: 0 }

/** By hour of the week for each place, over the window and categories, whatever hours are chosen. */
function hoursOf(dataset: Dataset, ground: PlaceGround, { asked, gathered }: Making): readonly Hours[] {
  const { squares, isNotPlace } = placed(dataset, ground, asked.sideMetres)
  const placeOf = new Int16Array(squares.squares.length).fill(-1)
  for (const [place, { squares: own }] of gathered.entries()) for (const at of own) placeOf[at] = place
  const rows: number[][] = gathered.map(() => [])
  forRows(dataset, asked, (row) => {
    const square = squares.squareOf[row] ?? NO_SQUARE
    if (square !== NO_SQUARE && isNotPlace[row] !== 1) rows[placeOf[square] ?? -1]?.push(row)
  })
  return rows.map((own) => hoursFromRows(dataset, own))
}

function hoursFromRows({ incidents, categories }: Dataset, rows: readonly number[]): Hours {
  const spell = (row: number) => ({
    day: incidents.day[row] ?? 0,
    minute: incidents.minute[row] ?? -1,
    rangeMinutes: incidents.rangeMinutes[row] ?? 0,
  })
  const all = hoursOfWeek(rows.map(spell))
  const harm = all.shares.map(() => 0)
  for (const [category, { harm: weight }] of categories.entries()) {
    const own = rows.filter((row) => incidents.category[row] === category)
    if (own.length === 0 || weight === 0) continue
    for (const [hour, share] of hoursOfWeek(own.map(spell)).shares.entries())
      harm[hour] = (harm[hour] ?? 0) + share * weight
  }
  return { hours: { count: all.shares, harm }, untimed: all.unknown + all.tooLong }
}
