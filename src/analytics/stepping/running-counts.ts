/**
 * Running counts of all that a step shows, and the two loops that add incidents to them: all of them in leaf order, and
 * those of single days.
 */
import type { ClusterIndex, Selection } from '../cluster-index.ts'
import { type ChosenCategories, strideOf, sumChosen, sumEntries, sumByGroup } from './category-sums.ts'
import { daysOfWindow } from './node-counter.ts'
import type { Labels } from './labels.ts'

/** How each incident is counted; the arrays by incident are in leaf order. */
export interface CountingRules {
  readonly index: ClusterIndex
  /** Category in the clusters and bars; `categoryCount` where areas or hours leave the incident out. */
  readonly category: Uint8Array
  /** The same without the filter by hours, for the hours of the week. */
  readonly allHours: Uint8Array
  /** The same for the squares. */
  readonly inSquares: Uint8Array
  /** By category, 256 entries: 1 for the chosen ones, and the group of each. */
  readonly isChosen: Uint8Array
  readonly groupOf: Uint8Array
  /** Node of each incident in the frame, or `outside`. */
  readonly nodeOf: Labels
  readonly outside: number
  /** Square of each incident; null: squares are not counted. */
  readonly squareOf: Labels | null
}

/**
 * Counts of the days in the window, `daily` of all days. By category they hold `strideOf` numbers an entry, whether a
 * category is chosen or not; beside them the sums of the chosen ones.
 */
export interface RunningCounts {
  readonly byCategory: {
    /** One entry more than nodes, for the incidents outside the frame. */
    readonly nodes: Uint32Array
    /** 256 hours: 168 of the week, NO_HOUR for incidents without a time. */
    readonly hours: Uint32Array
    /** One entry more than squares, for the incidents in none. */
    readonly squares: Uint32Array
    /** From the index's first day. */
    readonly daily: Uint32Array
  }
  /** Four groups a node, and four more for the incidents outside the frame. */
  readonly mix: Uint32Array
  readonly hours: Uint32Array
  readonly squares: Uint32Array
  readonly daily: Uint32Array
  /** Of all nodes in the frame, by category. */
  readonly inFrame: Uint32Array
}

/**
 * Adds every incident, those of the window to all counts by category, those of every day to the daily ones. Cost: 3 ns an
 * incident.
 */
export function addAll(
  { byCategory: { nodes, hours, squares, daily } }: RunningCounts,
  { index, category, allHours, inSquares, nodeOf, outside, squareOf }: CountingRules,
  window: Pick<Selection, 'from' | 'to'>,
) {
  const { day, hour, count } = index
  const { from, to } = daysOfWindow(index, window)
  const stride = strideOf(index)
  for (let i = 0; i < count; i++) {
    const on = day[i] ?? 0
    const own = category[i] ?? 0
    const daysBar = stride * on + own
    daily[daysBar] = (daily[daysBar] ?? 0) + 1
    if (on < from || on >= to) continue
    const nodeBar = stride * (nodeOf[i] ?? outside) + own
    nodes[nodeBar] = (nodes[nodeBar] ?? 0) + 1
    const hourBar = stride * (hour[i] ?? 0) + (allHours[i] ?? 0)
    hours[hourBar] = (hours[hourBar] ?? 0) + 1
    if (squareOf === null) continue
    const squareBar = stride * (squareOf[i] ?? 0) + (inSquares[i] ?? 0)
    squares[squareBar] = (squares[squareBar] ?? 0) + 1
  }
}

/** Sums the chosen categories anew. Cost: about 1 ns for each of them and each node, hour, square and day. */
export function sumAll(counts: RunningCounts, chosen: ChosenCategories) {
  const { byCategory, mix, hours, squares, daily, inFrame } = counts
  const { stride } = chosen
  // The last entry is of the incidents outside the frame.
  const nodes = byCategory.nodes.length / stride - 1
  for (let node = 0; node <= nodes; node++)
    sumByGroup({ counts: byCategory.nodes, first: stride * node }, chosen, { mix, at: 4 * node })
  sumEntries(byCategory.nodes, { stride, entries: nodes }, inFrame)
  sumChosen(byCategory.hours, chosen, hours)
  sumChosen(byCategory.squares, chosen, squares)
  sumChosen(byCategory.daily, chosen, daily)
}

/** Days relative to the index's first one, [from, to); `sign` is 1 for days that enter the window, -1 for those that leave. */
export interface DayChange {
  readonly from: number
  readonly to: number
  readonly sign: 1 | -1
}

/** Adds or takes away the incidents of some days, in all counts. Cost: 6 to 10 ns for each of them, none for any other. */
export function addDays(into: RunningCounts, rules: CountingRules, { from, to, sign }: DayChange) {
  const { index, category, allHours, inSquares, isChosen, groupOf, nodeOf, outside, squareOf } = rules
  const { byCategory, mix, inFrame, hours, squares } = into
  const { nodes: nodeBars, hours: hourBars, squares: squareBars } = byCategory
  const { leaf, start } = index.byDay
  const { hour } = index
  const stride = strideOf(index)
  const end = start[to] ?? 0
  for (let k = start[from] ?? 0; k < end; k++) {
    const i = leaf[k] ?? 0
    const own = category[i] ?? 0
    const node = nodeOf[i] ?? outside
    addTo(nodeBars, stride * node + own, sign)
    if (node !== outside) addTo(inFrame, own, sign)
    addTo(mix, 4 * node + (groupOf[own] ?? 0), sign * (isChosen[own] ?? 0))
    const at = hour[i] ?? 0
    const inHour = allHours[i] ?? 0
    addTo(hourBars, stride * at + inHour, sign)
    addTo(hours, at, sign * (isChosen[inHour] ?? 0))
    if (squareOf === null) continue
    const square = squareOf[i] ?? 0
    const inSquare = inSquares[i] ?? 0
    addTo(squareBars, stride * square + inSquare, sign)
    addTo(squares, square, sign * (isChosen[inSquare] ?? 0))
  }
}

function addTo(counts: Uint32Array, at: number, change: number) {
  counts[at] = (counts[at] ?? 0) + change
}
