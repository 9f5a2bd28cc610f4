/** The flat ground that a drawn shape lies on: metres east and north of a place, good over some tens of kilometres. */
import type { Position } from '../../domain/geography.ts'

export interface Metres {
  readonly x: number
  readonly y: number
}
interface Plane {
  readonly toMetres: (at: Position) => Metres
  readonly toDegrees: (at: Metres) => Position
}

const EQUATOR_METRES = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_38

/**
 * Touches the WGS84 ellipsoid at a place: lengths within 0.1 % over 20 km.
 */
export function planeAt([longitude, latitude]: Position): Plane {
  const angle = (latitude * Math.PI) / 180
  const bulge = 1 - ECCENTRICITY_SQUARED * Math.sin(angle) ** 2
  const north = ((EQUATOR_METRES * (1 - ECCENTRICITY_SQUARED)) / bulge ** 1.5) * (Math.PI / 180)
  const east = (EQUATOR_METRES / Math.sqrt(bulge)) * Math.cos(angle) * (Math.PI / 180)
  return {
    toMetres: ([x, y]) => ({ x: (x - longitude) * east, y: (y - latitude) * north }),
    toDegrees: ({ x, y }) => [longitude + x / east, latitude + y / north],
  }
}
