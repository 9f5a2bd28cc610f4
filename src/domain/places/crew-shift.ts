/** A crew's own shift on its own device: what is planned for it, and the visits that it tapped. */
import type { Day, Instant } from '../day.ts'
import type { Handling } from '../feed.ts'
import type { Position } from '../geography.ts'

/** One planned visit, with all that is needed where there is no network. */
export interface CrewShiftPlace {
  /** `A2`. */
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
export interface CrewShiftVisit {
  /** The same in every file that it is handed in with. */
  readonly id: string
  /** Which of the planned ones. */
  readonly planned: number
  readonly start: Instant
  /** Null while it lasts. */
  readonly end: Instant | null
}
export interface CrewShift {
  /** Names plan and crew: `shift-2024-08-30-1700-4127-A`. */
  readonly id: string
  readonly crew: string
  readonly day: Day
  readonly start: Instant
  readonly mode: 'foot' | 'vehicle'
  readonly people: number
  readonly planned: readonly CrewShiftPlace[]
  readonly visits: readonly CrewShiftVisit[]
  /** Which of the planned ones were passed over. */
  readonly skipped: readonly number[]
  /** By the device's clock, in UTC milliseconds. */
  readonly takenAt: number
  /** True while nothing was tapped since it was last handed in. */
  readonly isHandedIn: boolean
  readonly handling: Handling
  readonly demonstration: boolean
}

/** A shift leaves the device after so long, handed in or not. */
export const CREW_SHIFT_HOURS = 48
