/** The verdict in words on a change, and when a percentage may be said at all. */

import { rateRatio, type Exposed, type RateRatio } from './rate-ratio.ts'
import { incompleteBeta } from './special-functions.ts'

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

/** The verdict alone, without its interval: what a dragged clock asks of every cluster, sixty times a second. */

const TAIL = 0.025

/**
 * The same word as `changeBetween`, to the letter, at a hundredth of its cost: instead of seeking both limits of the
 * ratio it asks on which side of 1 they lie. The widened lower limit is above 1 where the plain one is above
 * ratio ** (1 - 1 / sqrt(phi)), and a Clopper-Pearson limit is above a share exactly where that share's binomial
 * tail is under 2.5 %. Assumes what `rateRatio` does: whole counts from 0, exposures above 0, phi from 1.
 */
export function quickVerdict(now: Exposed, before: Exposed, phi = 1): Verdict {
  const [a, b] = [now.count, before.count]
  if (a < LEAST_COUNT && b < LEAST_COUNT) return 'too few to say'
  const exposures = before.exposure / now.exposure
  const isBare = a === 0 || b === 0
  const effective = isBare ? phi : 1
  const limit = isBare ? 1 : ((a / b) * exposures) ** (1 - 1 / Math.sqrt(phi))
  const share = limit / (limit + exposures)
  if (a > 0 && incompleteBeta(share, a / effective, b / effective + 1) < TAIL) return 'up'
  if (b > 0 && 1 - incompleteBeta(share, a / effective + 1, b / effective) < TAIL) return 'down'
  return 'could be chance'
}
