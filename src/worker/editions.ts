/** One edition of what the worker holds after another: the data, the index made of them, and what the page is told. */
import { buildClusterIndex } from '../analytics/cluster-index.ts'
import { grainOf } from '../domain/incident.ts'
import type { Current } from '../feeds/live/follow-feeds.ts'
import { datasetOf } from '../feeds/loaded/dataset-of.ts'
import { ownReasons } from '../feeds/feed-kinds.ts'
import type { PlaceAndBorough } from '../feeds/stand-in-areas.ts'
import { incidentReach } from '../measures/baseline/baseline.ts'
import { boroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import { lateDays } from '../measures/feeds/freshness.ts'
import type { WorkerData } from './worker-data.ts'
import type { Opened, Renewed } from './updates.ts'

export interface Edition extends WorkerData {
  readonly edition: number
  readonly current: Current
  readonly indexMilliseconds: number
}

/** The index of before stands where no incident and no category changed: it costs more than all the rest. */
export function editionFrom(current: Current, where: PlaceAndBorough, before: Edition | null): Edition {
  const dataset = datasetOf(current.manifest, current.holdings, where)
  const { borough } = where
  const edition = (before?.edition ?? 0) + 1
  if (before && hasSameIncidents(before, { current, dataset })) {
    const same = { ...dataset, incidents: before.dataset.incidents }
    return { dataset: same, index: before.index, borough, edition, current, indexMilliseconds: 0 }
  }
  const start = performance.now()
  const index = buildClusterIndex(dataset.incidents, dataset.categories.length)
  return { dataset, index, borough, edition, current, indexMilliseconds: performance.now() - start }
}

type Compared = Pick<Edition, 'current' | 'dataset'>

function hasSameIncidents(a: Compared, b: Compared): boolean {
  const [before, after] = [incidentsIn(a), incidentsIn(b)]
  return (
    before.length === after.length &&
    before.every((holding, at) => holding === after[at]) &&
    JSON.stringify(a.dataset.categories) === JSON.stringify(b.dataset.categories)
  )
}

const incidentsIn = ({ current }: Compared) =>
  current.holdings.filter((each) => each.kind === 'held' && each.incidents !== null)

/** The page gets copies: what is transferred leaves the worker, and questions still need the columns here. */
export function updateOf(held: Edition, before: Edition | null): Opened | Renewed {
  const { dataset, index, edition, current, indexMilliseconds } = held
  const { incidents, ...known } = dataset
  const reach = incidentReach(dataset)
  const told = {
    known,
    monthsOnly: grainOf(incidents) === 'month',
    reach,
    clumping: boroughOverdispersion(index, dataset.areas, reach),
    late: lateDays(incidents, dataset.manifest.asOf),
    feedsAsOf: current.asOf,
    ownReasons: ownReasons(),
    edition,
    indexMilliseconds,
  }
  if (before?.index === index) return { kind: 'renewed', ...told }
  return { kind: 'opened', ...told, index: structuredClone({ ...index, row: new Uint32Array(0) }) }
}
