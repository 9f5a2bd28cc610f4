/** How good a choice of places is: the same choice made on earlier data, month by month, and tried on what came after. */
import { contains, squareMetres } from '../../analytics/geometry.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  dayBefore,
  monthsUpTo,
  overlapsMoments,
  spanOfMonths,
  wholeMonthsIn,
  type DaySpan,
} from '../../domain/day.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { gatheredPlaces, type PlacesRequest } from './ranked-places.ts'
import { forRows, inHours, squareCounts } from './square-counts.ts'
import type { PlaceGround, SquareCounts } from './square-counts.ts'

const TRIED_MONTHS = 12
/** What a choice is made on: so many months that end before the one that it is tried on. */
const MONTHS_BEFORE = 12
/** As many places as one ranking shows at first. */
export const USUAL_CHOICE = 20

/** Shares of what was reported in a month, 0 to 1, and of the borough's land. */
export interface Caught {
  readonly land: number
  readonly count: number
  readonly harm: number
}
export interface TriedMonth {
  /** The month that came after the choice. */
  readonly month: DaySpan
  readonly reports: number
  readonly squares: number
  readonly ours: Caught
  readonly pai: number
  readonly pei: number
  /** What the partnership's own patrol hotspots of that month held; null where none was active. */
  readonly own: Caught | null
  /** Our best places on no more land than those. */
  readonly oursOnSameLand: Caught | null
}
export interface ChoiceQuality {
  readonly places: number
  /** The earlier first; fewer than twelve where the data reach back less far. */
  readonly months: readonly TriedMonth[]
}

interface ChoiceRequest {
  /** The window plays no part: each choice is made on the twelve months before the month it is tried on. */
  readonly asked: PlacesRequest
  /** How many of the best places are chosen. */
  readonly places: number
}

/** The last twelve whole months that the data cover with twelve months before them. Cost: some 40 ms a month. */
export function choiceQuality(
  dataset: Dataset,
  ground: PlaceGround,
  { asked, places }: ChoiceRequest,
): ChoiceQuality {
  const reach = incidentReach(dataset)
  const months = reach ? triedMonths(reach) : []
  const tried = months.map((month) => triedOn(month, { dataset, ground, asked, places }))
  return { places, months: tried.filter(({ reports }) => reports > 0) }
}

function triedMonths(reach: DaySpan): readonly DaySpan[] {
  const { first, length } = wholeMonthsIn(reach)
  const months = Array.from({ length: TRIED_MONTHS }, (_, i) => first + length - TRIED_MONTHS + i)
  return months.filter((month) => month - MONTHS_BEFORE >= first).map((month) => spanOfMonths(month))
}

interface Trying extends ChoiceRequest {
  readonly dataset: Dataset
  readonly ground: PlaceGround
}

function triedOn(month: DaySpan, trying: Trying): TriedMonth {
  const { dataset, ground, asked, places } = trying
  const before = monthsUpTo(dayBefore(month.from), MONTHS_BEFORE)
  const { gathered } = gatheredPlaces(dataset, ground, { ...asked, window: before })
  const chosen = gathered.slice(0, places).flatMap(({ squares }) => squares)
  const came = squareCounts(dataset, ground, { ...asked, window: month })
  const ours = caughtBy(chosen, came)
  const own = ownCaught(month, trying, came)
  const sameLand = own && Math.round(own.land * came.counts.length)
  const every = gathered.flatMap(({ squares }) => squares)
  return {
    month,
    reports: came.counted,
    squares: chosen.length,
    ours,
    pai: ours.land > 0 ? ours.count / ours.land : 0,
    pei: efficiency(chosen, came.counts),
    own,
    oursOnSameLand: sameLand === null ? null : caughtBy(every.slice(0, sameLand), came),
  }
}

function caughtBy(squares: readonly number[], { counts, harm, counted }: SquareCounts): Caught {
  const sumOf = (values: ArrayLike<number>) => squares.reduce((sum, square) => sum + (values[square] ?? 0), 0)
  const allHarm = harm.reduce((sum, each) => sum + each, 0)
  return {
    land: squares.length / counts.length,
    count: counted > 0 ? sumOf(counts) / counted : 0,
    harm: allHarm > 0 ? sumOf(harm) / allHarm : 0,
  }
}

/** PEI: what was caught, over the most that so many squares could have caught; 1 where nothing better was to be had. */
function efficiency(squares: readonly number[], counts: Uint32Array): number {
  const best = counts.toSorted((a, b) => b - a).slice(0, squares.length)
  const most = best.reduce((sum, count) => sum + count, 0)
  return most > 0 ? squares.reduce((sum, square) => sum + (counts[square] ?? 0), 0) / most : 1
}

/** By the exact outlines, whatever squares they cut. */
function ownCaught(month: DaySpan, { dataset, asked }: Trying, came: SquareCounts): Caught | null {
  const active = dataset.hotspots.filter(({ from, to }) => overlapsMoments(month, from, to))
  if (active.length === 0) return null
  const { incidents, categories } = dataset
  const { longitude, latitude } = incidents
  const isInside = insideOnce((row) =>
    active.some(({ shape }) => contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)),
  )
  const isAmong = inHours(incidents, asked.hours === null ? null : parseHours(asked.hours))
  let [count, harm, all, allHarm] = [0, 0, 0, 0]
  forRows(dataset, { ...asked, window: month }, (row) => {
    if (isAmong(row) !== 'yes') return
    const weight = categories[incidents.category[row] ?? 0]?.harm ?? 0
    all++
    allHarm += weight
    if (!isInside(`${longitude[row] ?? 0} ${latitude[row] ?? 0}`, row)) return
    count++
    harm += weight
  })
  const land = active.reduce((sum, { shape }) => sum + squareMetres(shape), 0)
  return {
    land: land / (came.counts.length * asked.sideMetres ** 2),
    count: all > 0 ? count / all : 0,
    harm: allHarm > 0 ? harm / allHarm : 0,
  }
}

/** Many rows share a place: each is asked once. */
function insideOnce(isInside: (row: number) => boolean): (place: string, row: number) => boolean {
  const known = new Map<string, boolean>()
  return (place, row) => {
    const answer = known.get(place) ?? isInside(row)
    known.set(place, answer)
    return answer
  }
}
