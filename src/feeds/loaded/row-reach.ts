/** Period, number and gaps of the dated rows of a feed. */
import type { RowReach } from '../../domain/dataset.ts'
import {
  dayNumber,
  dayOfMoment,
  daysIn,
  firstOfMonth,
  lastOfMonth,
  monthNumber,
  type DaySpan,
  type Moment,
} from '../../domain/day.ts'
import { PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'

/**
 * Days without a row are a gap once this many rows were to be expected in them: twice as many as after the last row of a
 * feed that has gone quiet, since every stretch of the feed is looked at and some are empty by chance.
 */
const EXPECTED_ROWS = 20
/** A shorter gap may be a feed's weekend. */
const LEAST_GAP_DAYS = 3
/** A silence that comes back every second month is the feed's own rhythm: some are filled once a month. */
const RHYTHM_DAYS = 62
/** A gap is longer than this multiple of the silences of that rhythm. */
const RARE_FACTOR = 2

interface DatedRows {
  readonly count: number
  /** Day of a row; of one known by month its first day. */
  readonly dayOf: (row: number) => number
  readonly isByMonth: (row: number) => boolean
}

/**
 * Null without rows. Where most rows are known by day, those known by month count but give no first, last or missing day:
 * one of them would vouch for a whole month. Where most are known by month, each stands for all days of its month.
 */
function reachOf({ count, dayOf, isByMonth }: DatedRows): RowReach | null {
  if (count === 0) return null
  let byMonth = 0
  for (let row = 0; row < count; row++) if (isByMonth(row)) byMonth++
  const isMonthly = byMonth * 2 > count
  const spans: DaySpan[] = []
  const seen = new Set<number>()
  for (let row = 0; row < count; row++) {
    const day = dayOf(row)
    const inMonth = isByMonth(row)
    const key = inMonth ? -1 - monthNumber(dayNumber(day)) : day
    if ((inMonth && !isMonthly) || seen.has(key)) continue
    seen.add(key)
    spans.push(inMonth ? monthOf(day) : { from: dayNumber(day), to: dayNumber(day) })
  }
  const inOrder = spans.toSorted((a, b) => a.from - b.from)
  const first = inOrder[0]?.from ?? dayNumber(0)
  const newest = dayNumber(inOrder.reduce((last, { to }) => Math.max(last, to), -Infinity))
  const silences = silencesBetween(inOrder)
  const days = newest - first + 1
  const usualGap = usualGapOf(silences.map(daysIn), days)
  const gaps = silences.filter((silence) => isGap(daysIn(silence), { rate: count / days, usualGap }))
  return {
    first,
    newest,
    rows: count,
    isByMonth: isMonthly,
    ...(usualGap > 0 && { usualGap }),
    ...(gaps.length > 0 && { gaps }),
  }
}

const monthOf = (day: number): DaySpan => {
  const month = monthNumber(dayNumber(day))
  return { from: firstOfMonth(month), to: lastOfMonth(month) }
}

/** Runs of days without a row between the spans. */
function silencesBetween(inOrder: readonly DaySpan[]): readonly DaySpan[] {
  let last = Infinity
  return inOrder.flatMap(({ from, to }): readonly DaySpan[] => {
    const silence = { from: dayNumber(last + 1), to: dayNumber(from - 1) }
    last = last === Infinity ? to : Math.max(last, to)
    return silence.from <= silence.to ? [silence] : []
  })
}

/** The longest silence that comes back at least every `RHYTHM_DAYS` on average; 0: none does. */
function usualGapOf(lengths: readonly number[], days: number): number {
  const least = Math.ceil(days / RHYTHM_DAYS)
  return lengths.toSorted((a, b) => b - a)[Math.max(1, least) - 1] ?? 0
}

const isGap = (days: number, { rate, usualGap }: { readonly rate: number; readonly usualGap: number }) =>
  days >= LEAST_GAP_DAYS && days * rate >= EXPECTED_ROWS && days > RARE_FACTOR * usualGap

export const reachOfIncidents = ({ count, day, precision }: IncidentColumns): RowReach | null => {
  const month = PRECISIONS.indexOf('month')
  return reachOf({ count, dayOf: (row) => day[row] ?? 0, isByMonth: (row) => precision[row] === month })
}

export const reachOfMoments = (moments: readonly Moment[]): RowReach | null =>
  reachOf({
    count: moments.length,
    dayOf: (row) => dayAt(moments, row),
    isByMonth: (row) => moments[row]?.precision === 'month',
  })

function dayAt(moments: readonly Moment[], row: number): number {
  const moment = moments[row]
  if (!moment) throw new RangeError(`no moment ${row}`)
  return dayOfMoment(moment)
}
