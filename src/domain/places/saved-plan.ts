/** A shift's plan as a file holds it, checked: what was asked for, and each crew's visits in their order. */

import type { DaySpan, Instant } from '../day.ts'
import type { Position } from '../geography.ts'
import type { PlaceMeasure } from './ranked-place.ts'
import type { Square } from '../borough/national-grid.ts'

/** A place that somebody put into a shift plan by hand, whatever the ranking of the shift's hours says of it. */

export type AddedPlace = {
  readonly id: string
  readonly name: string
} & (
  | { readonly kind: 'hotspot' | 'site' }
  | { readonly kind: 'squares'; readonly squares: readonly Square[]; readonly sideMetres: number }
)

export interface SavedVisit {
  readonly place: string
  readonly name: string
  readonly hotspot: string | null
  readonly at: Position
  readonly arrive: Instant
  readonly leave: Instant
  readonly isLot: boolean
  readonly why: string | null
  readonly doThere: string | null
}
export interface SavedCrew {
  readonly visits: readonly SavedVisit[]
  readonly breaks: readonly { readonly from: Instant; readonly to: Instant }[]
}
/** Null where the file, of an older page or another tool, does not say. */
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
