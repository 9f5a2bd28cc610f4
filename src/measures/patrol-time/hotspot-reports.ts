/**
 * Reports in a patrol hotspot (crimes, ASB) with intervals and their change, to be read beside patrol time.
 */

import { poissonInterval } from '../../analytics/small-numbers/exact-intervals.ts'
import { isCrime } from '../../domain/category.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, isUnderFourWeeks, isWithin, type DaySpan } from '../../domain/day.ts'
import { POLICE_GENERATED, PRECISIONS, type IncidentColumns } from '../../domain/incident.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import { periodOf, type BoardPeriod } from '../baseline/baseline.ts'
import type { CountedFigure, Figure } from '../figure.ts'
import { changeOf } from '../figures/change.ts'
import { groundsOf, withKnowledge } from '../figures/known-figures.ts'
import { overdispersionOf } from '../figures/overdispersion.ts'
import { measureLabels, MEASURES, tallyOf, type Measure, type PeriodPair } from '../figures/tally.ts'
import { placesOf } from '../figures/places.ts'
import { capital, changeSentence, countWords, valueWords } from '../sentences.ts'
import { contains } from '../../analytics/geometry.ts'
import { boxOf, isInBox } from '../../domain/geography.ts'

/** Crimes without police-generated offences, which would rise with patrol itself; and ASB. */
const REPORTED_MEASURES = MEASURES.filter(({ id }) => id !== 'crimes')

/**
 * Counts of the hotspot with exact interval (Garwood) and change from the baseline, widened by the borough's
 * overdispersion. Association with patrol time is no proof of effect. Cost: one pass over the rows.
 */
export function hotspotReports(
  dataset: Dataset,
  hotspot: PatrolHotspot,
  question: BoardPeriod,
): readonly Figure[] {
  const period = periodOf(dataset, question)
  const tally = tallyOf(dataset, placesOf(dataset), question)
  const rows = rowsInside(hotspot, dataset.incidents)
  const figures = REPORTED_MEASURES.map((measure): CountedFigure => {
    const ownRows = rows.filter((row) => isOf(measure, dataset, row))
    const pair = pairIn(ownRows, dataset, question)
    const { low, high } = poissonInterval(pair.now)
    return {
      ...measureLabels(measure),
      ...period.days,
      value: pair.now,
      low,
      high,
      ...changeOf({ pair, period, overdispersion: overdispersionOf(tally, measure, period).borough }),
    }
  })
  return withKnowledge(figures, groundsOf(dataset, question))
}

function isOf({ id }: Measure, { incidents, categories }: Dataset, row: number): boolean {
  const category = categories[incidents.category[row] ?? -1]
  if (!category) return false
  if (id === 'asb') return !isCrime(category)
  const isFound = category.policeGenerated || ((incidents.flags[row] ?? 0) & POLICE_GENERATED) !== 0
  return isCrime(category) && !isFound
}

function pairIn(rows: readonly number[], dataset: Dataset, { window, baseline }: BoardPeriod): PeriodPair {
  const countsOf = (counted: readonly number[]) => ({
    now: countIn(counted, dataset, window),
    before: baseline ? countIn(counted, dataset, baseline) : 0,
  })
  if (!isUnderFourWeeks(window)) return countsOf(rows)
  const { precision } = dataset.incidents
  const byMonth = rows.filter((row) => PRECISIONS[precision[row] ?? 0] === 'month')
  return { ...countsOf(rows), leftOut: countsOf(byMonth) }
}

const countIn = (rows: readonly number[], { incidents }: Dataset, span: DaySpan) =>
  rows.filter((row) => isWithin(dayNumber(incidents.day[row] ?? 0), span)).length

const tenth = (value: number) => (value < 10 ? value.toFixed(1) : countWords(value))

/**
 * `12 (6.2 to 21). Was 20. Between 0.3 and 1.2 times as many. Could be chance.`; the count's interval in
 * brackets.
 */
export function reportsSentence(figure: Figure): string {
  const { low, high, verdict, caveat, why } = figure
  const interval = low === undefined || high === undefined ? '' : ` (${tenth(low)} to ${tenth(high)})`
  const count = `${capital(valueWords(figure))}${interval}.`
  const word = verdict && `${capital(verdict)}.`
  return [count, changeSentence(figure), word, caveat, why].filter(Boolean).join(' ')
}

/** Row indexes of the incidents inside a patrol hotspot; tests the bounding box first. */

export function rowsInside(
  { shape }: Pick<PatrolHotspot, 'shape'>,
  { count, longitude, latitude }: IncidentColumns,
): readonly number[] {
  const box = boxOf(shape)
  const rows: number[] = []
  for (let row = 0; row < count; row++) {
    const [x, y] = [longitude[row] ?? 0, latitude[row] ?? 0]
    if (isInBox(x, y, box) && contains(shape, x, y)) rows.push(row)
  }
  return rows
}
