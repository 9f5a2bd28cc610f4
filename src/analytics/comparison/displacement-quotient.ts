/** How much of what a site lost, its ring gained or lost with it, where the site did lose. */
import type { Shift } from './weighted-displacement.ts'

interface QuotientCounts {
  /** The site. */
  readonly site: Shift
  /** The comparison: an area that stands for what would have happened anyway. */
  readonly comparison: Shift
  /** The ring. */
  readonly ring: Shift
}
export interface DisplacementQuotient {
  /** Site over comparison, after less before: under 0 the site did better. */
  readonly success: number
  /** Above 0: the ring did better too. From 0 to -1: some moved there. Under -1: more moved there than the site lost. */
  readonly quotient: number
}

/**
 * The weighted displacement quotient (Bowers and Johnson 2003): (Da/Ca - Db/Cb) / (Ra/Ca - Rb/Cb). It means something
 * only where the success measure, its denominator, is under 0. It has no interval: the difference of Wheeler and
 * Ratcliffe stands beside it.
 * @returns null where the site did not do better than its comparison, or the comparison held nothing
 */
export function displacementQuotient({
  site,
  comparison,
  ring,
}: QuotientCounts): DisplacementQuotient | null {
  if (!(comparison.before > 0 && comparison.after > 0)) return null
  const beside = ({ before, after }: Shift) => after / comparison.after - before / comparison.before
  const success = beside(site)
  return success < 0 ? { success, quotient: beside(ring) / success } : null
}
