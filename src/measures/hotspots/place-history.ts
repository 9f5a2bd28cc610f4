/** What the places of a ranking have been over a window: hot in which of its periods, and whether they rise or fall. */
import {
  LEAST_PERIODS,
  hotspotHistory,
  type History,
  mannKendall,
  type Trend,
} from '../../analytics/squares/hotspot-history.ts'
import { HOT_Q, significantSquares } from '../../analytics/squares/significant-squares.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  dayBefore,
  dayNumber,
  daysIn,
  monthNumber,
  spanOfMonths,
  spanWithin,
  type DaySpan,
  type Grain,
} from '../../domain/day.ts'
import { grainOf } from '../../domain/incident.ts'
import { squareCounts, type PlaceGround, type SquaresRequest } from './square-counts.ts'

const USUAL_PERIODS = 12
/** A period shorter than this holds too little for any square to stand out. */
const LEAST_DAYS = 7

export interface PlaceHistory {
  readonly periods: readonly DaySpan[]
  /** Incidents in each. */
  readonly counts: readonly number[]
  /** Whether any of its squares held more than chance would give in each, corrected for all squares. */
  readonly isHot: readonly boolean[]
  readonly history: History
  readonly trend: Trend
}

/**
 * Equal periods of a window: twelve, or eight of a week and more; whole months where only months are known. Null for
 * a window that is too short to tell a history.
 */
export function periodsOf(window: DaySpan, grain: Grain): readonly DaySpan[] | null {
  if (grain === 'month') return monthsOf(window)
  const days = daysIn(window)
  const wanted = [USUAL_PERIODS, LEAST_PERIODS].find((count) => days >= count * LEAST_DAYS)
  if (wanted === undefined) return null
  const startOf = (period: number) => dayNumber(window.from + Math.floor((period * days) / wanted))
  return Array.from({ length: wanted }, (_, period) => ({
    from: startOf(period),
    to: dayBefore(startOf(period + 1)),
  }))
}

function monthsOf(window: DaySpan): readonly DaySpan[] | null {
  const [first, last] = [monthNumber(window.from), monthNumber(window.to)]
  const months = Array.from({ length: last - first + 1 }, (_, at) => spanOfMonths(first + at))
  return months.length < LEAST_PERIODS ? null : months.map((month) => spanWithin(month, window))
}

/**
 * One history a place, in their order; null where the window is too short. Cost: a visit a row and some 5 ms of
 * p-values for each period.
 * @param places the indices of each place's squares
 */
export function placeHistories(
  dataset: Dataset,
  ground: PlaceGround,
  { asked, places }: { readonly asked: SquaresRequest; readonly places: readonly (readonly number[])[] },
): readonly PlaceHistory[] | null {
  const periods = periodsOf(asked.window, grainOf(dataset.incidents))
  if (!periods) return null
  const told = periods.map((window) => {
    const { squares, counts } = squareCounts(dataset, ground, { ...asked, window })
    return { counts, q: significantSquares(squares.grid, counts).q }
  })
  return places.map((own) => {
    const counts = told.map((period) => own.reduce((sum, square) => sum + (period.counts[square] ?? 0), 0))
    const isHot = told.map(({ q }) => own.some((square) => (q[square] ?? 1) <= HOT_Q))
    return { periods, counts, isHot, history: hotspotHistory(isHot), trend: mannKendall(counts) }
  })
}
