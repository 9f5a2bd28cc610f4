/** Did it move away: the change in a site and in the ring round it, beside the same change where nothing was done. */

import type { Interval } from '../small-numbers/exact-intervals.ts'

/** Counts of one place in the two periods; weights divide them where periods or areas differ. */
export interface Shift {
  readonly before: number
  readonly after: number
}
export interface DisplacementCounts {
  /** The site. */
  readonly site: Shift
  /** The comparison of the site. */
  readonly comparison: Shift
  /** The ring round the site. */
  readonly ring: Shift
  /** The ring round the comparison. */
  readonly comparisonRing: Shift
}
interface DisplacementWeights {
  /** Lengths of the periods, in any unit. */
  readonly before: number
  readonly after: number
  /** Sizes of the places, in any unit; 1 where they are alike. */
  readonly site: number
  readonly comparison: number
  readonly ring: number
  readonly comparisonRing: number
}
/** A difference with its 95 % interval; negative: fewer. */
export interface Difference extends Interval {
  readonly value: number
  readonly standardError: number
  readonly z: number
}
export interface WeightedDisplacement {
  /** Site against comparison. */
  readonly local: Difference
  /** Ring against the comparison's ring: above 0 more came there. */
  readonly displacement: Difference
  /** Both together. */
  readonly total: Difference
}

export const EVEN_WEIGHTS: DisplacementWeights = {
  before: 1,
  after: 1,
  site: 1,
  comparison: 1,
  ring: 1,
  comparisonRing: 1,
}
const NORMAL_975 = 1.959963984540054

/**
 * The weighted displacement difference (Wheeler and Ratcliffe 2018): (T1-T0)-(C1-C0)+(D1-D0)-(E1-E0), each count over
 * its weight; the variance is the sum of all counts over their weights squared, times phi. Assumes Poisson counts
 * that clump no more than phi, site and comparison that would have moved alike, and areas that do not overlap.
 * Cost: none to speak of.
 * @throws RangeError for counts under 0, weights not above 0, or phi under 1
 */
export function weightedDisplacement(
  counts: DisplacementCounts,
  weights: DisplacementWeights = EVEN_WEIGHTS,
  phi = 1,
): WeightedDisplacement {
  refuse(counts, weights, phi)
  const [site, comparison, ring, comparisonRing] = PLACES.map((place) => movedOf(counts, weights, place))
  const local = between(site, comparison)
  const displacement = between(ring, comparisonRing)
  const total = { value: local.value + displacement.value, variance: local.variance + displacement.variance }
  return {
    local: differenceOf(local, phi),
    displacement: differenceOf(displacement, phi),
    total: differenceOf(total, phi),
  }
}

const PLACES = ['site', 'comparison', 'ring', 'comparisonRing'] as const

interface Moved {
  readonly value: number
  readonly variance: number
}
const STILL: Moved = { value: 0, variance: 0 }

function movedOf(
  counts: DisplacementCounts,
  weights: DisplacementWeights,
  place: (typeof PLACES)[number],
): Moved {
  const { before, after } = counts[place]
  const [ofBefore, ofAfter] = [weights.before * weights[place], weights.after * weights[place]]
  return {
    value: after / ofAfter - before / ofBefore,
    variance: after / ofAfter ** 2 + before / ofBefore ** 2,
  }
}

const between = (a: Moved = STILL, b: Moved = STILL): Moved => ({
  value: a.value - b.value,
  variance: a.variance + b.variance,
})

function differenceOf({ value, variance }: Moved, phi: number): Difference {
  const standardError = Math.sqrt(variance * phi)
  const reach = NORMAL_975 * standardError
  return {
    value,
    standardError,
    z: standardError > 0 ? value / standardError : 0,
    low: value - reach,
    high: value + reach,
  }
}

function refuse(counts: DisplacementCounts, weights: DisplacementWeights, phi: number) {
  for (const { before, after } of Object.values<Shift>({ ...counts })) {
    if (!(before >= 0 && after >= 0)) throw new RangeError(`counts of ${before} and ${after}: from 0`)
  }
  for (const weight of Object.values<number>({ ...weights })) {
    if (!(weight > 0)) throw new RangeError(`a weight of ${weight}: above 0`)
  }
  if (!(phi >= 1)) throw new RangeError(`phi of ${phi}: at least 1`)
}

/** How much of what a site lost, its ring gained or lost with it, where the site did lose. */

interface QuotientCounts {
  /** The site. */
  readonly site: Shift
  /** The comparison: an area that stands for what would have happened anyway. */
  readonly comparison: Shift
  /** The ring. */
  readonly ring: Shift
}
export interface DisplacementQuotient {
  /** Site over comparison, after less before: under 0 the site did better. */
  readonly success: number
  /** Above 0: the ring did better too. From 0 to -1: some moved there. Under -1: more moved there than the site lost. */
  readonly quotient: number
}

/**
 * The weighted displacement quotient (Bowers and Johnson 2003): (Da/Ca - Db/Cb) / (Ra/Ca - Rb/Cb). It means something
 * only where the success measure, its denominator, is under 0. It has no interval: the difference of Wheeler and
 * Ratcliffe stands beside it.
 * @returns null where the site did not do better than its comparison, or the comparison held nothing
 */
export function displacementQuotient({
  site,
  comparison,
  ring,
}: QuotientCounts): DisplacementQuotient | null {
  if (!(comparison.before > 0 && comparison.after > 0)) return null
  const beside = ({ before, after }: Shift) => after / comparison.after - before / comparison.before
  const success = beside(site)
  return success < 0 ? { success, quotient: beside(ring) / success } : null
}
