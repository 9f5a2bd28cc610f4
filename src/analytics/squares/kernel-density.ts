/** Incidents as a smooth surface: how many for every square kilometre round the middle of each square. */
import type { SquareGrid } from './square-grid.ts'

export const USUAL_BANDWIDTH_METRES = 300

/** The quartic kernel, for every square kilometre: 0 from the bandwidth on. */
export function quarticKernel(distanceMetres: number, bandwidthMetres: number): number {
  const share = (distanceMetres / bandwidthMetres) ** 2
  return share >= 1 ? 0 : (3 / (Math.PI * (bandwidthMetres / 1000) ** 2)) * (1 - share) ** 2
}

/**
 * f(x) = sum_i w_i 3/(pi h^2) (1 - d_i^2/h^2)^2 for d_i < h (Silverman 1986, 4.2.1), each incident at the middle of its
 * square. Away from the border it integrates to the sum of the counts; at the border what the kernel lays outside is
 * not given back. Only squares that hold something are spread. Cost: occupied squares times squares in reach.
 * @param table a count or weight for each cell of the grid's table, 0 outside the borough
 * @returns for each square of the grid, in its order, per square kilometre
 * @throws RangeError for a bandwidth under the side of a square: it would reach no neighbour
 */
export function kernelDensity(
  grid: SquareGrid,
  table: ArrayLike<number>,
  bandwidthMetres = USUAL_BANDWIDTH_METRES,
): Float64Array {
  const { sideMetres, columns, rows, at } = grid
  if (!(bandwidthMetres >= sideMetres))
    throw new RangeError(
      `a bandwidth of ${bandwidthMetres} m: at least the side of a square, ${sideMetres} m`,
    )
  const reach = reachOf(sideMetres, bandwidthMetres)
  const far = Math.ceil(bandwidthMetres / sideMetres)
  // A frame round the table, so that no square's reach has to ask where the table ends.
  const wide = columns + 2 * far
  const surface = new Float64Array(wide * (rows + 2 * far))
  const offsets = Int32Array.from(reach, ({ east, north }) => north * wide + east)
  const densities = Float64Array.from(reach, ({ density }) => density)
  const framed = (cell: number) => (Math.floor(cell / columns) + far) * wide + (cell % columns) + far
  for (let square = 0; square < at.length; square++) {
    const cell = at[square] ?? 0
    const weight = table[cell] ?? 0
    if (weight === 0) continue
    const from = framed(cell)
    for (let i = 0; i < offsets.length; i++) {
      const to = from + (offsets[i] ?? 0)
      surface[to] = (surface[to] ?? 0) + weight * (densities[i] ?? 0)
    }
  }
  const density = new Float64Array(at.length)
  for (let square = 0; square < at.length; square++) density[square] = surface[framed(at[square] ?? 0)] ?? 0
  return density
}

interface Step {
  readonly east: number
  readonly north: number
  readonly density: number
}

function reachOf(sideMetres: number, bandwidthMetres: number): readonly Step[] {
  const far = Math.ceil(bandwidthMetres / sideMetres)
  const steps = Array.from({ length: 2 * far + 1 }, (_, i) => i - far)
  return steps
    .flatMap((north) =>
      steps.map((east) => ({
        east,
        north,
        density: quarticKernel(Math.hypot(east, north) * sideMetres, bandwidthMetres),
      })),
    )
    .filter(({ density }) => density > 0)
}
