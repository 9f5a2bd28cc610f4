/** The hierarchy of incidents: clusters, 150 m squares, places, incidents, all in one leaf order. */
import type { Box } from '../domain/geography.ts'

/** `expandsAt` of a square: it opens into its places only where points are switched on. */
export const SQUARE_LEVEL = 254
/** `expandsAt` of a place: it never opens. */
export const PLACE_LEVEL = 255
/** The coarsest and finest zoom of the hierarchy; from FINEST_ZOOM on every square stands for itself. */
export const COARSEST_ZOOM = 8
export const FINEST_ZOOM = 15

/**
 * Nodes stand in depth-first order: the children of node i begin at i + 1, and `skip[i]` is the next node that
 * is not below i. Every node holds one contiguous range of incidents, so a count is one pass over `day` and
 * `category`. Nothing here depends on the order of the feed's rows. All arrays may cross to the page.
 */
export interface ClusterIndex {
  readonly nodeCount: number
  /** Degrees: where the node is drawn. For a square its centre, for a cluster the middle of its squares. */
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  /** Bounds of the places below each node, in degrees, four a node: west, south, east, north. */
  readonly bounds: Float64Array
  /** Range of incidents [start, end). */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly skip: Uint32Array
  /** The zoom from which the node gives way to its children; SQUARE_LEVEL, PLACE_LEVEL. */
  readonly expandsAt: Uint8Array
  /** Incidents, in leaf order: London day counted from `firstDay`, and category. */
  readonly count: number
  readonly firstDay: number
  readonly lastDay: number
  readonly day: Uint16Array
  readonly category: Uint8Array
  /** Row of each incident in the columns; kept by the worker, empty on the page. */
  readonly row: Uint32Array
  readonly categoryCount: number
}

/** What to count: days, categories and places. */
export interface Selection {
  /** Days as in `domain/day.ts`, both included. */
  readonly from: number
  readonly to: number
  /** `chosen[category]` is 1 or 0. */
  readonly chosen: Uint8Array
  /** Category of each incident, with `categoryCount` in place of those outside the chosen areas. */
  readonly category: Uint8Array
  /** Group (0 to 3) of each category. */
  readonly groupOf: Uint8Array
}

export interface Frame {
  readonly box: Box
  readonly zoom: number
  /** True where places may be drawn one by one. */
  readonly points: boolean
}

/** One step of the clock: what stands in the frame, in index order. Arrays are `length` long (mix four times). */
export interface Step {
  readonly length: number
  readonly node: Uint32Array
  /** Incidents in the window, the chosen categories and areas, inside the frame, under this node. */
  readonly count: Uint32Array
  /** The same by group, four a node. */
  readonly mix: Uint32Array
  /** The sum of `count`: incidents in view. */
  readonly inView: number
  /** In view by category, whether the category is chosen or not. */
  readonly byCategory: Uint32Array
}
