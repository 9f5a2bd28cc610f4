/** Effects planted in the demonstration, whether the figures detect them, and the rate of false alarms. */
import { changeBetween } from '../../src/analytics/small-numbers/verdict.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { daysIn } from '../../src/domain/day.ts'
import type { BoardPeriod } from '../../src/measures/baseline/baseline.ts'
import type { Figure } from '../../src/measures/figure.ts'
import { summaryFigures } from '../../src/measures/figures-of.ts'
import { differenceVerdict, siteDisplacement } from '../../src/measures/sites/site-displacement.ts'
import { day, span } from '../measures/invented-dataset.ts'

export const PLANTED_EFFECTS = [
  'fall at Worsley Hall',
  'fall at B',
  'displacement at B',
  'nothing at C',
] as const
export type PlantedEffect = (typeof PLANTED_EFFECTS)[number]

/** The planted effects that the displacement figures of crimes detect at the end of the data. */
export function detectedEffects(dataset: Dataset): ReadonlySet<PlantedEffect> {
  const until = day('2024-08-31')
  const verdictsAt = (id: string) => {
    const site = dataset.sites.find((candidate) => candidate.id === id)
    const moved = site && siteDisplacement(dataset, site, { measure: 'crimes-reported', until })
    if (moved?.kind !== 'known') throw new Error(`no displacement is computed for ${id}`)
    return { inside: differenceVerdict(moved.local), ring: differenceVerdict(moved.displacement) }
  }
  const [worsley, b, c] = [verdictsAt('worsley-hall'), verdictsAt('site-b'), verdictsAt('site-c')]
  const isDetected: Readonly<Record<PlantedEffect, boolean>> = {
    'fall at Worsley Hall': worsley.inside === 'fewer',
    'fall at B': b.inside === 'fewer',
    'displacement at B': b.ring === 'more',
    'nothing at C': c.inside === 'could be chance' && c.ring === 'could be chance',
  }
  return new Set(PLANTED_EFFECTS.filter((effect) => isDetected[effect]))
}

/** The last year against the year before. */
const PERIOD: BoardPeriod = {
  window: span('2023-09-01', '2024-08-31'),
  baseline: span('2022-09-01', '2023-08-31'),
}

export interface Alarms {
  /** Number of verdicts `up`, `down` or `could be chance`. */
  readonly verdicts: number
  /** Verdicts `up` or `down` by intervals that allow for overdispersion, each area by itself. */
  readonly widened: number
  /** The same without allowing for overdispersion. */
  readonly unwidened: number
}

/** Alarms among the verdicts of every total, category and ward. */
export function alarmCounts(dataset: Dataset, period: BoardPeriod = PERIOD): Alarms {
  const withVerdict = summaryFigures(dataset, period).filter(
    ({ verdict }) => verdict !== undefined && verdict !== 'too few to say',
  )
  const isAlarm = (verdict: Figure['verdict']) => verdict === 'up' || verdict === 'down'
  return {
    verdicts: withVerdict.length,
    widened: withVerdict.filter(({ verdict, unadjustedVerdict }) => isAlarm(unadjustedVerdict ?? verdict))
      .length,
    unwidened: withVerdict.filter((figure) => isAlarm(plainVerdict(figure, period))).length,
  }
}

function plainVerdict({ value, baselineValue = 0 }: Figure, { window, baseline }: BoardPeriod) {
  if (!baseline || value === null) throw new Error('no baseline, or no count')
  return changeBetween(
    { count: value, exposure: daysIn(window) },
    { count: baselineValue, exposure: daysIn(baseline) },
  ).verdict
}

/** Every incident twice, which doubles the dispersion of counts (phi 2), as bursts of reports do. Ids repeat; no figure reads them. */
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
