/** Names a cluster by where it stands and how coarse it is, so that an address names no incident. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'

/** `-1.50123,52.1234,12`: longitude, latitude, the zoom at which the node opens. */
export function clusterId(index: ClusterIndex, node: number): string {
  const longitude = Number((index.longitude[node] ?? 0).toFixed(5))
  const latitude = Number((index.latitude[node] ?? 0).toFixed(5))
  return `${longitude},${latitude},${index.expandsAt[node] ?? 0}`
}

/** The node of that name, or null if the data hold none (any more). */
export function nodeOf(index: ClusterIndex, id: string): number | null {
  const [longitude = NaN, latitude = NaN, level = NaN] = id.split(',').map(Number)
  for (let node = 0; node < index.nodeCount; node++) {
    const isThere =
      index.expandsAt[node] === level &&
      Math.abs((index.longitude[node] ?? 0) - longitude) < 6e-6 &&
      Math.abs((index.latitude[node] ?? 0) - latitude) < 6e-6
    if (isThere) return node
  }
  return null
}
