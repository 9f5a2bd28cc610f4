/** Counts, rates and changes of every level of area that the data hold besides wards. */
import type { Level } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import { isOpen } from '../../domain/dataset.ts'
import type { BoardPeriod } from '../baseline/baseline.ts'
import type { Figure } from '../figure.ts'
import { memoisedLast } from '../memoised.ts'
import { areaFigures } from './areas.ts'
import { overdispersionOf } from './overdispersion.ts'
import type { Period } from './period.ts'
import { placesOf } from './places.ts'
import { MEASURES, tallyOf, type Tally } from './tally.ts'

/** In the order in which a board thinks: its own footprints first, the smallest census areas last. */
const TOLD_LEVELS: readonly Level[] = ['footprint', 'beat', 'ward', 'msoa', 'lsoa']

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

const spansOf = ({ window, baseline }: BoardPeriod) => [window.from, window.to, baseline?.from, baseline?.to]

/** What page, tables and files read of one question is counted once: for each level when it is first asked of. */
const countedOnce = memoisedLast(
  (_: Dataset, _question: BoardPeriod) => ({
    tallies: new Map<Level, Tally>(),
    figures: new Map<Level, readonly Figure[]>(),
  }),
  spansOf,
)

/** The tally of the areas of a level. One pass over the incidents. */
export function tallyAt(dataset: Dataset, level: Level, question: BoardPeriod): Tally {
  const { tallies } = countedOnce(dataset, question)
  const tally = tallies.get(level) ?? tallyOf(dataset, placesOf(dataset, level), question)
  tallies.set(level, tally)
  return tally
}

/** Counts, rates and changes of the areas of one level; none where no feed of incidents is open. */
export function figuresAt(dataset: Dataset, level: Level, period: Period): readonly Figure[] {
  if (!isOpen(dataset, 'incidents')) return []
  const { figures } = countedOnce(dataset, period)
  const known = figures.get(level) ?? levelFiguresOf(dataset, level, period)
  figures.set(level, known)
  return known
}

function levelFiguresOf(dataset: Dataset, level: Level, period: Period): readonly Figure[] {
  const places = placesOf(dataset, level)
  const counted = { dataset, places, tally: tallyAt(dataset, level, period), period }
  return MEASURES.flatMap((measure) =>
    areaFigures(measure, counted, overdispersionOf(counted.tally, measure, period)),
  )
}

/** Of every level but wards, which the first page has. */
export const levelFigures = (dataset: Dataset, period: Period): readonly Figure[] =>
  levelsIn(dataset)
    .filter((level) => level !== 'ward')
    .flatMap((level) => figuresAt(dataset, level, period))
