/** What an area would have if it were like others of its sort: reports against what residents and deprivation suggest. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import { poissonInterval } from '../small-numbers/exact-intervals.ts'

interface StandardisedArea {
  readonly count: number
  /** Residents, or whatever the rate is over; not above 0: the area is left out. */
  readonly exposure: number
  /** What sort of area it is, such as the fifth of deprivation. */
  readonly stratum: number
}
interface Standardised {
  /** What the rate of the area's stratum gives for its exposure. */
  readonly expected: number
  /** Counts over exposure of the stratum, this area among them. */
  readonly rate: number
  /** How many areas the stratum has. */
  readonly areas: number
  /** Counted over expected with its exact interval, widened by sqrt(phi) on the log scale; null where nothing was expected. */
  readonly ratio: (Interval & { readonly value: number }) | null
}

/** A stratum of fewer areas is mostly the area itself, and tells nothing. */
const LEAST_STRATUM = 3

/**
 * Indirect standardisation: each area's count over what the rates of the strata give it, the standardised ratio
 * (Breslow and Day 1987, 2.3), with Garwood's limits of the count over the expected number. Assumes that areas of a
 * stratum would be reported alike, which is the very thing to ask about. Cost: linear.
 * @param phi how much counts of an area clump, at least 1
 * @returns for each area in order; null where its exposure is unknown or its stratum has under three areas
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

/** Counted over expected with its interval; null where nothing was expected. */
export function standardisedRatio(count: number, expected: number, phi = 1): Standardised['ratio'] {
  if (expected === 0) return null
  const reach = Math.sqrt(phi)
  const { low, high } = poissonInterval(count)
  const value = count / expected
  // Nought has no place on the log scale: its one limit is that of a count phi times as small.
  if (count === 0) return { value, low: 0, high: (high * phi) / expected }
  return { value, low: value * (low / count) ** reach, high: value * (high / count) ** reach }
}
