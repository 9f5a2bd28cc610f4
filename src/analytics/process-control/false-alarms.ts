/** Probability that a control chart of a place without change shows a signal, by simulation. */
import { seededUniform, type Uniform } from '../seeded.ts'
import { AVERAGE, RUN_LENGTH } from './control-chart.ts'
import { poissonLimits, THREE_SIGMA_TAIL } from './poisson-limits.ts'

/** A chart whose counts keep to the rate of its baseline. */
interface UnchangedChart {
  /** Expected count of the whole baseline, from which the chart estimates its rate. */
  readonly baselineExpected: number
  /** Expected count of each later sample, season included, in time order. */
  readonly expected: readonly number[]
  /** Overdispersion of the counts, at least 1. */
  readonly phi: number
  /** Overdispersion that the limits allow for; by default `phi`. */
  readonly limitsPhi?: number
}
interface SimulationOptions {
  readonly draws: number
  readonly seed: number
}

/** Standard error of the probability: at most .011. */
const USUAL_SIMULATION: SimulationOptions = { draws: 2000, seed: 1 }

/**
 * Probability of at least one signal by any rule of `controlChart` (a point outside, eight in a row, the moving average
 * outside) in the later samples. Counts are Poisson, or negative binomial with variance phi times the mean where phi
 * exceeds 1; each draw estimates its rate from a baseline of its own, as the chart does. Assumes independent counts and
 * a known season. Deterministic for a seed. Cost: about 10 milliseconds for 2,000 draws of 70 samples.
 * @throws RangeError unless the expected counts are above 0 and phi is at least 1
 */
export function signalProbability(
  { baselineExpected, expected, phi, limitsPhi = phi }: UnchangedChart,
  { draws, seed }: SimulationOptions = USUAL_SIMULATION,
): number {
  for (const mean of [baselineExpected, ...expected])
    if (!(mean > 0 && mean < Infinity)) throw new RangeError(`an expected count of ${mean}: above 0`)
  if (!(phi >= 1 && limitsPhi >= 1)) throw new RangeError(`phi of ${Math.min(phi, limitsPhi)}: at least 1`)
  if (expected.length === 0) return 0
  const uniform = seededUniform(seed)
  const baseline = countSampler(baselineExpected, phi)
  const samplers = samplersOf(expected, phi)
  const shares = Float64Array.from({ length: draws }, () => positive(baseline, uniform) / baselineExpected)
  const limits = limitTable(
    Math.min(...expected) * shares.reduce((a, b) => Math.min(a, b)),
    Math.max(...expected) * shares.reduce((a, b) => Math.max(a, b)),
    limitsPhi,
  )
  const counts = new Int32Array(expected.length)
  const means = Float64Array.from(expected)
  let signalled = 0
  for (const share of shares) {
    for (const [at, sampler] of samplers.entries()) counts[at] = sampler(uniform)
    if (hasSignal({ counts, means, share }, limits, limitsPhi)) signalled++
  }
  return signalled / draws
}

/** A baseline without any count gives no chart, so it is drawn again. */
function positive(sampler: Sampler, uniform: Uniform): number {
  for (let attempt = 0; attempt < 100; attempt++) {
    const count = sampler(uniform)
    if (count > 0) return count
  }
  return 1
}

interface Series {
  readonly counts: Int32Array
  /** True means. */
  readonly means: Float64Array
  /** Estimated rate over the true rate. */
  readonly share: number
}

/** The rules of `signalsOf` and `ewmaOf` over typed arrays, up to the first signal. */
function hasSignal({ counts, means, share }: Series, limits: LimitTable, phi: number): boolean {
  let [side, length, average, variance] = [0, 0, 1, 0]
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0
    const mean = (means[at] ?? 1) * share
    if (limits.isOutside(count, mean)) return true
    const now = Math.sign(count - mean)
    if (now !== 0) {
      length = now === side ? length + 1 : 1
      side = now
      if (length >= RUN_LENGTH) return true
    }
    average = (AVERAGE.weight * count) / mean + (1 - AVERAGE.weight) * average
    variance = (AVERAGE.weight ** 2 * phi) / mean + (1 - AVERAGE.weight) ** 2 * variance
    const width = AVERAGE.width * Math.sqrt(variance)
    if (average > 1 + width || average < Math.max(0, 1 - width)) return true
  }
  return false
}

type Sampler = (uniform: Uniform) => number

/** One sampler for each distinct expected count. */
function samplersOf(expected: readonly number[], phi: number): readonly Sampler[] {
  const cache = new Map<number, Sampler>()
  return expected.map((mean) => {
    const sampler = cache.get(mean) ?? countSampler(mean, phi)
    cache.set(mean, sampler)
    return sampler
  })
}

/** Probabilities under this share of the mode are left out. */
const NEGLIGIBLE = 1e-15
/** Entries of the guide table, by which the search begins near its end. */
const GUIDES = 64

/** Inverse of the cumulative distribution of a Poisson or negative binomial count, by a guide table (Chen and Asau 1974). */
function countSampler(mean: number, phi: number): Sampler {
  const { first, cumulative } = distribution(mean, phi)
  const guide = new Int32Array(GUIDES)
  for (let entry = 0, at = 0; entry < GUIDES; entry++) {
    while ((cumulative[at] ?? 1) < entry / GUIDES) at++
    guide[entry] = at
  }
  const last = cumulative.length - 1
  return (uniform) => {
    const u = uniform()
    let at = guide[Math.floor(u * GUIDES)] ?? 0
    while (at < last && (cumulative[at] ?? 1) <= u) at++
    return first + at
  }
}

/** Cumulative probabilities from the count `first` on, by the ratios of neighbouring terms outwards from the mean. */
function distribution(mean: number, phi: number) {
  // Terms of the negative binomial: p(k + 1) / p(k) = (mean + k (phi - 1)) / (phi (k + 1)); Poisson for phi 1.
  const ratio = (count: number) => (mean + count * (phi - 1)) / (phi * (count + 1))
  const centre = Math.floor(mean)
  const below: number[] = []
  for (let [count, weight] = [centre, 1]; count > 0; count--) {
    weight /= ratio(count - 1)
    if (weight < NEGLIGIBLE) break
    below.push(weight)
  }
  const above: number[] = []
  for (let [count, weight] = [centre, 1]; weight > NEGLIGIBLE; count++) {
    weight *= ratio(count)
    above.push(weight)
  }
  const weights = [...below.toReversed(), 1, ...above]
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const cumulative = new Float64Array(weights.length)
  let sum = 0
  for (const [at, weight] of weights.entries()) cumulative[at] = sum += weight / total
  return { first: centre - below.length, cumulative }
}

interface LimitTable {
  readonly isOutside: (count: number, mean: number) => boolean
}

/** Means at which limits are computed; between them they are interpolated, with an error under .01 of a count. */
const NODES = 32

/** Limits of every mean between two, on a logarithmic grid. */
function limitTable(lowest: number, highest: number, phi: number): LimitTable {
  const start = Math.log(lowest)
  const step = Math.max(1e-9, (Math.log(highest) - start) / (NODES - 1))
  const [low, high] = [new Float64Array(NODES + 1), new Float64Array(NODES + 1)]
  for (let node = 0; node <= NODES; node++) {
    const limits = poissonLimits(Math.exp(start + node * step), THREE_SIGMA_TAIL, phi)
    low[node] = limits.low
    high[node] = limits.high
  }
  const between = (values: Float64Array, node: number, part: number) =>
    (values[node] ?? 0) * (1 - part) + (values[node + 1] ?? 0) * part
  return {
    isOutside: (count, mean) => {
      const position = Math.max(0, (Math.log(mean) - start) / step)
      const node = Math.min(NODES - 1, Math.floor(position))
      const part = position - node
      return count > between(high, node, part) || count < between(low, node, part)
    },
  }
}
