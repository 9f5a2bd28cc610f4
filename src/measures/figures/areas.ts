/** What happened area by area: counts with their change, and rates where the residents are known. */
import type { Area } from '../../domain/area.ts'
import { outsideOf } from '../figure.ts'
import type { Figure } from '../figure.ts'
import { changeOf, countsBeside } from './change.ts'
import type { FigureOverdispersion } from './overdispersion.ts'
import { named } from './measure-words.ts'
import { countAt, pairOf } from './tally.ts'
import type { Counted, Measure } from './tally.ts'

/** A count for each area and its rate, and a count for what lies outside them; none where the data hold no areas. */
export function areaFigures(
  measure: Measure,
  counted: Counted,
  clumping: FigureOverdispersion,
): readonly Figure[] {
  const { areas } = counted.places
  if (areas.length === 0) return []
  return [
    ...areas.flatMap((area, place) => {
      const count = areaCount(measure, counted, { area, place, clumping: clumping.byArea[place] ?? 1 })
      return [count, ...rateOf(count, area.population)]
    }),
    outsideCount(measure, counted),
  ]
}

interface AreaAt {
  readonly area: Area
  /** Its place in the tally. */
  readonly place: number
  readonly clumping: number
}
function areaCount(measure: Measure, { tally, period }: Counted, { area, place, clumping }: AreaAt): Figure {
  const pair = pairOf(tally, ({ byArea }) => countAt(byArea, place, measure))
  return {
    ...named(measure, { area: area.code }, area.name),
    ...period.days,
    value: pair.now,
    ...changeOf({ pair, period, clumping }),
  }
}

function outsideCount(measure: Measure, { places, tally, period }: Counted): Figure {
  const pair = pairOf(tally, ({ byArea }) => countAt(byArea, places.areas.length, measure))
  return {
    ...named(
      measure,
      { area: outsideOf(places.level) },
      places.level === 'ward' ? 'outside the wards' : 'outside the areas',
    ),
    ...period.days,
    value: pair.now,
    ...countsBeside(pair.before, period),
  }
}

/** None where the residents are not known: a rate without its denominator is not nought. */
function rateOf({ id, label, from, to, area, value }: Figure, population: number | null): readonly Figure[] {
  if (population === null || population <= 0) return []
  return [
    {
      id: `${id}.rate`,
      label: `${label}, per 1,000 residents`,
      definition:
        'The count of these days for every 1,000 residents; people who work or shop there are not in it.',
      unit: 'per 1,000 residents',
      from,
      to,
      ...(area !== undefined && { area }),
      value: (value / population) * 1000,
    },
  ]
}
