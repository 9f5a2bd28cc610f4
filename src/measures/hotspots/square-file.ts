/**
 * GeoJSON of every square of the borough, empty ones included, with count, density, Gi* and rank, unrounded.
 */
import { toDegrees } from '../../analytics/grid.ts'
import { kernelDensity, USUAL_BANDWIDTH_METRES } from '../../analytics/squares/kernel-density.ts'
import { tableOfCounts } from '../../analytics/squares/square-grid.ts'
import { significantSquares } from '../../analytics/squares/significant-squares.ts'
import type { Square } from '../../domain/borough/grids.ts'
import { isoDay } from '../../domain/day.ts'
import type { Handling, Manifest } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import { INVENTED } from '../board-file.ts'
import type { SquareCounts, SquaresRequest } from './square-counts.ts'

interface SquareFigures {
  /** South-west corner, in metres of the place’s grid. */
  readonly easting: number
  readonly northing: number
  readonly count: number
  /** Per square kilometre; quartic kernel. */
  readonly density: number
  readonly z: number
  /** One-sided exact p-value of Gi*. */
  readonly p: number
  /** False discovery rate (Benjamini and Hochberg) over all squares. */
  readonly q: number
  /** By Gi*, descending; ties by count, then by index (from the south-west). */
  readonly rank: number
}

/** Bandwidth in metres: at least the side of a square. */
export const bandwidthOf = (sideMetres: number) => Math.max(USUAL_BANDWIDTH_METRES, sideMetres)

function squareFigures({ squares: { grid, squares }, counts }: SquareCounts): readonly SquareFigures[] {
  const { z, p, q } = significantSquares(grid, counts)
  const density = kernelDensity(grid, tableOfCounts(grid, counts), bandwidthOf(grid.sideMetres))
  const ranks = new Uint32Array(counts.length)
  const order = Array.from(counts.keys()).toSorted(
    (a, b) => (z[b] ?? 0) - (z[a] ?? 0) || (counts[b] ?? 0) - (counts[a] ?? 0) || a - b,
  )
  for (const [i, square] of order.entries()) ranks[square] = i + 1
  return squares.map(({ easting, northing }, i) => ({
    easting,
    northing,
    count: counts[i] ?? 0,
    density: density[i] ?? 0,
    z: z[i] ?? 0,
    p: p[i] ?? 1,
    q: q[i] ?? 1,
    rank: ranks[i] ?? 0,
  }))
}

interface SquareFileContents {
  readonly request: SquaresRequest
  readonly counts: SquareCounts
  readonly manifest: Pick<Manifest, 'asOf' | 'demonstration'>
  readonly handling: Handling
}

/** One feature per line. */
export function squareFile({ request, counts, manifest, handling }: SquareFileContents): string {
  const head = {
    type: 'FeatureCollection',
    ...(manifest.demonstration && { demonstration: INVENTED }),
    handling,
    from: isoDay(request.window.from),
    to: isoDay(request.window.to),
    asOf: isoDay(manifest.asOf),
    cellMetres: request.sideMetres,
    categories: request.categories,
    policeGenerated: request.leavesOutFound ? 'left out' : 'counted',
    counted: counts.counted,
    outside: counts.outside,
  }
  const features = squareFigures(counts).map((figures) =>
    JSON.stringify({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ringOf(figures, request.sideMetres)] },
      properties: figures,
    }),
  )
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`
}

/** Counter-clockwise ring (RFC 7946), coordinates to 7 decimals. */
function ringOf({ easting, northing }: Square, side: number): readonly Position[] {
  const corners = [
    [0, 0],
    [side, 0],
    [side, side],
    [0, side],
    [0, 0],
  ] as const
  return corners.map(([east, north]) => {
    const [longitude, latitude] = toDegrees({ easting: easting + east, northing: northing + north })
    return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))]
  })
}
