/** What happened ward by ward: counts with their change, and rates where the residents are known. */
import type { Area } from '../../domain/area.ts'
import { OUTSIDE } from '../figure.ts'
import type { Figure } from '../figure.ts'
import { changeOf, countsBeside } from './change.ts'
import type { Clumping } from './clumping.ts'
import { named } from './measure-words.ts'
import { countAt, pairOf } from './tally.ts'
import type { Counted, Measure } from './tally.ts'

/** A count for each ward and its rate, and a count for what lies outside them; none where the data hold no wards. */
export function wardFigures(measure: Measure, counted: Counted, clumping: Clumping): readonly Figure[] {
  const { wards } = counted.places
  if (wards.length === 0) return []
  return [
    ...wards.flatMap((ward, place) => {
      const count = wardCount(measure, counted, { ward, place, clumping: clumping.byWard[place] ?? 1 })
      return [count, ...rateOf(count, ward.population)]
    }),
    outsideCount(measure, counted),
  ]
}

interface WardAt {
  readonly ward: Area
  /** Its place in the tally. */
  readonly place: number
  readonly clumping: number
}
function wardCount(measure: Measure, { tally, period }: Counted, { ward, place, clumping }: WardAt): Figure {
  const pair = pairOf(tally, ({ byWard }) => countAt(byWard, place, measure))
  return {
    ...named(measure, { area: ward.code }, ward.name),
    ...period.days,
    value: pair.now,
    ...changeOf({ pair, period, clumping }),
  }
}

function outsideCount(measure: Measure, { places, tally, period }: Counted): Figure {
  const pair = pairOf(tally, ({ byWard }) => countAt(byWard, places.wards.length, measure))
  return {
    ...named(measure, { area: OUTSIDE }, 'outside the wards'),
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
