/** Where the map changes what it says: borough, town and street, by how long a kilometre is on screen. */
import { zoomAtScale } from '../mercator.ts'

/** The middle of the borough, in degrees. */
const LATITUDE = 53.53

/** From here on: orders, pills, villages and ward lines (60 px to the kilometre, about zoom 11.45). */
export const TOWN_ZOOM = zoomAtScale(60, LATITUDE)
/** From here on: street names, stations, the finer town tint (250 px to the kilometre, about zoom 13.5). */
export const STREET_ZOOM = zoomAtScale(250, LATITUDE)
/** The closest that anybody may look; nothing on the map is known more finely. */
export const CLOSEST_ZOOM = 18
