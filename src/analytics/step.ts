/** Exact counts of one window and selection: of the nodes in a map frame, of a range, and by day. */
import type { DaySpan } from '../domain/day.ts'
import type { ClusterIndex, ClusterStep, Frame, Selection } from './cluster-index.ts'
import { chosenCategories, strideOf, sumByGroup, sumGroups } from './stepping/category-sums.ts'
import { nodesIn } from './stepping/frame-nodes.ts'
import { addRange, countNodes, openTally, takeInto } from './stepping/node-counter.ts'

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
  const [mix, count] = [new Uint32Array(4 * length), new Uint32Array(length)]
  const inFrame = new Uint32Array(strideOf(index))
  countNodes({ index, selection }, nodes, { byNode: null, mix, inFrame })
  const byCategory = inFrame.slice(0, index.categoryCount)
  return { length, node: nodes.node, count, mix, inView: sumGroups(mix, count), byCategory }
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
  addRange(tally, range.start, range.end)
  const byCategory = new Uint32Array(index.categoryCount)
  takeInto(tally, byCategory, 0)
  const [mix, count] = [new Uint32Array(4), new Uint32Array(1)]
  sumByGroup({ counts: byCategory, first: 0 }, chosenCategories(index, selection), { mix, at: 0 })
  return { count: sumGroups(mix, count), mix, byCategory }
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
