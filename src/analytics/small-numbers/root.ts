/** Where a rising function crosses zero. */

/**
 * By halving, until the bracket is as narrow as its numbers can tell: some 60 values of the function for 15 digits,
 * and it cannot run away. Assumes that the function rises and is at most 0 at `low`, at least 0 at `high`.
 */
export function rootOf(
  rising: (x: number) => number,
  bracket: { readonly low: number; readonly high: number },
): number {
  let { low, high } = bracket
  for (;;) {
    const middle = (low + high) / 2
    const isDone = middle <= low || middle >= high || high - low < 1e-15 * middle
    if (isDone) return middle
    if (rising(middle) < 0) low = middle
    else high = middle
  }
}
