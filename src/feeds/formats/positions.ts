/** One position of a patrol, from a track or a list of pings: where and when, and no more than which belong together. */
import type { Instant } from '../../domain/day.ts'
import type { Position } from '../../domain/geography.ts'
import type { RowName } from '../rows/ledger.ts'
import type { Refusal } from '../rows/verdict.ts'

export interface Ping {
  readonly row: RowName
  /** Positions of one device or track share it; it is a number made here and is kept nowhere. */
  readonly series: number
  readonly at: Instant
  readonly place: Position
  /** Its time was told without an offset. */
  readonly isLocal: boolean
}
export interface LostPing {
  readonly row: RowName
  readonly fault: Refusal
}
export type TakePing = (ping: Ping | LostPing) => void

/** Numbers for names, in the order in which they come: no name is kept with a position. */
export function seriesNumbers(): (name: string) => number {
  const numbers = new Map<string, number>()
  return (name) => {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }
}
