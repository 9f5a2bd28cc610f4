/** Histogram of daily incident counts: binning by day, week or month, and the text of a bin. */
import {
  civilDate,
  dayAfter,
  dayBefore,
  dayNumber,
  firstOfMonth,
  monthNumber,
  weekdayOf,
  type Day,
  type DaySpan,
} from '../domain/day.ts'
import { isStillToRise, type LateDays } from '../measures/feeds/freshness.ts'
import { formatDay, MONTHS } from '../ui/numbers.ts'
import { laneCount, type Known } from './known-lanes.ts'

/** Width of one bin. */
export type BarGrain = 'day' | 'week' | 'month'

export interface Bin {
  /** First and last day of the bin, both included; the first and last bin are clipped to the data. */
  readonly from: Day
  readonly to: Day
  readonly count: number
  /** Whether the count is known; absent: it is. */
  readonly known?: Known
}

/** Least width of a bar in pixels, including its gap of one pixel. */
export const MIN_BAR_WIDTH = 4
const GRAINS: readonly (readonly [grain: BarGrain, days: number])[] = [
  ['day', 1],
  ['week', 7],
]

/** The finest grain whose bars are at least `MIN_BAR_WIDTH` wide at `dayWidth` pixels per day. */
export function grainFor(dayWidth: number, monthsOnly: boolean): BarGrain {
  if (monthsOnly) return 'month'
  return GRAINS.find(([, days]) => days * dayWidth >= MIN_BAR_WIDTH)?.[0] ?? 'month'
}

/** First day of the bin after the one that contains `day`. Weeks start on Monday. */
function nextBin(day: Day, grain: BarGrain): Day {
  if (grain === 'day') return dayAfter(day)
  if (grain === 'week') return dayNumber(day + 7 - weekdayOf(day))
  return firstOfMonth(monthNumber(day) + 1)
}

/** Bins over all of `daily` (one count per day from `firstDay`), in order; their counts sum to the sum of `daily`. */
export function binsOf(daily: Uint32Array, firstDay: Day, grain: BarGrain): readonly Bin[] {
  const bins: Bin[] = []
  const end = firstDay + daily.length
  for (let from = firstDay; from < end;) {
    const next = dayNumber(Math.min(nextBin(from, grain), end))
    let count = 0
    for (let day: number = from; day < next; day++) count += daily[day - firstDay] ?? 0
    bins.push({ from, to: dayBefore(next), count })
    from = next
  }
  return bins
}

/** A bin with its counts inside the window and inside the baseline; null if no day of it lies there. */
export interface BarPart extends Bin {
  readonly inWindow: number | null
  readonly inBaseline: number | null
}

/** The bins of `binsOf` with their counts inside the window and the baseline. */
export function barParts(
  {
    daily,
    firstDay,
    grain,
  }: { readonly daily: Uint32Array; readonly firstDay: Day; readonly grain: BarGrain },
  { window, baseline }: { readonly window: DaySpan; readonly baseline: DaySpan | null },
): readonly BarPart[] {
  const countWithin = (bin: Bin, span: DaySpan | null) => {
    if (!span || bin.to < span.from || bin.from > span.to) return null
    let count = 0
    for (let day = Math.max(bin.from, span.from); day <= Math.min(bin.to, span.to); day++)
      count += daily[day - firstDay] ?? 0
    return count
  }
  return binsOf(daily, firstDay, grain).map((bin) => ({
    ...bin,
    inWindow: countWithin(bin, window),
    inBaseline: countWithin(bin, baseline),
  }))
}

/** The largest of 1, 2 or 5 times a power of ten that is at most `highest`; 0 if `highest` is below 1. */
export function roundTickBelow(highest: number): number {
  if (highest < 1) return 0
  const power = 10 ** Math.floor(Math.log10(highest))
  const multiple = [5, 2].find((factor) => factor * power <= highest) ?? 1
  return multiple * power
}

/** The bin that contains a day; undefined outside the data. */
export const binAt = (bins: readonly Bin[], day: Day): Bin | undefined =>
  bins.find(({ from, to }) => day >= from && day <= to)

/** `Week of 3 July 2023`, `July 2023`, `3 July 2023`. */
export function binName({ from }: Pick<Bin, 'from'>, grain: BarGrain): string {
  const { year, month } = civilDate(from)
  const names: Readonly<Record<BarGrain, string>> = {
    day: formatDay(from),
    week: `Week of ${formatDay(from)}`,
    month: `${MONTHS[month - 1] ?? ''} ${year}`,
  }
  return names[grain]
}

/**
 * `Week of 3 July 2023: 512 incidents`, followed by `, still to rise` if late reports are still expected; `at least 512
 * incidents` or `incidents not known` where a feed does not cover the days.
 */
export function binWords(bin: Bin, grain: BarGrain, late: LateDays | null): string {
  const { count, known = 'yes' } = bin
  const rising = known === 'yes' && isStillToRise(bin, late) ? ', still to rise' : ''
  return `${binName(bin, grain)}: ${laneCount(count, 'incident', known)}${rising}`
}
