/** Identifies a cluster in the address by position and zoom instead of by incident ids. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'

/** `-1.50123,52.1234,12`: longitude, latitude, and the zoom at which the node splits. */
export function clusterId(index: ClusterIndex, node: number): string {
  const longitude = Number((index.longitude[node] ?? 0).toFixed(5))
  const latitude = Number((index.latitude[node] ?? 0).toFixed(5))
  return `${longitude},${latitude},${index.expandsAt[node] ?? 0}`
}

/** The node with this id; null if the data contain none. */
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
