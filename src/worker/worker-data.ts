/** What the worker holds: the data, and the index made of them. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import type { Borough } from '../domain/borough/borough.ts'
import type { Dataset } from '../domain/dataset.ts'

export interface WorkerData {
  readonly dataset: Dataset
  readonly index: ClusterIndex
  /** The ground that squares lie on and places are named by. */
  readonly borough: Borough
}
