/** Incidents a day gathered into bars of days, weeks or months, with nothing lost on the way. */
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
import type { LateDays } from '../measures/feeds/freshness.ts'
import { formatDay, MONTHS, plural } from '../ui/numbers.ts'

/** What one bar holds. */
export type BarGrain = 'day' | 'week' | 'month'

export interface Bin {
  /** The days of the bar that lie in the data, both included; the first and last bar may be cut. */
  readonly from: Day
  readonly to: Day
  readonly count: number
}

/** No bar is narrower than this, its gap of one pixel included. */
export const NARROWEST_BAR = 4
const GRAINS: readonly (readonly [grain: BarGrain, days: number])[] = [
  ['day', 1],
  ['week', 7],
]

/** The finest bars that can still be told apart at so many pixels a day. */
export function grainFor(dayWidth: number, monthsOnly: boolean): BarGrain {
  if (monthsOnly) return 'month'
  return GRAINS.find(([, days]) => days * dayWidth >= NARROWEST_BAR)?.[0] ?? 'month'
}

/** The first day of the bar after the one that holds `day`. Weeks start on Monday. */
function nextBin(day: Day, grain: BarGrain): Day {
  if (grain === 'day') return dayAfter(day)
  if (grain === 'week') return dayNumber(day + 7 - weekdayOf(day))
  return firstOfMonth(monthNumber(day) + 1)
}

/** Bars over the whole data, in order; their counts sum to the sum of `daily`, which begins on `firstDay`. */
export function binsOf(daily: Uint32Array, firstDay: Day, grain: BarGrain): readonly Bin[] {
  const bins: Bin[] = []
  const after = firstDay + daily.length
  for (let from = firstDay; from < after;) {
    const next = dayNumber(Math.min(nextBin(from, grain), after))
    let count = 0
    for (let day: number = from; day < next; day++) count += daily[day - firstDay] ?? 0
    bins.push({ from, to: dayBefore(next), count })
    from = next
  }
  return bins
}

/** A bar, and what of it lies in the window and in the baseline; null: none of its days does. */
export interface BarPart extends Bin {
  readonly inWindow: number | null
  readonly inBaseline: number | null
}

/** The bars with the parts that the picture cuts out of them. */
export function barParts(
  {
    daily,
    firstDay,
    grain,
  }: { readonly daily: Uint32Array; readonly firstDay: Day; readonly grain: BarGrain },
  { window, baseline }: { readonly window: DaySpan; readonly baseline: DaySpan | null },
): readonly BarPart[] {
  const within = (bin: Bin, span: DaySpan | null) => {
    if (!span || bin.to < span.from || bin.from > span.to) return null
    let count = 0
    for (let day = Math.max(bin.from, span.from); day <= Math.min(bin.to, span.to); day++)
      count += daily[day - firstDay] ?? 0
    return count
  }
  return binsOf(daily, firstDay, grain).map((bin) => ({
    ...bin,
    inWindow: within(bin, window),
    inBaseline: within(bin, baseline),
  }))
}

/** The roundest number (1, 2 or 5 times a power of ten) at or under the highest bar; 0 where there is none. */
export function tickUnder(highest: number): number {
  if (highest < 1) return 0
  const power = 10 ** Math.floor(Math.log10(highest))
  const times = [5, 2].find((factor) => factor * power <= highest) ?? 1
  return times * power
}

/** The bar that holds a day; undefined for days that the data do not reach. */
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

/** Whether reports of a bar's days are still to come. */
export const isStillRising = ({ to }: Bin, late: LateDays | null) => late !== null && to >= late.from

/** `Week of 3 July 2023: 512 incidents`, and `, still to rise` where reports of it are still to come. */
export const binWords = (bin: Bin, grain: BarGrain, late: LateDays | null): string =>
  `${binName(bin, grain)}: ${plural(bin.count, 'incident')}${isStillRising(bin, late) ? ', still to rise' : ''}`
