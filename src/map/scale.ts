/** The scale bar: the longest round distance that stays within a width. */

import { formatCount } from '../ui/numbers.ts'
import { pixelsPerKilometre, zoomAtScale } from './mercator.ts'

export interface Scale {
  readonly metres: number
  /** Length of the bar, in whole pixels. */
  readonly pixels: number
}

const LONGEST = 120

/** 1, 2 or 5 times a power of ten metres; at least one metre. */
export function scaleAt(latitude: number, zoom: number): Scale {
  const perMetre = pixelsPerKilometre(latitude, zoom) / 1000
  const room = LONGEST / perMetre
  const power = 10 ** Math.floor(Math.log10(room))
  const steps = [5, 2, 1].map((step) => step * power)
  const metres = Math.max(1, steps.find((step) => step <= room) ?? power)
  return { metres, pixels: Math.round(metres * perMetre) }
}

/** `500 m`, `2 km`. */
export const scaleWords = ({ metres }: Scale) =>
  metres < 1000 ? `${formatCount(metres)} m` : `${formatCount(metres / 1000)} km`

/** Where the map changes what it says: borough, town and street, by how long a kilometre is on screen. */

export interface Zooms {
  /** From here on: orders, pills, villages and ward lines (60 px to the kilometre). */
  readonly town: number
  /** From here on: street names, stations, the finer town tint (250 px to the kilometre). */
  readonly street: number
}

/** @param latitude degrees north of the middle of the map */
export const zoomsAt = (latitude: number): Zooms => ({
  town: zoomAtScale(60, latitude),
  street: zoomAtScale(250, latitude),
})
/** The closest that anybody may look; nothing on the map is known more finely. */
export const CLOSEST_ZOOM = 18
