/** Counts, rates and changes of every level of area that the data hold besides wards. */
import type { Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { isOpen } from '../../domain/dataset.ts'
import type { Figure } from '../figure.ts'
import { areaFigures } from './areas.ts'
import { clumpingOf } from './clumping.ts'
import type { Period } from './period.ts'
import { placesOf } from './places.ts'
import { MEASURES, tallyOf } from './tally.ts'

/** In the order in which a board thinks: its own footprints first, the smallest census areas last. */
export const TOLD_LEVELS: readonly Level[] = ['footprint', 'beat', 'ward', 'msoa', 'lsoa']

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  borough: 'Borough',
  footprint: 'Service delivery footprints',
  beat: 'Beats',
  ward: 'Wards',
  lsoa: 'Census areas (LSOA)',
  msoa: 'Census areas (MSOA)',
  order: 'Areas of orders',
}

/** Levels of which the data hold at least two areas: one alone is the whole. */
export const levelsIn = ({ areas }: Pick<Dataset, 'areas'>): readonly Level[] =>
  TOLD_LEVELS.filter((level) => areas.filter((area) => area.level === level).length > 1)

/** Of every level but wards, which the first page has, unless told otherwise. One pass over the incidents a level. */
export function levelFigures(
  dataset: Dataset,
  period: Period,
  levels: readonly Level[] = levelsIn(dataset).filter((level) => level !== 'ward'),
): readonly Figure[] {
  if (!isOpen(dataset, 'incidents')) return []
  return levels.flatMap((level) => {
    const places = placesOf(dataset, level)
    const counted = { dataset, places, tally: tallyOf(dataset, places, period), period }
    return MEASURES.flatMap((measure) =>
      areaFigures(measure, counted, clumpingOf(counted.tally, measure, period)),
    )
  })
}
