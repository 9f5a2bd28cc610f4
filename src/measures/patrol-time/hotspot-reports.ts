/** What was reported in a patrol hotspot, beside the patrol time given to it: crimes and ASB as two numbers, with intervals. */
import { poissonInterval } from '../../analytics/small-numbers/exact-intervals.ts'
import { isCrime } from '../../domain/category.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, isWithin, type DaySpan } from '../../domain/day.ts'
import { POLICE_GENERATED } from '../../domain/incident.ts'
import type { PatrolHotspot } from '../../domain/patrol.ts'
import type { BoardPeriod } from '../baseline/baseline.ts'
import type { Figure } from '../figure.ts'
import { changeOf } from '../figures/change.ts'
import { overdispersionOf } from '../figures/overdispersion.ts'
import { named } from '../figures/measure-words.ts'
import { periodOf } from '../figures/period.ts'
import { placesOf } from '../figures/places.ts'
import { MEASURES, tallyOf, type Measure } from '../figures/tally.ts'
import { changeSentence, countWords } from '../sentences.ts'
import { rowsInside } from './inside-hotspot.ts'

/** Crimes without what patrol itself finds, which would rise with the patrol that is looked at; then ASB. */
const TOLD = MEASURES.filter(({ id }) => id !== 'crimes')

/**
 * The counts of the hotspot with their exact interval (Garwood) and their change on the baseline, widened by how the
 * borough's counts clump. A fall beside patrol time is no proof that patrol made it. Cost: one pass over the rows.
 */
export function hotspotReports(
  dataset: Dataset,
  hotspot: PatrolHotspot,
  question: BoardPeriod,
): readonly Figure[] {
  const period = periodOf(dataset, question)
  const tally = tallyOf(dataset, placesOf(dataset), question)
  const rows = rowsInside(hotspot, dataset.incidents)
  return TOLD.map((measure) => {
    const own = rows.filter((row) => isOf(measure, dataset, row))
    const pair = {
      now: countIn(own, dataset, question.window),
      before: question.baseline ? countIn(own, dataset, question.baseline) : 0,
    }
    const { low, high } = poissonInterval(pair.now)
    return {
      ...named(measure),
      ...period.days,
      value: pair.now,
      low,
      high,
      ...changeOf({ pair, period, clumping: overdispersionOf(tally, measure, period).whole }),
    }
  })
}

function isOf({ id }: Measure, { incidents, categories }: Dataset, row: number): boolean {
  const category = categories[incidents.category[row] ?? -1]
  if (!category) return false
  if (id === 'asb') return !isCrime(category)
  const isFound = category.policeGenerated || ((incidents.flags[row] ?? 0) & POLICE_GENERATED) !== 0
  return isCrime(category) && !isFound
}

const countIn = (rows: readonly number[], { incidents }: Dataset, span: DaySpan) =>
  rows.filter((row) => isWithin(dayNumber(incidents.day[row] ?? 0), span)).length

const tenth = (value: number) => (value < 10 ? value.toFixed(1) : countWords(value))

/** `12 (6.2 to 21). Was 20. Between 0.3 and 1.2 times as many. Could be chance.`, the interval of the count in brackets. */
export function reportsSentence(figure: Figure): string {
  const { value, low = value, high = value, verdict, caveat } = figure
  const count = `${countWords(value)} (${tenth(low)} to ${tenth(high)}).`
  const word = verdict && `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`
  return [count, changeSentence(figure), word, caveat].filter(Boolean).join(' ')
}
