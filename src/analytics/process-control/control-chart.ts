/** A control chart of counts: what a place held before Clear, and which later weeks or months stand out from it. */
import type { Interval } from '../small-numbers/poisson-interval.ts'
import { ewmaOf, type EwmaPoint } from './ewma.ts'
import { poissonLimits, THREE_SIGMA_TAIL } from './poisson-limits.ts'
import { signalsOf, type Signal } from './signals.ts'

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
