/** Nodes of the index that a map frame shows, and which incidents each of them counts there. */
import type { Box } from '../../domain/geography.ts'
import type { ClusterIndex, Frame } from '../cluster-index.ts'
import { sideOf } from '../hierarchy/node-bounds.ts'
import { FINEST_ZOOM, SQUARE_LEVEL } from '../levels.ts'

/**
 * Depends on index and frame alone, so that it is found once for all windows and selections. Runs are in leaf order and
 * do not overlap; those of one node follow each other.
 */
export interface FrameNodes {
  /** Nodes shown, in index order. */
  readonly node: Uint32Array
  /** Incidents [start, end) of each run, and the position in `node` of the node that counts them. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly at: Uint32Array
}

/**
 * The nodes of a frame at its zoom. A node wholly inside is one run; of a node that the frame's edge crosses the places
 * inside are runs, so that the runs hold exactly the incidents in the frame. A node without any place inside is not
 * listed. Cost: about 20 ns a node.
 */
export function nodesIn(index: ClusterIndex, frame: Frame): FrameNodes {
  const traversal: Traversal = { index, level: levelOf(frame), box: frame.box, found: emptyRuns() }
  for (let node = 0; node < index.nodeCount;) {
    const side = sideOf(index, node, frame.box)
    if (side === 'across' && (index.expandsAt[node] ?? 0) <= traversal.level) {
      node++
      continue
    }
    if (side === 'inside') listSubtree(traversal, node)
    else if (side === 'across') listPart(traversal, node)
    node = index.skip[node] ?? index.nodeCount
  }
  const { node, start, end, at } = traversal.found
  return {
    node: Uint32Array.from(node),
    start: Uint32Array.from(start),
    end: Uint32Array.from(end),
    at: Uint32Array.from(at),
  }
}

interface Runs {
  readonly node: number[]
  readonly start: number[]
  readonly end: number[]
  readonly at: number[]
}
const emptyRuns = (): Runs => ({ node: [], start: [], end: [], at: [] })

interface Traversal {
  readonly index: ClusterIndex
  /** Nodes are shown whose `expandsAt` is above this. */
  readonly level: number
  readonly box: Box
  readonly found: Runs
}

const levelOf = ({ points, zoom }: Frame) =>
  points && zoom >= FINEST_ZOOM ? SQUARE_LEVEL : Math.min(FINEST_ZOOM, Math.floor(zoom))

/** Lists the nodes at or below a node that lies wholly in the frame. */
function listSubtree({ index, level, found }: Traversal, top: number) {
  const after = index.skip[top] ?? top
  for (let node = top; node < after;) {
    if ((index.expandsAt[node] ?? 0) <= level) {
      node++
      continue
    }
    addRun(found, index, node)
    found.node.push(node)
    node = index.skip[node] ?? after
  }
}

/** Lists a node with its places that lie inside the frame, if there are any. */
function listPart({ index, box, found }: Traversal, top: number) {
  const after = index.skip[top] ?? top
  const runs = found.start.length
  for (let node = top + 1; node < after;) {
    const side = sideOf(index, node, box)
    if (side === 'inside') addRun(found, index, node)
    node = side === 'across' ? node + 1 : (index.skip[node] ?? after)
  }
  if (found.start.length > runs) found.node.push(top)
}

/** Adds the incidents of a node for the node that is listed next; adjoining runs of the same node become one. */
function addRun(found: Runs, { start, end }: ClusterIndex, node: number) {
  const [at, last] = [found.node.length, found.at.length - 1]
  if (found.at[last] === at && found.end[last] === start[node]) {
    found.end[last] = end[node] ?? 0
    return
  }
  found.at.push(at)
  found.start.push(start[node] ?? 0)
  found.end.push(end[node] ?? 0)
}
