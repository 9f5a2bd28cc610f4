/** Counts incidents in a window by category, range by range: the inner loop of everything that follows the clock. */
import { GROUPS } from '../domain/category.ts'
import type { ClusterIndex, Selection } from './cluster-index.ts'

/**
 * The bins, the window and the loop over both. Made together, once, so that the loop knows both arrays as constants
 * even where a bundler turns constants at the top of a module into variables: 1.3 ns an incident, else 2.9.
 */
function makeCounter() {
  /** Incidents counted so far, by category. */
  const bins = new Int32Array(256)
  /** 1 for each day, from the index's first, that lies in the window: a look-up, as a branch would cost 3 ns more. */
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

/** Running counts of one selection. The bins are shared: open one tally at a time, and finish it. */
export interface Tally {
  readonly day: Uint16Array
  readonly category: Uint8Array
  readonly categoryCount: number
  /** The chosen categories, group by group; those of group g stand from `groupStart[g]` to `groupStart[g + 1]`. */
  readonly chosen: Uint8Array
  readonly groupStart: Uint8Array
  /** How many of each group were taken so far. */
  readonly taken: Int32Array
}

/** @throws RangeError for a selection that was made for another index */
export function openTally(index: ClusterIndex, selection: Selection): Tally {
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
    taken: new Int32Array(GROUPS.length),
  }
}

/** So that one long range is many short calls: an engine makes a function fast by how often it is called. */
const BLOCK = 2048

/** Adds the incidents [start, end). Some 1.3 ns each. */
export function addRange(tally: Tally, start: number, end: number) {
  for (let from = start; from < end; from += BLOCK) addBlock(tally, from, Math.min(end, from + BLOCK))
}

/** Takes what was added since the last time: writes it by group to `mix` from `at` on, and returns the sum. */
export function takeInto({ chosen, groupStart, taken }: Tally, mix: Uint32Array, at: number): number {
  let sum = 0
  let k = 0
  for (let group = 0; group < GROUPS.length; group++) {
    const end = groupStart[group + 1] ?? 0
    let total = 0
    for (; k < end; k++) total += bins[chosen[k] ?? 0] ?? 0
    const added = total - (taken[group] ?? 0)
    taken[group] = total
    mix[at + group] = added
    sum += added
  }
  return sum
}

/** Everything added, by category, chosen or not. */
export const byCategory = ({ categoryCount }: Tally): Uint32Array =>
  Uint32Array.from(bins.subarray(0, categoryCount))
