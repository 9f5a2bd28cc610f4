/** Funnel plot of area counts: limits round the overall rate, and each area's position relative to them. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import { FUNNEL_TAILS, poissonLimits } from './poisson-limits.ts'

/** One area: its count, and the count expected at the rate of all areas. */
interface FunnelArea {
  readonly count: number
  readonly expected: number
}
/** Two pairs of control limits. */
interface FunnelLimits {
  /** Contains 95 % of areas that differ by chance alone. */
  readonly inner: Interval
  /** Contains 99.8 %. */
  readonly outer: Interval
}
/** Position of an area: beyond the outer limits, between inner and outer, or within the inner limits. */
export type FunnelPosition = 'far above' | 'above' | 'within' | 'below' | 'far below'

/** Fewest areas from which overdispersion is estimated. */
const LEAST_AREAS = 10
/** Share of scores winsorised at each end, so that true outliers do not inflate phi. */
const WINSORISED = 0.1

/**
 * Multiplicative overdispersion of areas (Spiegelhalter 2005): the mean of squared z-scores after winsorising a tenth
 * at each end, with z on the square-root scale, where the variance does not depend on the count. Never under 1; 1 for
 * fewer than ten areas.
 */
export function funnelDispersion(areas: readonly FunnelArea[]): number {
  if (areas.length < LEAST_AREAS) return 1
  const scores = areas
    .map(({ count, expected }) => 2 * (Math.sqrt(count) - Math.sqrt(expected)))
    .toSorted((a, b) => a - b)
  const cut = Math.floor(scores.length * WINSORISED)
  const [low = 0, high = 0] = [scores[cut], scores[scores.length - 1 - cut]]
  const squares = scores.map((score) => Math.min(high, Math.max(low, score)) ** 2)
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / squares.length)
}

/** Limits at an expected count; see `poissonLimits` for meaning and errors. */
export const funnelLimits = (expected: number, phi: number): FunnelLimits => ({
  inner: poissonLimits(expected, FUNNEL_TAILS.inner, phi),
  outer: poissonLimits(expected, FUNNEL_TAILS.outer, phi),
})

/** Position of a count relative to its limits. */
export function funnelPosition(count: number, { inner, outer }: FunnelLimits): FunnelPosition {
  if (count > outer.high) return 'far above'
  if (count > inner.high) return 'above'
  if (count < outer.low) return 'far below'
  return count < inner.low ? 'below' : 'within'
}
