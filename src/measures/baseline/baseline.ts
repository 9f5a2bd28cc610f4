/**
 * The board's window and baseline: the default baseline, the extent of the incident data, and how far the two
 * periods are comparable.
 */

import type { Dataset } from '../../domain/dataset.ts'
import {
  dayNumber,
  dayOfMoment,
  daysIn,
  hasSameWeekdays,
  isSameSpan,
  isUnderFourWeeks,
  lastDayOfMoment,
  lastOfMonth,
  lastWholeMonth,
  monthNumber,
  previousPeriod,
  sameWeekdaysBefore,
  yearsBefore,
  isoDay,
  type DaySpan,
  type Grain,
} from '../../domain/day.ts'
import { lateDaysOf, type LateDays } from '../feeds/freshness.ts'
import { grainOf, PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'

/** Window of a question and the baseline that it is compared with. Days inclusive. */
export interface BoardPeriod {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

/** Days by which a baseline may differ from the same days of an earlier year and still share their season. */
const SEASON_TOLERANCE = 7
/** A window under this is never up or down: crime has a week. */
const LEAST_DAYS = 7
/** Expected number of incidents in a gap at the end of the data above which the feed counts as quiet. */
const QUIET_INCIDENTS = 10
/** A shorter gap may be a weekend's delay. */
const QUIET_DAYS = 2

/**
 * Comparability of window and baseline. Only `same-season` allows a verdict of "up" or "down": in simulation
 * with a season of 12 % and no effect, comparing with the period before gave a false verdict for three wards
 * in four.
 */
export type SeasonCaveat =
  | 'alone'
  | 'same-season'
  | 'other-season'
  | 'other-weekdays'
  | 'too-short'
  | 'overlapping'
  | 'out-of-reach'
  | 'unfinished'

/** Reason for the missing verdict, as shown; null where a verdict is possible or there is no baseline. */
export const SEASON_CAVEATS: Readonly<Record<SeasonCaveat, string | null>> = {
  alone: null,
  'same-season': null,
  'other-season': 'Season not removed: the baseline is not the same days of an earlier year.',
  'other-weekdays':
    'Weekdays not removed: a window under 28 days is compared with as many of the same weekdays only.',
  'too-short': 'Too short to say: in under 7 days the weekdays decide.',
  overlapping: 'The window and the baseline share days, so they cannot be told apart.',
  'out-of-reach': 'The data do not reach back to the baseline.',
  unfinished: 'The data do not cover the whole window.',
}

/**
 * Inclusive days covered by the incidents: from the first incident to the as-of day (monthly data: to the
 * last whole month by then), or to the last incident where the feed went quiet before. Null without
 * incidents.
 */
export function incidentReach(dataset: Pick<Dataset, 'incidents' | 'manifest'>): DaySpan | null {
  const { incidents, manifest } = dataset
  if (incidents.count === 0) return null
  const { first, last, grain } = extentOf(incidents)
  const asOf = Math.max(grain === 'month' ? lastWholeMonth(manifest.asOf).to : manifest.asOf, last)
  const dailyRate = incidents.count / (last - first + 1)
  const isQuiet = asOf - last > QUIET_DAYS && (asOf - last) * dailyRate > QUIET_INCIDENTS
  return { from: dayNumber(first), to: dayNumber(isQuiet ? last : asOf) }
}

interface Extent {
  readonly first: number
  readonly last: number
  readonly grain: Grain
}
/** Cached per column object; columns are never changed in place. */
const extents = new WeakMap<IncidentColumns, Extent>()

function extentOf(incidents: IncidentColumns): Extent {
  const extent = extents.get(incidents) ?? computeExtent(incidents)
  extents.set(incidents, extent)
  return extent
}

/** First and last day of the incidents; where most are known by month, the last is that of its month, else those give none. */
function computeExtent(incidents: IncidentColumns): Extent {
  const { count, day, precision } = incidents
  const grain = grainOf(incidents)
  let first = Infinity
  let last = -Infinity
  for (let row = 0; row < count; row++) {
    const isByMonth = PRECISIONS[precision[row] ?? 0] === 'month'
    if (isByMonth && grain === 'day') continue
    const on = day[row] ?? 0
    if (on < first) first = on
    const end = isByMonth ? lastOfMonth(monthNumber(dayNumber(on))) : on
    if (end > last) last = end
  }
  return { first, last, grain }
}

/** Number of years after which the same days lie wholly before the window: 1 for a window of up to a year. */
function yearsApart(window: DaySpan): number {
  let years = 1
  while (yearsBefore(window, years).to >= window.from) years++
  return years
}

/**
 * Baselines that follow the window: the same days of an earlier year (of a window under 28 days the same weekdays, 364
 * days earlier), and the period of equal length just before.
 */
export const BASELINES = ['year', 'before'] as const
export type FollowingBaseline = (typeof BASELINES)[number]

/**
 * Days of a baseline that follows the window. `before` replaces `year` where the data do not reach back that
 * far; null where they do not cover the period before either.
 * @param reach days covered by the data
 */
export function followingBaseline(
  choice: FollowingBaseline,
  window: DaySpan,
  reach: DaySpan,
): { readonly kind: FollowingBaseline; readonly span: DaySpan } | null {
  const sameDays = sameDaysBefore(window)
  if (choice === 'year' && sameDays.from >= reach.from) return { kind: 'year', span: sameDays }
  const before = previousPeriod(window)
  return before.from >= reach.from ? { kind: 'before', span: before } : null
}

/**
 * Default baseline: `year`, or its replacement; null where there is neither. Without incidents it is `year`: what other
 * feeds hold is compared by their own days.
 */
export const usualBaseline = (window: DaySpan, reach: DaySpan | null): DaySpan | null =>
  reach ? (followingBaseline('year', window, reach)?.span ?? null) : sameDaysBefore(window)

/** The same days of the nearest earlier year that lie wholly before the window; of a short window the same weekdays. */
const sameDaysBefore = (window: DaySpan) =>
  isUnderFourWeeks(window) ? sameWeekdaysBefore(window) : yearsBefore(window, yearsApart(window))

/** Comparability of window and baseline, given the days covered by the data (`reach`). */
export function seasonCaveatOf({ window, baseline }: BoardPeriod, reach: DaySpan | null): SeasonCaveat {
  if (!baseline) return 'alone'
  if (!reach || baseline.from < reach.from || baseline.to > reach.to) return 'out-of-reach'
  if (window.from < reach.from || window.to > reach.to) return 'unfinished'
  if (baseline.from <= window.to && baseline.to >= window.from) return 'overlapping'
  if (daysIn(window) < LEAST_DAYS) return 'too-short'
  if (!sharesSeason(window, baseline)) return 'other-season'
  return isUnderFourWeeks(window) && !hasSameWeekdays(window, baseline) ? 'other-weekdays' : 'same-season'
}

/** The calendar's same days in the earlier year that is nearest to the baseline. */
const nearestSameDays = (window: DaySpan, baseline: DaySpan): DaySpan =>
  yearsBefore(window, Math.max(1, Math.round((window.from - baseline.from) / 365.25)))

/** Whether a baseline differs from its window in length by more than the leap day of the calendar's same days. */
export const hasOtherLength = ({ window, baseline }: BoardPeriod): boolean =>
  baseline !== null &&
  daysIn(window) !== daysIn(baseline) &&
  !isSameSpan(baseline, nearestSameDays(window, baseline))

function sharesSeason(window: DaySpan, baseline: DaySpan): boolean {
  const sameDays = nearestSameDays(window, baseline)
  return (
    Math.abs(sameDays.from - baseline.from) <= SEASON_TOLERANCE &&
    Math.abs(sameDays.to - baseline.to) <= SEASON_TOLERANCE
  )
}

/**
 * A sentence for each of the manifest's notes on a change in how things are counted that makes days of the window, or of the
 * baseline, unlike others: it begins or ends within one of them, or between the two. A change that holds on all of their days
 * makes no difference to them.
 */
export function notesWithin(
  { manifest }: Pick<Dataset, 'manifest'>,
  { window, baseline }: BoardPeriod,
): readonly string[] {
  return manifest.notes.flatMap(({ from, to, text }) => {
    const held = { from: dayOfMoment(from), to: to === null ? Infinity : lastDayOfMoment(to) }
    const where = placeOfChange(held, window, baseline)
    return where === null ? [] : [`A change in how things are counted falls ${where}: ${text}`]
  })
}

/** First and last day of a change; infinite while it lasts. */
interface HeldDays {
  readonly from: number
  readonly to: number
}

function placeOfChange(held: HeldDays, window: DaySpan, baseline: DaySpan | null): string | null {
  if (shareHeld(held, window) === 'some') return 'into these days'
  if (!baseline) return null
  if (shareHeld(held, baseline) === 'some') return 'into the days of the baseline'
  const between = { from: Math.min(window.to, baseline.to), to: Math.max(window.from, baseline.from) }
  const isBetween = shareHeld(held, window) !== shareHeld(held, baseline) || isInside(held, between)
  return isBetween ? 'between the two periods' : null
}

const isInside = (held: HeldDays, { from, to }: HeldDays) => held.from > from && held.to < to

/** Of how many days of a span a change holds. */
function shareHeld(held: HeldDays, span: DaySpan): 'none' | 'some' | 'all' {
  if (held.from > span.to || held.to < span.from) return 'none'
  return held.from <= span.from && held.to >= span.to ? 'all' : 'some'
}

/** Window and baseline with all that a figure needs: data extent, comparability and ISO days. */

export interface FigurePeriod extends BoardPeriod {
  /** Days covered by the incidents; null where there are none. */
  readonly reach: DaySpan | null
  /** Comparability of the two periods by their incidents. */
  readonly comparability: SeasonCaveat
  /** `from` and `to` of a figure of the whole window, as ISO days. */
  readonly days: { readonly from: string; readonly to: string }
  /** The last days of the data, for which reports are still to come. */
  readonly late: LateDays | null
}

/** Adds data extent, comparability and ISO days to a window and its baseline. */
export function periodOf(dataset: Dataset, question: BoardPeriod): FigurePeriod {
  const reach = incidentReach(dataset)
  return {
    ...question,
    reach,
    comparability: seasonCaveatOf(question, reach),
    days: isoSpan(question.window),
    late: lateDaysOf(dataset),
  }
}

/** The span's days as ISO strings, both inclusive. */
export const isoSpan = ({ from, to }: DaySpan) => ({ from: isoDay(from), to: isoDay(to) })

/**
 * Whether records cover the baseline: they begin by its first day, so that zero in it means zero. `first` is
 * the day of the earliest record; null where there are none.
 */
export const coversBaseline = (baseline: DaySpan | null, first: number | null): baseline is DaySpan =>
  baseline !== null && first !== null && first <= baseline.from
