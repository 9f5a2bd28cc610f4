/** How far and in which direction a place lies, in words. */
import { metresBetween } from '../../analytics/geometry.ts'
import type { Position } from '../../domain/geography.ts'

const SIDES = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west']

/** `320 m to the south-west, within 20 m. Your position is not kept.` */
export function distanceWords(from: Position, to: Position, accuracyMetres: number): string {
  const metres = metresBetween(from, to)
  const far = metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`
  const east = (to[0] - from[0]) * Math.cos((to[1] * Math.PI) / 180)
  const turn = Math.round(Math.atan2(east, to[1] - from[1]) / (Math.PI / 4))
  const side = SIDES[(turn + SIDES.length) % SIDES.length]
  const where = metres < accuracyMetres ? 'You are there' : `${far} to the ${side}`
  return `${where}, within ${Math.max(1, Math.round(accuracyMetres))} m. Your position is not kept.`
}
