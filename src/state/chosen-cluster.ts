/** Identifies a cluster in the address by position and zoom instead of by incident ids. */
import type { ClusterIndex } from '../analytics/cluster-index.ts'
import { FINEST_ZOOM } from '../analytics/levels.ts'

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

/** Width in degrees of longitude that one disc takes at the zoom from which its node is split: 64 of 512 pixels. */
const widthAt = (level: number) => 45 / 2 ** Math.min(level - 1, FINEST_ZOOM)

/**
 * The node of the same zoom level that is nearest to the cluster with this id; null if there is none, or none within the
 * width of one cluster.
 */
export function nearestNode(
  index: ClusterIndex,
  id: string,
  reach: 'anywhere' | 'within-a-cluster',
): number | null {
  const [longitude = NaN, latitude = NaN, level = NaN] = id.split(',').map(Number)
  let [nearest, minDistance]: [number | null, number] = [
    null,
    reach === 'anywhere' ? Infinity : widthAt(level),
  ]
  for (let node = 0; node < index.nodeCount; node++) {
    if (index.expandsAt[node] !== level) continue
    const distance = Math.hypot(
      (index.longitude[node] ?? 0) - longitude,
      (index.latitude[node] ?? 0) - latitude,
    )
    if (distance < minDistance) [nearest, minDistance] = [node, distance]
  }
  return nearest
}
