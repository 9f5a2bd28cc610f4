/** Shift plan as parsed from a plan file: the request, and each crew's visits in order. */
import type { DaySpan, Instant } from '../day.ts'
import type { Position } from '../geography.ts'
import type { PlaceMeasure } from './ranked-place.ts'
import type { Square } from '../borough/grids.ts'

/** Place that the user adds to a shift plan regardless of the ranking. */
export type AddedPlace = {
  readonly id: string
  readonly name: string
} & (
  | { readonly kind: 'hotspot' | 'site' }
  | { readonly kind: 'squares'; readonly squares: readonly Square[]; readonly sideMetres: number }
)

/** One visit of a saved plan; `isRandom`: chosen at random. */
export interface SavedVisit {
  readonly place: string
  readonly name: string
  readonly hotspot: string | null
  readonly at: Position
  readonly arrive: Instant
  readonly leave: Instant
  readonly isRandom: boolean
  readonly why: string | null
  readonly doThere: string | null
}
/** Time without visits; `isLost`: the crew was called away. */
export interface SavedBreak {
  readonly from: Instant
  readonly to: Instant
  readonly isLost: boolean
}
/** One crew's visits and breaks. */
export interface SavedCrew {
  readonly visits: readonly SavedVisit[]
  readonly breaks: readonly SavedBreak[]
}
/** Plan file; members are null where the file, from an older version or another tool, lacks them. */
export interface SavedPlan {
  readonly seed: number
  readonly start: Instant
  readonly hours: number
  readonly crews: readonly SavedCrew[]
  readonly mode: 'foot' | 'car'
  readonly measure: PlaceMeasure
  readonly usual: DaySpan | null
  readonly people: number | null
  readonly perCrew: 1 | 2 | null
  readonly kilometresAnHour: number | null
  readonly startAt: Position | null
  readonly endAt: Position | null
  readonly categories: readonly string[] | null
  readonly areas: readonly string[]
  readonly chosen: readonly string[] | null
  readonly added: readonly AddedPlace[]
}
