/** How much the counts of a place clump: more incidents in a burst, and more quiet, than chance alone would give. */

/** Counts of one place month by month, without a gap. */
export interface MonthlyCounts {
  /** Calendar month of the first count: 0 for January to 11 for December. */
  readonly firstMonth: number
  readonly counts: readonly number[]
}

/** Fewer months than this say too little of a place by itself. */
const LEAST_MONTHS = 24

interface Scatter {
  readonly chiSquare: number
  readonly freedom: number
}

/** Pearson's chi-square of the counts about the mean of their calendar month, so that season does not count. */
function scatterOf({ firstMonth, counts }: MonthlyCounts): Scatter {
  let [chiSquare, freedom] = [0, 0]
  for (let month = 0; month < 12; month++) {
    const same = counts.filter((_, i) => (firstMonth + i) % 12 === month)
    const mean = same.reduce((sum, count) => sum + count, 0) / same.length
    if (!(mean > 0)) continue
    chiSquare += same.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
    freedom += same.length - 1
  }
  return { chiSquare, freedom }
}

const phiOf = ({ chiSquare, freedom }: Scatter) => (freedom > 0 ? Math.max(1, chiSquare / freedom) : 1)

/**
 * One phi for many places together, such as all wards of the borough: the sums of their chi-squares and of their
 * degrees of freedom (Wedderburn 1974), never under 1. Assumes that places clump alike.
 */
export function pooledOverdispersion(places: readonly MonthlyCounts[]): number {
  const all = places.map(scatterOf)
  return phiOf({
    chiSquare: all.reduce((sum, { chiSquare }) => sum + chiSquare, 0),
    freedom: all.reduce((sum, { freedom }) => sum + freedom, 0),
  })
}

/**
 * Phi of one place over the baseline: Pearson's chi-square over its degrees of freedom (Wedderburn 1974), within
 * calendar-month means, never under 1. Under 24 months the pooled phi stands in. Assumes no trend within the
 * baseline; a trend counts as clumping, which errs on the side of "could be chance".
 */
export const overdispersion = (place: MonthlyCounts, pooled: number): number =>
  place.counts.length < LEAST_MONTHS ? Math.max(1, pooled) : phiOf(scatterOf(place))
