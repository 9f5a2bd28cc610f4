/**
 * Counts, density and Gi* of a borough's squares in one step, and p and q at rest, against brute force and d3-contour.
 */
import { contourDensity } from 'd3-contour'
import { readFileSync } from 'node:fs'
import { buildClusterIndex, type Selection } from '../../src/analytics/cluster-index.ts'
import { toGrid } from '../../src/analytics/grid.ts'
import { quarticKernel } from '../../src/analytics/squares/kernel-density.ts'
import { squareOf } from '../../src/analytics/squares/square-grid.ts'
import { squareRuns } from '../../src/analytics/squares/incident-squares.ts'
import { squareStep } from '../../src/analytics/squares/square-step.ts'
import { significantSquares } from '../../src/analytics/squares/significant-squares.ts'
import { isobands } from '../../src/analytics/squares/isobands.ts'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { GROUP_OF } from '../analytics/counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents } from '../analytics/invented-incidents.ts'
import { milliseconds, pairedMedians, report } from './harness.ts'

const SIDE = 150
const BANDWIDTH = 300
const encoded = JSON.parse(readFileSync('data/place/borough.json', 'utf8')) as EncodedBorough
const { outline } = decodeBorough(encoded)
const columns = inventedIncidents({ count: 200_000, seed: 1 })
const index = buildClusterIndex(columns, DEFAULT_CATEGORIES.length)
const runs = squareRuns(index, outline, SIDE)
const { grid } = runs
/** All three years in every category: the most expensive window. */
const selection: Selection = {
  from: FIRST_DAY,
  to: FIRST_DAY + DAYS,
  chosen: new Uint8Array(DEFAULT_CATEGORIES.length).fill(1),
  category: index.category,
  groupOf: GROUP_OF,
}
const year: Selection = { ...selection, from: FIRST_DAY + DAYS - 365 }

const centres = Array.from(grid.at, (at) => {
  const { easting, northing } = squareOf(grid, at)
  return { x: easting + SIDE / 2, y: northing + SIDE / 2 }
})
const places = Array.from({ length: columns.count }, (_, row) => {
  const { easting, northing } = toGrid(columns.longitude[row] ?? 0, columns.latitude[row] ?? 0)
  return { x: easting, y: northing }
})

/** Density by all pairs of squares with the occupied ones. */
function bruteDensity(counts: ArrayLike<number>): Float64Array {
  const held = Array.from(counts).flatMap((count, square) => (count > 0 ? [square] : []))
  const [x, y] = [Float64Array.from(centres, (at) => at.x), Float64Array.from(centres, (at) => at.y)]
  const surface = new Float64Array(centres.length)
  for (let i = 0; i < surface.length; i++) {
    let sum = 0
    for (const j of held) {
      const distance = Math.hypot((x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0))
      if (distance < BANDWIDTH) sum += (counts[j] ?? 0) * quarticKernel(distance, BANDWIDTH)
    }
    surface[i] = sum
  }
  return surface
}

const step = () => squareStep(index, runs, { selection, bandwidthMetres: BANDWIDTH })
await milliseconds(step, 50)
const { counts, density } = step()

const brute = await pairedMedians({ ours: step, peer: () => bruteDensity(counts), timesOurs: 20 }, 1)
report({ name: 'squares.200k.step', value: brute.ours, unit: 'ms', bar: '<= 5' })
report({
  name: 'squares.200k.step.beside-brute-force',
  value: brute.ours,
  unit: 'ms',
  peer: 'density of every square from every other',
  ratio: brute.ratio,
})
const distance = bruteDensity(counts).reduce(
  (most, value, i) => Math.max(most, Math.abs(value - (density[i] ?? 0))),
  0,
)
report({ name: 'squares.200k.density-error', value: distance, unit: 'per km2', bar: '<= 0.00001' })

const [west, south] = [grid.west, grid.south]
const contours = contourDensity<{ x: number; y: number }>()
  .x(({ x }) => x - west)
  .y(({ y }) => y - south)
  .size([grid.columns * SIDE, grid.rows * SIDE])
  .cellSize(128)
  .bandwidth(BANDWIDTH / 2)
  .thresholds(5)
/** Counts, density and isobands, as drawn by the map at each step. */
const bands = () => {
  const table = new Float64Array(grid.columns * grid.rows)
  const { density: surface } = step()
  for (let square = 0; square < grid.at.length; square++) table[grid.at[square] ?? 0] = surface[square] ?? 0
  return isobands(table, grid.columns, [25, 75, 150, 300, 600])
}
await milliseconds(bands, 10)
const beside = await pairedMedians({ ours: bands, peer: () => contours(places), timesOurs: 5 }, 5)
report({
  name: 'squares.200k.bands',
  value: beside.ours,
  unit: 'ms',
  peer: 'd3-contour contourDensity',
  ratio: beside.ratio,
  bar: '<= 1',
})

const held = squareStep(index, runs, { selection: year, bandwidthMetres: BANDWIDTH }).counts
const rest = () => significantSquares(grid, held)
await milliseconds(rest, 3)
report({ name: 'squares.200k.p-and-q', value: await milliseconds(rest, 5), unit: 'ms', bar: '<= 100' })
