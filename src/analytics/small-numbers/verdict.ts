/** Verdict in words on a change between two counts, and when a percentage may be shown. */
import { rateRatio, type ExposedCount, type RateRatio } from './rate-ratio.ts'
import { incompleteBeta } from './special-functions.ts'

/** Words shown for a change. */
type Verdict = 'up' | 'down' | 'could be chance' | 'too few to say'

/** With both counts below this the verdict is "too few to say". */
export const LEAST_COUNT = 5
/** Smallest base on which a percentage is shown. */
const LEAST_BASE = 20

/** Verdict on a change with its ratio and interval. */
interface Change {
  /** Null where both counts are 0. */
  readonly ratio: RateRatio | null
  readonly verdict: Verdict
  /** Overdispersion allowed for; 1 is none. */
  readonly phi: number
}

/**
 * Change from `before` to `now`: "up" or "down" only where the 95 % interval, widened by sqrt(phi), excludes 1. Does
 * not adjust for season: a baseline of another season must not get a verdict. Assumptions and errors as `rateRatio`.
 */
export function changeBetween(now: ExposedCount, before: ExposedCount, phi = 1): Change {
  const ratio = rateRatio(now, before, { phi })
  return { ratio, phi, verdict: verdictOn(now.count, before.count, ratio) }
}

function verdictOn(now: number, before: number, ratio: RateRatio | null): Verdict {
  if (ratio === null || (now < LEAST_COUNT && before < LEAST_COUNT)) return 'too few to say'
  if (ratio.low > 1) return 'up'
  return ratio.high < 1 ? 'down' : 'could be chance'
}

/** Whether a change from this base may be shown as a percentage. */
export const hasPercentage = (base: number): boolean => base >= LEAST_BASE

/** Probability in each tail of the 95 % interval. */
const TAIL = 0.025

/**
 * The verdict of `changeBetween` without its interval, at a hundredth of its cost, for every cluster at every frame.
 * Instead of solving for both limits it tests on which side of 1 they lie: the widened lower limit is above 1 where the
 * plain one is above ratio ** (1 - 1 / sqrt(phi)), and a Clopper-Pearson limit is above a share exactly where that
 * share's binomial tail is under 2.5 %. Assumptions as `rateRatio`; inputs are not checked.
 */
export function quickVerdict(now: ExposedCount, before: ExposedCount, phi = 1): Verdict {
  const [a, b] = [now.count, before.count]
  if (a < LEAST_COUNT && b < LEAST_COUNT) return 'too few to say'
  const exposures = before.exposure / now.exposure
  const hasZero = a === 0 || b === 0
  const effective = hasZero ? phi : 1
  const limit = hasZero ? 1 : ((a / b) * exposures) ** (1 - 1 / Math.sqrt(phi))
  const share = limit / (limit + exposures)
  if (a > 0 && incompleteBeta(share, a / effective, b / effective + 1) < TAIL) return 'up'
  if (b > 0 && 1 - incompleteBeta(share, a / effective + 1, b / effective) < TAIL) return 'down'
  return 'could be chance'
}
