/** Displacement measures of a site: the weighted displacement difference (WDD) and quotient (WDQ). */
import { NORMAL_975, type Interval } from '../small-numbers/exact-intervals.ts'

/** Counts of one area in the two periods. */
export interface BeforeAfter {
  readonly before: number
  readonly after: number
}
/** Counts of the four areas that the difference compares. */
export interface DisplacementCounts {
  /** Treatment area. */
  readonly site: BeforeAfter
  /** Control area. */
  readonly comparison: BeforeAfter
  /** Buffer round the site. */
  readonly ring: BeforeAfter
  /** Buffer round the control area. */
  readonly comparisonRing: BeforeAfter
}
/** Divisors of the counts where periods or areas differ in size. */
interface DisplacementWeights {
  /** Lengths of the periods, in any common unit. */
  readonly before: number
  readonly after: number
  /** Sizes of the areas, in any common unit; 1 where they are equal. */
  readonly site: number
  readonly comparison: number
  readonly ring: number
  readonly comparisonRing: number
}
/** Difference of counts with its 95 % interval; negative means fewer. */
export interface Difference extends Interval {
  readonly value: number
  readonly standardError: number
  readonly z: number
}
/** The three parts of the weighted displacement difference. */
export interface WeightedDisplacement {
  /** Site against control area. */
  readonly local: Difference
  /** Site's buffer against the control's buffer; above 0 means relatively more in the site's buffer. */
  readonly displacement: Difference
  /** Sum of both. */
  readonly total: Difference
}

/** Weights for periods and areas of equal size. */
export const EVEN_WEIGHTS: DisplacementWeights = {
  before: 1,
  after: 1,
  site: 1,
  comparison: 1,
  ring: 1,
  comparisonRing: 1,
}

/**
 * Weighted displacement difference (Wheeler and Ratcliffe 2018): (T1-T0)-(C1-C0)+(D1-D0)-(E1-E0), each count over its
 * weight; variance: the sum of all counts over their squared weights, times phi. Assumes Poisson counts with
 * overdispersion of at most phi, a site and control area with parallel trends, and areas that do not overlap.
 * @param phi overdispersion of the counts, at least 1
 * @throws RangeError for counts under 0, weights not above 0, or phi under 1
 */
export function weightedDisplacement(
  counts: DisplacementCounts,
  weights: DisplacementWeights = EVEN_WEIGHTS,
  phi = 1,
): WeightedDisplacement {
  requireValid(counts, weights, phi)
  const [site, comparison, ring, comparisonRing] = PLACES.map((place) => changeOf(counts, weights, place))
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

interface WeightedChange {
  readonly value: number
  readonly variance: number
}
const NO_CHANGE: WeightedChange = { value: 0, variance: 0 }

function changeOf(
  counts: DisplacementCounts,
  weights: DisplacementWeights,
  place: (typeof PLACES)[number],
): WeightedChange {
  const { before, after } = counts[place]
  const [ofBefore, ofAfter] = [weights.before * weights[place], weights.after * weights[place]]
  return {
    value: after / ofAfter - before / ofBefore,
    variance: after / ofAfter ** 2 + before / ofBefore ** 2,
  }
}

const between = (a: WeightedChange = NO_CHANGE, b: WeightedChange = NO_CHANGE): WeightedChange => ({
  value: a.value - b.value,
  variance: a.variance + b.variance,
})

function differenceOf({ value, variance }: WeightedChange, phi: number): Difference {
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

function requireValid(counts: DisplacementCounts, weights: DisplacementWeights, phi: number) {
  for (const { before, after } of Object.values<BeforeAfter>({ ...counts })) {
    if (!(before >= 0 && after >= 0)) throw new RangeError(`counts of ${before} and ${after}: from 0`)
  }
  for (const weight of Object.values<number>({ ...weights })) {
    if (!(weight > 0)) throw new RangeError(`a weight of ${weight}: above 0`)
  }
  if (!(phi >= 1)) throw new RangeError(`phi of ${phi}: at least 1`)
}

/** Counts of the three areas that the quotient compares. */
interface QuotientCounts {
  /** Treatment area (R in the formula). */
  readonly site: BeforeAfter
  /** Control area (C): what would have happened without the intervention. */
  readonly comparison: BeforeAfter
  /** Buffer round the site (D). */
  readonly ring: BeforeAfter
}
/** Weighted displacement quotient and its success measure. */
export interface DisplacementQuotient {
  /** Success measure Ra/Ca - Rb/Cb; below 0 the site did better than its control area. */
  readonly success: number
  /**
   * Above 0: diffusion of benefit; 0 to -1: displacement of a part of the reduction; below -1: more displaced than
   * reduced.
   */
  readonly quotient: number
}

/**
 * Weighted displacement quotient (Bowers and Johnson 2003): (Da/Ca - Db/Cb) / (Ra/Ca - Rb/Cb), a after and b before.
 * Defined only where the success measure (the denominator) is below 0. It has no interval; report it beside the
 * weighted displacement difference.
 * @returns null where the site did no better than its control area, or a count of the control area is 0
 */
export function displacementQuotient({
  site,
  comparison,
  ring,
}: QuotientCounts): DisplacementQuotient | null {
  if (!(comparison.before > 0 && comparison.after > 0)) return null
  const relativeChange = ({ before, after }: BeforeAfter) =>
    after / comparison.after - before / comparison.before
  const success = relativeChange(site)
  return success < 0 ? { success, quotient: relativeChange(ring) / success } : null
}
