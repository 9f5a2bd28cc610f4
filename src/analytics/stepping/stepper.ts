/**
 * Steps of the clock: the counts of clusters, bars, hours of the week, days and squares for one window after another.
 * They are kept between steps, so that a step counts only what has changed.
 */
import { NO_HOUR } from '../../domain/places/week-hours.ts'
import type { ClusterIndex, ClusterStep, Frame, Selection } from '../cluster-index.ts'
import type { SquareRuns } from '../squares/incident-squares.ts'
import type { WeekCounts } from '../week-counts.ts'
import type { FrameNodes } from './frame-nodes.ts'
import { makeFrameFinder, squareLabels, type FrameFinder, type Labels } from './labels.ts'
import { type ChosenCategories, chosenCategories, strideOf, sumGroups } from './category-sums.ts'
import { countNodes, daysOfWindow, requireCategoriesOf } from './node-counter.ts'
import {
  addAll,
  addDays,
  type CountingRules,
  type DayChange,
  type RunningCounts,
  sumAll,
} from './running-counts.ts'

export interface StepInput {
  readonly index: ClusterIndex
  readonly selection: Selection
  readonly frame: Frame
  /** `selection.category` without the filter by hours: hours of the week are counted whichever are chosen. */
  readonly allHours: Uint8Array
  /** Squares of this index, and `selection.category` with what squares leave out; null: none are counted. */
  readonly squares: { readonly runs: SquareRuns; readonly category: Uint8Array } | null
}

/**
 * All counts of one window. `node` and `daily` keep their identity while nothing in them changes. The other arrays belong
 * to the stepper: they hold until the step after the next one.
 */
export interface Step extends ClusterStep {
  /** Incidents of the selection by day from the index's first; the window is ignored. */
  readonly daily: Uint32Array
  /** Incidents in the window by hour of the week, in the frame or not. */
  readonly week: WeekCounts
  /** Incidents in the window in each square; null where none were asked for. */
  readonly squares: Uint32Array | null
}

/**
 * Counts one window after another. A change of the window costs the incidents of the days that enter and leave; of the
 * categories sums over the nodes, hours, squares and days, and no incident; of the frame one pass over the incidents in it;
 * of areas, hours or data one pass over all. Every step equals a count from nothing.
 */
export class Stepper {
  private last: StepInput | null = null
  private step: Step | null = null
  private nodes: FrameNodes = NO_NODES
  private choice: Choice | null = null
  private squareOf: Labels | null = null
  private counts: RunningCounts = emptyCounts(NO_SIZES)
  /** Written in turn, so that the arrays of the previous step stay as they are. */
  private buffers: readonly [StepBuffers, StepBuffers] = [buffersOf(NO_SIZES), buffersOf(NO_SIZES)]
  private turn: 0 | 1 = 0

  /** @param frames shared with other steppers of the same frames */
  constructor(private readonly frames: FrameFinder = makeFrameFinder()) {}

  /** @throws RangeError for a selection of another index */
  stepTo(input: StepInput): Step {
    requireSameIndex(input)
    const { last } = this
    const isNewData = last === null || !hasSameData(last, input)
    const isNewChoice = isNewData || !hasSameChoice(last, input)
    const changes = isNewData ? [] : dayChanges(last, input)
    const nodes = this.frames.nodesIn(input.index, input.frame)
    const isNewFrame = nodes !== this.nodes
    if (this.step && !isNewChoice && !isNewFrame && changes.length === 0) return this.step
    if (isNewData) this.labelSquares(input)
    this.last = input
    this.nodes = nodes
    if (isNewData || isNewFrame) this.makeRoom(input)
    const choice = isNewChoice || this.choice === null ? choiceOf(input) : this.choice
    this.choice = choice
    const rules = this.rulesOf(input, choice)
    const isCountedAnew = isNewData || isMost(changes, input.index)
    if (isCountedAnew) {
      this.clear()
      addAll(this.counts, rules, input.selection)
    } else {
      for (const change of changes) addDays(this.counts, rules, change)
      if (isNewFrame) {
        const { byCategory, mix, inFrame } = this.counts
        countNodes(input, nodes, { byNode: byCategory.nodes, mix, inFrame })
      }
    }
    if (isNewChoice || isCountedAnew) this.sum(input, choice)
    this.step = this.publish(input)
    return this.step
  }

  private labelSquares({ index, squares }: StepInput) {
    const isSame = this.last?.index === index && this.last.squares?.runs === squares?.runs
    if (!isSame) this.squareOf = squares && squareLabels(index, squares.runs)
  }

  /** Room for the counts of the current nodes and squares; what does not depend on the frame is kept. */
  private makeRoom({ index, squares }: StepInput) {
    const sizes = {
      nodes: this.nodes.node.length,
      squares: squares?.runs.grid.at.length ?? 0,
      days: index.lastDay - index.firstDay + 1,
      categories: index.categoryCount,
    }
    const before = this.buffers[0].sizes
    if (isSameSizes(before, sizes)) return
    this.buffers = [buffersOf(sizes), buffersOf(sizes)]
    if (!isSameSizes(before, { ...sizes, nodes: before.nodes })) this.counts = emptyCounts(sizes)
    else {
      const { mix, byNode } = emptyNodes(sizes)
      this.counts = { ...this.counts, mix, byCategory: { ...this.counts.byCategory, nodes: byNode } }
    }
  }

  private clear() {
    for (const counted of Object.values(this.counts.byCategory)) counted.fill(0)
  }

  /** The days' sums in an array of their own, which what has been published before does not share. */
  private sum({ index: { firstDay, lastDay } }: StepInput, { categories }: Choice) {
    this.counts = { ...this.counts, daily: new Uint32Array(lastDay - firstDay + 1) }
    sumAll(this.counts, categories)
  }

  private rulesOf({ index, selection, allHours, squares }: StepInput, { tables }: Choice): CountingRules {
    return {
      ...tables,
      index,
      category: selection.category,
      allHours,
      inSquares: squares?.category ?? selection.category,
      nodeOf: this.frames.labelsOf(index, this.nodes),
      outside: this.nodes.node.length,
      squareOf: this.squareOf,
    }
  }

  /** Copies the running counts to the buffers whose turn it is. */
  private publish({ squares }: StepInput): Step {
    this.turn = this.turn === 0 ? 1 : 0
    const { counts, nodes } = this
    const to = this.buffers[this.turn]
    copyInto(to.mix, counts.mix)
    copyInto(to.byCategory, counts.inFrame)
    copyInto(to.hours, counts.hours)
    copyInto(to.squares, counts.squares)
    return {
      length: nodes.node.length,
      node: nodes.node,
      count: to.count,
      mix: to.mix,
      inView: sumGroups(to.mix, to.count),
      byCategory: to.byCategory,
      daily: counts.daily,
      week: { hours: to.hours, untimed: counts.hours[NO_HOUR] ?? 0 },
      squares: squares && to.squares,
    }
  }
}

const NO_NODES: FrameNodes = {
  node: new Uint32Array(0),
  start: new Uint32Array(0),
  end: new Uint32Array(0),
  at: new Uint32Array(0),
}

interface Sizes {
  readonly nodes: number
  readonly squares: number
  readonly days: number
  readonly categories: number
}
const NO_SIZES: Sizes = { nodes: 0, squares: 0, days: 0, categories: 0 }
const isSameSizes = (a: Sizes, b: Sizes) =>
  a.nodes === b.nodes && a.squares === b.squares && a.days === b.days && a.categories === b.categories

const HOURS = 256

const emptyNodes = ({ nodes, categories }: Sizes) => ({
  mix: new Uint32Array(4 * (nodes + 1)),
  byNode: new Uint32Array(strideOf({ categoryCount: categories }) * (nodes + 1)),
})

function emptyCounts(sizes: Sizes): RunningCounts {
  const { squares, days, categories } = sizes
  const { mix, byNode } = emptyNodes(sizes)
  const stride = strideOf({ categoryCount: categories })
  const counts = (entries: number) => new Uint32Array(stride * entries)
  return {
    byCategory: {
      nodes: byNode,
      hours: counts(HOURS),
      squares: counts(squares + 1),
      daily: counts(days),
    },
    mix,
    hours: new Uint32Array(HOURS),
    squares: new Uint32Array(squares + 1),
    daily: new Uint32Array(days),
    inFrame: new Uint32Array(stride),
  }
}

/** Arrays of one published step. */
interface StepBuffers {
  readonly sizes: Sizes
  readonly count: Uint32Array
  readonly mix: Uint32Array
  readonly byCategory: Uint32Array
  readonly hours: Uint32Array
  readonly squares: Uint32Array
}
function buffersOf(sizes: Sizes): StepBuffers {
  return {
    sizes,
    count: new Uint32Array(sizes.nodes),
    mix: new Uint32Array(4 * sizes.nodes),
    byCategory: new Uint32Array(sizes.categories),
    hours: new Uint32Array(168),
    squares: new Uint32Array(sizes.squares),
  }
}

/** Fills `to` with the first values of `from`. */
function copyInto(to: Uint32Array, from: Uint32Array) {
  for (let i = 0; i < to.length; i++) to[i] = from[i] ?? 0
}

/** What is chosen of the categories: as lists, and as lookups with room for the one that marks incidents left out. */
interface Choice {
  readonly categories: ChosenCategories
  readonly tables: Pick<CountingRules, 'isChosen' | 'groupOf'>
}
function choiceOf({ index, selection }: StepInput): Choice {
  const [isChosen, groupOf] = [new Uint8Array(256), new Uint8Array(256)]
  isChosen.set(selection.chosen)
  groupOf.set(selection.groupOf)
  return { categories: chosenCategories(index, selection), tables: { isChosen, groupOf } }
}

function requireSameIndex({ index, selection, allHours, squares }: StepInput) {
  requireCategoriesOf(index, selection.category)
  requireCategoriesOf(index, allHours)
  if (squares) requireCategoriesOf(index, squares.category)
}

const hasSameData = (a: StepInput, b: StepInput) =>
  a.index === b.index &&
  a.selection.category === b.selection.category &&
  a.allHours === b.allHours &&
  a.squares?.runs === b.squares?.runs &&
  a.squares?.category === b.squares?.category

const hasSameChoice = (a: StepInput, b: StepInput) =>
  a.selection.chosen === b.selection.chosen && a.selection.groupOf === b.selection.groupOf

/** The days that leave the window and those that enter it. */
function dayChanges(last: StepInput, { index, selection }: StepInput): readonly DayChange[] {
  const [old, now] = [daysOfWindow(index, last.selection), daysOfWindow(index, selection)]
  const isApart = old.to <= now.from || now.to <= old.from
  const changes: DayChange[] = isApart
    ? [
        { ...old, sign: -1 },
        { ...now, sign: 1 },
      ]
    : [
        { from: old.from, to: now.from, sign: -1 },
        { from: now.to, to: old.to, sign: -1 },
        { from: now.from, to: old.from, sign: 1 },
        { from: old.to, to: now.to, sign: 1 },
      ]
  return changes.filter(({ from, to }) => from < to)
}

/** Beyond this share of the incidents one pass over all of them costs less than the changed days. */
const MOST_CHANGED = 0.4

function isMost(changes: readonly DayChange[], { byDay: { start }, count }: ClusterIndex): boolean {
  const changed = changes.reduce((sum, { from, to }) => sum + (start[to] ?? 0) - (start[from] ?? 0), 0)
  return changed > MOST_CHANGED * count
}
