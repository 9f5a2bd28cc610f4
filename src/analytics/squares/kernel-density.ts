/** Kernel density of incidents per square kilometre at the centre of each square, with the quartic kernel. */
import type { SquareGrid } from './square-grid.ts'

/** Default bandwidth of the kernel. */
export const USUAL_BANDWIDTH_METRES = 300

/** Quartic kernel per square kilometre; 0 from the bandwidth on. */
export function quarticKernel(distanceMetres: number, bandwidthMetres: number): number {
  const share = (distanceMetres / bandwidthMetres) ** 2
  return share >= 1 ? 0 : (3 / (Math.PI * (bandwidthMetres / 1000) ** 2)) * (1 - share) ** 2
}

/**
 * f(x) = sum_i w_i 3/(pi h^2) (1 - d_i^2/h^2)^2 for d_i < h (Silverman 1986, 4.2.1), each incident at the centre of its
 * square. Integrates to the sum of the weights away from the border; no edge correction. Cost: occupied squares times
 * squares within the bandwidth.
 * @param table count or weight of each cell of the grid's table, 0 outside the borough
 * @returns density at each square in grid order, per square kilometre
 * @throws RangeError for a bandwidth under the side of a square
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
  const kernel = kernelCells(sideMetres, bandwidthMetres)
  const padding = Math.ceil(bandwidthMetres / sideMetres)
  // The table is padded by the bandwidth, so that no bounds need checking.
  const paddedColumns = columns + 2 * padding
  const surface = new Float64Array(paddedColumns * (rows + 2 * padding))
  const offsets = Int32Array.from(kernel, ({ east, north }) => north * paddedColumns + east)
  const densities = Float64Array.from(kernel, ({ density }) => density)
  const paddedIndex = (cell: number) =>
    (Math.floor(cell / columns) + padding) * paddedColumns + (cell % columns) + padding
  for (let square = 0; square < at.length; square++) {
    const cell = at[square] ?? 0
    const weight = table[cell] ?? 0
    if (weight === 0) continue
    const from = paddedIndex(cell)
    for (let i = 0; i < offsets.length; i++) {
      const to = from + (offsets[i] ?? 0)
      surface[to] = (surface[to] ?? 0) + weight * (densities[i] ?? 0)
    }
  }
  const density = new Float64Array(at.length)
  for (let square = 0; square < at.length; square++)
    density[square] = surface[paddedIndex(at[square] ?? 0)] ?? 0
  return density
}

/** One cell of the kernel: its offset in cells and its density. */
interface KernelCell {
  readonly east: number
  readonly north: number
  readonly density: number
}

/** Cells of the kernel with a density above 0. */
function kernelCells(sideMetres: number, bandwidthMetres: number): readonly KernelCell[] {
  const padding = Math.ceil(bandwidthMetres / sideMetres)
  const steps = Array.from({ length: 2 * padding + 1 }, (_, i) => i - padding)
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
