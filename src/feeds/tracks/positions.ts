/** Position of a patrol from a track or a list of pings: place, time and the series that it belongs to. */
import type { Instant } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { RowName } from '../rows/ledger.ts'
import type { Refusal } from '../rows/row-outcome.ts'

/** A position with its time. */
export interface Ping {
  readonly row: RowName
  /** Number shared by the positions of one device or track, assigned while reading and not stored. */
  readonly series: number
  readonly at: Instant
  readonly place: Position
  /** Its time has no offset. */
  readonly isLocal: boolean
}
/** A row that gives no position, with the reason. */
export interface LostPing {
  readonly row: RowName
  readonly fault: Refusal
}
export type ConsumePing = (ping: Ping | LostPing) => void

/** Numbers names in order of appearance, so that no name is stored with a position. */
export function seriesNumbers(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
}
