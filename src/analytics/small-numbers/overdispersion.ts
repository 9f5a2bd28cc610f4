/** Overdispersion (phi) of monthly counts: their variance relative to Poisson, season removed. */

/** Monthly counts of one area, without gaps. */
export interface MonthlyCounts {
  /** Calendar month of the first count: 0 is January, 11 December. */
  readonly firstMonth: number
  readonly counts: readonly number[]
}

/** Fewest months from which one area's own phi is estimated. */
const LEAST_MONTHS = 24

/** Pearson's chi-square and its degrees of freedom. */
interface Scatter {
  readonly chiSquare: number
  readonly freedom: number
}

/** Pearson's chi-square about calendar-month means, so that season does not contribute. */
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
 * Pooled phi of many areas, such as all wards: the sum of their chi-squares over the sum of their degrees of freedom
 * (Wedderburn 1974), never under 1. Assumes that the areas share one overdispersion.
 */
export function pooledOverdispersion(places: readonly MonthlyCounts[]): number {
  const all = places.map(scatterOf)
  return phiOf({
    chiSquare: all.reduce((sum, { chiSquare }) => sum + chiSquare, 0),
    freedom: all.reduce((sum, { freedom }) => sum + freedom, 0),
  })
}

/**
 * Pooled phi of areas whose months are too few for any calendar month to come twice: Pearson's chi-square of the table of
 * areas by months about the products of its margins, over (areas - 1) (months - 1) (Wedderburn 1974), so that the season
 * that the areas share does not contribute. Areas without a count are left out; never under 1, and 1 for fewer than two
 * areas or months. Assumes that the areas share one season and one overdispersion.
 * @param places counts of the same months, one list of equal length per area
 */
export function sharedSeasonOverdispersion(places: readonly (readonly number[])[]): number {
  const areas = places.map((counts) => ({ counts, sum: sumOf(counts) })).filter(({ sum }) => sum > 0)
  const months = (areas[0]?.counts ?? [])
    .map((_, month) => sumOf(areas.map(({ counts }) => counts[month] ?? 0)))
    .map((sum, month) => ({ sum, month }))
    .filter(({ sum }) => sum > 0)
  const total = sumOf(areas.map(({ sum }) => sum))
  const chiSquare = sumOf(
    areas.flatMap((area) =>
      months.map(({ sum, month }) => {
        const expected = (area.sum * sum) / total
        return ((area.counts[month] ?? 0) - expected) ** 2 / expected
      }),
    ),
  )
  return phiOf({ chiSquare, freedom: (areas.length - 1) * (months.length - 1) })
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/**
 * Phi of one area over the baseline: Pearson chi2/df (Wedderburn 1974) about calendar-month means, never under 1; the
 * pooled phi for fewer than 24 months. Assumes no trend within the baseline; a trend inflates phi, which errs towards
 * "could be chance".
 */
export const overdispersion = (place: MonthlyCounts, pooled: number): number =>
  place.counts.length < LEAST_MONTHS ? Math.max(1, pooled) : phiOf(scatterOf(place))
