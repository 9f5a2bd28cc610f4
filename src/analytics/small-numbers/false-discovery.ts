/** Adjusted p-values that bound the share of false discoveries among many tests. */

/**
 * Adjusted p-values of Benjamini and Hochberg (1995): among tests with q at most a, the expected share of false
 * discoveries is at most a. Monotone in p. Assumes independent or positively dependent tests, as of neighbouring
 * squares or areas (Benjamini and Yekutieli 2001). Cost: one sort.
 */
export function falseDiscoveryQ(p: ArrayLike<number>): Float64Array {
  const n = p.length
  const order = Uint32Array.from({ length: n }, (_, i) => i).toSorted((a, b) => (p[a] ?? 0) - (p[b] ?? 0))
  const q = new Float64Array(n)
  let minimum = 1
  for (let rank = n; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0
    minimum = Math.min(minimum, ((p[at] ?? 1) * n) / rank)
    q[at] = minimum
  }
  return q
}
