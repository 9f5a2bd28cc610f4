/** Control chart of counts with exact Poisson limits, an EWMA of the later points, and the signals of both. */
import type { Interval } from '../small-numbers/exact-intervals.ts'
import { poissonLimits, THREE_SIGMA_TAIL } from './poisson-limits.ts'

/** A count and its exposure: days, days times residents, or days times the factor of their season. */
export interface Sample {
  readonly count: number
  readonly exposure: number
}

/** One point of the chart. */
export interface ControlPoint extends Sample, Interval {
  /** Expected count at the baseline's rate: the centre line. */
  readonly expected: number
  /** Whether the sample belongs to the baseline from which the limits are estimated. */
  readonly isBaseline: boolean
  /** EWMA so far, on the scale of this point's expected count; null within the baseline. */
  readonly ewma: EwmaPoint | null
  readonly signals: readonly Signal[]
}
/** Chart with one point a sample, in order. */
export interface ControlChart {
  readonly kind: 'chart'
  /** Baseline counts per unit of exposure. */
  readonly rate: number
  /** Overdispersion by whose root the limits are widened. */
  readonly phi: number
  readonly points: readonly ControlPoint[]
}
/** Reason why no chart can be drawn. */
export interface NoChart {
  readonly kind: 'none'
  readonly reason: 'short-baseline' | 'empty-baseline'
}

/** Fewest baseline samples from which a rate is estimated. */
const LEAST_BASELINE = 8

/**
 * c-chart, or u-chart where exposures differ (Shewhart 1931; Montgomery 2009, ch. 7), with exact Poisson limits, .00135
 * in each tail, widened by sqrt(phi). The centre depends on the first `baselineLength` samples alone. The later samples
 * get an EWMA (Roberts 1959) and signals. Assumes samples in time order without gaps, no trend in the baseline, and no
 * season but that of the exposures. Cost: about 50 microseconds for each distinct exposure.
 * @param phi overdispersion of the counts, at least 1
 * @throws RangeError for counts that are not whole numbers from 0, or exposures not above 0
 */
export function controlChart(
  samples: readonly Sample[],
  baselineLength: number,
  phi: number,
): ControlChart | NoChart {
  for (const { count, exposure } of samples) {
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`a count of ${count}: a whole number from 0`)
    if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`an exposure of ${exposure}: above 0`)
  }
  const baseline = samples.slice(0, baselineLength)
  if (baseline.length < LEAST_BASELINE) return { kind: 'none', reason: 'short-baseline' }
  const rate = sumOf(baseline, 'count') / sumOf(baseline, 'exposure')
  if (rate === 0) return { kind: 'none', reason: 'empty-baseline' }
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
  return { kind: 'chart', rate, phi, points: samples.map(pointOf) }
}

const sumOf = (samples: readonly Sample[], part: keyof Sample) =>
  samples.reduce((sum, sample) => sum + sample[part], 0)

/** Limits by exposure, cached: most weeks have the same exposure. */
function limitsBy(rate: number, phi: number): (exposure: number) => Interval {
  const cache = new Map<number, Interval>()
  return (exposure) => {
    const limits = cache.get(exposure) ?? poissonLimits(rate * exposure, THREE_SIGMA_TAIL, phi)
    cache.set(exposure, limits)
    return limits
  }
}

const scaled = ({ value, low, high }: EwmaPoint, by: number): EwmaPoint => ({
  value: value * by,
  low: low * by,
  high: high * by,
})

/** EWMA at one time with its limits. */
interface EwmaPoint extends Interval {
  readonly value: number
}
/** Parameters of the EWMA. */
interface EwmaOptions {
  /** Weight of the newest value (lambda), above 0 and at most 1. */
  readonly weight: number
  /** Width of the limits (L), in standard deviations of the average. */
  readonly width: number
}

/** Lambda .2 and L 3 (Montgomery 2009, 9.2): half of the weight lies on the last three values. */
export const AVERAGE: EwmaOptions = { weight: 0.2, width: 3 }

/**
 * Exponentially weighted moving average z_t = l x_t + (1 - l) z_{t-1} from z_0 = 1, of values relative to their mean,
 * with limits 1 +- L s sqrt(l/(2-l) (1-(1-l)^{2t})) (Roberts 1959; for Poisson counts Borror, Champ and Rigdon 1998).
 * Where the standard deviations differ (u-chart) the variance is accumulated with the same weights, which equals that
 * formula for equal ones. The lower limit is never under 0. Assumes independent values. Cost: linear.
 * @param values observed over expected, in time order
 * @param deviations standard deviation of each value: 1/sqrt(expected) for a Poisson count
 */
export function ewmaOf(
  values: readonly number[],
  deviations: readonly number[],
  { weight, width }: EwmaOptions = AVERAGE,
): readonly EwmaPoint[] {
  let [value, variance] = [1, 0]
  return values.map((x, at) => {
    value = weight * x + (1 - weight) * value
    variance = (weight * (deviations[at] ?? 0)) ** 2 + (1 - weight) ** 2 * variance
    const halfWidth = width * Math.sqrt(variance)
    return { value, low: Math.max(0, 1 - halfWidth), high: 1 + halfWidth }
  })
}

type Direction = 'above' | 'below'
/** One rule that a point breaks. */
export interface Signal {
  /** A point outside its limits; a run on one side of the centre line; the EWMA outside its limits. */
  readonly rule: 'outside' | 'run' | 'average'
  readonly direction: Direction
}
/** A point with its limits and centre line. */
interface PointWithLimits extends Interval {
  readonly count: number
  readonly expected: number
}

/** Length of a run on one side that is a signal: by chance one run of eight in 128. */
export const RUN_LENGTH = 8

/**
 * Signals of each point, in the order of the points. A run signals at its eighth point and at every later one that
 * extends it; points on the centre line neither count nor interrupt (Western Electric 1956, rule 4).
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
