/** What was reported round an order's premises before its notice and since it was made, as counts beside the borough's. */
import type { ClosureOrder } from '../../domain/closure-order.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Day, DaySpan } from '../../domain/day.ts'
import { dayNumber, dayOfMoment, daysFrom, daysIn, isWithin } from '../../domain/day.ts'
import { boxOf } from '../../domain/geography.ts'
import { PRECISIONS } from '../../domain/incident.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { placesOf } from '../figures/places.ts'
import { kindReader, MEASURES } from '../figures/tally.ts'
import type { Measure } from '../figures/tally.ts'
import { metresToPremises, placeOf } from './premises.ts'

/**
 * What counts as there: no more than this from the premises. Not the premises' own 150 m square: an order stands
 * anywhere in its square, often at the edge, and the reports across the street belong to it too.
 */
export const THERE_METRES = 150
export const WEEKS = 26
const WEEKS_BEFORE_NOTICE = 4
/** The same weeks a year earlier: whole weeks, so that weekends stand beside weekends. */
const YEAR_OF_WEEKS = 52

/** Says what a reader must know of one order's counts, always beside them. */
export const CAUTION = 'Orders are sought when things are worst, so some fall is to be expected without one.'

export interface ComparedPeriod {
  readonly span: DaySpan
  readonly weeks: number
  /** The same weeks a year earlier. */
  readonly yearEarlier: DaySpan
}
/** Null where the data do not reach over the whole of the days. */
interface Counts {
  readonly now: number | null
  readonly yearEarlier: number | null
}
export interface BeforeAfterRow {
  readonly measure: 'crimes' | 'asb'
  readonly where: 'there' | 'borough'
  readonly before: Counts
  readonly after: Counts
}
export interface BeforeAfter {
  readonly before: ComparedPeriod
  /** From the order on: 26 weeks, or as many whole weeks as the data reach; null under one week. */
  readonly after: ComparedPeriod | null
  /** Crimes are without those that patrol itself finds. */
  readonly rows: readonly BeforeAfterRow[]
  /** How many of those counted there are known by month only, and count on the first of it. */
  readonly knownByMonth: number
}

/** The measures as they are spoken of here: crimes without what patrol itself finds, and ASB apart from them. */
const SPOKEN: readonly { readonly measure: BeforeAfterRow['measure']; readonly counted: Measure }[] =
  MEASURES.flatMap((counted) =>
    counted.id === 'crimes' ? [] : [{ measure: counted.id === 'asb' ? 'asb' : 'crimes', counted }],
  )

/** Null for an application that became no order. One pass over the rows; cost: some 10 ns a row. */
export function beforeAndAfter(dataset: Dataset, order: ClosureOrder): BeforeAfter | null {
  if (!order.made) return null
  const reach = incidentReach(dataset)
  const until = dayNumber(dayOfMoment(order.noticeServed) - 7 * WEEKS_BEFORE_NOTICE)
  const before = stretchOf(dayNumber(until - 7 * WEEKS), WEEKS)
  const began = dayOfMoment(order.made)
  const weeks = reach ? Math.min(WEEKS, Math.floor(daysIn({ from: began, to: reach.to }) / 7)) : 0
  const after = weeks < 1 ? null : stretchOf(began, weeks)
  const spans = [before.span, before.yearEarlier, ...(after ? [after.span, after.yearEarlier] : [])]
  const { there, borough, knownByMonth } = countIn(dataset, order, spans)
  const known = (counts: readonly number[], at: number) => {
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
    before: { now: known(counts, 0), yearEarlier: known(counts, 1) },
    after: { now: known(counts, 2), yearEarlier: known(counts, 3) },
  })
  const rows = SPOKEN.flatMap(({ measure }, at) => [
    row(measure, 'there', there[at] ?? []),
    row(measure, 'borough', borough[at] ?? []),
  ])
  return { before, after, rows, knownByMonth }
}

function stretchOf(from: Day, weeks: number): ComparedPeriod {
  return {
    span: daysFrom(from, 7 * weeks),
    weeks,
    yearEarlier: daysFrom(dayNumber(from - 7 * YEAR_OF_WEEKS), 7 * weeks),
  }
}

/** By spoken measure and span. The borough is what lies in a ward of it; all rows where the feeds have no wards. */
function countIn(dataset: Dataset, order: ClosureOrder, spans: readonly DaySpan[]) {
  const { incidents } = dataset
  const { areas: wards, areaOf: wardOf } = placesOf(dataset)
  const kindOf = kindReader(dataset)
  const isThere = nearnessTo(order)
  const counts = () => SPOKEN.map(() => spans.map(() => 0))
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
    if (isNear) add(there[measure], spans, day)
    if (isInBorough) add(borough[measure], spans, day)
  }
  return { there, borough, knownByMonth }
}

const measureAt = (kind: number) => SPOKEN.findIndex(({ counted }) => counted.kinds.includes(kind))

function add(counts: number[] | undefined, spans: readonly DaySpan[], day: number) {
  if (!counts) return
  for (const [at, span] of spans.entries()) {
    if (day >= span.from && day <= span.to) counts[at] = (counts[at] ?? 0) + 1
  }
}

/** Far places are told by their degrees: only what is near is measured. */
function nearnessTo(order: ClosureOrder): (longitude: number, latitude: number) => boolean {
  const [x, y] = placeOf(order)
  const far = extentOf(order) + 0.005
  return (longitude, latitude) =>
    Math.abs(longitude - x) < far &&
    Math.abs(latitude - y) < far &&
    metresToPremises(order, [longitude, latitude]) <= THERE_METRES
}

function extentOf({ shape }: ClosureOrder): number {
  if (shape.type === 'Point') return 0
  const { west, east, south, north } = boxOf(shape)
  return Math.max(east - west, north - south)
}
