/** Counts, kernel density and Gi* of all squares for one window, at the rate of the clock's frames. */
import type { ClusterIndex, Selection } from '../cluster-index.ts'
import { giStar, queenSums } from './getis-ord.ts'
import type { SquareRuns } from './incident-squares.ts'
import { kernelDensity } from './kernel-density.ts'
import { tableOfCounts } from './square-grid.ts'

/** Values of each square, in grid order. */
interface SquareStep {
  readonly counts: Uint32Array
  readonly z: Float64Array
  /** Incidents per square kilometre. */
  readonly density: Float64Array
}

/**
 * Counts, Gi* and density of one window. Cost: about 2 ns an incident of the borough, and 0.3 ms for the squares.
 * @throws RangeError for a selection of another index
 */
export function squareStep(
  index: ClusterIndex,
  runs: SquareRuns,
  { selection, bandwidthMetres }: { readonly selection: Selection; readonly bandwidthMetres: number },
): SquareStep {
  const counts = squareCounts(index, runs, selection)
  const table = tableOfCounts(runs.grid, counts)
  return {
    counts,
    z: giStar(counts, queenSums(runs.grid, table)),
    density: kernelDensity(runs.grid, table, bandwidthMetres),
  }
}

/** Kernel density of squares with these counts, in incidents per square kilometre. */
export const squareDensity = (
  { grid }: SquareRuns,
  counts: Uint32Array,
  bandwidthMetres: number,
): Float64Array => kernelDensity(grid, tableOfCounts(grid, counts), bandwidthMetres)

/**
 * Incidents of the selection in each square.
 * @throws RangeError for a selection of another index
 */
export function squareCounts(index: ClusterIndex, runs: SquareRuns, selection: Selection): Uint32Array {
  const { category, chosen } = selection
  if (category.length !== index.count)
    throw new RangeError(`${category.length} categories for ${index.count} incidents: not of this index`)
  const inWindow = new Uint8Array(0x10000)
  const from = Math.max(0, selection.from - index.firstDay)
  inWindow.fill(1, from, Math.max(from, selection.to - index.firstDay + 1))
  const isChosen = new Uint8Array(256)
  isChosen.set(chosen.subarray(0, index.categoryCount))
  const counts = new Uint32Array(runs.grid.at.length)
  const { day } = index
  for (let run = 0; run < runs.square.length; run++) {
    let count = 0
    const end = runs.end[run] ?? 0
    for (let i = runs.start[run] ?? 0; i < end; i++)
      count += (inWindow[day[i] ?? 0] ?? 0) & (isChosen[category[i] ?? 0] ?? 0)
    const square = runs.square[run] ?? 0
    counts[square] = (counts[square] ?? 0) + count
  }
  return counts
}
