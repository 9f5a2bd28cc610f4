/** A place that the ranking names: a few squares that touch, what was reported in them, and in which hours of the week. */
import type { Square } from '../borough/national-grid.ts'
import type { Position } from '../geography.ts'

/** What places are ordered by; both are always shown. */
export const PLACE_MEASURES = ['count', 'harm'] as const
export type PlaceMeasure = (typeof PLACE_MEASURES)[number]

/** Sides of a square that may be asked for, in metres. */
export const SQUARE_SIDES = [100, 150, 200, 250, 300, 400, 500] as const

/** By hour of the week, Monday 00:00 first: 168 numbers, sums over the whole window. */
export interface PlaceHours {
  readonly count: readonly number[]
  readonly harm: readonly number[]
}

export interface RankedPlace {
  /** South-west corner of its busiest square and the side: `355650-405150-150`. It names no incident. */
  readonly id: string
  /** From 1. */
  readonly rank: number
  /** `Upper Town, east`: the nearest place label and the side of it. No two places of a ranking share one. */
  readonly name: string
  readonly ward: string | null
  /** Middle of its squares. */
  readonly centre: Position
  /** The busiest first. */
  readonly squares: readonly Square[]
  readonly sideMetres: number
  /** Incidents in the chosen hours, and the same by their weights. */
  readonly count: number
  readonly harm: number
  /** Of what was counted in all squares of the borough, by the measure of the ranking: 0 to 1. */
  readonly share: number
  /** More than chance would give, after correction for all squares. */
  readonly isHot: boolean
  /** Of its square that stands out most. */
  readonly z: number
  readonly p: number
  readonly q: number
  /**
   * All hours, chosen or not. An incident told as a range counts by equal shares in each hour of it; one without
   * a time of day counts in none, and is among `untimed`.
   */
  readonly hours: PlaceHours
  readonly untimed: number
}

export interface PlaceRanking {
  /** Those that stand out first, each part by the measure. */
  readonly places: readonly RankedPlace[]
  /** Weeks in the window, with a fraction: what `hours` are divided by for a usual week. */
  readonly weeks: number
  /** Incidents in squares of the borough, and the same by their weights. */
  readonly counted: number
  readonly harm: number
  /** Left out, each with its reason: in no square of the borough, and without a time where hours are chosen. */
  readonly outside: number
  readonly untimed: number
  /** Left out as what patrol itself finds. */
  readonly found: number
  /** In places that the manifest keeps out of hotspots. */
  readonly notPlaces: number
  /** Squares of the borough, and how many hold more than chance would give. */
  readonly squares: number
  readonly hot: number
}
