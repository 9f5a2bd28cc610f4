/** Sentences on a site's control chart signals, displacement and phases. */
import type { Difference } from '../../analytics/comparison/displacement.ts'
import type { Signal } from '../../analytics/process-control/control-chart.ts'
import type { DaySpan } from '../../domain/day.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { LEAST_COUNT } from '../../analytics/small-numbers/verdict.ts'
import { countWords, dayWords, intervalWords, percentWords, rateWords, spanWords } from '../sentences.ts'
import type { JudgedSiteChart } from './site-account.ts'
import { judgedPoints, signalSide, type SiteChart, type SitePoint } from './site-chart.ts'
import { differenceVerdict, type SiteDisplacement } from './site-displacement.ts'
import type { PhaseCounts } from './site-phases.ts'

/** The rule of a signal with its direction: `moving average below its limits`. */
export function ruleWords({ rule, direction }: Signal): string {
  if (rule === 'outside') return `${direction} its limits`
  return rule === 'run' ? `${RUN_WORDS} ${direction} the line` : `moving average ${direction} its limits`
}
const RUN_WORDS = 'eight or more in a row'

/**
 * `30 in the month from 1 May 2023, above the usual 14.2: beyond its limits`. A signal of the moving average gives the
 * average, whose side the month itself need not share.
 */
export function signalWords({ rule, direction }: Signal, point: SitePoint): string {
  const { span, count, expected, ewma } = point
  const usual = `${direction} the usual ${rateWords(expected)}`
  if (rule === 'average' && ewma)
    return `moving average ${rateWords(ewma.value)} ${periodWords(span)}, ${usual} and beyond its limits; the ${periodNoun(span)} itself had ${countWords(count)}`
  return `${countWords(count)} ${periodWords(span)}, ${usual}: ${rule === 'run' ? `${RUN_WORDS} on that side` : 'beyond its limits'}`
}

const periodNoun = (span: DaySpan) => (span.to - span.from === 6 ? 'week' : 'month')
const periodWords = (span: DaySpan) => `in the ${periodNoun(span)} from ${dayWords(span.from)}`

/**
 * The chart's result: what was usual, how many points since Clear stand out and to which side, what the limits allow for,
 * and how often a chart without change would show as much.
 */
export function chartSentence(chart: JudgedSiteChart): string {
  const { interval, points } = chart
  const judged = judgedPoints(chart)
  const baseline = points.filter(({ isBaseline }) => isBaseline)
  const usual = baseline.reduce((sum, { count }) => sum + count, 0) / Math.max(1, baseline.length)
  const before = `Before Clear ${rateWords(usual)} a ${interval} were usual`
  const rising = risingSentence(points.length - baseline.length - judged.length, interval)
  if (judged.length === 0) return `${before}; nothing has come since.${rising}`
  const below = judged.filter(({ count, expected }) => count < expected).length
  const compared = chart.season === 'removed' ? 'what is usual at that time of year' : 'that'
  return [
    `${before}. Since then ${below} of ${judged.length} ${interval}s were below ${compared}, and ${signalCountWords(judged)}.${rising}`,
    chart.phi > 1
      ? `Reports come in runs, so the limits are wider (clumping allowed for: ${rateWords(chart.phi)}).`
      : null,
    seasonWords()[chart.season],
    chart.knownByMonth > 0
      ? `${countWords(chart.knownByMonth)} known only by month ${chart.knownByMonth === 1 ? 'is' : 'are'} left out.`
      : null,
    chanceSentence(chart, judged.length),
    OWN_PAST,
  ]
    .filter((text) => text !== null)
    .join(' ')
}

const OWN_PAST = 'This is beside the site’s own past; the phases set it beside its comparison.'

const seasonWords = (): Readonly<Record<SiteChart['season'], string | null>> => ({
  removed: null,
  'short-baseline': 'Season not removed: fewer than twelve whole months before Clear.',
  'few-counts': `Season not removed: too few incidents in ${theWhole()} to know it.`,
})

/** `none stands out`, `12 stand out, all by fewer than usual`, `3 stand out: 2 by fewer than usual, 1 by more than usual`. */
function signalCountWords(points: readonly SitePoint[]): string {
  const sides = points.flatMap((point) => signalSide(point) ?? [])
  if (sides.length === 0) return 'none stands out'
  const groups = SIDE_WORDS.map(([side, words]) => ({
    words,
    count: sides.filter((one) => one === side).length,
  })).filter(({ count }) => count > 0)
  const all = `${sides.length} ${sides.length === 1 ? 'stands' : 'stand'} out`
  if (groups.length === 1) return `${all}, ${sides.length === 1 ? '' : 'all '}${groups[0]?.words ?? ''}`
  return `${all}: ${groups.map(({ count, words }) => `${count} ${words}`).join(', ')}`
}
const SIDE_WORDS = [
  ['below', 'by fewer than usual'],
  ['above', 'by more than usual'],
  ['both', 'to both sides'],
] as const

/** Points that are still to rise, which the sentence does not judge; empty for none. */
function risingSentence(count: number, interval: SiteChart['interval']): string {
  if (count === 0) return ''
  return count === 1
    ? ` The last ${interval} is still to rise and not judged.`
    : ` The last ${count} ${interval}s are still to rise and not judged.`
}

/** `Of 100 sites with no change, about 42 would show at least one such week in 69 weeks.` */
function chanceSentence({ interval, signalChance }: JudgedSiteChart, looks: number): string {
  const sites = Math.round(100 * signalChance)
  const many = sites < 1 ? 'fewer than 1' : sites > 99 ? 'nearly all' : `about ${sites}`
  return `Of 100 sites with no change, ${many} would show at least one such ${interval} in ${looks === 1 ? `one ${interval}` : `${looks} ${interval}s`}.`
}

const wholeOf = (value: number) => countWords(Math.abs(Math.round(value)))
const direction = (value: number) => (value < 0 ? 'fewer' : 'more')

/** `between 48 fewer and 12 more`, `between 59 and 156 fewer`. */
export function betweenWords({ low, high }: Pick<Difference, 'low' | 'high'>): string {
  if (low < 0 && high > 0) return `between ${wholeOf(low)} fewer and ${wholeOf(high)} more`
  const [near, far] = low < 0 ? [high, low] : [low, high]
  return `between ${wholeOf(near)} and ${wholeOf(far)} ${direction(far)}`
}

/**
 * Whether it moved into the ring, which is all that displacement judges: the change inside has its verdict from the
 * phases. `Nothing shows that it moved to the streets round it, though up to 38 more there cannot be ruled out.`
 */
export function displacementSentence({ displacement: ring, local }: SiteDisplacement): string {
  const verdict = differenceVerdict(ring)
  if (verdict === 'more')
    return `In the streets round it, ${wholeOf(ring.value)} more than its comparison would suggest, ${betweenWords(ring)}: ${riseWords(ring, local)}.`
  if (verdict === 'fewer')
    return `Nothing shows that it moved to the streets round it: there, ${wholeOf(ring.value)} fewer than its comparison would suggest, ${betweenWords(ring)}.`
  return ring.high >= 0.5
    ? `Nothing shows that it moved to the streets round it, though up to ${wholeOf(ring.high)} more there cannot be ruled out.`
    : 'Nothing shows that it moved to the streets round it.'
}

/** What a rise in the ring can mean, beside what fell inside. */
function riseWords(ring: Difference, local: Difference): string {
  if (local.value >= 0) return 'but nothing fell inside that could have moved there'
  return ring.value > -local.value
    ? `as if some had moved there, though not all: inside it is ${wholeOf(-local.value)} fewer`
    : 'as if some had moved there'
}

/** Stands beside the sentence on displacement, so that no second verdict on the inside is read from it. */
export const DISPLACEMENT_SCOPE =
  'This judges only whether it moved; what changed inside is judged by the phases.'

/**
 * `86 in these days, 156 in the same days before Clear. Beyond its comparison: 40 % fewer, between 18 and 56
 * % fewer. Down.` States the reason where there is no comparison.
 */
export function phaseSentence(counts: PhaseCounts): string {
  const { site, against, baseline, span, isCutShort } = counts
  const days = isCutShort ? `in these days up to ${dayWords(span.to)}, as far as is known` : 'in these days'
  const counted = `${countWords(site.now)} ${days}${counts.isStillToRise ? ', still to rise here as in its comparison' : ''}`
  if (site.before === null || !baseline)
    return `${counted}. The data do not reach back to the same days before Clear.`
  const both = `${counted}, ${countWords(site.before)} from ${spanWords(baseline)}.`
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
