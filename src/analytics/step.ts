/** Exact counts of one window and selection: of the nodes in a map frame, of a range, and by day. */
import type { DaySpan } from '../domain/day.ts'
import type { ClusterIndex, ClusterStep, Frame, Selection } from './cluster-index.ts'
import { nodesIn } from './stepping/frame-nodes.ts'
import { addRange, byCategory, countNodes, openTally, sumGroups, takeInto } from './stepping/node-counter.ts'

/**
 * Counts of the nodes shown in a frame at its zoom, in index order, counted from nothing into arrays of their own. Exact:
 * a node that the frame's edge crosses counts only its places inside, so the counts sum to the incidents in the frame. A
 * node with any incident inside the frame is listed, with a count of 0 if none is selected, so that positions are stable
 * over time.
 * @throws RangeError for a selection of another index
 */
export function stepOf(index: ClusterIndex, selection: Selection, frame: Frame): ClusterStep {
  const nodes = nodesIn(index, frame)
  const length = nodes.node.length
  const counted = { mix: new Uint32Array(4 * length), byCategory: new Uint32Array(256) }
  countNodes({ index, selection }, nodes, counted)
  const count = new Uint32Array(length)
  const inView = sumGroups(counted.mix, count)
  const categories = counted.byCategory.slice(0, index.categoryCount)
  return { length, node: nodes.node, count, mix: counted.mix, inView, byCategory: categories }
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
  const { day, count } = index
  const { category } = selection
  for (let i = 0; i < count; i++) {
    const on = day[i] ?? 0
    daily[on] = (daily[on] ?? 0) + (isCounted[category[i] ?? 0] ?? 0)
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
