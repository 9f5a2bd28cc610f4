/**
 * Predictive accuracy of a choice of places (PAI, PEI): choices made on earlier data, tested on the following
 * month, for up to twelve months.
 */
import { squareMetres } from '../../domain/geography.ts'
import { contains } from '../../analytics/geometry.ts'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import {
  dayBefore,
  dayNumber,
  monthsUpTo,
  overlapsMoments,
  spanOfMonths,
  wholeMonthsIn,
  type DaySpan,
} from '../../domain/day.ts'
import { parseHours } from '../../domain/places/week-hours.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { feedCoverages, knowledgeOf, knowledgeOfList } from '../feeds/coverage.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { gatheredPlaces, type PlacesRequest } from './ranked-places.ts'
import {
  forEachRow,
  hoursFilter,
  squareCounts,
  type BoroughGeography,
  type SquareCounts,
} from './square-counts.ts'

const TESTED_MONTHS = 12
/** Length in months of the data that a choice is made on; they end before the tested month. */
const MONTHS_BEFORE = 12
/** Number of places that a ranking shows at first. */
export const USUAL_CHOICE = 20

/** Shares of the borough's land, and of a month's reports and harm, each 0 to 1. */
export interface CapturedShares {
  readonly land: number
  readonly count: number
  readonly harm: number
}
/** Result of one tested month. */
export interface EvaluatedMonth {
  /** The tested month, after the choice. */
  readonly month: DaySpan
  readonly reports: number
  /** Chosen before the month: fewer than asked for where the data rank no more. */
  readonly places: number
  readonly squares: number
  readonly ours: CapturedShares
  readonly pai: number
  readonly pei: number
  /** Of the partnership's own patrol hotspots active that month; null: none, or not known which. */
  readonly own: CapturedShares | null
  /** Whether the partnership's own patrol hotspots of that month are known. */
  readonly isOwnKnown: boolean
  /** Of the best-ranked squares on the same land as `own`. */
  readonly oursOnSameLand: CapturedShares | null
}
/** Results of all tested months for a number of places. */
export interface ChoiceQuality {
  readonly places: number
  /** Ascending; fewer than twelve where the data are too short. */
  readonly months: readonly EvaluatedMonth[]
  /** Why some or all months of the data cannot be tested, as incidents are missing; empty where none are. */
  readonly why: string
  /** Why the own patrol hotspots of some or all tested months are not known; empty where they are, or there is no feed of them. */
  readonly whyOwn: string
}

interface ChoiceRequest {
  /** `window` is ignored: each choice uses the twelve months before the tested month. */
  readonly request: PlacesRequest
  /** Number of best places chosen. */
  readonly places: number
}

/**
 * Tests the last twelve whole months that every feed of incidents covers and that have twelve such months before them: of
 * a month that is not covered, no share can be given. Cost: about 40 ms a month.
 */
export function choiceQuality(
  dataset: Dataset,
  geography: BoroughGeography,
  { request, places }: ChoiceRequest,
): ChoiceQuality {
  const { days } = coveredIncidents(dataset)
  const months = days ? testedMonths(days) : []
  const evaluated = months.map((month) => evaluateMonth(month, { dataset, geography, request, places }))
  return {
    places,
    months: evaluated.filter(({ reports }) => reports > 0),
    why: whyNotCovered(dataset),
    whyOwn: hasFeedOf(dataset, 'patrol-hotspots')
      ? [...new Set(months.map((month) => ownKnowledge(dataset, month).why))].filter(Boolean).join(' ')
      : '',
  }
}

/** Why days from the first incident to the as-of day are not covered; empty where all are. */
function whyNotCovered(dataset: Dataset): string {
  const { asOf } = dataset.manifest
  const { from, to } = incidentReach(dataset) ?? { from: asOf, to: asOf }
  const span = { from, to: dayNumber(Math.max(to, asOf)) }
  return knowledgeOf(feedCoverages(dataset), { kind: 'incidents' }, span).why
}

const ownKnowledge = (dataset: Dataset, { to }: DaySpan) => knowledgeOfList(dataset, 'patrol-hotspots', to)

function testedMonths(reach: DaySpan): readonly DaySpan[] {
  const { first, length } = wholeMonthsIn(reach)
  const months = Array.from({ length: TESTED_MONTHS }, (_, i) => first + length - TESTED_MONTHS + i)
  return months.filter((month) => month - MONTHS_BEFORE >= first).map((month) => spanOfMonths(month))
}

interface EvaluationInput extends ChoiceRequest {
  readonly dataset: Dataset
  readonly geography: BoroughGeography
}

function evaluateMonth(month: DaySpan, input: EvaluationInput): EvaluatedMonth {
  const { dataset, geography, request, places } = input
  const before = monthsUpTo(dayBefore(month.from), MONTHS_BEFORE)
  const { gathered } = gatheredPlaces(dataset, geography, { ...request, window: before })
  const best = gathered.slice(0, places)
  const chosen = best.flatMap(({ squares }) => squares)
  const following = squareCounts(dataset, geography, { ...request, window: month })
  const ours = capturedBy(chosen, following)
  const isOwnKnown = ownKnowledge(dataset, month).known === 'yes'
  const own = isOwnKnown ? capturedByOwn(month, input, following) : null
  const sameLand = own && Math.round(own.land * following.counts.length)
  const rankedSquares = gathered.flatMap(({ squares }) => squares)
  return {
    month,
    reports: following.counted,
    places: best.length,
    squares: chosen.length,
    ours,
    pai: ours.land > 0 ? ours.count / ours.land : 0,
    pei: efficiency(chosen, following.counts),
    own,
    isOwnKnown,
    oursOnSameLand: sameLand === null ? null : capturedBy(rankedSquares.slice(0, sameLand), following),
  }
}

function capturedBy(squares: readonly number[], { counts, harm, counted }: SquareCounts): CapturedShares {
  const sumOf = (values: ArrayLike<number>) => squares.reduce((sum, square) => sum + (values[square] ?? 0), 0)
  const allHarm = harm.reduce((sum, each) => sum + each, 0)
  return {
    land: squares.length / counts.length,
    count: counted > 0 ? sumOf(counts) / counted : 0,
    harm: allHarm > 0 ? sumOf(harm) / allHarm : 0,
  }
}

/** PEI: captured reports over the maximum for the same number of squares; 1 where the maximum is 0. */
function efficiency(squares: readonly number[], counts: Uint32Array): number {
  const best = counts.toSorted((a, b) => b - a).slice(0, squares.length)
  const most = best.reduce((sum, count) => sum + count, 0)
  return most > 0 ? squares.reduce((sum, square) => sum + (counts[square] ?? 0), 0) / most : 1
}

/** Shares captured by the own hotspots, by their exact outlines. */
function capturedByOwn(
  month: DaySpan,
  { dataset, request }: EvaluationInput,
  following: SquareCounts,
): CapturedShares | null {
  const active = dataset.hotspots.filter(({ from, to }) => overlapsMoments(month, from, to))
  if (active.length === 0) return null
  const { incidents, categories } = dataset
  const { longitude, latitude } = incidents
  const isInside = cachedInside((row) =>
    active.some(({ shape }) => contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)),
  )
  const isAmong = hoursFilter(incidents, request.hours === null ? null : parseHours(request.hours))
  let [count, harm, all, allHarm] = [0, 0, 0, 0]
  forEachRow(dataset, { ...request, window: month }, (row) => {
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
    land: land / (following.counts.length * request.sideMetres ** 2),
    count: all > 0 ? count / all : 0,
    harm: allHarm > 0 ? harm / allHarm : 0,
  }
}

/** Caches the point-in-polygon result per position, since many rows share one. */
function cachedInside(isInside: (row: number) => boolean): (place: string, row: number) => boolean {
  const answers = new Map<string, boolean>()
  return (place, row) => {
    const answer = answers.get(place) ?? isInside(row)
    answers.set(place, answer)
    return answer
  }
}
