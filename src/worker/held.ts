/** What the worker holds: the data, and the index made of them. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Dataset } from '../domain/dataset.ts'

export interface Held {
  readonly dataset: Dataset
  readonly index: ClusterIndex
}
