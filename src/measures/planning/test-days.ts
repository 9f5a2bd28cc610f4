/**
 * Randomised test days of patrol hotspots: reports on patrol days against control days by intention to treat,
 * with rate ratio, interval and verdict.
 */

import { contains } from '../../analytics/geometry.ts'
import { isOnDay } from '../../analytics/planning/test-days.ts'
import { changeBetween } from '../../analytics/small-numbers/verdict.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, daysIn, type Day, type DaySpan } from '../../domain/day.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { asAtDay } from '../baseline/as-at.ts'
import { isoSpan } from '../baseline/baseline.ts'
import { coveredIncidents } from '../feeds/covered-incidents.ts'
import type { CountedFigure, Verdict } from '../figure.ts'
import { forEachRow } from '../hotspots/square-counts.ts'
import { memoised } from '../memoised.ts'
import { capital, spanWords } from '../sentences.ts'

/** Reports on patrol days and control days at one place, or pooled. */
export interface TestDayComparison {
  /** Null: all places of the test pooled. */
  readonly hotspot: string | null
  readonly name: string
  readonly seed: number | null
  /** Days of the test covered by the incidents; null: none. */
  readonly span: DaySpan | null
  /** Place-days covered by the incidents. */
  readonly onDays: number
  readonly offDays: number
  readonly on: number
  readonly off: number
  /**
   * Ratio of reports per patrol day to reports per control day, with its 95 % interval in `low` and `high`;
   * null where control days had none.
   */
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
  /** Null where no day is covered. */
  readonly verdict: Verdict | null
}

/** Caveat on intention to treat and carry-over, shown with every such ratio. */
export const CARRY_OVER_CAUTION =
  'Counted by what was drawn, not by what was delivered. Where a visit’s effect lasts into the next day, off days share in it and the ratio shows less than there is.'

/** Whether a place is randomly assigned patrol on a day; null: no test on that day. */
export const isPatrolDay = (
  { id, testDays }: Pick<PatrolHotspot, 'id' | 'testDays'>,
  day: Day,
): boolean | null => (testDays ? isOnDay(testDays, id, day) : null)

/**
 * Each place of a test, then all pooled; empty where no hotspot has test days. Police-generated offences are
 * excluded. Cost: one pass over the rows per place.
 */
export function testDayComparisons(dataset: Dataset): readonly TestDayComparison[] {
  const tested = dataset.hotspots.filter(({ testDays }) => testDays !== null)
  const each = tested.map((hotspot) => tallyFor(dataset, hotspot))
  if (each.length < 2) return each.map(comparisonFrom)
  const sum = (countOf: (tally: Tally) => number) => each.reduce((total, tally) => total + countOf(tally), 0)
  const all: Tally = {
    hotspot: null,
    name: `All ${each.length} places of the test`,
    seed: null,
    span: wholeSpan(each.flatMap(({ span }) => span ?? [])),
    onDays: sum(({ onDays }) => onDays),
    offDays: sum(({ offDays }) => offDays),
    on: sum(({ on }) => on),
    off: sum(({ off }) => off),
    chi2: sum(({ chi2 }) => chi2),
    freedom: sum(({ freedom }) => freedom),
  }
  return [...each, all].map(comparisonFrom)
}

function wholeSpan(spans: readonly DaySpan[]): DaySpan | null {
  if (spans.length === 0) return null
  return {
    from: dayNumber(Math.min(...spans.map(({ from }) => from))),
    to: dayNumber(Math.max(...spans.map(({ to }) => to))),
  }
}

interface Tally extends Omit<TestDayComparison, 'ratio' | 'low' | 'high' | 'verdict'> {
  /** Pearson's chi-squared of daily counts within each arm, and its degrees of freedom. */
  readonly chi2: number
  readonly freedom: number
}

function tallyFor(dataset: Dataset, hotspot: PatrolHotspot): Tally {
  const span = spanOf(dataset, hotspot)
  const counts = span ? countsByDay(dataset, hotspot, span) : []
  const [on, off] = [true, false].map((isOn) =>
    armTotals(counts.flatMap((day) => (day.isOn === isOn ? [day.count] : []))),
  )
  return {
    hotspot: hotspot.id,
    name: hotspot.name,
    seed: hotspot.testDays?.seed ?? null,
    span,
    onDays: on?.days ?? 0,
    offDays: off?.days ?? 0,
    on: on?.sum ?? 0,
    off: off?.sum ?? 0,
    chi2: (on?.chi2 ?? 0) + (off?.chi2 ?? 0),
    freedom: (on?.freedom ?? 0) + (off?.freedom ?? 0),
  }
}

/** Days of the test covered by the incidents, up to the day looked back from. */
function spanOf(dataset: Dataset, { testDays }: PatrolHotspot): DaySpan | null {
  const reach = coveredIncidents(dataset).days
  if (!testDays || !reach) return null
  const from = dayNumber(Math.max(testDays.from, reach.from))
  const to = dayNumber(Math.min(testDays.to, reach.to, asAtDay(dataset)))
  return from > to ? null : { from, to }
}

function countsByDay(dataset: Dataset, hotspot: PatrolHotspot, { from, to }: DaySpan) {
  const counts = Array.from({ length: daysIn({ from, to }) }, () => 0)
  const { shape } = hotspot
  const { day, longitude, latitude } = dataset.incidents
  forEachRow(dataset, { window: { from, to }, categories: null, leavesOutFound: true }, (row) => {
    const at = (day[row] ?? 0) - from
    if (contains(shape, longitude[row] ?? 0, latitude[row] ?? 0)) counts[at] = (counts[at] ?? 0) + 1
  })
  return counts.map((count, i) => ({ count, isOn: isPatrolDay(hotspot, dayNumber(from + i)) }))
}

function armTotals(counts: readonly number[]) {
  const sum = counts.reduce((total, count) => total + count, 0)
  const mean = sum / Math.max(1, counts.length)
  const chi2 = mean > 0 ? counts.reduce((total, count) => total + (count - mean) ** 2 / mean, 0) : 0
  return { days: counts.length, sum, chi2, freedom: mean > 0 ? counts.length - 1 : 0 }
}

function comparisonFrom({ chi2, freedom, ...tally }: Tally): TestDayComparison {
  const { on, off, onDays, offDays } = tally
  if (onDays === 0 || offDays === 0) {
    const verdict = tally.span === null ? null : 'too few to say'
    return { ...tally, ratio: null, low: null, high: null, verdict }
  }
  const phi = freedom > 0 ? Math.max(1, chi2 / freedom) : 1
  const change = changeBetween({ count: on, exposure: onDays }, { count: off, exposure: offDays }, phi)
  const { ratio, verdict } = change
  const finite = (value: number | undefined) => (value !== undefined && Number.isFinite(value) ? value : null)
  return {
    ...tally,
    verdict,
    ratio: finite(ratio?.ratio),
    low: finite(ratio?.low),
    high: finite(ratio?.high),
  }
}

/** `31 reports on 40 days drawn on, 52 on 40 drawn off: 0.60 times as many, between 0.38 and 0.94. Down.` */
export function testDaySentence({
  name,
  span,
  on,
  off,
  onDays,
  offDays,
  ratio,
  low,
  high,
  verdict,
}: TestDayComparison): string {
  if (span === null) return `${name}: not known, as the incidents cover no day of the test.`
  const counts = `${name}, ${spanWords(span)}: ${on} ${on === 1 ? 'report' : 'reports'} on ${onDays} ${onDays === 1 ? 'day' : 'days'} drawn on, ${off} on ${offDays} drawn off`
  if (verdict === null || verdict === 'too few to say' || ratio === null || low === null)
    return `${counts}. Too few to say.`
  const between =
    high === null ? `at least ${low.toFixed(2)}` : `between ${low.toFixed(2)} and ${high.toFixed(2)}`
  return `${counts}: ${ratio.toFixed(2)} times as many, ${between}. ${capital(verdict)}.`
}

/** Comparisons of each place and, for several, of all pooled; cached per dataset. */
export const testDayComparisonsOf = (dataset: Dataset): readonly TestDayComparison[] =>
  cachedComparisons(dataset, null)
const cachedComparisons = memoised(
  (dataset: Dataset, _: null) => testDayComparisons(dataset),
  () => [],
)

/**
 * Figures `test-days.all` and `test-days.ID`: `value` counts patrol days, `baselineValue` control days;
 * `ratio` is per day.
 */
export const testDayFiguresOf = (dataset: Dataset): readonly CountedFigure[] =>
  testDayComparisonsOf(dataset).flatMap((test) =>
    test.span ? [testDayFigure(test, isoSpan(test.span))] : [],
  )

function testDayFigure(test: TestDayComparison, days: Pick<CountedFigure, 'from' | 'to'>): CountedFigure {
  const { hotspot, name, on, off, onDays, offDays, ratio, low, high, verdict } = test
  return {
    id: `test-days.${hotspot ?? 'all'}`,
    label: `Reports on days drawn on, ${name}`,
    definition: `Counted in the patrol hotspot on ${onDays} days drawn on, beside ${offDays} drawn off; the ratio is that of reports a day. ${CARRY_OVER_CAUTION}`,
    unit: 'reports',
    madeOf: ['incidents'],
    ...days,
    value: on,
    baselineValue: off,
    ...(verdict !== null && { verdict }),
    ...(ratio !== null && { ratio }),
    ...(low !== null && { ratioLow: low }),
    ...(high !== null && { ratioHigh: high }),
  }
}
