/**
 * Adapts the View to renewed data: keeps what still applies, restores what has become available, and reports the
 * rest.
 */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { settledView, type Catalogue, type SettledView } from '../catalogue.ts'
import { clusterId, nearestNode, nodeOf } from '../chosen-cluster.ts'
import type { Chosen, View } from '../view.ts'

/** The View requested by the address, and the part of it that the data could honour when they were opened. */
export interface RequestedState {
  readonly requested: View
  readonly settled: View
}

interface DataRenewal {
  readonly before: Catalogue
  readonly after: Catalogue
  readonly address: RequestedState
}

/**
 * The View adapted to the renewed data, with notices. The camera stays, and so does a window that the data still reach;
 * days, areas or categories requested by the address that were not available before are restored unless the user has
 * changed them since; a selected cluster that moved is followed.
 */
export function carriedOverView(view: View, { before, after, address }: DataRenewal): SettledView {
  const { requested, settled } = address
  const isWindowAsSettled = view.from === settled.from && view.to === settled.to
  const wanted: View = {
    ...view,
    ...(isWindowAsSettled && { from: requested.from, to: requested.to }),
    areas: view.areas === settled.areas ? requested.areas : view.areas,
    categories: view.categories === settled.categories ? requested.categories : view.categories,
  }
  const { view: next, notices } = settledView(wanted, after)
  const chosen = view.chosen && followedCluster(view.chosen, before.index, after.index)
  return { view: { ...next, chosen, ...unchangedLists(view, next) }, notices }
}

/** Keeps the identity of unchanged lists, so that nothing is recounted or redrawn. */
const unchangedLists = (view: View, next: View) => ({
  ...(String(view.areas) === String(next.areas) && { areas: view.areas }),
  ...(JSON.stringify(view.categories) === JSON.stringify(next.categories) && { categories: view.categories }),
})

/** If the selected cluster is gone, the nearest cluster of the same zoom level in the new data. */
function followedCluster(chosen: Chosen, before: ClusterIndex, after: ClusterIndex): Chosen {
  if (chosen.kind !== 'cluster' || before === after || nodeOf(after, chosen.id) !== null) return chosen
  const next = nodeOf(before, chosen.id) === null ? null : nearestNode(after, chosen.id, 'anywhere')
  return next === null ? chosen : { kind: 'cluster', id: clusterId(after, next) }
}
