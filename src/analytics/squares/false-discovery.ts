/** Many p-values at once: which of them still stand when some would be small by chance alone. */

/**
 * Adjusted p-values q of Benjamini and Hochberg (1995): among those with q at most a, the expected share of false
 * alarms is at most a. Monotone: a smaller p never has a larger q. Assumes tests that are independent or positively
 * dependent, as neighbouring squares are (Benjamini and Yekutieli 2001). Cost: one sort.
 */
export function falseDiscoveryQ(p: ArrayLike<number>): Float64Array {
  const n = p.length
  const order = Uint32Array.from({ length: n }, (_, i) => i).toSorted((a, b) => (p[a] ?? 0) - (p[b] ?? 0))
  const q = new Float64Array(n)
  let least = 1
  for (let rank = n; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0
    least = Math.min(least, ((p[at] ?? 1) * n) / rank)
    q[at] = least
  }
  return q
}
