/**
 * All figures of a dataset for one window: the single source of the board's page, tables, files, print and
 * command line.
 */
import type { Dataset } from '../domain/dataset.ts'
import type { FeedKind } from '../domain/feed.ts'
import { type BoardPeriod, periodOf } from './baseline/baseline.ts'
import type { Figure } from './figure.ts'
import { hotSquareFigures } from './areas/hot-squares.ts'
import { actionFigures } from './figures/actions.ts'
import { fairnessFigures } from './gaps/fairness.ts'
import { gapFigures } from './gaps/gaps.ts'
import { orderFigures } from './figures/closure-orders.ts'
import { incidentFigures } from './figures/incidents.ts'
import { levelFigures, levelsIn, tallyAt } from './figures/areas.ts'
import { placesOf } from './figures/places.ts'
import type { BoroughGeography } from './hotspots/square-counts.ts'
import { testDayFiguresOf } from './planning/test-days.ts'
import { pointFigures, siteFigures } from './sites/site-figures.ts'
import { memoisedLast } from './memoised.ts'

/**
 * Figures of the summary: what was done, then what happened in total and by category, ward and site. Days are
 * London days, inclusive; an incident known by month counts on its first day. A kind without an open feed has
 * no figures, since unknown is not zero. Pure; one pass over the incidents; cached for the last window.
 */
export const summaryFigures = (dataset: Dataset, question: BoardPeriod): readonly Figure[] =>
  cachedSummary(dataset, question)

const cachedSummary = memoisedLast(computeSummary, ({ window, baseline }) => [
  window.from,
  window.to,
  baseline?.from,
  baseline?.to,
])

function computeSummary(dataset: Dataset, question: BoardPeriod): readonly Figure[] {
  const period = periodOf(dataset, question)
  const places = placesOf(dataset)
  const tally = tallyAt(dataset, 'ward', question)
  return [
    ...withMissingFeeds(dataset, 'actions', actionFigures(dataset, period)),
    ...withMissingFeeds(dataset, 'closure-orders', orderFigures(dataset, period)),
    ...withMissingFeeds(dataset, 'incidents', incidentFigures({ dataset, places, tally, period })),
  ]
}

/**
 * Every figure of the board: the summary, then other levels of area, sites, gaps and fairness, and test days.
 * Hot squares need the borough's outline and are omitted without it.
 */
export function figuresOf(
  dataset: Dataset,
  question: BoardPeriod,
  geography: BoroughGeography | null = null,
): readonly Figure[] {
  const period = periodOf(dataset, question)
  const hot = geography
    ? levelsIn(dataset).map((level) => hotSquareFigures(dataset, level, { ...period, geography }))
    : []
  return [
    ...summaryFigures(dataset, question),
    ...withMissingFeeds(dataset, 'incidents', [
      ...levelFigures(dataset, period),
      ...hot.flat(),
      ...siteFigures(dataset, period),
      ...pointFigures(dataset),
      ...gapFigures(dataset, period),
      ...testDayFiguresOf(dataset),
    ]),
    ...fairnessFigures(dataset, period),
  ]
}

/** Where a feed of the kind did not open, adds a caveat to its figures and removes their change. */
function withMissingFeeds(dataset: Dataset, kind: FeedKind, figures: readonly Figure[]): readonly Figure[] {
  const ofKind = dataset.manifest.feeds.filter((feed) => feed.kind === kind).map((feed) => feed.id)
  const missing = dataset.failures.map(({ feed }) => feed).filter((feed) => ofKind.includes(feed))
  if (missing.length === 0) return figures
  const caveat = `Short of the feed ${missing.join(', ')}, which did not open.`
  return figures.map(({ ratio: _, ratioLow: _low, ratioHigh: _high, verdict: _verdict, ...figure }) => ({
    ...figure,
    caveat,
  }))
}
