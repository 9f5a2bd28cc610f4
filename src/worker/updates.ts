/** What the worker tells the page: all that is known at one moment, but for the incidents themselves. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Dataset } from '../domain/dataset.ts'
import type { Day, DaySpan } from '../domain/day.ts'
import type { Failed } from '../domain/feed.ts'
import type { BoroughOverdispersion } from '../measures/baseline/borough-overdispersion.ts'
import type { LateDays } from '../measures/feeds/freshness.ts'

/** What is known now; the page keeps it until the next. */
interface Known {
  readonly known: Omit<Dataset, 'incidents'>
  readonly monthsOnly: boolean
  /** The days that the incidents speak for; null where there are none. */
  readonly reach: DaySpan | null
  readonly clumping: BoroughOverdispersion
  /** The last days, of which reports are still to come; null where none are known to be. */
  readonly late: LateDays | null
  /** The manifest's as-of day when each feed's rows were last known to be current. */
  readonly feedsAsOf: Readonly<Record<string, Day>>
  /** Sentences for the reasons that only one kind of feed gives, by code. */
  readonly ownReasons: Readonly<Record<string, string>>
  /** Rises with every change: a question is asked of one edition. */
  readonly edition: number
  readonly indexMilliseconds: number
}
export interface Opened extends Known {
  readonly kind: 'opened'
  /** Without the rows, which only the worker needs. */
  readonly index: ClusterIndex
}
/** Other rows than before, but the same incidents: the page has their index already. */
export interface Renewed extends Known {
  readonly kind: 'renewed'
}

/** A failure only until something was opened, or where what came could not be shown. */
export type WorkerUpdate = Opened | Renewed | Failed
