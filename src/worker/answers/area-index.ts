/** Answers with the index of the incidents in the chosen areas, which the page counts, draws and refers to by node. */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { buildPartIndex } from '../../analytics/part-index.ts'
import { inAreas } from '../../analytics/selection.ts'
import { dayOrderOf, NO_DAY_ORDER } from '../../analytics/stepping/day-order.ts'
import { surfacesOf } from '../../domain/dataset.ts'
import type { Surface } from '../../domain/geography.ts'
import type { IncidentColumns } from '../../domain/incident.ts'
import { memoisedLast } from '../../measures/memoised.ts'
import type { WorkerData } from '../editions.ts'

export interface AreaIndexQuestion {
  readonly kind: 'area-index'
  /** Codes of areas or ids of sites. */
  readonly areas: readonly string[]
}

export interface AreaIndexAnswer {
  readonly kind: 'area-index'
  readonly question: AreaIndexQuestion
  /** With an empty `row` column, which only the worker needs. */
  readonly index: ClusterIndex
}

/**
 * The index that the nodes of a selection number: that of the incidents in its areas, or of all incidents where it has
 * none that the data know. The last areas of each whole index are cached.
 */
export function indexOf({ dataset, index }: WorkerData, areas: readonly string[]): ClusterIndex {
  const surfaces = surfacesOf(dataset, areas)
  return surfaces.length === 0 ? index : partOf(index, { incidents: dataset.incidents, surfaces })
}

interface PartInput {
  readonly incidents: IncidentColumns
  readonly surfaces: readonly Surface[]
}
const partOf = memoisedLast(
  (whole: ClusterIndex, { incidents, surfaces }: PartInput) =>
    buildPartIndex(incidents, whole, inAreas(whole, surfaces)),
  ({ incidents, surfaces }) => [incidents, ...surfaces],
)

export const areaIndexAnswer = (data: WorkerData, question: AreaIndexQuestion): AreaIndexAnswer => ({
  kind: 'area-index',
  question,
  index: { ...withDayOrder(indexOf(data, question.areas)), row: new Uint32Array(0) },
})

/** The page counts steps, for which the worker's own index has no order of days. */
const withDayOrder = (index: ClusterIndex): ClusterIndex =>
  index.byDay === NO_DAY_ORDER
    ? { ...index, byDay: dayOrderOf(index.day, index.lastDay - index.firstDay + 1) }
    : index
