/**
 * Cluster tree above the 150 m squares (by supercluster), and its layout as the depth-first arrays of a ClusterIndex.
 */
import type { Position } from '../../domain/geography.ts'
import { PLACE_LEVEL, SQUARE_LEVEL, COARSEST_ZOOM, FINEST_ZOOM } from '../levels.ts'
import { boundsOf } from './node-bounds.ts'
import type { Places } from './places.ts'
import type { OccupiedSquares } from './squares.ts'
import Supercluster, { type ClusterFeature, type PointFeature } from 'supercluster'

/** Node of the tree above places: a square, or a cluster of squares. */
type Branch =
  | { readonly kind: 'square'; readonly square: number }
  | {
      readonly kind: 'cluster'
      /** Mean of its squares on the Mercator plane. */
      readonly at: Position
      /** Zoom from which its children are shown instead. */
      readonly expandsAt: number
      readonly children: readonly Branch[]
    }

/**
 * Clustering radius in pixels (512 to a tile): the width of the largest disc with its ring, so that few discs touch. In
 * this latitude neighbouring squares are 53 pixels apart at zoom 14 and join, and 105 apart at zoom 15 and do not.
 */
const RADIUS_PIXELS = 64

type Leaf = { readonly square: number }
type Feature = ClusterFeature<Leaf> | PointFeature<Leaf>

/**
 * Top nodes at COARSEST_ZOOM with their subtrees, in an order that depends only on the order of the centres. Greedy
 * radius clustering (V. Agafonkin, supercluster) with equal weights; squares listed first become cluster seeds first.
 * Cost: about 0.6 microseconds a square.
 * @param centres in degrees, one a square
 */
export function clusterTree(centres: readonly Position[]): readonly Branch[] {
  const clusters = new Supercluster<Leaf, Leaf>({
    minZoom: COARSEST_ZOOM,
    maxZoom: FINEST_ZOOM - 1,
    radius: RADIUS_PIXELS,
  })
  clusters.load(centres.map(featureOf))
  const branchOf = (feature: Feature): Branch => {
    if (!isCluster(feature)) return { kind: 'square', square: feature.properties.square }
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates
    const id = feature.properties.cluster_id
    return {
      kind: 'cluster',
      at: [longitude, latitude],
      expandsAt: clusters.getClusterExpansionZoom(id),
      children: clusters.getChildren(id).map(branchOf),
    }
  }
  return clusters.getClusters([-180, -90, 180, 90], COARSEST_ZOOM).map(branchOf)
}

const featureOf = ([longitude, latitude]: Position, square: number): PointFeature<Leaf> => ({
  type: 'Feature',
  properties: { square },
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
})
const isCluster = (feature: Feature): feature is ClusterFeature<Leaf> => 'cluster' in feature.properties

/** Node arrays of a ClusterIndex, and the position of each place in leaf order. */
interface Layout {
  readonly nodeCount: number
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly boxes: Float64Array
  readonly boxOf: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly skip: Uint32Array
  readonly expandsAt: Uint8Array
  /** Rank of each place in leaf order. */
  readonly rank: Uint32Array
}

/** Input of the layout: unique places, the squares they lie in, and incidents at each place. */
interface LayoutInput {
  readonly places: Places
  readonly squares: OccupiedSquares
  readonly incidentsAt: Uint32Array
}

interface CountingSort {
  readonly key: ArrayLike<number>
  /** Keys are below it. */
  readonly keyCount: number
  /** Array of the same length that the result is written to; a new one where left out. */
  readonly into?: Uint32Array
}

/** Stable counting sort: `order` rearranged so that `key[order[i]]` is ascending. */
export function sortedBy(order: Uint32Array, { key, keyCount, into }: CountingSort): Uint32Array {
  const next = bucketStarts(order, key, keyCount)
  const sorted = into ?? new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) {
    const item = order[i] ?? 0
    const bucket = key[item] ?? 0
    const to = next[bucket] ?? 0
    sorted[to] = item
    next[bucket] = to + 1
  }
  return sorted
}

/** Start of each key's items in sorted order; one entry more than keys, the last being the total. */
export function bucketStarts(order: Uint32Array, key: ArrayLike<number>, keyCount: number): Uint32Array {
  const starts = new Uint32Array(keyCount + 1)
  for (let i = 0; i < order.length; i++) {
    const after = (key[order[i] ?? 0] ?? 0) + 1
    starts[after] = (starts[after] ?? 0) + 1
  }
  for (let k = 0; k < keyCount; k++) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0)
  return starts
}

/** Function that gives the places of a square, sorted by longitude, then latitude. */
function placesBySquare({ places, squares }: LayoutInput): (square: number) => Uint32Array {
  const everyPlace = new Uint32Array(places.count).map((_, place) => place)
  const starts = bucketStarts(everyPlace, squares.of, squares.centres.length)
  const grouped = sortedBy(everyPlace, { key: squares.of, keyCount: squares.centres.length })
  return (square) => {
    const within = grouped.subarray(starts[square], starts[square + 1])
    sortByPosition(within, places)
    return within
  }
}

/** Shell sort in place (Shell 1959): a comparison function passed to the built-in sort makes it thirty times slower. */
function sortByPosition(order: Uint32Array, { longitude, latitude }: Places) {
  for (let gap = order.length >> 1; gap > 0; gap = gap === 2 ? 1 : Math.floor(gap / 2.2)) {
    for (let i = gap; i < order.length; i++) {
      const place = order[i] ?? 0
      const [x, y] = [longitude[place] ?? 0, latitude[place] ?? 0]
      let to = i
      for (; to >= gap; to -= gap) {
        const other = order[to - gap] ?? 0
        const otherX = longitude[other] ?? 0
        if (otherX < x || (otherX === x && (latitude[other] ?? 0) <= y)) break
        order[to] = other
      }
      order[to] = place
    }
  }
}

const clustersIn = (branches: readonly Branch[]): number =>
  branches.reduce((sum, branch) => sum + (branch.kind === 'cluster' ? 1 + clustersIn(branch.children) : 0), 0)

function emptyLayout(branchCount: number, placeCount: number): Layout {
  const nodeCount = branchCount + placeCount
  return {
    nodeCount,
    longitude: new Float64Array(nodeCount),
    latitude: new Float64Array(nodeCount),
    boxes: new Float64Array(4 * branchCount),
    boxOf: new Uint32Array(nodeCount),
    start: new Uint32Array(nodeCount),
    end: new Uint32Array(nodeCount),
    skip: new Uint32Array(nodeCount),
    expandsAt: new Uint8Array(nodeCount),
    rank: new Uint32Array(placeCount),
  }
}

const NOWHERE: Position = [NaN, NaN]

/** Writes clusters, squares and places depth first, each before its children. */
export function layOutTree(branches: readonly Branch[], input: LayoutInput): Layout {
  const { places, squares, incidentsAt } = input
  const layout = emptyLayout(clustersIn(branches) + squares.centres.length, places.count)
  const placesOf = placesBySquare(input)
  let [nodes, boxes, placeRank, incidents] = [0, 0, 0, 0]

  const open = (longitude: number, latitude: number, expandsAt: number): number => {
    const node = nodes++
    layout.longitude[node] = longitude
    layout.latitude[node] = latitude
    layout.expandsAt[node] = expandsAt
    layout.start[node] = incidents
    return node
  }
  const close = (node: number) => {
    layout.end[node] = incidents
    layout.skip[node] = nodes
    layout.boxOf[node] = boxes++
    uniteChildBounds(layout, node)
  }
  const writePlace = (place: number) => {
    const node = open(places.longitude[place] ?? 0, places.latitude[place] ?? 0, PLACE_LEVEL)
    layout.rank[place] = placeRank++
    incidents += incidentsAt[place] ?? 0
    layout.end[node] = incidents
    layout.skip[node] = nodes
  }
  const write = (branch: Branch) => {
    if (branch.kind === 'cluster') {
      const node = open(...branch.at, branch.expandsAt)
      branch.children.forEach(write)
      close(node)
    } else {
      const node = open(...(squares.centres[branch.square] ?? NOWHERE), SQUARE_LEVEL)
      placesOf(branch.square).forEach(writePlace)
      close(node)
    }
  }
  branches.forEach(write)
  return layout
}

/** Bounding box of a node as the union of its children's boxes. */
function uniteChildBounds(layout: Layout, node: number) {
  const { boxes, boxOf, skip } = layout
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const after = skip[node] ?? 0
  for (let child = node + 1; child < after; child = skip[child] ?? after) {
    const box = boundsOf(layout, child)
    west = Math.min(west, box.west)
    south = Math.min(south, box.south)
    east = Math.max(east, box.east)
    north = Math.max(north, box.north)
  }
  boxes.set([west, south, east, north], 4 * (boxOf[node] ?? 0))
}
