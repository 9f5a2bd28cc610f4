/** Counts of one moment of the clock, kept from one to the next, so that only what has changed is counted. */
import type { ClusterIndex, Frame } from '../../analytics/cluster-index.ts'
import { totalIn } from '../../analytics/step.ts'
import { makeFrameFinder } from '../../analytics/stepping/labels.ts'
import { Stepper, type Step, type StepInput } from '../../analytics/stepping/stepper.ts'
import { daysIn, type DaySpan } from '../../domain/day.ts'
import { memoisedLast, memoisedResult } from '../../measures/memoised.ts'
import { sharedIndex } from '../areas/area-index.ts'
import type { Catalogue } from '../catalogue.ts'
import { latestOf } from '../questions/reply.ts'
import { selectionMaker, type Maths } from '../selection.ts'
import type { ShownCounts, State } from '../store.ts'
import type { View } from '../view.ts'
import { totalsOf, type SpanCounts } from './span-counts.ts'

export type CountedState = Pick<State, 'view' | 'areaIndex' | 'replies'>

/** Counts of the window, and what counting the baseline and comparing with it need. */
interface MomentCounts {
  readonly now: Pick<ShownCounts, 'index' | 'daily' | 'window' | 'step' | 'total' | 'week' | 'squares'>
  readonly selection: StepInput['selection']
  /** Counts the same selection over the baseline's days. */
  readonly countBaseline: (days: DaySpan) => SpanCounts
}

const NO_AREAS: View['areas'] = []

/**
 * Counts the clusters, bars, hours, days and squares of one window after another.
 * @param mathsOf null while the filters are being loaded
 */
export function makeStepCounter(mathsOf: () => Maths | null) {
  const selectionOf = selectionMaker(mathsOf)
  const allHoursOf = selectionMaker(mathsOf)
  const squaresOf = squareInputs(mathsOf)
  const frames = makeFrameFinder()
  const now = new Stepper(frames)
  // With new data a new one, which lets go of the old data even while nothing is compared.
  const beforeOf = memoisedResult((_index: ClusterIndex) => new Stepper(frames))
  const dailyOf = memoisedLast(totalsOf, (dataDays) => [daysIn(dataDays)])
  return (state: CountedState, catalogue: Catalogue, at: Moment): MomentCounts => {
    const { view } = state
    const shared = sharedIndex(catalogue, state)
    const index = shared ?? catalogue.index
    const before = beforeOf(index)
    // The index of the chosen areas holds nothing else, so that areas need no filter.
    const counted = shared ? { ...view, areas: NO_AREAS } : view
    const from = { ...catalogue, index }
    const selection = { ...selectionOf(counted, from), ...at.window }
    const allHours = view.hours === null ? selection : allHoursOf({ ...counted, hours: null }, from)
    const input = { index, selection, frame: at.frame, allHours: allHours.category }
    const squares = index === catalogue.index ? squaresOf(state, catalogue) : null
    const { nodes, daily, week, squares: inSquares } = partsOf(now.stepTo({ ...input, squares }))
    const all = dailyOf(daily, catalogue.dataDays)
    return {
      selection,
      now: {
        index,
        daily: all.daily,
        window: at.window,
        step: nodes,
        total: totalIn(index, all.totals, at.window),
        week,
        squares: squares && inSquares && { runs: squares.runs, counts: inSquares },
      },
      countBaseline: (days) => ({
        window: days,
        step: partsOf(before.stepTo({ ...input, selection: { ...selection, ...days }, squares: null })).nodes,
        total: totalIn(index, all.totals, days),
      }),
    }
  }
}

const partsOf = ({ daily, week, squares, ...nodes }: Step) => ({ nodes, daily, week, squares })

interface Moment {
  readonly window: DaySpan
  readonly frame: Frame
}

/** The squares that the map shows, once the worker has laid them out; null before, and while the filters are loaded. */
function squareInputs(mathsOf: () => Maths | null) {
  const [selectAll, selectReported] = [selectionMaker(mathsOf), selectionMaker(mathsOf, true)]
  return ({ view, replies }: CountedState, catalogue: Catalogue): StepInput['squares'] => {
    const answer = latestOf(replies.squares)
    if (answer?.question.sideMetres !== view.cell || mathsOf() === null) return null
    const select = view.found ? selectAll : selectReported
    return { runs: answer.runs, category: select(view, catalogue).category }
  }
}
