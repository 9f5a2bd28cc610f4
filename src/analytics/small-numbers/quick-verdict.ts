/** The verdict alone, without its interval: what a dragged clock asks of every cluster, sixty times a second. */
import { incompleteBeta } from './incomplete-beta.ts'
import type { Exposed } from './rate-ratio.ts'
import { LEAST_COUNT, type Verdict } from './verdict.ts'

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
