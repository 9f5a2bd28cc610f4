/** Random numbers that a seed repeats: whatever is drawn by lot can be drawn again. */

/** Uniform from 0 to below 1. */
export type Uniform = () => number

/** Mulberry32 (Ettinger 2017): 32 bits of state, passes gjrand's small tests; enough for lots, never for secrets. */
export function seededUniform(seed: number): Uniform {
  let state = Math.trunc(seed) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Shuffles in place, every order as likely (Fisher and Yates; Durstenfeld 1964). */
export function shuffle(values: Int32Array, uniform: Uniform): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1))
    const kept = values[i] ?? 0
    values[i] = values[j] ?? 0
    values[j] = kept
  }
}
