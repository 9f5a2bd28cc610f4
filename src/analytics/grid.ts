/** Projection to the place's grid by proj4, and the borough's squares of fixed origin. */
import proj4 from 'proj4'
import { centreOf, ofEachGrid, SQUARE_METRES, squareAt, type Square } from '../domain/borough/grids.ts'
import { servedGrid } from '../domain/place/served-place.ts'
import { type Position, type Ring, type Surface, boxOf, ringsOf } from '../domain/geography.ts'
import { contains } from './geometry.ts'

/** Position in metres on the grid of the place. */
interface GridPlace {
  readonly easting: number
  readonly northing: number
}

const CONVERTERS = ofEachGrid(({ definition }) => proj4('WGS84', definition))
const converter = () => CONVERTERS[servedGrid().projection]

/** Projects degrees (WGS84) to metres of the place's grid, within 5 m (seven-parameter shift). About 600 ns. */
export function toGrid(longitude: number, latitude: number): GridPlace {
  const [easting, northing] = converter().forward<[number, number]>([longitude, latitude])
  return { easting, northing }
}

/** Unprojects metres of the place's grid to degrees (WGS84); round trip through `toGrid` within a millimetre. */
export function toDegrees({ easting, northing }: GridPlace): Position {
  const [longitude, latitude] = converter().inverse<[number, number]>([easting, northing])
  return [longitude, latitude]
}

/**
 * Corners closer than this to the line between their neighbours, in metres, are dropped: they are rounded junctions of
 * borders.
 */
const BEND_METRES = 1

/**
 * The squares whose centre lies in the outline, from the south-west, row by row. The outline is projected first and its
 * edges are straight on the grid: some centres lie within centimetres of it, so the order of these steps decides them.
 * @param outline in degrees
 * @throws RangeError for a side that is not a positive number of metres
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
  const simplified: Position[] = []
  for (const [i, corner] of corners.entries()) {
    const [before, after] = [simplified.at(-1), corners[i + 1]]
    if (!before || !after || bendAt(corner, before, after) >= BEND_METRES) simplified.push(corner)
  }
  return simplified
}

/** Distance in metres from a corner to the line through its two neighbours. */
function bendAt([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const length = Math.hypot(x2 - x1, y2 - y1)
  return length === 0 ? Infinity : Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
}
