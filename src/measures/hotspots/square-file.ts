/** Every square of the borough as GeoJSON, zeros too: what another tool would be given, numbers unrounded. */
import { toDegrees } from '../../analytics/grid.ts'
import { kernelDensity, USUAL_BANDWIDTH_METRES } from '../../analytics/squares/kernel-density.ts'
import { tableOfCounts } from '../../analytics/squares/square-grid.ts'
import { significantSquares } from '../../analytics/squares/significant-squares.ts'
import type { Square } from '../../domain/borough/national-grid.ts'
import { isoDay } from '../../domain/day.ts'
import type { Handling, Manifest } from '../../domain/feed.ts'
import type { Position } from '../../domain/geography.ts'
import { INVENTED } from '../board-file.ts'
import type { SquareCounts, SquaresRequest } from './square-counts.ts'

interface SquareFigures {
  /** South-west corner, EPSG:27700. */
  readonly easting: number
  readonly northing: number
  readonly count: number
  /** Per square kilometre, quartic kernel. */
  readonly density: number
  readonly z: number
  /** One-sided, exact. */
  readonly p: number
  /** Benjamini and Hochberg, over all squares. */
  readonly q: number
  /** By Gi*, the largest first; of equals the one that holds more, then the one farther south and west. */
  readonly rank: number
}

/** A wide square is spread over at least its own side. */
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

interface Filed {
  readonly asked: SquaresRequest
  readonly counts: SquareCounts
  readonly manifest: Pick<Manifest, 'asOf' | 'demonstration'>
  readonly handling: Handling
}

/** One square a line. */
export function squareFile({ asked, counts, manifest, handling }: Filed): string {
  const head = {
    type: 'FeatureCollection',
    ...(manifest.demonstration && { demonstration: INVENTED }),
    handling,
    from: isoDay(asked.window.from),
    to: isoDay(asked.window.to),
    asOf: isoDay(manifest.asOf),
    cellMetres: asked.sideMetres,
    categories: asked.categories,
    policeGenerated: asked.leavesOutFound ? 'left out' : 'counted',
    counted: counts.counted,
    outside: counts.outside,
  }
  const features = squareFigures(counts).map((figures) =>
    JSON.stringify({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [ringOf(figures, asked.sideMetres)] },
      properties: figures,
    }),
  )
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`
}

/** Anticlockwise, as RFC 7946 wants it, to a hundredth of a metre. */
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
