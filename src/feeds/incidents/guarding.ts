/** Moves guarded positions to the centre of their 150 m square, so that no home can be identified. */
import proj4 from 'proj4'
import type { Position } from '../../domain/geography.ts'
import { centreOf, ofEachGrid, sixDecimals, squareAt } from '../../domain/borough/grids.ts'
import { servedGrid } from '../../domain/place/served-place.ts'

const CONVERTERS = ofEachGrid(({ definition }) => proj4('EPSG:4326', definition))
/**
 * Centre of the square on the place's grid of a position, in degrees to six decimals (a tenth of a metre): the same for every
 * position in the square.
 */
export function middleOfSquare(longitude: number, latitude: number): Position {
  const grid = CONVERTERS[servedGrid().projection]
  const [easting = 0, northing = 0] = grid.forward([longitude, latitude])
  const middle = centreOf(squareAt(easting, northing))
  const [east = 0, north = 0] = grid.inverse([middle.easting, middle.northing])
  return [sixDecimals(east), sixDecimals(north)]
}
