/** Shift of one crew as stored on its device: planned visits, and the visits recorded. */
import type { Day, Instant } from '../day.ts'
import type { Handling } from '../feed.ts'
import type { Position } from '../geography.ts'

/** Planned visit with all that the crew needs offline. */
export interface CrewShiftPlace {
  /** Label on the map, such as `A2`. */
  readonly label: string
  readonly place: string
  readonly name: string
  readonly hotspot: string | null
  readonly at: Position
  readonly arrive: Instant
  readonly minutes: number
  readonly travelMinutes: number
  readonly why: string
  readonly doThere: string | null
}
/** Planned time without visits; `name` says which kind it is. */
export interface CrewShiftBreak {
  readonly name: 'Break' | 'Called away'
  readonly from: Instant
  readonly to: Instant
}
/** Visit recorded by the crew. */
export interface CrewShiftVisit {
  /** Stable id: equal in every file in which the visit is handed in. */
  readonly id: string
  /** Index of the planned visit. */
  readonly planned: number
  readonly start: Instant
  /** Null while the visit lasts. */
  readonly end: Instant | null
}
/** Shift with its recorded visits. */
export interface CrewShift {
  /** Identifies plan and crew: `shift-2024-08-30-1700-4127-A`. */
  readonly id: string
  readonly crew: string
  readonly day: Day
  readonly start: Instant
  readonly mode: 'foot' | 'vehicle'
  readonly people: number
  readonly planned: readonly CrewShiftPlace[]
  /** Absent in a shift that an earlier version of the app stored on the device. */
  readonly breaks?: readonly CrewShiftBreak[]
  readonly visits: readonly CrewShiftVisit[]
  /** Indices of planned visits that were skipped. */
  readonly skipped: readonly number[]
  /** When the shift was stored, by the device's clock, in UTC milliseconds. */
  readonly takenAt: number
  /** Whether nothing was recorded since the last hand-in. */
  readonly isHandedIn: boolean
  readonly handling: Handling
  readonly demonstration: boolean
}

/** Hours after which a stored shift is deleted from the device, handed in or not. */
export const CREW_SHIFT_HOURS = 48
