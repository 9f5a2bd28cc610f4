/** Places that reports name again and again: how many there are in these days. */
import { uniquePlaces } from '../../analytics/hierarchy/places.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Figure } from '../figure.ts'
import { countsBeside } from './change.ts'
import type { Counted } from './tally.ts'

/** So many incidents at one place in the days looked at make it one that is named again and again. */
const LEAST_REPEATS = 5

/** Counts alone: places that swap a report with their neighbour make no Poisson number. */
export function repeatFigure({ dataset, period }: Counted): Figure {
  const { incidents } = dataset
  return {
    id: 'repeat-places',
    label: 'Repeat places',
    definition: `Places at which ${LEAST_REPEATS} or more crimes and ASB of these days stand, by exactly the same position; where positions were made coarser before they came here, a place is larger.`,
    unit: 'places',
    ...period.days,
    value: repeatsIn(incidents, period.window),
    ...countsBeside(period.baseline ? repeatsIn(incidents, period.baseline) : 0, period),
  }
}

/** One pass over the rows. */
function repeatsIn(incidents: IncidentColumns, { from, to }: DaySpan): number {
  const { of, count } = uniquePlaces(incidents)
  const held = new Uint32Array(count)
  for (let row = 0; row < incidents.count; row++) {
    const day = incidents.day[row] ?? 0
    const place = of[row] ?? 0
    if (day >= from && day <= to) held[place] = (held[place] ?? 0) + 1
  }
  let places = 0
  for (const many of held) if (many >= LEAST_REPEATS) places++
  return places
}
