/** The device's clock and a random seed, the only impure inputs; pure functions receive them as parameters. */

/** Milliseconds since 1970-01-01 UTC. */
export const deviceNow = (): number => Date.now()

/** Calls `onTick` with the time every `intervalMs` milliseconds; returns a function that stops it. */
export function startDeviceClock(intervalMs: number, onTick: (now: number) => void): () => void {
  const timer = setInterval(() => onTick(deviceNow()), intervalMs)
  return () => clearInterval(timer)
}

const MIN_SEED = 1000
const MAX_SEED = 9999

/** A random integer from 1000 to 9999, short enough to be shown and typed. */
export const randomSeed = () => MIN_SEED + Math.floor(Math.random() * (MAX_SEED - MIN_SEED + 1))
