/** Where a ratio stands between the ends of an axis: halving and doubling are equally far from no change. */

export interface IntervalScale {
  /** Ratios at the two ends, 0 < low < 1 < high. */
  readonly low: number
  readonly high: number
}

/** From half to double: what lies beyond is drawn at the edge, with an arrow. */
export const HALF_TO_DOUBLE: IntervalScale = { low: 0.5, high: 2 }

/** Ratios that are named under the axis, with their words. */
export const TICKS = [
  { ratio: 0.5, label: '−50 %' },
  { ratio: 0.75, label: '−25 %' },
  { ratio: 1, label: 'as before' },
  { ratio: 1.5, label: '+50 %' },
  { ratio: 2, label: '+100 %' },
] as const

/** Percent of the way from the low end to the high end, on the log scale, kept within them. */
export function placeOf(ratio: number, { low, high }: IntervalScale): number {
  if (!(ratio > 0)) return 0
  const share = (Math.log(ratio) - Math.log(low)) / (Math.log(high) - Math.log(low))
  return Math.min(100, Math.max(0, share * 100))
}
