/**
 * All figures of a dataset for one window: the single source of the board's page, tables, files, print and
 * command line.
 */
import { hasFeedOf, type Dataset } from '../domain/dataset.ts'
import { asAtOf, datasetAsAt } from './baseline/as-at.ts'
import { type BoardPeriod, periodOf } from './baseline/baseline.ts'
import type { Figure } from './figure.ts'
import { hotSquareFigures } from './areas/hot-squares.ts'
import { funnelFigures } from './areas/funnel-figures.ts'
import { actionFigures } from './figures/actions.ts'
import { fairnessFigures } from './gaps/fairness.ts'
import { searchFigures } from './gaps/searches.ts'
import { gapFigures } from './gaps/gaps.ts'
import { orderFigures } from './figures/closure-orders.ts'
import { absentFigures } from './figures/absent-figures.ts'
import { incidentFigures } from './figures/incidents.ts'
import { levelFigures, levelsIn, tallyAt } from './figures/areas.ts'
import { groundsOf, withKnowledge } from './figures/known-figures.ts'
import { allowedForNumber } from './figures/many-comparisons.ts'
import { placesOf } from './figures/places.ts'
import type { BoroughGeography } from './hotspots/square-counts.ts'
import { outcomeFigures } from './outcome/outcome-figures.ts'
import { testDayFiguresOf } from './planning/test-days.ts'
import { pointFigures, siteFigures } from './sites/site-figures.ts'
import { memoisedLast } from './memoised.ts'

/**
 * Figures of the summary: what was done, then what happened in total and by category, ward and site. Days are
 * London days, inclusive; an incident known by month counts on its first day. Each figure states whether it is
 * known for its days, and looks back from the last of them: states of that day, counts by all rows. A kind that the manifest lists no feed of has no figures. Pure; one pass over the incidents;
 * cached for the last window.
 */
export const summaryFigures = (dataset: Dataset, question: BoardPeriod): readonly Figure[] =>
  cachedSummary(dataset, question)

const cachedSummary = memoisedLast(computeSummary, ({ window, baseline }) => [
  window.from,
  window.to,
  baseline?.from,
  baseline?.to,
])

function computeSummary(all: Dataset, question: BoardPeriod): readonly Figure[] {
  const dataset = datasetAsAt(all, asAtOf(question.window, all))
  const period = periodOf(dataset, question)
  const places = placesOf(dataset)
  const tally = tallyAt(dataset, 'ward', question)
  const counted = [
    ...actionFigures(dataset, period),
    ...(hasFeedOf(dataset, 'closure-orders') ? orderFigures(dataset, period) : []),
    ...(hasFeedOf(dataset, 'incidents') ? incidentFigures({ dataset, places, tally, period }) : []),
  ]
  return allowedForNumber(withKnowledge(counted, groundsOf(dataset, question)))
}

/**
 * Every figure of the board: the summary, then other levels of area, sites, gaps and fairness, and test days.
 * Hot squares need the borough's outline and are omitted without it.
 */
export function figuresOf(
  all: Dataset,
  question: BoardPeriod,
  geography: BoroughGeography | null = null,
): readonly Figure[] {
  const dataset = datasetAsAt(all, asAtOf(question.window, all))
  const period = periodOf(dataset, question)
  const hot = geography
    ? levelsIn(dataset).map((level) => hotSquareFigures(dataset, level, { ...period, geography }))
    : []
  const counted = [
    ...hot.flat(),
    ...outcomeFigures(dataset, period),
    ...siteFigures(dataset, period),
    ...pointFigures(dataset),
    ...gapFigures(dataset, period),
    ...testDayFiguresOf(dataset),
    ...fairnessFigures(dataset, period),
    ...searchFigures(dataset, period),
    ...funnelFigures(dataset, period),
  ]
  const grounds = groundsOf(dataset, question)
  const absent = withKnowledge(absentFigures(dataset, period, counted), grounds)
  return [
    ...summaryFigures(dataset, question),
    ...levelFigures(dataset, period),
    ...withKnowledge(counted, grounds),
    // Of what the feeds cover and yet has no figure, each part of the board states why.
    ...absent.filter(({ known }) => known !== 'yes'),
  ]
}
