/** The verdict in words on a change, and when a percentage may be said at all. */
import { rateRatio } from './rate-ratio.ts'
import type { Exposed, RateRatio } from './rate-ratio.ts'

export type Verdict = 'up' | 'down' | 'could be chance' | 'too few to say'

/** With both counts under this there are too few to say. */
export const LEAST_COUNT = 5
/** No percentage on a base under this. */
const LEAST_BASE = 20

/** A change with all that stands beside it. */
interface Change {
  /** Null where both counts are 0. */
  readonly ratio: RateRatio | null
  readonly verdict: Verdict
  /** The clumping that was allowed for: 1 is none. */
  readonly phi: number
}

/**
 * The change from `before` to `now`: "up" or "down" only where the 95 % interval, widened by sqrt(phi), leaves 1
 * out. Says nothing of season: the caller must not ask for a verdict on a baseline of another season.
 * Refuses and assumes what `rateRatio` does.
 */
export function changeBetween(now: Exposed, before: Exposed, phi = 1): Change {
  const ratio = rateRatio(now, before, { phi })
  return { ratio, phi, verdict: verdictOn(now.count, before.count, ratio) }
}

function verdictOn(now: number, before: number, ratio: RateRatio | null): Verdict {
  if (ratio === null || (now < LEAST_COUNT && before < LEAST_COUNT)) return 'too few to say'
  if (ratio.low > 1) return 'up'
  return ratio.high < 1 ? 'down' : 'could be chance'
}

/** Whether a change from this base may be told as a percentage. */
export const hasPercentage = (base: number): boolean => base >= LEAST_BASE
