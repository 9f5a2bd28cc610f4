/**
 * Figures of incidents: crimes, ASB, harm and repeat places, in total and by category, ward and site. Crimes
 * and ASB are never added up.
 */
import { isCrime, type Category } from '../../domain/category.ts'
import { uniquePlaces } from '../../analytics/hierarchy/places.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import type { CountedFigure, FigurePlacement } from '../figure.ts'
import { changeOf, countsBeside, equalDaysBeside } from './change.ts'
import { harmChange } from '../baseline/weighted-change.ts'
import { overdispersionOf, type FigureOverdispersion } from './overdispersion.ts'
import {
  measureLabels,
  countAll,
  countAt,
  MEASURES,
  pairOf,
  type FigureInputs,
  type Measure,
} from './tally.ts'
import { repeatKnowledge } from '../feeds/position-grain.ts'
import { areaFigures } from './areas.ts'

/** Every figure of incidents. */
export function incidentFigures(inputs: FigureInputs): readonly CountedFigure[] {
  const measures = MEASURES.map((measure) => ({
    measure,
    overdispersion: overdispersionOf(inputs.tally, measure, inputs.period),
  }))
  const ofCrimes = measures[0]?.overdispersion.borough ?? 1
  const ofAll = Math.max(...measures.map(({ overdispersion }) => overdispersion.borough))
  return [
    ...measures.map(({ measure, overdispersion }) => totalFigure(measure, inputs, overdispersion)),
    ...BOROUGH_COUNTS.map((entry) => ({
      ...boroughFigure(entry, inputs),
      ...(entry.id === 'harm' && harmChange(inputs, ofAll)),
    })),
    ...repeatsByArea(inputs),
    ...inputs.dataset.categories.flatMap((category, index) =>
      isCrime(category) ? [categoryFigure({ category, index, overdispersion: ofCrimes }, inputs)] : [],
    ),
    ...measures.flatMap(({ measure, overdispersion }) => areaFigures(measure, inputs, overdispersion)),
    ...measures.flatMap(({ measure }) => siteFigures(measure, inputs)),
  ]
}

function totalFigure(
  measure: Measure,
  { tally, period }: FigureInputs,
  overdispersion: FigureOverdispersion,
): CountedFigure {
  const pair = pairOf(tally, (counts) => countAll(counts.byArea, measure))
  return {
    ...measureLabels(measure),
    ...period.days,
    shownIn: { section: 'what-happened', large: measure.id === 'asb' ? 2 : 1 },
    value: pair.now,
    ...changeOf({ pair, period, overdispersion: overdispersion.borough }),
  }
}

/** A borough-wide number without verdict: value and baseline value. */
interface BoroughCount extends Pick<CountedFigure, 'id' | 'label' | 'definition' | 'unit'> {
  /** How the baseline's number stands beside it. */
  readonly beside: typeof countsBeside
  readonly shownIn: Omit<FigurePlacement, 'section'>
  readonly count: (inputs: FigureInputs, when: 'window' | 'baseline') => number
}

/** Number of incidents at one position in the period that makes it a repeat place. */
const LEAST_REPEATS = 5
const REPEATS = 'repeat-places'

/** One entry per number; page, tables, pack, CSV, JSON and `holdfast board` follow from it. */
const BOROUGH_COUNTS: readonly BoroughCount[] = [
  {
    // No verdict: the weights are an example, and a few grave offences outweigh many light ones.
    id: 'harm',
    label: 'Harm, by example weights',
    definition:
      'The incidents of these days, each times the weight of its category. The weights are an example until the partnership sets its own; never to be read without the counts.',
    unit: 'weighted incidents',
    shownIn: { line: 'value-and-baseline' },
    beside: countsBeside,
    count: ({ dataset, tally }, when) =>
      dataset.categories.reduce(
        (sum, { harm }, index) => sum + harm * (tally[when].byCategory[index] ?? 0),
        0,
      ),
  },
  {
    // No ratio: the number of places over a threshold is not a Poisson count.
    id: REPEATS,
    label: 'Repeat places',
    definition: `Places at which ${LEAST_REPEATS} or more crimes and ASB of these days stand, by exactly the same position; where positions were made coarser before they came here, a place is larger.`,
    unit: 'places',
    shownIn: { line: 'value-and-baseline' },
    // Twice the days give more than twice the places over a threshold.
    beside: equalDaysBeside,
    count: ({ dataset, period }, when) => {
      const span = period[when]
      return span ? repeatsIn(dataset.incidents, span) : 0
    },
  },
]

function boroughFigure(
  { count, shownIn, beside, ...named }: BoroughCount,
  inputs: FigureInputs,
): CountedFigure {
  return {
    ...named,
    madeOf: ['incidents'],
    ...(named.id === REPEATS && { leftOut: repeatKnowledge(inputs.dataset) }),
    ...inputs.period.days,
    shownIn: { section: 'what-happened', ...shownIn },
    value: count(inputs, 'window'),
    ...beside(count(inputs, 'baseline'), inputs.period),
  }
}

/** Number of positions with at least `LEAST_REPEATS` incidents in the span. */
const repeatsIn = (incidents: IncidentColumns, span: DaySpan): number =>
  incidentsByPlace(incidents, span).reduce((places, count) => places + (count >= LEAST_REPEATS ? 1 : 0), 0)

/** Incidents of the span at each unique position. One pass over the rows. */
function incidentsByPlace(incidents: IncidentColumns, { from, to }: DaySpan): Uint32Array {
  const { of, count } = uniquePlaces(incidents)
  const incidentsAt = new Uint32Array(count)
  for (let row = 0; row < incidents.count; row++) {
    const day = incidents.day[row] ?? 0
    const place = of[row] ?? 0
    if (day >= from && day <= to) incidentsAt[place] = (incidentsAt[place] ?? 0) + 1
  }
  return incidentsAt
}

/** Repeat places of each area in the window, without a baseline: their number is no Poisson count. */
function repeatsByArea({ dataset, places, period }: FigureInputs): readonly CountedFigure[] {
  const { incidents } = dataset
  const { of } = uniquePlaces(incidents)
  const incidentsAt = incidentsByPlace(incidents, period.window)
  const counts = new Uint32Array(places.areas.length + 1)
  const isCounted = new Uint8Array(incidentsAt.length)
  for (let row = 0; row < incidents.count; row++) {
    const place = of[row] ?? 0
    if (isCounted[place] === 1 || (incidentsAt[place] ?? 0) < LEAST_REPEATS) continue
    isCounted[place] = 1
    const area = places.areaOf[row] ?? 0
    counts[area] = (counts[area] ?? 0) + 1
  }
  const [, repeats] = BOROUGH_COUNTS
  if (!repeats) return []
  const { id, label, definition, unit } = repeats
  return places.areas.map((area, at) => ({
    id,
    label: `${label}, ${area.name}`,
    definition,
    unit,
    madeOf: ['incidents'],
    leftOut: repeatKnowledge(dataset),
    ...period.days,
    area: area.code,
    value: counts[at] ?? 0,
  }))
}

interface CategoryPosition {
  readonly category: Category
  /** Index in the dataset's categories. */
  readonly index: number
  readonly overdispersion: number
}

/**
 * No verdict for a category with police-generated incidents, which rise with police activity. ASB is
 * excluded: it is a total of its own.
 */
function categoryFigure(
  { category, index, overdispersion }: CategoryPosition,
  { tally, period }: FigureInputs,
): CountedFigure {
  const pair = pairOf(tally, ({ byCategory }) => byCategory[index] ?? 0)
  const policeFound = pairOf(tally, ({ foundByCategory }) => foundByCategory[index] ?? 0)
  const change =
    category.policeGenerated || policeFound.now + policeFound.before > 0
      ? { ...countsBeside(pair.before, period), caveat: 'Rises where police work more: no verdict.' }
      : changeOf({ pair, period, overdispersion })
  return {
    id: 'crimes',
    label: category.label,
    definition: `Incidents of these days in the category “${category.label}”.`,
    unit: 'crimes',
    madeOf: ['incidents'],
    ...period.days,
    category: category.id,
    value: pair.now,
    ...change,
  }
}

/** Counts without verdict: sites are compared with their comparison areas elsewhere. */
const siteFigures = (measure: Measure, { places, tally, period }: FigureInputs): readonly CountedFigure[] =>
  places.sites.map((site, index) => {
    const pair = pairOf(tally, ({ bySite }) => countAt(bySite, index, measure))
    return {
      ...measureLabels(measure, { site: site.id }, site.name),
      ...period.days,
      value: pair.now,
      ...countsBeside(pair.before, period),
    }
  })
