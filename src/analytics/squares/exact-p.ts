/** The exact chance that squares drawn at random hold so much: the p-value of Gi* without a single draw. */
import type { LocalSums } from './getis-ord.ts'

/**
 * One-sided p of each square: the chance that k squares drawn from all squares of the borough (with replacement:
 * off by some k/n) sum to at least what it and its neighbours hold, k counting itself. By convolving the distribution
 * of counts k times over its distinct values. Assumes that incidents fall on all squares alike: it knows nothing of
 * where people live, so a hot square is often a town centre. Tails are summed from the far end, so that small ones
 * keep their digits. Cost: distinct counts times the largest sum, for each k: some 20 ms for a year of the borough.
 */
export function exactP(values: ArrayLike<number>, { sum, neighbours }: LocalSums): Float64Array {
  const largest = new Map<number, number>()
  for (let i = 0; i < values.length; i++) {
    const k = neighbours[i] ?? 0
    largest.set(k, Math.max(largest.get(k) ?? 0, sum[i] ?? 0))
  }
  const tails = sumTails(values, largest)
  return Float64Array.from({ length: values.length }, (_, i) => {
    const tail = tails.get(neighbours[i] ?? 0)
    return Math.min(1, tail?.[sum[i] ?? 0] ?? 1)
  })
}

/**
 * For each k asked for, the chance that k values drawn from all of them (with replacement) sum to at least s, by s
 * from 0 to the largest that is named.
 */
export const sumTails = (values: ArrayLike<number>, largest: ReadonlyMap<number, number>) =>
  tailsBy(distributionOf(values), largest)

interface Distribution {
  readonly values: readonly number[]
  readonly chances: readonly number[]
}

function distributionOf(values: ArrayLike<number>): Distribution {
  const counts = new Map<number, number>()
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const ordered = [...counts].toSorted(([a], [b]) => a - b)
  return {
    values: ordered.map(([value]) => value),
    chances: ordered.map(([, count]) => count / values.length),
  }
}

/** For each k asked for, the chance of at least s, by s from 0 to the largest sum that any square of that k holds. */
function tailsBy(one: Distribution, largest: ReadonlyMap<number, number>): ReadonlyMap<number, Float64Array> {
  const tails = new Map<number, Float64Array>()
  const most = Math.max(...largest.keys())
  const length = Math.max(...largest.values()) + 1
  let chances = new Float64Array(length)
  chances[0] = 1
  // What lies beyond the largest sum asked for is one number: it never comes back.
  let beyond = 0
  for (let k = 1; k <= most; k++) {
    const next = convolved(chances, one)
    beyond += next.beyond
    chances = next.chances
    if (largest.has(k)) tails.set(k, summedFromTheEnd(chances, beyond))
  }
  return tails
}

function convolved(chances: Float64Array, one: Distribution) {
  const next = new Float64Array(chances.length)
  let beyond = 0
  for (let at = 0; at < chances.length; at++) {
    const chance = chances[at] ?? 0
    if (chance === 0) continue
    for (let each = 0; each < one.values.length; each++) {
      const to = at + (one.values[each] ?? 0)
      const part = chance * (one.chances[each] ?? 0)
      if (to < next.length) next[to] = (next[to] ?? 0) + part
      else beyond += part
    }
  }
  return { chances: next, beyond }
}

function summedFromTheEnd(chances: Float64Array, beyond: number): Float64Array {
  const tail = new Float64Array(chances.length)
  let sum = beyond
  for (let at = chances.length - 1; at >= 0; at--) {
    sum += chances[at] ?? 0
    tail[at] = sum
  }
  return tail
}
