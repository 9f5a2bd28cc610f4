/** One invented incident before it has its id, as it is drawn and tallied. */
import type { ZoneAnchor } from './zones.ts'

export interface Draft {
  readonly anchor: ZoneAnchor
  readonly category: string
  /** By London's wall clock in milliseconds, as if it were UTC. */
  readonly local: number
  readonly daysLate: number
  readonly properties: {
    readonly occurred: string
    readonly occurredTo: string | undefined
    readonly reported: string | undefined
    readonly agency: string | undefined
    readonly location: string | undefined
    readonly outcome: string | undefined
    readonly place: 'private' | undefined
    readonly policeGenerated: true | undefined
  }
}
