/** The device's clock for ages and countdowns that are looked at. */

export const deviceNow = (): number => Date.now()

/** Tells the time at an even pace until it is stopped. */
export function ticking(everyMilliseconds: number, onTick: (now: number) => void): () => void {
  const timer = setInterval(() => onTick(deviceNow()), everyMilliseconds)
  return () => clearInterval(timer)
}
