/** The exact p-value of Gi* against a million simulated neighbourhoods, on fifty squares. */
import { expect, test } from 'vitest'
import { seededUniform } from '../../../src/analytics/seeded.ts'
import { exactP } from '../../../src/analytics/squares/exact-p.ts'
import { queenSums } from '../../../src/analytics/squares/getis-ord.ts'
import { squareGrid, tableOfCounts } from '../../../src/analytics/squares/square-grid.ts'

const DRAWS = 1_000_000

test('exact p is within three standard errors of 10^6 simulations on each of 50 squares', () => {
  const uniform = seededUniform(5)
  const squares = Array.from({ length: 50 }, (_, i) => ({
    easting: (i % 10) * 150,
    northing: Math.floor(i / 10) * 150,
  }))
  const grid = squareGrid(squares, 150)
  // Skewed counts, as in a borough: most are low, a few are high.
  const counts = Uint32Array.from(squares, () => Math.floor(4 * uniform() ** 3 * (uniform() < 0.1 ? 5 : 1)))
  const sums = queenSums(grid, tableOfCounts(grid, counts))
  const p = exactP(counts, sums)
  const simulated = new Map([4, 6, 9].map((k) => [k, simulatedTails(counts, k, uniform)]))
  for (const [square, exact] of p.entries()) {
    const tail = simulated.get(sums.neighbours[square] ?? 0)
    const share = (tail?.[sums.sum[square] ?? 0] ?? 0) / DRAWS
    // At p = 1 the standard error is 0.
    const error = Math.sqrt((exact * (1 - Math.min(1, exact))) / DRAWS)
    expect(Math.abs(share - exact), `square ${square}, p ${exact}`).toBeLessThanOrEqual(3 * error + 1e-12)
  }
})

/** Number of simulated sums of at least s, by s. */
function simulatedTails(counts: Uint32Array, k: number, uniform: () => number): Uint32Array {
  const tails = new Uint32Array(1 + k * Math.max(...counts))
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0
    for (let i = 0; i < k; i++) sum += counts[Math.floor(uniform() * counts.length)] ?? 0
    tails[sum] = (tails[sum] ?? 0) + 1
  }
  for (let sum = tails.length - 2; sum >= 0; sum--) tails[sum] = (tails[sum] ?? 0) + (tails[sum + 1] ?? 0)
  return tails
}
