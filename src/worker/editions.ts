/** Editions of the worker's data: each change of the feeds yields a dataset, its index, and an update for the page. */
import { buildClusterIndex, type ClusterIndex } from '../analytics/cluster-index.ts'
import { NO_DAY_ORDER } from '../analytics/stepping/day-order.ts'
import type { Borough, Street } from '../domain/borough/borough.ts'
import type { Dataset } from '../domain/dataset.ts'
import { grainOf } from '../domain/incident.ts'
import { ownReasons } from '../feeds/feed-kinds.ts'
import type { CurrentFeeds } from '../feeds/live/current-feeds.ts'
import { datasetOf } from '../feeds/loaded/dataset-of.ts'
import type { PlaceAndBorough } from '../feeds/stand-in-areas.ts'
import { incidentReach } from '../measures/baseline/baseline.ts'
import { boroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import { lateDays } from '../measures/feeds/freshness.ts'
import type { Opened, Renewed } from './updates.ts'

/** What questions are answered from. */
export interface WorkerData {
  readonly dataset: Dataset
  readonly index: ClusterIndex
  /** Geography of the grid and of place names. */
  readonly borough: Borough
  /** Streets that places are named by, loaded for the questions that name places; absent: they are named by area. */
  readonly streets?: readonly Street[] | undefined
}

/** The geography with the streets that places are named by. */
export const namingGeography = ({ borough, streets }: Pick<WorkerData, 'borough' | 'streets'>) => ({
  ...borough,
  streets,
})

/** The data of one edition, with the feeds they were joined from. */
export interface Edition extends WorkerData {
  /** Number of the edition, from 1. */
  readonly edition: number
  readonly current: CurrentFeeds
  /** Time taken to build the index; 0 where it was reused. */
  readonly indexMilliseconds: number
}

/** The next edition. The index, its most expensive part, is reused where incidents and categories are unchanged. */
export function editionFrom(current: CurrentFeeds, where: PlaceAndBorough, before: Edition | null): Edition {
  const joined = datasetOf(current.manifest, current.feeds, where)
  const dataset: Dataset = { ...joined, feedsAsOf: current.asOf, doubts: current.doubts }
  const { borough } = where
  const edition = (before?.edition ?? 0) + 1
  if (before && hasSameIncidents(before, { current, dataset })) {
    const reused = { ...dataset, incidents: before.dataset.incidents }
    return { dataset: reused, index: before.index, borough, edition, current, indexMilliseconds: 0 }
  }
  const start = performance.now()
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  return { dataset, index, borough, edition, current, indexMilliseconds: performance.now() - start }
}

type EditionContent = Pick<Edition, 'current' | 'dataset'>

function hasSameIncidents(a: EditionContent, b: EditionContent): boolean {
  const [before, after] = [incidentFeeds(a), incidentFeeds(b)]
  return (
    before.length === after.length &&
    before.every((feed, at) => feed === after[at]) &&
    JSON.stringify(a.dataset.categories) === JSON.stringify(b.dataset.categories)
  )
}

const incidentFeeds = ({ current }: EditionContent) =>
  current.feeds.filter((each) => each.kind === 'held' && each.incidents !== null)

/**
 * The update for the page. The index is cloned, since transferring it would take it from the worker; but for its order of
 * days, which only the page needs.
 */
export function updateOf(next: Edition, before: Edition | null): Opened | Renewed {
  const { dataset, index, edition, indexMilliseconds } = next
  const { incidents, ...known } = dataset
  const reach = incidentReach(dataset)
  const content = {
    known,
    monthsOnly: grainOf(incidents) === 'month',
    reach,
    overdispersion: boroughOverdispersion(index, dataset.areas, reach),
    late: lateDays(incidents, dataset.manifest.asOf),
    ownReasons: ownReasons(),
    edition,
    indexMilliseconds,
  }
  if (before?.index === index) return { kind: 'renewed', ...content }
  const { byDay } = index
  const shared = structuredClone({ ...index, row: new Uint32Array(0), byDay: NO_DAY_ORDER })
  return { kind: 'opened', ...content, index: { ...shared, byDay } }
}

/** The edition as the worker keeps it once the page has its index. */
export const keptEdition = (edition: Edition): Edition => ({
  ...edition,
  index: { ...edition.index, byDay: NO_DAY_ORDER },
})
