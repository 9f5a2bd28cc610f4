/** Exact upper tail of Gi* under random labelling, by convolving the distribution of cell counts. */
import type { LocalSums } from './getis-ord.ts'

/**
 * One-sided p of each square (STATISTICS, Getis-Ord Gi*): the probability that k squares drawn with replacement from
 * all squares of the borough sum to at least what the square and its neighbours contain, k counting the square itself.
 * The distribution of counts is convolved k times over its distinct values; drawing with replacement has an error of
 * order k/n. Null hypothesis: incidents are equally likely in all squares, regardless of where people live, so a hot
 * square is often a town centre. Tails are summed from the far end to keep the digits of small ones. Cost: distinct
 * counts times the largest sum, for each k: about 20 ms for a year of the borough.
 * @param values count of each square
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
 * Upper tails of sums of k values drawn with replacement: for each key k of `largest`, an array whose entry s is P(sum
 * >= s), s from 0 to `largest.get(k)` at least.
 */
export const sumTails = (values: ArrayLike<number>, largest: ReadonlyMap<number, number>) =>
  tailsBy(distributionOf(values), largest)

/** Distinct values, ascending, with their relative frequencies. */
interface Distribution {
  readonly values: readonly number[]
  readonly probabilities: readonly number[]
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
    probabilities: ordered.map(([, count]) => count / values.length),
  }
}

/** Upper tail by s for each k of `largest`, by repeated convolution. */
function tailsBy(
  single: Distribution,
  largest: ReadonlyMap<number, number>,
): ReadonlyMap<number, Float64Array> {
  const tails = new Map<number, Float64Array>()
  const maxTerms = Math.max(...largest.keys())
  const length = Math.max(...largest.values()) + 1
  let probabilities = new Float64Array(length)
  probabilities[0] = 1
  // Probability of sums beyond the array, accumulated as one number: sums only grow.
  let beyond = 0
  for (let k = 1; k <= maxTerms; k++) {
    const next = convolved(probabilities, single)
    beyond += next.beyond
    probabilities = next.probabilities
    if (largest.has(k)) tails.set(k, upperTail(probabilities, beyond))
  }
  return tails
}

/** Distribution of the sum after one more draw; `beyond`: probability of sums past the end of the array. */
function convolved(probabilities: Float64Array, single: Distribution) {
  const next = new Float64Array(probabilities.length)
  let beyond = 0
  for (let at = 0; at < probabilities.length; at++) {
    const probability = probabilities[at] ?? 0
    if (probability === 0) continue
    for (let i = 0; i < single.values.length; i++) {
      const to = at + (single.values[i] ?? 0)
      const product = probability * (single.probabilities[i] ?? 0)
      if (to < next.length) next[to] = (next[to] ?? 0) + product
      else beyond += product
    }
  }
  return { probabilities: next, beyond }
}

function upperTail(probabilities: Float64Array, beyond: number): Float64Array {
  const tail = new Float64Array(probabilities.length)
  let sum = beyond
  for (let at = probabilities.length - 1; at >= 0; at--) {
    sum += probabilities[at] ?? 0
    tail[at] = sum
  }
  return tail
}
