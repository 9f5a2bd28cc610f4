/** Exact counts of the nodes in a map frame for one window and selection, at the rate of the clock's frames. */
import type { DaySpan } from '../domain/day.ts'
import type { Box } from '../domain/geography.ts'
import type { ClusterIndex, Frame, Selection, ClusterStep } from './cluster-index.ts'
import { FINEST_ZOOM, SQUARE_LEVEL } from './levels.ts'
import { GROUPS } from '../domain/category.ts'

/**
 * Bins by category, flags by day and the counting loop over both, created in one closure. V8 then treats both arrays as
 * constants even where a bundler turns module constants into variables: 1.3 ns an incident instead of 2.9.
 */
function makeCounter() {
  /** Incidents counted so far, by category. */
  const bins = new Int32Array(256)
  /** 1 for each day of the window, relative to the index's first day; a lookup, since a branch costs 3 ns more. */
  const inWindow = new Uint8Array(0x10000)
  const addBlock = ({ day, category }: Tally, start: number, end: number) => {
    for (let i = start; i < end; i++) {
      const bin = category[i] ?? 0
      bins[bin] = (bins[bin] ?? 0) + (inWindow[day[i] ?? 0] ?? 0)
    }
  }
  return { bins, inWindow, addBlock }
}
const { bins, inWindow, addBlock } = makeCounter()

/** Running counts of one selection. The bins are shared: only one tally may be in use at a time. */
interface Tally {
  readonly day: Uint16Array
  readonly category: Uint8Array
  readonly categoryCount: number
  /** Chosen categories, group by group; those of group g are [groupStart[g], groupStart[g + 1]). */
  readonly chosen: Uint8Array
  readonly groupStart: Uint8Array
  /** Count of each group at the last `takeInto`. */
  readonly lastTaken: Int32Array
}

/**
 * Starts counting a selection.
 * @throws RangeError for a selection of another index
 */
function openTally(index: ClusterIndex, selection: Selection): Tally {
  const { category, chosen, groupOf } = selection
  if (category.length !== index.count) {
    throw new RangeError(`${category.length} categories for ${index.count} incidents: not of this index`)
  }
  const from = Math.max(0, selection.from - index.firstDay)
  const to = Math.max(from, selection.to - index.firstDay + 1)
  bins.fill(0)
  inWindow.fill(0).fill(1, from, to)
  const byGroup = GROUPS.map((_, group) =>
    [...chosen.subarray(0, index.categoryCount).keys()].filter(
      (c) => chosen[c] === 1 && groupOf[c] === group,
    ),
  )
  const groupStart = new Uint8Array(GROUPS.length + 1)
  for (const [group, members] of byGroup.entries()) {
    groupStart[group + 1] = (groupStart[group] ?? 0) + members.length
  }
  return {
    day: index.day,
    category,
    categoryCount: index.categoryCount,
    chosen: Uint8Array.from(byGroup.flat()),
    groupStart,
    lastTaken: new Int32Array(GROUPS.length),
  }
}

/** Long ranges are split into many calls, because V8 optimises a function by how often it is called. */
const BLOCK = 2048

/** Adds the incidents [start, end). About 1.3 ns each. */
function addRange(tally: Tally, start: number, end: number) {
  for (let from = start; from < end; from += BLOCK) addBlock(tally, from, Math.min(end, from + BLOCK))
}

/** Writes what was added since the last call, by group, to `mix[at..at + 3]` and returns its sum. */
function takeInto({ chosen, groupStart, lastTaken }: Tally, mix: Uint32Array, at: number): number {
  let sum = 0
  let k = 0
  for (let group = 0; group < GROUPS.length; group++) {
    const end = groupStart[group + 1] ?? 0
    let total = 0
    for (; k < end; k++) total += bins[chosen[k] ?? 0] ?? 0
    const added = total - (lastTaken[group] ?? 0)
    lastTaken[group] = total
    mix[at + group] = added
    sum += added
  }
  return sum
}

/** All counts added, by category, chosen or not. */
const byCategory = ({ categoryCount }: Tally): Uint32Array =>
  Uint32Array.from(bins.subarray(0, categoryCount))

/** Output buffer for the nodes of a frame, reused between calls and doubled when full. */
interface NodeBuffer {
  length: number
  node: Uint32Array
  count: Uint32Array
  mix: Uint32Array
}
const nodeBuffer: NodeBuffer = emptyNodeBuffer(1024)

function emptyNodeBuffer(capacity: number): NodeBuffer {
  return {
    length: 0,
    node: new Uint32Array(capacity),
    count: new Uint32Array(capacity),
    mix: new Uint32Array(4 * capacity),
  }
}

/**
 * Counts of the nodes shown in a frame at its zoom, in index order. Exact: a node that the frame's edge crosses counts
 * only its places inside, so the counts sum to the incidents in the frame. A node with any incident inside the frame is
 * listed, with a count of 0 if none is selected, so that positions are stable over time. Returns copies of shared
 * buffers. Cost: 1.3 ns for each incident in the frame, 45 ns for each node.
 * @throws RangeError for a selection of another index
 */
export function stepOf(index: ClusterIndex, selection: Selection, frame: Frame): ClusterStep {
  const traversal: Traversal = { index, tally: openTally(index, selection), level: levelOf(frame) }
  let inView = 0
  nodeBuffer.length = 0
  for (let node = 0; node < index.nodeCount;) {
    const side = sideOf(index.bounds, node, frame.box)
    if (side === 'across' && (index.expandsAt[node] ?? 0) <= traversal.level) {
      node++
      continue
    }
    if (side === 'inside') inView += listSubtree(traversal, node)
    else if (side === 'across' && addInside(traversal, node, frame.box))
      inView += listNode(traversal.tally, node)
    node = index.skip[node] ?? index.nodeCount
  }
  const { length, node, count, mix } = nodeBuffer
  return {
    length,
    node: node.slice(0, length),
    count: count.slice(0, length),
    mix: mix.slice(0, 4 * length),
    inView,
    byCategory: byCategory(traversal.tally),
  }
}

/** State of one traversal. */
interface Traversal {
  readonly index: ClusterIndex
  readonly tally: Tally
  /** Nodes are shown whose `expandsAt` is above this. */
  readonly level: number
}

const levelOf = ({ points, zoom }: Frame) =>
  points && zoom >= FINEST_ZOOM ? SQUARE_LEVEL : Math.min(FINEST_ZOOM, Math.floor(zoom))

/** Lists the nodes at or below a node that lies wholly in the frame; returns their total. */
function listSubtree({ index, tally, level }: Traversal, top: number): number {
  const { start, end, skip, expandsAt } = index
  const after = skip[top] ?? top
  let count = 0
  for (let node = top; node < after;) {
    if ((expandsAt[node] ?? 0) <= level) {
      node++
      continue
    }
    addRange(tally, start[node] ?? 0, end[node] ?? 0)
    count += listNode(tally, node)
    node = skip[node] ?? after
  }
  return count
}

/** Lists a node with what was counted for it; returns its count. */
function listNode(tally: Tally, node: number): number {
  if (nodeBuffer.length === nodeBuffer.node.length) doubleNodeBuffer()
  const at = nodeBuffer.length++
  const count = takeInto(tally, nodeBuffer.mix, 4 * at)
  nodeBuffer.node[at] = node
  nodeBuffer.count[at] = count
  return count
}

function doubleNodeBuffer() {
  const { length, node, count, mix } = nodeBuffer
  Object.assign(nodeBuffer, emptyNodeBuffer(2 * length), { length })
  nodeBuffer.node.set(node)
  nodeBuffer.count.set(count)
  nodeBuffer.mix.set(mix)
}

/** Counts the places below a node that lie inside the box; false where there is none. */
function addInside({ index, tally }: Traversal, top: number, box: Box): boolean {
  const after = index.skip[top] ?? top
  let hasPlaceInside = false
  for (let node = top + 1; node < after;) {
    const side = sideOf(index.bounds, node, box)
    if (side === 'inside') {
      hasPlaceInside = true
      addRange(tally, index.start[node] ?? 0, index.end[node] ?? 0)
    }
    node = side === 'across' ? node + 1 : (index.skip[node] ?? after)
  }
  return hasPlaceInside
}

/** Position of a node's bounding box relative to the frame; a place is a point, so it is never `across`. */
function sideOf(bounds: Float64Array, node: number, box: Box): 'inside' | 'outside' | 'across' {
  const at = 4 * node
  const west = bounds[at] ?? 0
  const south = bounds[at + 1] ?? 0
  const east = bounds[at + 2] ?? 0
  const north = bounds[at + 3] ?? 0
  if (west > box.east || east < box.west || south > box.north || north < box.south) return 'outside'
  const isInside = west >= box.west && east <= box.east && south >= box.south && north <= box.north
  return isInside ? 'inside' : 'across'
}

/** Counts of one range of the index. */
interface RangeCount {
  /** Chosen incidents in the window. */
  readonly count: number
  /** `count` by group, 4 numbers. */
  readonly mix: Uint32Array
  /** In the window by category, chosen or not. */
  readonly byCategory: Uint32Array
}

/**
 * Counts the incidents [start, end) of a range, such as a node's, regardless of the frame.
 * @throws RangeError for a selection of another index
 */
export function countIn(
  index: ClusterIndex,
  selection: Selection,
  range: { readonly start: number; readonly end: number },
): RangeCount {
  const tally = openTally(index, selection)
  const mix = new Uint32Array(4)
  addRange(tally, range.start, range.end)
  return { count: takeInto(tally, mix, 0), mix, byCategory: byCategory(tally) }
}

/**
 * Chosen incidents of each day from the index's first to its last, in the chosen areas; the window is ignored. Cost: 2
 * ns an incident.
 */
export function dailyCounts(index: ClusterIndex, selection: Selection): Uint32Array {
  const daily = new Uint32Array(index.lastDay - index.firstDay + 1)
  const isCounted = new Uint8Array(256)
  isCounted.set(selection.chosen.subarray(0, index.categoryCount))
  for (let i = 0; i < index.count; i++) {
    const day = index.day[i] ?? 0
    daily[day] = (daily[day] ?? 0) + (isCounted[selection.category[i] ?? 0] ?? 0)
  }
  return daily
}

/**
 * Cumulative sums: entry i is the sum before day i, one entry more than days, so that a window's total is one
 * subtraction.
 */
export function runningTotals(daily: Uint32Array): Uint32Array {
  const totals = new Uint32Array(daily.length + 1)
  for (const [day, count] of daily.entries()) totals[day + 1] = (totals[day] ?? 0) + count
  return totals
}

/**
 * Incidents in a window, both days included.
 * @param totals `runningTotals` of the index's daily counts
 */
export function totalIn(index: ClusterIndex, totals: Uint32Array, window: DaySpan): number {
  const within = (day: number) => totals[Math.min(totals.length - 1, Math.max(0, day - index.firstDay))] ?? 0
  return window.to < window.from ? 0 : within(window.to + 1) - within(window.from)
}
