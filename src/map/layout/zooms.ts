/** Where the map changes what it says: borough, town and street, by how long a kilometre is on screen. */
import { zoomAtScale } from '../mercator.ts'

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
