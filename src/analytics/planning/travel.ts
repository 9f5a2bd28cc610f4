/** How long a crew takes from one place to another: never shorter than the distance allows. */
import type { Position } from '../../domain/geography.ts'
import { metresBetween } from '../geometry.ts'

/** Streets are longer than the straight line by so much. */
export const DETOUR = 1.3

export interface TravelSpeed {
  readonly kilometresAnHour: number
  /** On top of each way that is not to where one is: 3 minutes to park and get out, by car. */
  readonly minutesAWay: number
}
export const ON_FOOT: TravelSpeed = { kilometresAnHour: 4.5, minutesAWay: 0 }
export const BY_CAR: TravelSpeed = { kilometresAnHour: 25, minutesAWay: 3 }

/** Whole minutes, rounded up. */
export function minutesBetween(from: Position, to: Position, { kilometresAnHour, minutesAWay }: TravelSpeed) {
  const metres = metresBetween(from, to) * DETOUR
  return metres === 0 ? 0 : Math.ceil((metres * 60) / (kilometresAnHour * 1000) + minutesAWay)
}

/** `[from * places + to]`. */
export function travelTable(places: readonly Position[], pace: TravelSpeed): Int32Array {
  const table = new Int32Array(places.length ** 2)
  for (const [i, from] of places.entries())
    for (const [j, to] of places.entries()) table[i * places.length + j] = minutesBetween(from, to, pace)
  return table
}
