/** The one list of figures from which the board's page, tables, files, print and tool all read. */
import type { Dataset } from '../domain/dataset.ts'
import type { BoardPeriod } from './baseline.ts'
import type { Figure } from './figure.ts'
import { actionFigures } from './figures/actions.ts'
import { orderFigures } from './figures/closure-orders.ts'
import { incidentFigures } from './figures/incidents.ts'
import { periodOf } from './figures/period.ts'
import { placesOf } from './figures/places.ts'
import { tallyOf } from './figures/tally.ts'

/**
 * Every figure of the board for a window: what was done, then what happened. Days are London days, both ends
 * included; an incident known by its month counts on the first of it. A kind of which no feed is open has no
 * figures, since unknown is not nought. Pure; one pass over the incidents.
 */
export function figuresOf(dataset: Dataset, question: BoardPeriod): readonly Figure[] {
  const period = periodOf(dataset, question)
  const places = placesOf(dataset)
  const tally = tallyOf(dataset, places, period)
  return [
    ...actionFigures(dataset, period),
    ...orderFigures(dataset, period),
    ...incidentFigures({ dataset, places, tally, period }),
  ]
}
