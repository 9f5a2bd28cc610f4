/** The device's clock and a random seed: the inputs that no function may read for itself. */

/** Milliseconds since 1970-01-01 UTC. */
export const deviceNow = (): number => Date.now()

/** Calls `onTick` with the time at an even interval; returns what stops it. */
export function startDeviceClock(intervalMs: number, onTick: (now: number) => void): () => void {
  const timer = setInterval(() => onTick(deviceNow()), intervalMs)
  return () => clearInterval(timer)
}

const MIN_SEED = 1000
const MAX_SEED = 9999

/** A random whole number from 1000 to 9999, short enough to be shown and typed wherever it decides a selection. */
export const randomSeed = () => MIN_SEED + Math.floor(Math.random() * (MAX_SEED - MIN_SEED + 1))
