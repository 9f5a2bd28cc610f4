/**
 * Counts of crimes and ASB near a closure order's premises before its notice and after the order, beside the
 * borough's counts.
 */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { Dataset } from '../../domain/dataset.ts'
import {
  type Day,
  type DaySpan,
  dayNumber,
  dayOfMoment,
  daysFrom,
  daysIn,
  isWithin,
} from '../../domain/day.ts'
import { boxOf } from '../../domain/geography.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { asAtDay } from '../baseline/as-at.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import { placesOf } from '../figures/places.ts'
import { kindReader, MEASURES, type Measure } from '../figures/tally.ts'
import { metresToPremises, placeOf } from '../on-site.ts'

/**
 * Radius in metres within which incidents count as near the premises. Not the 150 m grid square: premises
 * often lie at the edge of their square, and incidents across the street belong to them.
 */
export const NEARBY_METRES = 150
/** Length of each compared period. */
export const COMPARED_WEEKS = 26
const WEEKS_BEFORE_NOTICE = 4
/** Offset of the comparison a year earlier: whole weeks, so that weekdays match. */
const YEAR_OF_WEEKS = 52

/** Caveat on regression to the mean, shown with every table of one order's counts. */
export const REGRESSION_CAUTION =
  'Orders are sought when things are worst, so some fall is to be expected without one.'

/** A period of whole weeks, and the same weeks a year earlier. */
export interface ComparedPeriod {
  readonly span: DaySpan
  readonly weeks: number
  /** The same number of weeks, 52 weeks earlier. */
  readonly yearEarlier: DaySpan
}
/** Null where the feeds of incidents do not cover all of the days. */
interface Counts {
  readonly now: number | null
  readonly yearEarlier: number | null
}
/** Counts of one measure, near the premises or in the borough. */
export interface BeforeAfterRow {
  readonly measure: 'crimes' | 'asb'
  readonly where: 'there' | 'borough'
  readonly before: Counts
  readonly after: Counts
}
/** Periods and rows of the table. */
export interface BeforeAfter {
  readonly before: ComparedPeriod
  /** From the day of the order: 26 weeks, or as many whole weeks as the data cover up to the day looked back from; null under one. */
  readonly after: ComparedPeriod | null
  /** Crimes exclude police-generated offences. */
  readonly rows: readonly BeforeAfterRow[]
  /** Number of incidents counted nearby that are known by month only; they count on the first of it. */
  readonly knownByMonth: number
}

/** Measures of the table: crimes without police-generated offences, and ASB. */
const COMPARED_MEASURES: readonly {
  readonly measure: BeforeAfterRow['measure']
  readonly counted: Measure
}[] = MEASURES.flatMap((counted) =>
  counted.id === 'crimes' ? [] : [{ measure: counted.id === 'asb' ? 'asb' : 'crimes', counted }],
)

/**
 * Compares the 26 weeks that end four weeks before the notice with those from the order on. Null where no
 * order was made. One pass over the rows, about 10 ns a row.
 */
export function beforeAndAfter(dataset: Dataset, order: ClosureOrder): BeforeAfter | null {
  if (!order.made) return null
  const reach = coveredIncidents(dataset).days
  const until = dayNumber(dayOfMoment(order.noticeServed) - 7 * WEEKS_BEFORE_NOTICE)
  const before = comparedPeriodOf(dayNumber(until - 7 * COMPARED_WEEKS), COMPARED_WEEKS)
  const began = dayOfMoment(order.made)
  const last = reach ? dayNumber(Math.min(reach.to, asAtDay(dataset))) : began
  const weeks = reach ? Math.min(COMPARED_WEEKS, Math.floor(daysIn({ from: began, to: last }) / 7)) : 0
  const after = weeks < 1 ? null : comparedPeriodOf(began, weeks)
  const spans = [before.span, before.yearEarlier, ...(after ? [after.span, after.yearEarlier] : [])]
  const { there, borough, knownByMonth } = countBySpan(dataset, order, spans)
  const countOrNull = (counts: readonly number[], at: number) => {
    const span = spans[at]
    const isCovered = span && reach && span.from >= reach.from && span.to <= reach.to
    return isCovered ? (counts[at] ?? 0) : null
  }
  const row = (
    measure: BeforeAfterRow['measure'],
    where: BeforeAfterRow['where'],
    counts: readonly number[],
  ) => ({
    measure,
    where,
    before: { now: countOrNull(counts, 0), yearEarlier: countOrNull(counts, 1) },
    after: { now: countOrNull(counts, 2), yearEarlier: countOrNull(counts, 3) },
  })
  const rows = COMPARED_MEASURES.flatMap(({ measure }, at) => [
    row(measure, 'there', there[at] ?? []),
    row(measure, 'borough', borough[at] ?? []),
  ])
  return { before, after, rows, knownByMonth }
}

function comparedPeriodOf(from: Day, weeks: number): ComparedPeriod {
  return {
    span: daysFrom(from, 7 * weeks),
    weeks,
    yearEarlier: daysFrom(dayNumber(from - 7 * YEAR_OF_WEEKS), 7 * weeks),
  }
}

/**
 * Counts by compared measure and span. The borough's are those inside its wards; all rows where the feeds
 * have no wards.
 */
function countBySpan(dataset: Dataset, order: ClosureOrder, spans: readonly DaySpan[]) {
  const { incidents } = dataset
  const { areas: wards, areaOf: wardOf } = placesOf(dataset)
  const kindOf = kindReader(dataset)
  const isThere = nearnessTo(order)
  const counts = () => COMPARED_MEASURES.map(() => spans.map(() => 0))
  const [there, borough] = [counts(), counts()]
  let knownByMonth = 0
  for (let row = 0; row < incidents.count; row++) {
    const day = dayNumber(incidents.day[row] ?? 0)
    if (!spans.some((span) => isWithin(day, span))) continue
    const measure = measureAt(kindOf(row))
    if (measure < 0) continue
    const isNear = isThere(incidents.longitude[row] ?? 0, incidents.latitude[row] ?? 0)
    const isInBorough = wards.length === 0 || (wardOf[row] ?? wards.length) < wards.length
    if (isNear && PRECISIONS[incidents.precision[row] ?? 0] === 'month') knownByMonth++
    if (isNear) addToSpans(there[measure], spans, day)
    if (isInBorough) addToSpans(borough[measure], spans, day)
  }
  return { there, borough, knownByMonth }
}

const measureAt = (kind: number) => COMPARED_MEASURES.findIndex(({ counted }) => counted.kinds.includes(kind))

function addToSpans(counts: number[] | undefined, spans: readonly DaySpan[], day: number) {
  if (!counts) return
  for (const [at, span] of spans.entries()) {
    if (day >= span.from && day <= span.to) counts[at] = (counts[at] ?? 0) + 1
  }
}

/** Returns a test for nearness; compares degrees first, so that only close points are measured exactly. */
function nearnessTo(order: ClosureOrder): (longitude: number, latitude: number) => boolean {
  const [x, y] = placeOf(order)
  const far = extentOf(order) + 0.005
  return (longitude, latitude) =>
    Math.abs(longitude - x) < far &&
    Math.abs(latitude - y) < far &&
    metresToPremises(order, [longitude, latitude]) <= NEARBY_METRES
}

function extentOf({ shape }: ClosureOrder): number {
  if (shape.type === 'Point') return 0
  const { west, east, south, north } = boxOf(shape)
  return Math.max(east - west, north - south)
}
