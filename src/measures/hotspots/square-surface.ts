/** The surface of grid squares in degrees. */
import { toDegrees } from '../../analytics/grid.ts'
import type { Square } from '../../domain/borough/grids.ts'
import type { Surface } from '../../domain/geography.ts'

/** Squares as one surface, a polygon each. */
export const surfaceOfSquares = (squares: readonly Square[], sideMetres: number): Surface => ({
  type: 'MultiPolygon',
  coordinates: squares.map(({ easting, northing }) => {
    const corner = (east: number, north: number) =>
      toDegrees({ easting: easting + east * sideMetres, northing: northing + north * sideMetres })
    return [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]]
  }),
})
