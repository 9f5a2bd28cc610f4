/** Updates from the worker to the page: the current data without the incidents themselves. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { DaySpan } from '../domain/day.ts'
import type { Failed } from '../domain/feed.ts'
import type { FirstPlaces } from '../feeds/columnar/first-places.ts'
import type { BoroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'

interface UpdateContent {
  readonly known: Omit<Dataset, 'incidents'>
  readonly monthsOnly: boolean
  /** Days that the incidents cover; null where there are none. */
  readonly reach: DaySpan | null
  readonly overdispersion: BoroughOverdispersion
  /** The last days, for which reports are still expected; null where there are none. */
  readonly late: LateDays | null
  /** Sentences, by code, of the reasons that only one kind of feed has. */
  readonly ownReasons: Readonly<Record<string, string>>
  /** Number of the edition, which rises with every change; each question refers to one. */
  readonly edition: number
  readonly indexMilliseconds: number
}

/** Where large feeds have incidents that are still to be read. */
export interface PlacesToRead extends FirstPlaces {
  readonly demonstration: boolean
}

/** The first data, or data with other incidents. */
export interface Opened extends UpdateContent {
  readonly kind: 'opened'
  /** With an empty `row` column, which only the worker needs. */
  readonly index: ClusterIndex
}

/** Other rows, but the same incidents: the page has their index already. */
export interface Renewed extends UpdateContent {
  readonly kind: 'renewed'
}

/** A failure only before the first data, or where new data could not be processed. */
export type WorkerUpdate = Opened | Renewed | Failed
