/** Degrees to metres and back: the British National Grid by proj4, and the borough's fixed squares. */
import proj4 from 'proj4'
import { centreOf, NATIONAL_GRID, SQUARE_METRES, squareAt } from '../domain/borough/national-grid.ts'
import type { Square } from '../domain/borough/national-grid.ts'
import type { Position, Ring, Surface } from '../domain/geography.ts'
import { boxOf, ringsOf } from '../domain/geography.ts'
import { contains } from './geometry.ts'

/** A place in metres on the National Grid. */
interface GridPlace {
  readonly easting: number
  readonly northing: number
}

const projection = proj4('WGS84', NATIONAL_GRID)

/** From degrees (WGS84) to metres, within 5 m by the seven-parameter shift. Some 600 ns. */
export function toGrid(longitude: number, latitude: number): GridPlace {
  const [easting, northing] = projection.forward<[number, number]>([longitude, latitude])
  return { easting, northing }
}

/** From metres to degrees; back again through `toGrid` within a millimetre. */
export function toDegrees({ easting, northing }: GridPlace): Position {
  const [longitude, latitude] = projection.inverse<[number, number]>([easting, northing])
  return [longitude, latitude]
}

/** A corner that bends the outline by less than this is a rounded meeting of borders, not a corner. */
const BEND_METRES = 1

/**
 * The squares whose centre lies in the outline, from south-west to north-east, row by row. The outline is laid on
 * the grid first and its edges are straight there: some centres stand within a hand of it, so this decides them.
 * @throws RangeError for a side that is not a positive number of metres.
 */
export function boroughSquares(outline: Surface, sideMetres = SQUARE_METRES): readonly Square[] {
  if (!(sideMetres > 0)) throw new RangeError(`squares of ${sideMetres} m: the side must be above 0`)
  const onGrid: Surface = {
    type: 'MultiPolygon',
    coordinates: ringsOf(outline).map((rings) => rings.map(ringOnGrid)),
  }
  const box = boxOf(onGrid)
  const first = squareAt(box.west, box.south, sideMetres)
  const squares: Square[] = []
  for (let { northing } = first; northing <= box.north; northing += sideMetres) {
    for (let { easting } = first; easting <= box.east; easting += sideMetres) {
      const square = { easting, northing }
      const centre = centreOf(square, sideMetres)
      if (contains(onGrid, centre.easting, centre.northing)) squares.push(square)
    }
  }
  return squares
}

function ringOnGrid(ring: Ring): Ring {
  const corners = ring.map(([longitude, latitude]): Position => {
    const { easting, northing } = toGrid(longitude, latitude)
    return [easting, northing]
  })
  const kept: Position[] = []
  for (const [i, corner] of corners.entries()) {
    const [before, after] = [kept.at(-1), corners[i + 1]]
    if (!before || !after || bendAt(corner, before, after) >= BEND_METRES) kept.push(corner)
  }
  return kept
}

/** Metres from a corner to the straight line between the two beside it. */
function bendAt([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const length = Math.hypot(x2 - x1, y2 - y1)
  return length === 0 ? Infinity : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
}
