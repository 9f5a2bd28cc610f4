/** What was planted in the demonstration, and whether the board's own figures find it; and how often they cry wolf. */
import { changeBetween } from '../../src/analytics/small-numbers/verdict.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { daysIn } from '../../src/domain/day.ts'
import type { BoardPeriod } from '../../src/measures/baseline/baseline.ts'
import type { Figure } from '../../src/measures/figure.ts'
import { summaryFigures } from '../../src/measures/figures-of.ts'
import { differenceVerdict, siteDisplacement } from '../../src/measures/sites/site-displacement.ts'
import { day, span } from '../measures/invented-dataset.ts'

export const PLANTED = ['fall at Worsley Hall', 'fall at B', 'displacement at B', 'nothing at C'] as const
export type Truth = (typeof PLANTED)[number]

/** Which of the planted truths the board says of crimes, by the end of the data. */
export function truthsFound(dataset: Dataset): ReadonlySet<Truth> {
  const until = day('2024-08-31')
  const said = (id: string) => {
    const site = dataset.sites.find((one) => one.id === id)
    const moved = site && siteDisplacement(dataset, site, { measure: 'crimes-reported', until })
    if (moved?.kind !== 'known') throw new Error(`nothing is said of ${id}`)
    return { inside: differenceVerdict(moved.local), ring: differenceVerdict(moved.displacement) }
  }
  const [worsley, b, c] = [said('worsley-hall'), said('site-b'), said('site-c')]
  const found: Readonly<Record<Truth, boolean>> = {
    'fall at Worsley Hall': worsley.inside === 'fewer',
    'fall at B': b.inside === 'fewer',
    'displacement at B': b.ring === 'more',
    'nothing at C': c.inside === 'could be chance' && c.ring === 'could be chance',
  }
  return new Set(PLANTED.filter((truth) => found[truth]))
}

/** The last year against the year before. */
const PERIOD: BoardPeriod = {
  window: span('2023-09-01', '2024-08-31'),
  baseline: span('2022-09-01', '2023-08-31'),
}

export interface Alarms {
  /** Verdicts that are `up`, `down` or `could be chance`. */
  readonly verdicts: number
  readonly widened: number
  /** The same counts without allowing for clumping. */
  readonly unwidened: number
}

/** How many verdicts say up or down: of every total, category and ward, with the widening and without. */
export function alarmsIn(dataset: Dataset, period: BoardPeriod = PERIOD): Alarms {
  const judged = summaryFigures(dataset, period).filter(
    ({ verdict }) => verdict !== undefined && verdict !== 'too few to say',
  )
  const isAlarm = (verdict: Figure['verdict']) => verdict === 'up' || verdict === 'down'
  return {
    verdicts: judged.length,
    widened: judged.filter(({ verdict }) => isAlarm(verdict)).length,
    unwidened: judged.filter((figure) => isAlarm(plainVerdict(figure, period))).length,
  }
}

function plainVerdict({ value, baselineValue = 0 }: Figure, { window, baseline }: BoardPeriod) {
  if (!baseline) throw new Error('no baseline')
  return changeBetween(
    { count: value, exposure: daysIn(window) },
    { count: baselineValue, exposure: daysIn(baseline) },
  ).verdict
}

/**
 * Every incident twice: the counts of each place then vary twice as much as before beside their mean, as reports do that
 * come in bursts. Ids are repeated, which no figure reads.
 */
export function doubled(dataset: Dataset): Dataset {
  const { incidents } = dataset
  const twice = <Column extends Int32Array | Float64Array | Int16Array | Uint8Array>(
    column: Column,
  ): Column => {
    const longer = column.slice()
    const both = new (column.constructor as new (length: number) => Column)(2 * longer.length)
    both.set(longer)
    both.set(longer, longer.length)
    return both
  }
  return {
    ...dataset,
    incidents: {
      ...incidents,
      count: 2 * incidents.count,
      longitude: twice(incidents.longitude),
      latitude: twice(incidents.latitude),
      day: twice(incidents.day),
      minute: twice(incidents.minute),
      rangeMinutes: twice(incidents.rangeMinutes),
      precision: twice(incidents.precision),
      reportedDay: twice(incidents.reportedDay),
      category: twice(incidents.category),
      flags: twice(incidents.flags),
    },
  }
}
