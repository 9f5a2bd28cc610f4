/** A control chart of counts: what a place held before Clear, and which later weeks or months stand out from it. */

import type { Interval } from '../small-numbers/exact-intervals.ts'
import { poissonLimits, THREE_SIGMA_TAIL } from './poisson-limits.ts'

/** A count and what it was counted over: days, or days times residents. */
export interface Sample {
  readonly count: number
  readonly exposure: number
}

export interface ControlPoint extends Sample, Interval {
  /** What the baseline's rate gives for this exposure: the centre line. */
  readonly expected: number
  /** True for the samples from which the limits were learnt. */
  readonly isBaseline: boolean
  /** The weighted average so far, on the scale of this exposure; null within the baseline. */
  readonly ewma: EwmaPoint | null
  readonly signals: readonly Signal[]
}
export interface ControlChart {
  readonly kind: 'chart'
  /** Counts per unit of exposure over the baseline. */
  readonly rate: number
  /** Pearson's chi-square of the baseline over its degrees of freedom; may be under 1. */
  readonly dispersion: number
  /** What limits were widened by the root of: the dispersion where it is above 1.5, else 1. */
  readonly phi: number
  readonly points: readonly ControlPoint[]
}
/** Why no chart can be drawn. */
export interface NoChart {
  readonly kind: 'none'
  readonly reason: 'short-baseline' | 'empty-baseline'
}

/** Fewer samples than this tell no usual spread. */
const LEAST_BASELINE = 8
/** Dispersion up to this is what chance gives to a Poisson count. */
const USUAL_DISPERSION = 1.5

/**
 * c-chart, or u-chart where exposures differ (Shewhart 1931; Montgomery 2009, ch. 7), with exact Poisson limits, .00135
 * beyond each; limits widen by sqrt(phi) where Pearson's chi2/df of the baseline is above 1.5. Only the first
 * `baselineLength` samples move centre and limits: what happens later never does. With it an EWMA of what came after
 * (Roberts 1959) and, for what came after, the signals. Assumes samples in order of time without a gap, no trend and
 * no season in the baseline (both count as dispersion, which errs on the side of silence).
 * Cost: some 50 microseconds a sample of another exposure.
 * @throws RangeError for counts that are not whole numbers from 0, or exposures not above 0
 */
export function controlChart(samples: readonly Sample[], baselineLength: number): ControlChart | NoChart {
  for (const { count, exposure } of samples) {
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`a count of ${count}: a whole number from 0`)
    if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`an exposure of ${exposure}: above 0`)
  }
  const baseline = samples.slice(0, baselineLength)
  if (baseline.length < LEAST_BASELINE) return { kind: 'none', reason: 'short-baseline' }
  const rate = sumOf(baseline, 'count') / sumOf(baseline, 'exposure')
  if (rate === 0) return { kind: 'none', reason: 'empty-baseline' }
  const dispersion = dispersionOf(baseline, rate)
  const phi = dispersion > USUAL_DISPERSION ? dispersion : 1
  const later = samples.slice(baselineLength)
  const limits = limitsBy(rate, phi)
  const ewma = ewmaOf(
    later.map(({ count, exposure }) => count / (rate * exposure)),
    later.map(({ exposure }) => Math.sqrt(phi / (rate * exposure))),
  )
  const signals = signalsOf(
    later.map((sample) => ({ ...sample, ...limits(sample.exposure), expected: rate * sample.exposure })),
    ewma,
  )
  const pointOf = (sample: Sample, index: number): ControlPoint => {
    const at = index - baseline.length
    const expected = rate * sample.exposure
    const relative = ewma[at]
    return {
      ...sample,
      ...limits(sample.exposure),
      expected,
      isBaseline: at < 0,
      ewma: relative ? scaled(relative, expected) : null,
      signals: signals[at] ?? [],
    }
  }
  return { kind: 'chart', rate, dispersion, phi, points: samples.map(pointOf) }
}

const sumOf = (samples: readonly Sample[], part: keyof Sample) =>
  samples.reduce((sum, sample) => sum + sample[part], 0)

/** Pearson's chi-square about the expected counts, over one degree of freedom fewer than samples. */
function dispersionOf(samples: readonly Sample[], rate: number): number {
  const chiSquare = samples.reduce(
    (sum, { count, exposure }) => sum + (count - rate * exposure) ** 2 / (rate * exposure),
    0,
  )
  return chiSquare / (samples.length - 1)
}

/** Each exposure's limits are worked out once: most weeks are as long as each other. */
function limitsBy(rate: number, phi: number): (exposure: number) => Interval {
  const known = new Map<number, Interval>()
  return (exposure) => {
    const limits = known.get(exposure) ?? poissonLimits(rate * exposure, THREE_SIGMA_TAIL, phi)
    known.set(exposure, limits)
    return limits
  }
}

const scaled = ({ value, low, high }: EwmaPoint, by: number): EwmaPoint => ({
  value: value * by,
  low: low * by,
  high: high * by,
})

/** The exponentially weighted moving average: it sees a small, lasting change that no single week shows. */

interface EwmaPoint extends Interval {
  readonly value: number
}
interface EwmaOptions {
  /** Weight of the newest value, above 0 and at most 1. */
  readonly weight: number
  /** Limits in standard deviations of the average. */
  readonly width: number
}

/** Weight .2 and width 3 (Montgomery 2009, 9.2): half of the weight lies on the last three values. */
const USUAL_EWMA: EwmaOptions = { weight: 0.2, width: 3 }

/**
 * z_t = l x_t + (1 - l) z_{t-1} from z_0 = 1, of values relative to their mean; limits 1 +- L s sqrt(l/(2-l)
 * (1-(1-l)^{2t})) (Roberts 1959; for Poisson counts Borror, Champ and Rigdon 1998). Where the deviations differ (an
 * u-chart) the variance is summed with the same weights; with equal ones that is the formula above. The lower limit
 * is never under 0. Assumes values that do not depend on each other. Cost: linear.
 * @param values observed over expected, in order of time
 * @param deviations the standard deviation of each value: 1/sqrt(expected) for a Poisson count
 */
export function ewmaOf(
  values: readonly number[],
  deviations: readonly number[],
  { weight, width }: EwmaOptions = USUAL_EWMA,
): readonly EwmaPoint[] {
  let [value, variance] = [1, 0]
  return values.map((x, at) => {
    value = weight * x + (1 - weight) * value
    variance = (weight * (deviations[at] ?? 0)) ** 2 + (1 - weight) ** 2 * variance
    const reach = width * Math.sqrt(variance)
    return { value, low: Math.max(0, 1 - reach), high: 1 + reach }
  })
}

/** Which points of a control chart call for a question, and why. */

type Direction = 'above' | 'below'
export interface Signal {
  /** One point beyond its limits; a run on one side of the centre; the moving average beyond its limits. */
  readonly rule: 'outside' | 'run' | 'average'
  readonly direction: Direction
}
/** A point as it is judged. */
interface PointWithLimits extends Interval {
  readonly count: number
  readonly expected: number
}

/** So many in a row on one side are a signal: by chance one in 128 runs of eight. */
const RUN_LENGTH = 8

/**
 * The signals of each point, in the order of the points. A run is said at its eighth point and at every later one that
 * goes on with it; points on the line neither count nor break (Western Electric 1956, rule 4).
 */
export function signalsOf(
  points: readonly PointWithLimits[],
  averages: readonly EwmaPoint[],
): readonly (readonly Signal[])[] {
  let [side, length] = [0, 0]
  return points.map((point, at) => {
    const now = Math.sign(point.count - point.expected)
    if (now !== 0) [side, length] = [now, now === side ? length + 1 : 1]
    const average = averages[at]
    return [
      ...signal('outside', beyond(point.count, point)),
      ...signal('run', now !== 0 && length >= RUN_LENGTH ? side : 0),
      ...signal('average', average ? beyond(average.value, average) : 0),
    ]
  })
}

const beyond = (value: number, { low, high }: Interval) => (value > high ? 1 : value < low ? -1 : 0)

const signal = (rule: Signal['rule'], side: number): readonly Signal[] =>
  side === 0 ? [] : [{ rule, direction: side > 0 ? 'above' : 'below' }]
