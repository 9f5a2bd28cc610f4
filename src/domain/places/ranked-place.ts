/** Ranked places: groups of touching squares with their incidents by hour of the week. */
import type { Square } from '../borough/grids.ts'
import type { Position } from '../geography.ts'

/** Measures that places can be ranked by; both are always shown. */
export const PLACE_MEASURES = ['count', 'harm'] as const
export type PlaceMeasure = (typeof PLACE_MEASURES)[number]

/** Selectable sides of a square, in metres. */
export const SQUARE_SIDES = [100, 150, 200, 250, 300, 400, 500] as const

/** By hour of the week, Monday 00:00 first: 168 sums over the whole window. */
export interface PlaceHours {
  readonly count: readonly number[]
  readonly harm: readonly number[]
}

/** One place of the ranking. */
export interface RankedPlace {
  /** South-west corner of its busiest square and the side, in metres: `355650-405150-150`. Identifies no incident. */
  readonly id: string
  /** From 1. */
  readonly rank: number
  /** `Market Street, by Wallgate station`, for screens and paper; unique within a ranking. */
  readonly name: string
  /** `Upper Town, east`, for files: the nearest place label and the direction from it; unique within a ranking. */
  readonly areaName: string
  readonly ward: string | null
  /** Centre of its squares. */
  readonly centre: Position
  /** Busiest first. */
  readonly squares: readonly Square[]
  readonly sideMetres: number
  /** Incidents in the chosen hours, and their sum of weights. */
  readonly count: number
  readonly harm: number
  /** Share of all incidents or weights in the borough's squares, by the ranking's measure: 0 to 1. */
  readonly share: number
  /** Significant after correction for all squares. */
  readonly isHot: boolean
  /** Gi* z-score, p and adjusted p of its most significant square. */
  readonly z: number
  readonly p: number
  readonly q: number
  /**
   * All hours, chosen or not. An incident with a range counts by equal shares in each of its hours; one without a time
   * of day counts in none but in `untimed`.
   */
  readonly hours: PlaceHours
  readonly untimed: number
}

/** All ranked places with the totals they are drawn from. */
export interface PlaceRanking {
  /** Significant ones first, each part ordered by the measure. */
  readonly places: readonly RankedPlace[]
  /** Weeks in the window, with fractions: divides `hours` to give an average week. */
  readonly weeks: number
  /** Incidents in the borough's squares, and their sum of weights. */
  readonly counted: number
  readonly harm: number
  /** Excluded: in no square of the borough; without a time of day where hours are chosen. */
  readonly outside: number
  readonly untimed: number
  /** Excluded as police-generated. */
  readonly found: number
  /** Excluded at positions that the manifest lists as not being places. */
  readonly notPlaces: number
  /** Metres to which positions are known, where no square of this size can be ranked; else 0. */
  readonly tooCoarse: number
  /** Squares of the borough, and how many are significant. */
  readonly squares: number
  readonly hot: number
}
