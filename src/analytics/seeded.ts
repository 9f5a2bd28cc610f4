/** Seeded uniform random numbers and shuffling. */

/** Generator of uniform numbers in [0, 1). */
export type Uniform = () => number

/** Mulberry32 (Ettinger 2017): 32 bits of state, passes the small tests of gjrand; not for cryptography. */
export function seededUniform(seed: number): Uniform {
  let state = Math.trunc(seed) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Shuffles in place with equal probability of all orders (Fisher and Yates; Durstenfeld 1964). */
export function shuffle(values: Int32Array, uniform: Uniform): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1))
    const swapped = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = swapped
  }
}
