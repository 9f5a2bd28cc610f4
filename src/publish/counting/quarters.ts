/** Calendar quarters that may be published: complete in the data, and ended at least six weeks before. */
import type { Dataset } from '../../domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  civilDate,
  dayNumber,
  daysIn,
  monthNumber,
  spanOfMonths,
} from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { type FeedCoverage, feedCoverages, knowledgeOf } from '../../measures/feeds/coverage.ts'
import { expectedGap } from '../../measures/feeds/freshness.ts'
import { quarterNumber, quarterOf } from '../../summary/quarter.ts'

/** By then most late records have arrived; the same for every quarter. */
export const LAG_DAYS = 42

/** Something that is not published, with the reason. */
export interface LeftOut {
  /** A quarter, a group, an area or a figure, in words. */
  readonly what: string
  readonly why: string
}
/** Quarters to publish, from the earliest, and those left out. */
export interface Quarters {
  readonly quarters: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

/** Quarter of a day, as `2024Q2`. */
export function quarterOfDay(day: Day): string {
  const { year, month } = civilDate(day)
  return `${year}Q${Math.floor((month - 1) / 3) + 1}`
}

const QUARTER_MONTHS = 3

/** First and last day of a quarter. @throws RangeError for a text that is no quarter */
export function spanOfQuarter(quarter: string): DaySpan {
  const first = quarterNumber(quarter) * QUARTER_MONTHS
  return spanOfMonths(first, first + QUARTER_MONTHS - 1)
}

/** Whether the quarter had ended at least `LAG_DAYS` before a day. */
export const isOldEnough = (quarter: string, asOf: Day) => spanOfQuarter(quarter).to + LAG_DAYS <= asOf

/**
 * Days at an end of the data count as not covered where this many incidents were expected in them and none occurred.
 */
const MIN_EXPECTED = 10

/**
 * Quarters that the incidents cover, by the coverage of each of their feeds and by the first and last day of all. A
 * month without any incident is treated as missing data, and its quarter is left out.
 */
export function publishableQuarters(dataset: Dataset, reach: DaySpan): Quarters {
  const { incidents, manifest } = dataset
  const silentDays = (MIN_EXPECTED * daysIn(reach)) / incidents.count
  const coverage = {
    reach,
    asOf: manifest.asOf,
    months: monthsWithIncidents(incidents),
    silentDays,
    feeds: coveragesByQuarter(dataset),
  }
  const first = quarterNumber(quarterOfDay(reach.from))
  const last = quarterNumber(quarterOfDay(reach.to))
  const quarters: string[] = []
  const leftOut: LeftOut[] = []
  for (let number = first; number <= last; number++) {
    const quarter = quarterOf(number)
    const why = exclusionReason(quarter, coverage)
    if (why === null) quarters.push(quarter)
    else leftOut.push({ what: quarter, why })
  }
  return { quarters, leftOut }
}

/**
 * Coverage of each feed. Where `covers` does not state the first day, days before the first row count as covered as long
 * as they may be empty by chance.
 */
export const coveragesByQuarter = (dataset: Dataset): readonly FeedCoverage[] =>
  feedCoverages(dataset).map((each) => {
    // Incidents set aside are refused as a whole by a gate, unless an officer accepts them.
    const coverage = each.kind === 'incidents' ? { ...each, whyPart: null } : each
    const { feed, days } = coverage
    const reach = dataset.rowReach?.[feed]
    const isStated = dataset.manifest.feeds.some(({ id, covers }) => id === feed && covers !== undefined)
    if (days === null || reach === undefined || isStated) return coverage
    const from = dayNumber(days.from - Math.floor(expectedGap(reach)))
    const earlier = <C extends Pick<FeedCoverage, 'days'>>(covered: C): C =>
      covered.days?.from === days.from ? { ...covered, days: { from, to: covered.days.to } } : covered
    const partners = [...(coverage.partners ?? [])].map(([id, covered]) => [id, earlier(covered)] as const)
    return { ...earlier(coverage), partners: coverage.partners && new Map(partners) }
  })

interface Coverage {
  readonly reach: DaySpan
  readonly asOf: Day
  readonly months: ReadonlySet<number>
  /** Number of days at an end that may be empty by chance. */
  readonly silentDays: number
  readonly feeds: readonly FeedCoverage[]
}
function exclusionReason(
  quarter: string,
  { reach, asOf, months, silentDays, feeds }: Coverage,
): string | null {
  const span = spanOfQuarter(quarter)
  const { known, why } = knowledgeOf(feeds, { kind: 'incidents' }, span)
  const withFeeds = (reason: string) => (known === 'yes' ? reason : `${reason}. ${why}`)
  if (reach.from - span.from > silentDays) return withFeeds('the data begin after its first day')
  if (span.to - reach.to > silentDays) return withFeeds('the data do not reach its last day')
  const firstMonth = quarterNumber(quarter) * QUARTER_MONTHS
  const isWhole = [0, 1, 2].every((month) => months.has(firstMonth + month))
  if (!isWhole) return 'the data hold no incident at all in one of its months'
  if (!isOldEnough(quarter, asOf))
    return `it ended less than ${LAG_DAYS / 7} weeks before the data were drawn`
  return known === 'yes' ? null : why
}

/** Months counted from January of year 0, like quarters. */
function monthsWithIncidents({ count, day }: IncidentColumns): ReadonlySet<number> {
  const days = new Set<number>()
  for (let row = 0; row < count; row++) days.add(day[row] ?? 0)
  return new Set([...days].map(monthNumber))
}
