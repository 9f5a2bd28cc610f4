/** Seeded random numbers: the same seed and purpose give the same draws on every machine and in any order of calls. */

/** A stream of random draws. */
export interface Random {
  /** Uniform on [0, 1). */
  readonly uniform: () => number
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** A Poisson count with this mean. */
  readonly poisson: (mean: number) => number
  /** A gamma multiplier with mean 1 and this variance. */
  readonly multiplier: (variance: number) => number
}

/** An independent stream for each purpose: drawing more orders does not change the incidents. */
export function randomFor(seed: number, purpose: string): Random {
  const uniform = smallFastCounter(seedWords(`${seed}/${purpose}`))
  const below = (limit: number) => Math.floor(uniform() * limit)
  return {
    uniform,
    below,
    happens: (probability) => uniform() < probability,
    pick: (list) => itemAt(list, below(list.length)),
    poisson: (mean) => poisson(uniform, mean),
    multiplier: (variance) => gamma(uniform, 1 / variance) * variance,
  }
}

/** The item at an index. Throws RangeError where there is none. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError(`no row ${index} in a list of ${list.length}`)
  return item
}

/** Index that a uniform draw selects in cumulative sums, by bisection; the last sum is the total. */
export function indexByWeight(sums: ArrayLike<number>, uniform: number): number {
  const target = uniform * (sums[sums.length - 1] ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? Infinity) > target) high = middle
    else low = middle + 1
  }
  return low
}

/** Running sums of the weights, of the same length. */
export function cumulativeSums(weights: Iterable<number>): Float64Array {
  let sum = 0
  return Float64Array.from(weights, (weight) => (sum += weight))
}

/** Four 32-bit words from a text (xmur3, by the author of bryc/code, public domain). */
function seedWords(text: string): [number, number, number, number] {
  let hash = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  const next = () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    return (hash ^= hash >>> 16) >>> 0
  }
  return [next(), next(), next(), next()]
}

/** The generator sfc32 (Chris Doty-Humphrey, PractRand, 2010). */
function smallFastCounter([first, second, third, counter]: [number, number, number, number]): () => number {
  let [a, b, c, d] = [first, second, third, counter]
  return () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
}

/** By multiplication of uniforms (Knuth 1969); a large mean is halved, as sums of Poisson counts are Poisson. */
function poisson(uniform: () => number, mean: number): number {
  if (mean > 30) return poisson(uniform, mean / 2) + poisson(uniform, mean / 2)
  const floor = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > floor; product *= uniform()) count++
  return count
}

/** Gamma variate (Marsaglia and Tsang 2000), with their boost for shapes below 1. */
function gamma(uniform: () => number, shape: number): number {
  if (shape < 1) return gamma(uniform, shape + 1) * Math.pow(1 - uniform(), 1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(uniform)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Standard normal variate (Box and Muller 1958). */
const normal = (uniform: () => number) =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
