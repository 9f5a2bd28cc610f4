/** Moves guarded positions to the centre of their 150 m square, so that no home can be identified. */
import proj4 from 'proj4'
import type { Position } from '../../domain/geography.ts'
import { NATIONAL_GRID, centreOf, sixDecimals, squareAt } from '../../domain/borough/national-grid.ts'

const grid = proj4('EPSG:4326', NATIONAL_GRID)
/**
 * Centre of the National Grid square of a position, in degrees to six decimals (a tenth of a metre): the same for every
 * position in the square.
 */
export function middleOfSquare(longitude: number, latitude: number): Position {
  const [easting = 0, northing = 0] = grid.forward([longitude, latitude])
  const middle = centreOf(squareAt(easting, northing))
  const [east = 0, north = 0] = grid.inverse([middle.easting, middle.northing])
  return [sixDecimals(east), sixDecimals(north)]
}
