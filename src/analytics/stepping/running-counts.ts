/**
 * Running counts of all that a step shows, and the two loops that add incidents to them: all of them in leaf order, and
 * those of single days.
 */
import type { ClusterIndex, Selection } from '../cluster-index.ts'
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

/** Counts of the days in the window; `daily` of all days. */
export interface RunningCounts {
  /** Four groups a node, and four more for the incidents outside the frame. */
  readonly mix: Uint32Array
  /** 256 categories in the frame, chosen or not, and 256 outside it. */
  readonly byCategory: Uint32Array
  /** 256 hours: 168 of the week, NO_HOUR for incidents without a time. */
  readonly hours: Uint32Array
  /** One more than squares, for the incidents in none. */
  readonly squares: Uint32Array
  /** From the index's first day. */
  readonly daily: Uint32Array
}

/** Where `byCategory` counts the incidents outside the frame. */
const OUTSIDE = 256

/** Adds every incident: those of the window to all counts, those of every day to `daily`. Cost: 3 ns an incident. */
export function addAll(into: RunningCounts, rules: CountingRules, window: Pick<Selection, 'from' | 'to'>) {
  const { index, category, allHours, inSquares, isChosen, groupOf, nodeOf, outside, squareOf } = rules
  const { mix, byCategory, hours, squares, daily } = into
  const { day, hour, count } = index
  const { from, to } = daysOfWindow(index, window)
  for (let i = 0; i < count; i++) {
    const on = day[i] ?? 0
    const own = category[i] ?? 0
    const chosen = isChosen[own] ?? 0
    daily[on] = (daily[on] ?? 0) + chosen
    if (on < from || on >= to) continue
    const node = nodeOf[i] ?? outside
    const bar = (node === outside ? OUTSIDE : 0) + own
    byCategory[bar] = (byCategory[bar] ?? 0) + 1
    const group = 4 * node + (groupOf[own] ?? 0)
    mix[group] = (mix[group] ?? 0) + chosen
    const at = hour[i] ?? 0
    hours[at] = (hours[at] ?? 0) + (isChosen[allHours[i] ?? 0] ?? 0)
    if (squareOf === null) continue
    const square = squareOf[i] ?? 0
    squares[square] = (squares[square] ?? 0) + (isChosen[inSquares[i] ?? 0] ?? 0)
  }
}

/** Days relative to the index's first one, [from, to); `sign` is 1 for days that enter the window, -1 for those that leave. */
export interface DayChange {
  readonly from: number
  readonly to: number
  readonly sign: 1 | -1
}

/** Adds or takes away the incidents of some days. Cost: 4 to 8 ns for each of them, none for any other. */
export function addDays(into: RunningCounts, rules: CountingRules, { from, to, sign }: DayChange) {
  const { index, category, allHours, inSquares, isChosen, groupOf, nodeOf, outside, squareOf } = rules
  const { mix, byCategory, hours, squares } = into
  const { leaf, start } = index.byDay
  const { hour } = index
  const end = start[to] ?? 0
  for (let k = start[from] ?? 0; k < end; k++) {
    const i = leaf[k] ?? 0
    const own = category[i] ?? 0
    const node = nodeOf[i] ?? outside
    const bar = (node === outside ? OUTSIDE : 0) + own
    byCategory[bar] = (byCategory[bar] ?? 0) + sign
    const group = 4 * node + (groupOf[own] ?? 0)
    mix[group] = (mix[group] ?? 0) + sign * (isChosen[own] ?? 0)
    const at = hour[i] ?? 0
    hours[at] = (hours[at] ?? 0) + sign * (isChosen[allHours[i] ?? 0] ?? 0)
    if (squareOf === null) continue
    const square = squareOf[i] ?? 0
    squares[square] = (squares[square] ?? 0) + sign * (isChosen[inSquares[i] ?? 0] ?? 0)
  }
}
