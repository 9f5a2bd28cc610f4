/**
 * Figures of incidents by area, for wards and every other level: counts with their change, and rates per
 * 1,000 residents.
 */

import type { CensusLevel } from '../../domain/place/level-names.ts'
import { censusNames } from '../../domain/place/served-place.ts'
import type { Area, Level } from '../../domain/area.ts'
import { outsideOf, type CountedFigure, type Figure } from '../figure.ts'
import { changeOf, countsBeside } from './change.ts'
import { overdispersionOf, type FigureOverdispersion } from './overdispersion.ts'
import {
  measureLabels,
  countAt,
  pairOf,
  MEASURES,
  tallyOf,
  type FigureInputs,
  type Measure,
  type Tally,
} from './tally.ts'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import type { BoardPeriod, FigurePeriod } from '../baseline/baseline.ts'
import { knowledgeIn } from '../feeds/known-words.ts'
import { memoisedLast } from '../memoised.ts'
import { groundsOf, withAreas, withKnowledge } from './known-figures.ts'
import { allowedForNumber } from './many-comparisons.ts'
import { placesOf } from './places.ts'

/**
 * A count and a rate per area, then the count outside all areas; empty where the data have no areas of the
 * level.
 */
export function areaFigures(
  measure: Measure,
  inputs: FigureInputs,
  overdispersion: FigureOverdispersion,
): readonly CountedFigure[] {
  const { areas } = inputs.places
  if (areas.length === 0) return []
  return [
    ...areas.flatMap((area, place) => {
      const count = areaCount(measure, inputs, {
        area,
        place,
        overdispersion: overdispersion.byArea[place] ?? 1,
      })
      return [count, ...rateOf(count, area.population)]
    }),
    outsideCount(measure, inputs),
  ]
}

interface AreaPosition {
  readonly area: Area
  /** Index of the area in the tally. */
  readonly place: number
  readonly overdispersion: number
}
function areaCount(
  measure: Measure,
  { tally, period }: FigureInputs,
  { area, place, overdispersion }: AreaPosition,
): CountedFigure {
  const pair = pairOf(tally, ({ byArea }) => countAt(byArea, place, measure))
  return {
    ...measureLabels(measure, { area: area.code }, area.name),
    ...period.days,
    value: pair.now,
    ...changeOf({ pair, period, overdispersion }),
  }
}

/** Where areas are missing, the incidents of those areas are counted outside too: too high, so no lower bound. */
function outsideCount(measure: Measure, { dataset, places, tally, period }: FigureInputs): CountedFigure {
  const madeOf = withAreas(dataset, ['incidents'])
  const pair = pairOf(tally, ({ byArea }) => countAt(byArea, places.areas.length, measure))
  return {
    ...measureLabels(
      measure,
      { area: outsideOf(places.level) },
      places.level === 'ward' ? 'outside the wards' : 'outside the areas',
    ),
    madeOf,
    isEstimate: madeOf.includes('areas') && knowledgeIn(dataset, 'areas', period.window).known !== 'yes',
    ...period.days,
    value: pair.now,
    ...countsBeside(pair.before, period),
  }
}

/** No rate where the population is unknown. */
function rateOf(
  { id, label, from, to, area, value }: CountedFigure,
  population: number | null,
): readonly CountedFigure[] {
  if (population === null || population <= 0) return []
  return [
    {
      id: `${id}.rate`,
      label: `${label}, per 1,000 residents`,
      definition:
        'The count of these days for every 1,000 residents; people who work or shop there are not in it.',
      unit: 'per 1,000 residents',
      madeOf: ['incidents'],
      from,
      to,
      ...(area !== undefined && { area }),
      value: (value / population) * 1000,
    },
  ]
}

/** Display order: the partnership's own areas first, census areas last. */
const SHOWN_LEVELS: readonly Level[] = ['footprint', 'beat', 'ward', 'msoa', 'lsoa']

/** Plural name of a level, as shown. */
export const levelLabel = (level: Level): string =>
  level === 'lsoa' || level === 'msoa' ? censusNames()[level].label : LEVEL_LABELS[level]

const LEVEL_LABELS: Readonly<Record<Exclude<Level, CensusLevel>, string>> = {
  borough: 'Whole place',
  footprint: 'Service delivery footprints',
  beat: 'Beats',
  ward: 'Wards',
  order: 'Areas of orders',
}

/** Levels with at least two areas in the data. */
export const levelsIn = ({ areas }: Pick<Dataset, 'areas'>): readonly Level[] =>
  SHOWN_LEVELS.filter((level) => areas.filter((area) => area.level === level).length > 1)

const spansOf = ({ window, baseline }: BoardPeriod) => [window.from, window.to, baseline?.from, baseline?.to]

/** Cache of the last window: tally and figures per level, computed on first use. */
const cachedCounts = memoisedLast(
  (_: Dataset, _question: BoardPeriod) => ({
    tallies: new Map<Level, Tally>(),
    figures: new Map<Level, readonly Figure[]>(),
  }),
  spansOf,
)

/** Tally of the areas of a level. One pass over the incidents, cached for the last window. */
export function tallyAt(dataset: Dataset, level: Level, question: BoardPeriod): Tally {
  const { tallies } = cachedCounts(dataset, question)
  const tally = tallies.get(level) ?? tallyOf(dataset, placesOf(dataset, level), question)
  tallies.set(level, tally)
  return tally
}

/** Counts, rates and changes of the areas of one level; empty where the manifest lists no feed of incidents. */
export function figuresAt(dataset: Dataset, level: Level, period: FigurePeriod): readonly Figure[] {
  if (!hasFeedOf(dataset, 'incidents')) return []
  const { figures } = cachedCounts(dataset, period)
  const computed = figures.get(level) ?? levelFiguresOf(dataset, level, period)
  figures.set(level, computed)
  return computed
}

function levelFiguresOf(dataset: Dataset, level: Level, period: FigurePeriod): readonly Figure[] {
  const places = placesOf(dataset, level)
  const inputs = { dataset, places, tally: tallyAt(dataset, level, period), period }
  const figures = MEASURES.flatMap((measure) =>
    areaFigures(measure, inputs, overdispersionOf(inputs.tally, measure, period)),
  )
  return allowedForNumber(withKnowledge(figures, groundsOf(dataset, period)))
}

/** Figures of every level except wards, which the summary contains. */
export const levelFigures = (dataset: Dataset, period: FigurePeriod): readonly Figure[] =>
  levelsIn(dataset)
    .filter((level) => level !== 'ward')
    .flatMap((level) => figuresAt(dataset, level, period))
