/** What happened: crimes, ASB and harm, in all and by category, ward and site. Crimes and ASB never make one total. */
import { isOpen } from '../../domain/dataset.ts'
import { isCrime } from '../../domain/category.ts'
import type { Category } from '../../domain/category.ts'
import type { Figure } from '../figure.ts'
import { changeOf, countsBeside } from './change.ts'
import { overdispersionOf } from './overdispersion.ts'
import type { FigureOverdispersion } from './overdispersion.ts'
import { named } from './measure-words.ts'
import { countAll, countAt, MEASURES, pairOf } from './tally.ts'
import type { Counted, Measure, PeriodCounts } from './tally.ts'
import { areaFigures } from './areas.ts'
import { repeatFigure } from './repeat-places.ts'

/** Every figure of what happened; none where no feed of incidents is open. */
export function incidentFigures(counted: Counted): readonly Figure[] {
  if (!isOpen(counted.dataset, 'incidents')) return []
  const measures = MEASURES.map((measure) => ({
    measure,
    clumping: overdispersionOf(counted.tally, measure, counted.period),
  }))
  const ofCrimes = measures[0]?.clumping.whole ?? 1
  return [
    ...measures.map(({ measure, clumping }) => totalFigure(measure, counted, clumping)),
    harmFigure(counted),
    repeatFigure(counted),
    ...counted.dataset.categories.flatMap((category, index) =>
      isCrime(category) ? [categoryFigure({ category, index, clumping: ofCrimes }, counted)] : [],
    ),
    ...measures.flatMap(({ measure, clumping }) => areaFigures(measure, counted, clumping)),
    ...measures.flatMap(({ measure }) => siteFigures(measure, counted)),
  ]
}

function totalFigure(measure: Measure, { tally, period }: Counted, clumping: FigureOverdispersion): Figure {
  const pair = pairOf(tally, (counts) => countAll(counts.byArea, measure))
  return {
    ...named(measure),
    ...period.days,
    value: pair.now,
    ...changeOf({ pair, period, clumping: clumping.whole }),
  }
}

/** No ratio: weights make a few grave offences outweigh many light ones, and no Poisson interval holds for that. */
function harmFigure({ dataset, tally, period }: Counted): Figure {
  const weighed = ({ byCategory }: PeriodCounts) =>
    dataset.categories.reduce((sum, { harm }, index) => sum + harm * (byCategory[index] ?? 0), 0)
  const pair = pairOf(tally, weighed)
  return {
    id: 'harm',
    label: 'Harm, by example weights',
    definition:
      'The incidents of these days, each times the weight of its category. The weights are an example until the partnership sets its own; never to be read without the counts.',
    unit: 'weighted incidents',
    ...period.days,
    value: pair.now,
    ...countsBeside(pair.before, period),
  }
}

interface CategoryAt {
  readonly category: Category
  /** Its place in the dataset's list. */
  readonly index: number
  readonly clumping: number
}

/** A category gets no verdict where patrol itself finds what is counted in it; ASB is its own total. */
function categoryFigure({ category, index, clumping }: CategoryAt, { tally, period }: Counted): Figure {
  const pair = pairOf(tally, ({ byCategory }) => byCategory[index] ?? 0)
  const found = pairOf(tally, ({ foundByCategory }) => foundByCategory[index] ?? 0)
  const change =
    category.policeGenerated || found.now + found.before > 0
      ? { ...countsBeside(pair.before, period), caveat: 'Rises where police work more: no verdict.' }
      : changeOf({ pair, period, clumping })
  return {
    id: 'crimes',
    label: category.label,
    definition: `Incidents of these days in the category “${category.label}”.`,
    unit: 'crimes',
    ...period.days,
    category: category.id,
    value: pair.now,
    ...change,
  }
}

/** Counts alone: a site is judged against its comparison areas, not by itself. */
const siteFigures = (measure: Measure, { places, tally, period }: Counted): readonly Figure[] =>
  places.sites.map((site, index) => {
    const pair = pairOf(tally, ({ bySite }) => countAt(bySite, index, measure))
    return {
      ...named(measure, { site: site.id }, site.name),
      ...period.days,
      value: pair.now,
      ...countsBeside(pair.before, period),
    }
  })
