/** Seeded chance: the same seed and purpose give the same draws on every machine and in every order of calls. */

export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly uniform: () => number
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  readonly happens: (probability: number) => boolean
  readonly pick: <T>(list: readonly T[]) => T
  /** A count with this mean. */
  readonly poisson: (mean: number) => number
  /** A multiplier with mean 1 and this variance, from a gamma distribution. */
  readonly multiplier: (variance: number) => number
}

/** Streams of different purposes do not disturb each other: more orders leave the incidents as they were. */
export function chanceFor(seed: number, purpose: string): Chance {
  const uniform = smallFastCounter(wordsFrom(`${seed}/${purpose}`))
  const below = (limit: number) => Math.floor(uniform() * limit)
  return {
    uniform,
    below,
    happens: (probability) => uniform() < probability,
    pick: (list) => at(list, below(list.length)),
    poisson: (mean) => poisson(uniform, mean),
    multiplier: (variance) => gamma(uniform, 1 / variance) * variance,
  }
}

/** The row at an index that must exist. */
export function at<T>(list: readonly T[], index: number): T {
  const row = list[index]
  if (row === undefined) throw new RangeError(`no row ${index} in a list of ${list.length}`)
  return row
}

/** The index that a uniform draw falls on in rising sums; the last sum is the whole. */
export function indexIn(sums: ArrayLike<number>, uniform: number): number {
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

export function risingSums(weights: Iterable<number>): Float64Array {
  let sum = 0
  return Float64Array.from(weights, (weight) => (sum += weight))
}

/** Four 32-bit words from a text (xmur3, by the author of bryc/code, public domain). */
function wordsFrom(text: string): [number, number, number, number] {
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

/** Chris Doty-Humphrey's sfc32 (PractRand, 2010). */
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

/** Marsaglia and Tsang 2000; a shape under 1 by their own boost. */
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

/** Box and Muller 1958. */
const normal = (uniform: () => number) =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
