/** The one list of figures from which the board's page, tables, files, print and tool all read. */
import type { Dataset } from '../domain/dataset.ts'
import type { FeedKind } from '../domain/feed.ts'
import type { BoardPeriod } from './baseline/baseline.ts'
import type { Figure } from './figure.ts'
import { hotSquareFigures } from './areas/hot-squares.ts'
import { actionFigures } from './figures/actions.ts'
import { fairnessFigures, gapFigures } from './gaps/gap-figures.ts'
import { orderFigures } from './figures/closure-orders.ts'
import { incidentFigures } from './figures/incidents.ts'
import { levelFigures, levelsIn, tallyAt } from './figures/levels.ts'
import { periodOf } from './figures/period.ts'
import { placesOf } from './figures/places.ts'
import type { PlaceGround } from './hotspots/square-counts.ts'
import { testDayFiguresOf } from './patrol-time/test-day-figures.ts'
import { pointFigures } from './sites/chart-figures.ts'
import { memoisedLast } from './memoised.ts'
import { siteFigures } from './sites/site-figures.ts'

/**
 * The first page's figures for a window: what was done, then what happened in all, by category, ward and site. Days are
 * London days, both ends included; an incident known by its month counts on the first of it. A kind of which no feed
 * is open has no figures, since unknown is not nought. Pure; one pass over the incidents.
 */
export const summaryFigures = (dataset: Dataset, question: BoardPeriod): readonly Figure[] =>
  summaryOnce(dataset, question)

const summaryOnce = memoisedLast(summaryOf, ({ window, baseline }) => [
  window.from,
  window.to,
  baseline?.from,
  baseline?.to,
])

function summaryOf(dataset: Dataset, question: BoardPeriod): readonly Figure[] {
  const period = periodOf(dataset, question)
  const places = placesOf(dataset)
  const tally = tallyAt(dataset, 'ward', question)
  return [
    ...short(dataset, 'actions', actionFigures(dataset, period)),
    ...short(dataset, 'closure-orders', orderFigures(dataset, period)),
    ...short(dataset, 'incidents', incidentFigures({ dataset, places, tally, period })),
  ]
}

/**
 * Every figure of the board: those of the first page, then every other level of area, the sites, gaps and fairness, and
 * days of a test. Hot squares need the ground they lie on, and are left out without it.
 */
export function figuresOf(
  dataset: Dataset,
  question: BoardPeriod,
  ground: PlaceGround | null = null,
): readonly Figure[] {
  const period = periodOf(dataset, question)
  const hot = ground
    ? levelsIn(dataset).map((level) => hotSquareFigures(dataset, level, { ...period, ground }))
    : []
  return [
    ...summaryFigures(dataset, question),
    ...short(dataset, 'incidents', [
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

/** Where one of several feeds of a kind did not open, its figures fall short: they say so, and tell no change. */
function short(dataset: Dataset, kind: FeedKind, figures: readonly Figure[]): readonly Figure[] {
  const ofKind = dataset.manifest.feeds.filter((feed) => feed.kind === kind).map((feed) => feed.id)
  const missing = dataset.failures.map(({ feed }) => feed).filter((feed) => ofKind.includes(feed))
  if (missing.length === 0) return figures
  const caveat = `Short of the feed ${missing.join(', ')}, which did not open.`
  return figures.map(({ ratio: _, ratioLow: _low, ratioHigh: _high, verdict: _verdict, ...figure }) => ({
    ...figure,
    caveat,
  }))
}
