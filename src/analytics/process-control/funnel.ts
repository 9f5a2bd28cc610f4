/** A funnel: how far each area stands from the rate of all, beside how far chance takes an area of its size. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import { FUNNEL_TAILS, poissonLimits } from './poisson-limits.ts'

/** One area: what was counted, and what the rate of all areas would give it. */
interface FunnelArea {
  readonly count: number
  readonly expected: number
}
interface FunnelLimits {
  /** 95 % of areas that differ by chance alone lie within. */
  readonly inner: Interval
  /** 99.8 % lie within. */
  readonly outer: Interval
}
/** Where an area stands: beyond the outer limits, between the two, or within. */
export type FunnelPosition = 'far above' | 'above' | 'within' | 'below' | 'far below'

/** Fewer areas tell nothing of how areas differ. */
const LEAST_AREAS = 10
/** The share of areas at each end whose distance is cut to the next one's, so that true outliers do not hide themselves. */
const WINSORISED = 0.1

/**
 * Phi of areas beyond chance: the mean of squared z-scores, the farthest tenth at each end drawn in
 * (Spiegelhalter 2005, multiplicative), with z on the square-root scale, where counts of every size spread
 * alike; never under 1. 1 for fewer than ten areas.
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

/** The limits at an expected count; `poissonLimits` says what they mean and what is refused. */
export const funnelLimits = (expected: number, phi: number): FunnelLimits => ({
  inner: poissonLimits(expected, FUNNEL_TAILS.inner, phi),
  outer: poissonLimits(expected, FUNNEL_TAILS.outer, phi),
})

export function funnelPosition(count: number, { inner, outer }: FunnelLimits): FunnelPosition {
  if (count > outer.high) return 'far above'
  if (count > inner.high) return 'above'
  if (count < outer.low) return 'far below'
  return count < inner.low ? 'below' : 'within'
}
