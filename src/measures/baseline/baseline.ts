/** What a window may be compared with: which baseline is usual, and what a comparison with one can and cannot say. */
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan, Grain } from '../../domain/day.ts'
import {
  dayNumber,
  lastOfMonth,
  lastWholeMonth,
  monthNumber,
  overlapsMoments,
  previousPeriod,
  yearsBefore,
} from '../../domain/day.ts'
import { grainOf, PRECISIONS } from '../../domain/incident.ts'
import type { IncidentColumns } from '../../domain/incident.ts'

/** The window that is asked about, and what it is compared with. */
export interface BoardPeriod {
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

/** Days by which a baseline may miss the same days of an earlier year and still share their season. */
const SEASON_TOLERANCE = 7
/** A silence at the end in which this many incidents were to be expected is a feed gone quiet, not a quiet week. */
const SILENCE = 10

/**
 * What may be said of the window beside its baseline. Only `same-season` allows "up" or "down": with a season of
 * 12 % and no effect, "the period before" gave a false verdict for three wards in four.
 */
export type SeasonCaveat =
  'alone' | 'same-season' | 'other-season' | 'overlapping' | 'out-of-reach' | 'unfinished'

/** Why there is no verdict; null where there may be one, or where nothing was asked for. */
export const SEASON_CAVEATS: Readonly<Record<SeasonCaveat, string | null>> = {
  alone: null,
  'same-season': null,
  'other-season': 'Season not removed: the baseline is not the same days of an earlier year.',
  overlapping: 'The window and the baseline share days, so they cannot be told apart.',
  'out-of-reach': 'The data do not reach back to the baseline.',
  unfinished: 'The data do not cover the whole window.',
}

/**
 * The days that the incidents speak for: from the first of them to the as-of day, or where most are known by month to
 * the last month that was over by then. Where they fall silent long before it, to the last of them; null where there
 * are none.
 */
export function incidentReach(dataset: Pick<Dataset, 'incidents' | 'manifest'>): DaySpan | null {
  const { incidents, manifest } = dataset
  if (incidents.count === 0) return null
  const { first, last, grain } = extentOf(incidents)
  const asOf = Math.max(grain === 'month' ? lastWholeMonth(manifest.asOf).to : manifest.asOf, last)
  const dailyRate = incidents.count / (last - first + 1)
  const isQuiet = (asOf - last) * dailyRate > SILENCE
  return { from: dayNumber(first), to: dayNumber(isQuiet ? last : asOf) }
}

interface Extent {
  readonly first: number
  readonly last: number
  readonly grain: Grain
}
/** Every figure asks, and no column changes in place. */
const extents = new WeakMap<IncidentColumns, Extent>()

function extentOf(incidents: IncidentColumns): Extent {
  const extent = extents.get(incidents) ?? findExtent(incidents)
  extents.set(incidents, extent)
  return extent
}

/** An incident known only by its month speaks for the whole of it. */
function findExtent(incidents: IncidentColumns): Extent {
  const { count, day, precision } = incidents
  let first = Infinity
  let last = -Infinity
  let lastMonth = -Infinity
  for (let row = 0; row < count; row++) {
    const on = day[row] ?? 0
    if (on < first) first = on
    if (on > last) last = on
    if (PRECISIONS[precision[row] ?? 0] === 'month' && on > lastMonth) lastMonth = on
  }
  const grain = grainOf(incidents)
  if (lastMonth === -Infinity) return { first, last, grain }
  return { first, last: Math.max(last, lastOfMonth(monthNumber(lastMonth))), grain }
}

/** How many years earlier the same days lie wholly before the window: one, unless the window is longer. */
function yearsApart(window: DaySpan): number {
  let years = 1
  while (yearsBefore(window, years).to >= window.from) years++
  return years
}

/** The two baselines that follow the window: the same days of an earlier year, and the period just before. */
export const BASELINES = ['year', 'before'] as const
export type FollowingBaseline = (typeof BASELINES)[number]

/**
 * Where a baseline that follows the window lies: the only place that works it out. `before` also stands in for
 * `year` where the data do not reach back so far. Null where they do not reach the period before either.
 * @param reach the days that the data speak for
 */
export function followingBaseline(
  asked: FollowingBaseline,
  window: DaySpan,
  reach: DaySpan,
): { readonly kind: FollowingBaseline; readonly span: DaySpan } | null {
  const sameDays = yearsBefore(window, yearsApart(window))
  if (asked === 'year' && sameDays.from >= reach.from) return { kind: 'year', span: sameDays }
  const before = previousPeriod(window)
  return before.from >= reach.from ? { kind: 'before', span: before } : null
}

/** The baseline unless changed: `year`, or what stands in for it; null where there is neither. */
export const usualBaseline = (window: DaySpan, reach: DaySpan | null): DaySpan | null =>
  (reach && followingBaseline('year', window, reach)?.span) ?? null

/** How window and baseline stand to each other and to the data. `reach`: days that the data speak for. */
export function seasonCaveatOf({ window, baseline }: BoardPeriod, reach: DaySpan | null): SeasonCaveat {
  if (!baseline) return 'alone'
  if (!reach || baseline.from < reach.from || baseline.to > reach.to) return 'out-of-reach'
  if (window.from < reach.from || window.to > reach.to) return 'unfinished'
  if (baseline.from <= window.to && baseline.to >= window.from) return 'overlapping'
  return sharesSeason(window, baseline) ? 'same-season' : 'other-season'
}

function sharesSeason(window: DaySpan, baseline: DaySpan): boolean {
  const years = Math.max(1, Math.round((window.from - baseline.from) / 365.25))
  const sameDays = yearsBefore(window, years)
  return (
    Math.abs(sameDays.from - baseline.from) <= SEASON_TOLERANCE &&
    Math.abs(sameDays.to - baseline.to) <= SEASON_TOLERANCE
  )
}

/** Notes of the manifest (a change in how things are counted) that a comparison falls into, in their own words. */
export function notesWithin(dataset: Pick<Dataset, 'manifest'>, period: BoardPeriod): readonly string[] {
  const { window, baseline } = period
  const span = baseline
    ? {
        from: dayNumber(Math.min(window.from, baseline.from)),
        to: dayNumber(Math.max(window.to, baseline.to)),
      }
    : window
  return dataset.manifest.notes
    .filter((note) => overlapsMoments(span, note.from, note.to))
    .map((note) => note.text)
}
