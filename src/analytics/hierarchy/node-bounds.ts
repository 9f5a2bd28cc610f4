/** Bounding boxes of nodes. A place is a point and needs none; every other node has its box by number. */
import type { Box } from '../../domain/geography.ts'
import { PLACE_LEVEL } from '../levels.ts'

/** The arrays of a ClusterIndex that say where its nodes lie. */
interface BoundedNodes {
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly expandsAt: Uint8Array
  readonly boxOf: Uint32Array
  readonly boxes: Float64Array
}

/** Position of a node's places relative to a box, edges included; a place is never `across`. */
export function sideOf(nodes: BoundedNodes, node: number, box: Box): 'inside' | 'outside' | 'across' {
  if (nodes.expandsAt[node] === PLACE_LEVEL) {
    const [x, y] = [nodes.longitude[node] ?? 0, nodes.latitude[node] ?? 0]
    return x >= box.west && x <= box.east && y >= box.south && y <= box.north ? 'inside' : 'outside'
  }
  const { boxes } = nodes
  const at = 4 * (nodes.boxOf[node] ?? 0)
  const west = boxes[at] ?? 0
  const south = boxes[at + 1] ?? 0
  const east = boxes[at + 2] ?? 0
  const north = boxes[at + 3] ?? 0
  if (west > box.east || east < box.west || south > box.north || north < box.south) return 'outside'
  const isInside = west >= box.west && east <= box.east && south >= box.south && north <= box.north
  return isInside ? 'inside' : 'across'
}

/** Bounding box of the places of a node, in degrees. */
export function boundsOf(nodes: BoundedNodes, node: number): Box {
  const [x, y] = [nodes.longitude[node] ?? 0, nodes.latitude[node] ?? 0]
  if (nodes.expandsAt[node] === PLACE_LEVEL) return { west: x, south: y, east: x, north: y }
  const at = 4 * (nodes.boxOf[node] ?? 0)
  const [west = 0, south = 0, east = 0, north = 0] = nodes.boxes.subarray(at, at + 4)
  return { west, south, east, north }
}
