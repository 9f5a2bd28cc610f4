/** Days that each feed covers, and whether counts made of it are known, known in part or not known for a period. */
import type { Dataset, RowReach } from '../../domain/dataset.ts'
import { dayNumber, type Day, type DaySpan } from '../../domain/day.ts'
import { rowsSetAside, type FeedEntry, type FeedKind, type FeedReport } from '../../domain/feed.ts'
import type { Knowledge } from '../figure.ts'
import { countWords, dayWords } from '../sentences.ts'
import { doubtSentence } from './doubt-words.ts'
import { plainName } from './feed-names.ts'
import { expectedGap, hasStopped, quietFeeds } from './freshness.ts'

/** Days covered, with the sentences for the days that are not. */
interface DaysCovered {
  /** Both inclusive; null: no day. */
  readonly days: DaySpan | null
  /** For days before `days`, or for all where `days` is null. */
  readonly whyBefore: string
  /** For days after `days`. */
  readonly whyAfter: string
}

/** Days that one feed covers. */
export interface FeedCoverage extends DaysCovered {
  readonly feed: string
  readonly kind: FeedKind
  /** Runs of days in which rows were to be expected and none is. */
  readonly gaps: readonly DaySpan[]
  /** Why rows of the days covered may be missing; null where all are there. */
  readonly whyPart: string | null
  /** Days covered of each partner's rows, by partner id; null for other kinds than actions. */
  readonly partners: ReadonlyMap<string, DaysCovered> | null
}

/** The parts of a dataset that coverage needs. */
export type CoverageInput = Pick<
  Dataset,
  'manifest' | 'place' | 'reports' | 'failures' | 'rowReach' | 'feedsAsOf' | 'doubts'
>

/** Kinds that report day-to-day events: a covered day without a row counts as zero. */
const DAY_BY_DAY: ReadonlySet<FeedKind> = new Set<FeedKind>(['incidents', 'patrol-visits', 'actions'])
/** Whether a covered day without a row of this kind counts as zero. */
export const isDayByDay = (kind: FeedKind) => DAY_BY_DAY.has(kind)
/** If a larger share of a feed's rows is set aside, its counts are lower bounds. */
const MAX_SHARE_SET_ASIDE = 0.1
/** Start of feeds that list states rather than events. */
const ALWAYS = dayNumber(-Infinity)
/** Knowledge of a count with complete coverage. */
export const KNOWN: Knowledge = { known: 'yes', why: '', feeds: [] }

/** Coverage of each feed of the manifest, in its order. */
export function feedCoverages(input: CoverageInput): readonly FeedCoverage[] {
  const quietSince = new Map(quietFeeds(input).map(({ feed, newest }) => [feed, newest]))
  return input.manifest.feeds.map((entry) => coverageOf(entry, input, quietSince.get(entry.id) ?? null))
}

function coverageOf(entry: FeedEntry, input: CoverageInput, quietSince: Day | null): FeedCoverage {
  const { id: feed, kind } = entry
  const report = input.reports.find((each) => each.feed === feed)
  if (!report) return noCoverage(entry, whyNotOpen(entry, input))
  const reach = input.rowReach?.[feed]
  if (!entry.covers && hasNoRow(report, input))
    return noCoverage(entry, `The feed ${plainName(feed)} holds no row that can be counted.`)
  const days = daysCovered(entry, { reach, asOf: asOfDay(feed, input) })
  const isQuiet = quietSince !== null && days.to === quietSince
  return {
    feed,
    kind,
    days,
    whyBefore: days.from === ALWAYS ? '' : `The feed ${plainName(feed)} begins on ${dayWords(days.from)}.`,
    whyAfter: isQuiet
      ? `The feed ${plainName(feed)} has been quiet since ${dayWords(quietSince)}.`
      : `The feed ${plainName(feed)} reaches to ${dayWords(days.to)}.`,
    gaps: entry.covers ? [] : (reach?.gaps ?? []),
    whyPart: [whyDoubted(feed, input), whySetAside(report)].filter(Boolean).join(' ') || null,
    partners: partnersCovered(entry, days, input),
  }
}

/** Coverage begins with the first row. A missing `rowReach` means unknown; a feed missing from it has no dated row. */
const hasNoRow = ({ feed, kind, shown }: FeedReport, { rowReach }: CoverageInput): boolean =>
  DAY_BY_DAY.has(kind) ? rowReach !== undefined && !rowReach[feed] : shown === 0

const noCoverage = ({ id: feed, kind }: FeedEntry, why: string): FeedCoverage => ({
  feed,
  kind,
  days: null,
  whyBefore: why,
  whyAfter: why,
  gaps: [],
  whyPart: null,
  partners: null,
})

function whyNotOpen({ id: feed, handling }: FeedEntry, { failures }: CoverageInput): string {
  const failure = failures.find((each) => each.feed === feed)
  if (failure?.isWithheld)
    return `The feed ${plainName(feed)} is withheld from this device: sign in. ${failure.what}`
  const notKept = failure && handling === 'official-sensitive' ? ' No copy of it is kept on a device.' : ''
  return `The feed ${plainName(feed)} did not open${failure ? `: ${failure.what}` : '.'}${notKept}`
}

const asOfDay = (feed: string, { manifest, feedsAsOf }: CoverageInput): Day =>
  dayNumber(Math.min(manifest.asOf, feedsAsOf?.[feed] ?? manifest.asOf))

interface CoverageEnds {
  readonly reach: RowReach | undefined
  readonly asOf: Day
}

/** Rows of a feed by month reach to the end of their month, which may be after the as-of day. */
function daysCovered(entry: FeedEntry, { reach, asOf }: CoverageEnds): DaySpan {
  const { covers } = entry
  const from = covers?.from ?? reach?.first ?? ALWAYS
  // No feed covers days that are still to come, whatever the manifest says.
  if (covers?.to) return { from, to: dayNumber(Math.min(covers.to, Math.max(asOf, reach?.newest ?? asOf))) }
  if (!reach) return { from, to: asOf }
  return { from, to: hasStopped(entry, reach, asOf) ? reach.newest : dayNumber(Math.max(asOf, reach.newest)) }
}

/**
 * Coverage by partner. A partner's rows start late, or end early, where the gap before the first or after the last is
 * longer than `expectedGap` at the partner's own rate; a shorter gap counts as zero.
 */
function partnersCovered(
  { id: feed }: FeedEntry,
  days: DaySpan,
  { place, rowReach }: CoverageInput,
): FeedCoverage['partners'] {
  const reaches = rowReach?.[feed]?.partners
  if (!reaches) return null
  return new Map(
    Object.entries(reaches).map(([partner, reach]) => {
      const name = place.partners.find(({ id }) => id === partner)?.label ?? partner
      const longestGap = expectedGap(reach)
      const from = reach.first - days.from > longestGap ? reach.first : days.from
      const to = days.to - reach.newest > longestGap ? reach.newest : days.to
      return [
        partner,
        {
          days: { from, to },
          whyBefore: `${name}: in the feed ${plainName(feed)} from ${dayWords(from)}.`,
          whyAfter: `${name}: quiet in the feed ${plainName(feed)} since ${dayWords(to)}.`,
        },
      ]
    }),
  )
}

/**
 * Counts of a feed in doubt are known in part on all of its days, not on the last ones alone: if its newest answer is
 * right, none of them is.
 */
function whyDoubted(feed: string, input: CoverageInput): string | null {
  const doubt = input.doubts?.[feed]
  return doubt ? doubtSentence(feed, doubt, asOfDay(feed, input)) : null
}

/** Why counts of a feed's rows are too low; null where no more than a tenth of them was set aside. */
export function whySetAside(report: FeedReport): string | null {
  const aside = rowsSetAside(report)
  if (aside <= MAX_SHARE_SET_ASIDE * report.rowsIn) return null
  return `${countWords(aside)} of ${countWords(report.rowsIn)} rows of the feed ${plainName(report.feed)} were set aside.`
}

/** The rows that a count is made of. */
interface CountedRows {
  readonly kind: FeedKind
  /** Ids of the partners whose rows are counted, each by the coverage of its own rows; absent: all rows. */
  readonly partners?: readonly string[] | undefined
}

/**
 * Whether counts of these rows are known for `span`: `yes` where every feed of the kind covers all of it, `no` where none
 * covers a day of it, `part` otherwise. `no` where the manifest lists no feed of the kind, except for areas.
 */
export function knowledgeOf(
  coverages: readonly FeedCoverage[],
  { kind, partners }: CountedRows,
  span: DaySpan,
): Knowledge {
  const ofKind = coverages.filter((coverage) => coverage.kind === kind)
  // Without a feed of areas those of the place stand in.
  if (ofKind.length === 0 && kind === 'areas') return KNOWN
  if (ofKind.length === 0) return { known: 'no', why: `There is no feed of ${kind}.`, feeds: [] }
  const each = ofKind.flatMap((coverage) =>
    partsOf(coverage, partners).map((days) => ({
      feed: coverage.feed,
      ...shortfallOf(days, coverage, span),
    })),
  )
  const incomplete = each.filter(({ known }) => known !== 'yes')
  if (incomplete.length === 0) return KNOWN
  const isNoneKnown = incomplete.length === each.length && incomplete.every(({ known }) => known === 'no')
  return {
    known: isNoneKnown ? 'no' : 'part',
    why: [...new Set(incomplete.map(({ why }) => why))].join(' '),
    feeds: [...new Set(incomplete.map(({ feed }) => feed))],
  }
}

/** The given partners' parts of a feed; the whole feed where it has no parts or no partners are given. */
function partsOf(coverage: FeedCoverage, partners?: readonly string[]): readonly DaysCovered[] {
  const { partners: byPartner } = coverage
  // Where no partner ever recorded it, any of them might have.
  if (!partners?.length || !byPartner) return [coverage]
  // In the order of the feed, whatever that of the figure, so that two figures give one reason in the same words.
  return [...byPartner].flatMap(([partner, days]) => (partners.includes(partner) ? [days] : []))
}

function shortfallOf(
  { days, whyBefore, whyAfter }: DaysCovered,
  { feed, gaps, whyPart }: Pick<FeedCoverage, 'feed' | 'gaps' | 'whyPart'>,
  span: DaySpan,
): Omit<Knowledge, 'feeds'> {
  if (days === null || span.to < days.from) return { known: 'no', why: whyBefore }
  const last = [whyAfter, ...(whyPart === null ? [] : [whyPart])]
  if (span.from > days.to) return { known: 'no', why: last.join(' ') }
  const within = gaps.filter(({ from, to }) => from <= span.to && to >= span.from)
  const whyMissing = within.map(
    ({ from, to }) => `The feed ${plainName(feed)} holds no row from ${dayWords(from)} to ${dayWords(to)}.`,
  )
  if (
    within.some(({ from, to }) => from <= Math.max(span.from, days.from) && to >= Math.min(span.to, days.to))
  )
    return { known: 'no', why: whyMissing.join(' ') }
  const reasons = [
    ...(span.from < days.from ? [whyBefore] : []),
    ...whyMissing,
    ...(span.to > days.to ? [whyAfter] : []),
    ...(whyPart === null ? [] : [whyPart]),
  ]
  return { known: reasons.length > 0 ? 'part' : 'yes', why: reasons.join(' ') }
}

/**
 * Whether a list of states (closure orders, commitments, sites) is known on a day. A feed that is current to an earlier day
 * still gives a part of the list; `no` only where no feed of the kind was read.
 */
export function knowledgeOfList(input: CoverageInput, kind: FeedKind, on: Day): Knowledge {
  const coverages = feedCoverages(input).filter((coverage) => coverage.kind === kind)
  const ends = coverages.flatMap(({ days }) => (days ? [days.to] : []))
  return knowledgeOf(coverages, { kind }, { from: dayNumber(Math.min(on, ...ends)), to: on })
}
