/** Sentences on a site's control chart signals, displacement and phases. */
import type { Difference } from '../../analytics/comparison/displacement.ts'
import type { Signal } from '../../analytics/process-control/control-chart.ts'
import type { DaySpan } from '../../domain/day.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import { countWords, dayWords, intervalWords, percentWords, rateWords, spanWords } from '../sentences.ts'
import type { SitePoint } from './site-chart.ts'
import { differenceVerdict, type SiteDisplacement } from './site-displacement.ts'
import type { PhaseCounts } from './site-phases.ts'

/** Rules of control chart signals in words. */
export const SIGNAL_RULES: Readonly<Record<Signal['rule'], string>> = {
  outside: 'beyond its limits',
  run: 'eight in a row on one side of the line',
  average: 'the moving average beyond its limits',
}

/** `30 in the month from 1 May 2023, above the usual 14.2: beyond its limits`. */
export function signalWords({ rule, direction }: Signal, { span, count, expected }: SitePoint): string {
  return `${countWords(count)} ${periodWords(span)}, ${direction} the usual ${rateWords(expected)}: ${SIGNAL_RULES[rule]}`
}

const periodWords = (span: DaySpan) =>
  `in the ${span.to - span.from === 6 ? 'week' : 'month'} from ${dayWords(span.from)}`

const wholeOf = (value: number) => countWords(Math.abs(Math.round(value)))
const direction = (value: number) => (value < 0 ? 'fewer' : 'more')

/** `between 48 fewer and 12 more`, `between 59 and 156 fewer`. */
export function betweenWords({ low, high }: Pick<Difference, 'low' | 'high'>): string {
  if (low < 0 && high > 0) return `between ${wholeOf(low)} fewer and ${wholeOf(high)} more`
  const [near, far] = low < 0 ? [high, low] : [low, high]
  return `between ${wholeOf(near)} and ${wholeOf(far)} ${direction(far)}`
}

/** Two sentences: the change inside relative to the comparison, and displacement into the ring. */
export function displacementSentences({ local, displacement }: SiteDisplacement): readonly [string, string] {
  return [insideWords(local), ringWords(displacement)]
}

function insideWords(local: Difference): string {
  const verdict = differenceVerdict(local)
  if (verdict === 'could be chance')
    return `Inside, nothing beyond chance: ${betweenWords(local)} than its comparison would suggest.`
  return `Inside, ${wholeOf(local.value)} ${verdict} than its comparison would suggest, ${betweenWords(local)}.`
}

function ringWords(ring: Difference): string {
  const verdict = differenceVerdict(ring)
  if (verdict === 'more')
    return `In the ring, ${wholeOf(ring.value)} more than its comparison would suggest, ${betweenWords(ring)}: some of it may have moved there.`
  if (verdict === 'fewer')
    return `In the ring, ${wholeOf(ring.value)} fewer too, ${betweenWords(ring)}: the gain reached beyond the boundary.`
  return ring.high > 0
    ? `Nothing shows that it moved into the ring, though up to ${wholeOf(ring.high)} more there cannot be ruled out.`
    : 'Nothing shows that it moved into the ring.'
}

/**
 * `86 in these days, 156 in the same days before Clear. Beyond its comparison: 40 % fewer, between 18 and 56
 * % fewer. Down.` States the reason where there is no comparison.
 */
export function phaseSentence(counts: PhaseCounts): string {
  const { site, against, baseline, span, isCutShort } = counts
  const days = isCutShort ? `in these days up to ${dayWords(span.to)}, as far as is known` : 'in these days'
  const counted = `${countWords(site.now)} ${days}`
  if (site.before === null || !baseline)
    return `${counted}. The data do not reach back to the same days before Clear.`
  const both = `${counted}, ${countWords(site.before)} in ${spanWords(baseline)}.`
  if (!against)
    return `${both} ${counts.isComparisonUnknown ? 'Its comparison is not known.' : 'There is no comparison to set it against.'}`
  const figure = {
    ratio: against.value,
    ratioLow: against.low,
    ratioHigh: against.high,
    baselineValue: site.before,
  }
  const isFew = site.now < LEAST_COUNT && site.before < LEAST_COUNT
  if (isFew) return `${both} Too few to say.`
  const verdict = against.high < 1 ? 'Down.' : against.low > 1 ? 'Up.' : 'Could be chance.'
  const change = [verdict === 'Could be chance.' ? null : percentWords(figure), intervalWords(figure)]
  return `${both} Beyond its comparison: ${change.filter((text) => text !== null).join(', ')}. ${verdict}`
}
