/** Counts and density of squares, and isobands, against independent computation. */
import { describe, expect, test } from 'vitest'
import { buildClusterIndex, type Selection } from '../../../src/analytics/cluster-index.ts'
import { inHours, withoutPoliceGenerated, selectedCategories } from '../../../src/analytics/selection.ts'
import { incidentSquares, squareRuns } from '../../../src/analytics/squares/incident-squares.ts'
import { tableOfCounts } from '../../../src/analytics/squares/square-grid.ts'
import { kernelDensity } from '../../../src/analytics/squares/kernel-density.ts'
import { squareStep } from '../../../src/analytics/squares/square-step.ts'
import { isobands } from '../../../src/analytics/squares/isobands.ts'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { parseHours, middleHour } from '../../../src/domain/places/week-hours.ts'
import { GROUP_OF } from '../counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents, randomFrom } from '../invented-incidents.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'

const random = randomFrom(9)
const plain = inventedIncidents({ count: 5000, seed: 3 })
const columns = {
  ...plain,
  minute: Int16Array.from(plain.day, () => Math.floor(random() * 1500) - 60),
  rangeMinutes: Int32Array.from(plain.day, () => (random() < 0.2 ? Math.floor(random() * 400) : 0)),
  flags: Uint8Array.from(plain.day, () => (random() < 0.1 ? 2 : 0)),
}
const index = buildClusterIndex(columns, DEFAULT_CATEGORIES.length)
const chosen = Uint8Array.from(DEFAULT_CATEGORIES, (_, i) => (i % 3 === 0 ? 0 : 1))
const window = { from: FIRST_DAY + 200, to: FIRST_DAY + DAYS - 300 }

describe.each([100, 150, 500])('squares of %i m', (side) => {
  const runs = squareRuns(index, SMALL_BOROUGH.outline, side)
  const byRow = incidentSquares(columns, SMALL_BOROUGH.outline, side)

  test('count the incidents in the window, categories and hours that are not police-generated', () => {
    const hours = parseHours('fri-sun:12-24') ?? new Uint8Array(168)
    const marks = [
      inHours(index, hours),
      withoutPoliceGenerated(index, new Uint8Array(DEFAULT_CATEGORIES.length)),
    ]
    const category = selectedCategories(index, ...marks)
    const selection: Selection = { ...window, chosen, category, groupOf: GROUP_OF }
    const { counts, density } = squareStep(index, runs, { selection, bandwidthMetres: 500 })
    const expected = new Uint32Array(counts.length)
    for (let row = 0; row < columns.count; row++) {
      const time = {
        day: columns.day[row] ?? 0,
        minute: columns.minute[row] ?? -1,
        rangeMinutes: columns.rangeMinutes[row] ?? 0,
      }
      const hour = middleHour(time)
      const square = byRow.squareOf[row] ?? -1
      const isIn =
        time.day >= window.from && time.day <= window.to && chosen[columns.category[row] ?? 0] === 1
      if (square < 0 || !isIn || columns.flags[row] === 2 || hour < 0 || hours[hour] !== 1) continue
      expected[square] = (expected[square] ?? 0) + 1
    }
    expect(counts).toEqual(expected)
    expect(counts.some((count) => count > 0)).toBe(true)
    expect(density).toEqual(kernelDensity(byRow.grid, tableOfCounts(byRow.grid, expected), 500))
  })
  test('have the positions of their corners', () => {
    expect(runs.corners).toHaveLength(2 * (runs.grid.columns + 1) * (runs.grid.rows + 1))
    const [longitude = 0, latitude = 0] = runs.corners
    expect([longitude, latitude]).toEqual([expect.closeTo(-2.7, 1), expect.closeTo(53.45, 1)])
  })
})

describe('bands', () => {
  const COLUMNS = 12
  const values = Array.from({ length: COLUMNS * 9 }, () => random() * 10)
  const thresholds = [2, 5, 9]
  const { triangles, bands, lines, lineBands } = isobands(values, COLUMNS, thresholds)
  const areaOf = (i: number) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = triangles.subarray(i * 6, i * 6 + 6)
    return Math.abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2
  }
  /** Linear interpolation on the triangle of the cell. */
  const surfaceAt = (x: number, y: number) => {
    const [column, row] = [Math.floor(x), Math.floor(y)]
    const [u, v] = [x - column, y - row]
    const at = (i: number, j: number) => values[(row + j) * COLUMNS + column + i] ?? 0
    return u >= v
      ? at(0, 0) + u * (at(1, 0) - at(0, 0)) + v * (at(1, 1) - at(1, 0))
      : at(0, 0) + v * (at(0, 1) - at(0, 0)) + u * (at(1, 1) - at(0, 1))
  }

  test('cover the surface above the first threshold once, and each triangle lies in its band', () => {
    let samples = 0
    for (let i = 0; i < 200; i++)
      for (let j = 0; j < 200; j++)
        if (surfaceAt(((i + 0.5) / 200) * (COLUMNS - 1), ((j + 0.5) / 200) * 8) >= 2) samples++
    const covered = bands.reduce((sum, _, i) => sum + areaOf(i), 0)
    expect(covered / (8 * (COLUMNS - 1))).toBeCloseTo(samples / 40_000, 2)
    for (const [i, band] of bands.entries()) {
      if (areaOf(i) < 1e-3) continue
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = triangles.subarray(i * 6, i * 6 + 6)
      const value = surfaceAt((x1 + x2 + x3) / 3, (y1 + y2 + y3) / 3)
      expect(value).toBeGreaterThanOrEqual((thresholds[band - 1] ?? 0) - 1e-4)
      expect(value).toBeLessThanOrEqual((thresholds[band] ?? Infinity) + 1e-4)
    }
  })
  test('are separated by lines at the thresholds', () => {
    for (const [i, band] of lineBands.entries()) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = lines.subarray(i * 4, i * 4 + 4)
      expect(surfaceAt((x1 + x2) / 2, (y1 + y2) / 2)).toBeCloseTo(thresholds[band - 1] ?? 0, 3)
    }
    expect(lineBands.length).toBeGreaterThan(20)
  })
  test('are empty for a surface below the first threshold', () => {
    expect(isobands([0, 1, 1, 0], 2, [2]).bands).toHaveLength(0)
  })
})
