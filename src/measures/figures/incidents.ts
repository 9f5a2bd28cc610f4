/** What happened: crimes, ASB and harm, in all and by category, ward and site. Crimes and ASB never make one total. */
import { isOpen } from '../../domain/dataset.ts'
import { isCrime } from '../../domain/category.ts'
import type { Category } from '../../domain/category.ts'
import { uniquePlaces } from '../../analytics/hierarchy/places.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { Figure, FigurePlacement } from '../figure.ts'
import { changeOf, countsBeside } from './change.ts'
import { overdispersionOf } from './overdispersion.ts'
import type { FigureOverdispersion } from './overdispersion.ts'
import { named } from './measure-words.ts'
import { countAll, countAt, MEASURES, pairOf } from './tally.ts'
import type { Counted, Measure } from './tally.ts'
import { areaFigures } from './areas.ts'

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
    ...BOROUGH_COUNTS.map((entry) => boroughFigure(entry, counted)),
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
    shownIn: { section: 'what-happened', large: measure.id === 'asb' ? 2 : 1 },
    value: pair.now,
    ...changeOf({ pair, period, clumping: clumping.whole }),
  }
}

/** A number for the whole borough that has neither ratio nor verdict: value and baseline value alone. */
interface BoroughCount extends Pick<Figure, 'id' | 'label' | 'definition' | 'unit'> {
  readonly shownIn: Omit<FigurePlacement, 'section'>
  readonly count: (counted: Counted, when: 'window' | 'baseline') => number
}

/** So many incidents at one position in the period make it a repeat place. */
const LEAST_REPEATS = 5

/** One entry each: the summary's page and table, the pack, CSV, JSON and `holdfast board` follow from it. */
const BOROUGH_COUNTS: readonly BoroughCount[] = [
  {
    // A few grave offences outweigh many light ones, and no Poisson interval holds for a weighted sum.
    id: 'harm',
    label: 'Harm, by example weights',
    definition:
      'The incidents of these days, each times the weight of its category. The weights are an example until the partnership sets its own; never to be read without the counts.',
    unit: 'weighted incidents',
    shownIn: { line: 'value' },
    count: ({ dataset, tally }, when) =>
      dataset.categories.reduce(
        (sum, { harm }, index) => sum + harm * (tally[when].byCategory[index] ?? 0),
        0,
      ),
  },
  {
    // Places that swap a report with their neighbour make no Poisson number.
    id: 'repeat-places',
    label: 'Repeat places',
    definition: `Places at which ${LEAST_REPEATS} or more crimes and ASB of these days stand, by exactly the same position; where positions were made coarser before they came here, a place is larger.`,
    unit: 'places',
    shownIn: { line: 'value-and-baseline' },
    count: ({ dataset, period }, when) => {
      const span = period[when]
      return span ? repeatsIn(dataset.incidents, span) : 0
    },
  },
]

function boroughFigure({ count, shownIn, ...named }: BoroughCount, counted: Counted): Figure {
  return {
    ...named,
    ...counted.period.days,
    shownIn: { section: 'what-happened', ...shownIn },
    value: count(counted, 'window'),
    ...countsBeside(count(counted, 'baseline'), counted.period),
  }
}

/** Number of positions with at least `LEAST_REPEATS` incidents in the span. One pass over the rows. */
function repeatsIn(incidents: IncidentColumns, { from, to }: DaySpan): number {
  const { of, count } = uniquePlaces(incidents)
  const incidentsAt = new Uint32Array(count)
  for (let row = 0; row < incidents.count; row++) {
    const day = incidents.day[row] ?? 0
    const place = of[row] ?? 0
    if (day >= from && day <= to) incidentsAt[place] = (incidentsAt[place] ?? 0) + 1
  }
  let places = 0
  for (const incidentCount of incidentsAt) if (incidentCount >= LEAST_REPEATS) places++
  return places
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
