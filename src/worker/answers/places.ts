/** Answers about places: the ranking, one place, one hotspot, the grid squares, and one closure order. */
import type { History } from '../../analytics/squares/hotspot-history.ts'
import { squareRuns, type SquareRuns } from '../../analytics/squares/incident-squares.ts'
import { kernelDensity } from '../../analytics/squares/kernel-density.ts'
import { tableOfCounts } from '../../analytics/squares/square-grid.ts'
import { lastWholeMonth, type Day, type DaySpan } from '../../domain/day.ts'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { asAtDay, datasetAsAt } from '../../measures/baseline/as-at.ts'
import { beforeAndAfter, type BeforeAfter } from '../../measures/closure/before-and-after.ts'
import type { Figure } from '../../measures/figure.ts'
import { choiceQuality, USUAL_CHOICE, type ChoiceQuality } from '../../measures/hotspots/choice-quality.ts'
import { placeDetails, type PlaceDetails } from '../../measures/hotspots/place-details.ts'
import { placeHistories } from '../../measures/hotspots/place-history.ts'
import {
  hotSquaresIn,
  rankingWithSquares,
  squareOfId,
  type PlacesRequest,
} from '../../measures/hotspots/ranked-places.ts'
import { countClasses, fixedClasses, type ColourClasses } from '../../measures/hotspots/square-classes.ts'
import { bandwidthOf } from '../../measures/hotspots/square-file.ts'
import { hotspotReports } from '../../measures/patrol-time/hotspot-reports.ts'
import { monthlyReturn, type MonthlyReturn } from '../../measures/patrol-time/monthly-return.ts'
import { namingGeography, type WorkerData } from '../editions.ts'

/** Ranked places, and the squares with significantly many incidents. */
export interface PlacesQuestion {
  readonly kind: 'places'
  readonly request: PlacesRequest
}
export interface PlacesAnswer {
  readonly kind: 'places'
  readonly question: PlacesQuestion
  readonly ranking: PlaceRanking
  /** Indices of the significant squares of the chosen areas, in the order of the grid. */
  readonly hot: readonly number[]
}

export function placesAnswer({ dataset, ...data }: WorkerData, question: PlacesQuestion): PlacesAnswer {
  const geography = namingGeography(data)
  const { ranking } = rankingWithSquares(dataset, geography, question.request)
  return { kind: 'places', question, ranking, hot: hotSquaresIn(dataset, geography, question.request) }
}

/** Quality of a ranking, and the history of its places; a separate question, since it takes longer. */
export interface ChoiceQuestion {
  readonly kind: 'choice'
  readonly request: PlacesRequest
}
export interface ChoiceAnswer {
  readonly kind: 'choice'
  readonly question: ChoiceQuestion
  readonly quality: ChoiceQuality
  /** In the order of the ranking; null where the window is too short for any. */
  readonly histories: readonly History[] | null
}

export function choiceAnswer({ dataset, borough }: WorkerData, question: ChoiceQuestion): ChoiceAnswer {
  const { request } = question
  const { squaresOf } = rankingWithSquares(dataset, borough, request)
  const histories = placeHistories(dataset, borough, { request, places: squaresOf })
  return {
    kind: 'choice',
    question,
    quality: choiceQuality(dataset, borough, { request, places: USUAL_CHOICE }),
    histories: histories?.map(({ history }) => history) ?? null,
  }
}

/** Details of one place, by its squares in the ranking, or by its own square where it is not ranked. */
export interface PlaceQuestion {
  readonly kind: 'place'
  readonly id: string
  readonly request: PlacesRequest
}
export interface PlaceAnswer {
  readonly kind: 'place'
  readonly question: PlaceQuestion
  /** Null where it is not in the ranking. */
  readonly place: RankedPlace | null
  /** Null where the id is not that of a square. */
  readonly details: PlaceDetails | null
}

export function placeAnswer({ dataset, ...data }: WorkerData, question: PlaceQuestion): PlaceAnswer {
  const geography = namingGeography(data)
  const square = squareOfId(question.id)
  if (!square) return { kind: 'place', question, place: null, details: null }
  const request = { ...question.request, sideMetres: square.sideMetres }
  const { places } = rankingWithSquares(dataset, geography, request).ranking
  const place =
    places.find(({ id }) => id === question.id) ??
    places.find(({ squares }) => squares.some((own) => isSameCorner(own, square))) ??
    null
  const squares = place?.squares ?? [square]
  return {
    kind: 'place',
    question,
    place,
    details: placeDetails(dataset, geography, { request, squares }),
  }
}

interface SquareCorner {
  readonly easting: number
  readonly northing: number
}
const isSameCorner = (a: SquareCorner, b: SquareCorner) =>
  a.easting === b.easting && a.northing === b.northing

/** Reports in one patrol hotspot, and the return of the last whole month for all of them. */
export interface HotspotQuestion {
  readonly kind: 'hotspot'
  readonly id: string
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}
export interface HotspotAnswer {
  readonly kind: 'hotspot'
  readonly question: HotspotQuestion
  /** Empty where the data have no such hotspot. */
  readonly reports: readonly Figure[]
  readonly monthly: MonthlyReturn
}

export function hotspotAnswer({ dataset }: WorkerData, question: HotspotQuestion): HotspotAnswer {
  const hotspot = dataset.hotspots.find(({ id }) => id === question.id)
  return {
    kind: 'hotspot',
    question,
    reports: hotspot ? hotspotReports(dataset, hotspot, question) : [],
    monthly: monthlyReturn(dataset, lastWholeMonth(question.window.to)),
  }
}

/** Incidents of the index by grid square, and the fixed classes of their colours. */
export interface SquaresQuestion {
  readonly kind: 'squares'
  readonly sideMetres: number
}
export interface SquaresAnswer {
  readonly kind: 'squares'
  readonly question: SquaresQuestion
  readonly runs: SquareRuns
  readonly bandwidthMetres: number
  /** From all data: classes of incidents per square, and of density per square kilometre. */
  readonly classes: { readonly counts: ColourClasses; readonly density: ColourClasses }
}

export function squaresAnswer({ index, borough }: WorkerData, question: SquaresQuestion): SquaresAnswer {
  const runs = squareRuns(index, borough.outline, question.sideMetres)
  const counts = new Uint32Array(runs.grid.at.length)
  for (const [run, square] of runs.square.entries())
    counts[square] = (counts[square] ?? 0) + (runs.end[run] ?? 0) - (runs.start[run] ?? 0)
  const bandwidthMetres = bandwidthOf(question.sideMetres)
  const density = kernelDensity(runs.grid, tableOfCounts(runs.grid, counts), bandwidthMetres)
  const days = index.lastDay - index.firstDay + 1
  return {
    kind: 'squares',
    question,
    runs,
    bandwidthMetres,
    classes: { counts: countClasses(fixedClasses(counts, days)), density: fixedClasses(density, days) },
  }
}

/** Reports around the premises of a closure order, before its notice and since it was made. */
export interface OrderQuestion {
  readonly kind: 'order'
  readonly id: string
  /** The day looked back from; absent: the as-of day. */
  readonly asAt?: Day
}
export interface OrderAnswer {
  readonly kind: 'order'
  readonly question: OrderQuestion
  /** Null where the data have no such order, or the court had not made it. */
  readonly comparison: BeforeAfter | null
}

export function orderAnswer({ dataset: all }: WorkerData, question: OrderQuestion): OrderAnswer {
  const dataset = datasetAsAt(all, question.asAt ?? asAtDay(all))
  const order = dataset.orders.find(({ id }) => id === question.id)
  return { kind: 'order', question, comparison: order ? beforeAndAfter(dataset, order) : null }
}
