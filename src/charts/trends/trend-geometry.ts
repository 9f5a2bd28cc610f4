/** Geometry of small trends on one scale: moving means, each in proportion to its own mean, as paths. */

/** Monthly counts, oldest first; null: not known. */
export type MonthlySeries = readonly (number | null)[]

/** Months of which each point is the mean: the month and the two before it. */
const MONTHS_AVERAGED = 3
/** Fewest counts a month, on average, of which a trend can be drawn. */
const LEAST_MEAN = 5
/**
 * Means of three months over the mean of all known months: 1 is the usual level of the series itself. Null where one of the
 * three is not known; null as a whole where the mean is under five a month.
 */
export function relativeTrend(counts: MonthlySeries): MonthlySeries | null {
  const known = counts.filter((count) => count !== null)
  const mean = known.reduce((sum, count) => sum + count, 0) / known.length
  if (!(mean >= LEAST_MEAN)) return null
  return counts.map((_, at) => {
    const averaged = counts.slice(Math.max(0, at - MONTHS_AVERAGED + 1), at + 1)
    const values = averaged.filter((count) => count !== null)
    if (values.length < MONTHS_AVERAGED) return null
    return values.reduce((sum, count) => sum + count, 0) / MONTHS_AVERAGED / mean
  })
}

/** Shares at the foot and at the top of every trend, as far from 1 on both sides. */
export interface TrendScale {
  readonly least: number
  readonly most: number
}

const [SCALE_STEP, MOST_REACH] = [0.25, 1]

/** The smallest scale in steps of a quarter that holds every trend; from 0 to 2 at most. */
export function trendScale(trends: readonly (MonthlySeries | null)[]): TrendScale {
  const furthest = trends
    .flatMap((trend) => trend ?? [])
    .reduce<number>((most, share) => (share === null ? most : Math.max(most, Math.abs(share - 1))), 0)
  const steps = Math.max(1, Math.ceil(furthest / SCALE_STEP - 1e-9))
  const reach = Math.min(MOST_REACH, steps * SCALE_STEP)
  return { least: 1 - reach, most: 1 + reach }
}

export const TREND_BOX = { width: 100, height: 60 } as const

/** Pixels from the top; shares outside the scale stand at its edge. */
export function trendY(share: number, { least, most }: TrendScale): number {
  const inside = Math.min(most, Math.max(least, share))
  return (TREND_BOX.height * (most - inside)) / (most - least)
}

/** Path of a trend in `TREND_BOX`, interrupted where it is not known. */
export function trendPath(shares: MonthlySeries, scale: TrendScale): string {
  const step = shares.length > 1 ? TREND_BOX.width / (shares.length - 1) : 0
  return shares
    .map((share, at) => {
      if (share === null) return ''
      const isStart = at === 0 || shares[at - 1] === null
      return `${isStart ? 'M' : 'L'}${Number((at * step).toFixed(2))} ${Number(trendY(share, scale).toFixed(2))}`
    })
    .join('')
}
