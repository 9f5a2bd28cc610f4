/** Indirect standardisation of area counts by stratum: observed over expected with exact limits. */
import { type Interval, poissonInterval } from '../small-numbers/exact-intervals.ts'

/** One area as input. */
interface StandardisedArea {
  readonly count: number
  /** Residents, or another denominator; an area with a value not above 0 is excluded. */
  readonly exposure: number
  /** Number of the stratum, such as the fifth of deprivation. */
  readonly stratum: number
}
/** Result for one area. */
interface Standardised {
  /** Count expected at the rate of the area's stratum. */
  readonly expected: number
  /** Rate of the stratum, this area included. */
  readonly rate: number
  /** Number of areas in the stratum. */
  readonly areas: number
  /**
   * Observed over expected with its exact interval, widened by sqrt(phi) on the log scale; null where the expected
   * count is 0.
   */
  readonly ratio: (Interval & { readonly value: number }) | null
}

/** Fewest areas in a stratum; below this its rate is mostly the area's own. */
const LEAST_STRATUM = 3

/**
 * Indirect standardisation (Breslow and Day 1987, 2.3): each area's count over the count expected at its stratum's
 * rate, with Garwood limits of the count over the expected number. Assumes that areas of a stratum would have the same
 * reporting rate. Cost: linear.
 * @param phi overdispersion of the counts, at least 1
 * @returns for each area in order; null where its exposure is unknown or its stratum has fewer than three areas
 */
export function indirectlyStandardised(
  areas: readonly StandardisedArea[],
  phi = 1,
): readonly (Standardised | null)[] {
  const strata = new Map<number, { count: number; exposure: number; areas: number }>()
  for (const { count, exposure, stratum } of areas) {
    if (!(exposure > 0)) continue
    const sum = strata.get(stratum) ?? { count: 0, exposure: 0, areas: 0 }
    strata.set(stratum, sum)
    sum.count += count
    sum.exposure += exposure
    sum.areas += 1
  }
  return areas.map(({ count, exposure, stratum }) => {
    const sum = strata.get(stratum)
    if (!sum || !(exposure > 0) || sum.areas < LEAST_STRATUM) return null
    const rate = sum.count / sum.exposure
    const expected = rate * exposure
    return { expected, rate, areas: sum.areas, ratio: standardisedRatio(count, expected, phi) }
  })
}

/** Observed over expected with its 95 % interval; null where the expected count is 0. */
export function standardisedRatio(count: number, expected: number, phi = 1): Standardised['ratio'] {
  if (expected === 0) return null
  const widening = Math.sqrt(phi)
  const { low, high } = poissonInterval(count)
  const value = count / expected
  // A ratio of 0 has no logarithm: its upper limit is that of a count phi times as small.
  if (count === 0) return { value, low: 0, high: (high * phi) / expected }
  return { value, low: value * (low / count) ** widening, high: value * (high / count) ** widening }
}
