/** The questions that a View asks of the worker. */
import type { ClusterIndex } from '../../analytics/cluster-index.ts'
import { type Day, type DaySpan, addMonths } from '../../domain/day.ts'
import { asAtOf } from '../../measures/baseline/as-at.ts'
import type { MeetingInterval } from '../../measures/meeting/changes.ts'
import { daysBeforeShift } from '../../measures/tonight/shift-days.ts'
import type { ClusterQuestion } from '../../worker/answers/cluster.ts'
import type { RowsQuestion } from '../../worker/answers/rows.ts'
import type { PlacesQuestion } from '../../worker/answers/places.ts'
import type { QuestionKind, QuestionOf } from '../../worker/questions.ts'
import { sharedIndex, type AreaIndex } from '../areas/area-index.ts'
import { windowOf, type Catalogue } from '../catalogue.ts'
import { nodeOf } from '../chosen-cluster.ts'
import type { Planning } from '../planning/planning.ts'
import { boardPeriodOf } from './board-period.ts'
import type { BoardPart, View } from '../view.ts'

/**
 * Kinds of questions in the order of sending: the board's page before its files. Plans are requested by the planner
 * instead.
 */
export const VIEW_KINDS = [
  'board',
  'sites',
  'areas',
  'gaps',
  'changes',
  'figures',
  'cluster',
  'rows',
  'order',
  'places',
  'place',
  'choice',
  'squares',
  'hotspot',
] as const satisfies readonly QuestionKind[]
export type ViewKind = (typeof VIEW_KINDS)[number]
/** The current question of each kind; null: not asked. */
export type ViewQuestions = { readonly [K in ViewKind]: QuestionOf<K> | null }

/** What the questions depend on beside the View. */
interface BesideView {
  /** Rank of the first incident in the open list; null while no list is open. */
  readonly listFrom: number | null
  readonly areaIndex: AreaIndex | null
  /** Missing or null: no shift is planned. */
  readonly planning?: Planning | null
}

export function questionsOf(
  view: View,
  catalogue: Catalogue,
  { listFrom, areaIndex, planning = null }: BesideView,
): ViewQuestions {
  const window = windowOf(view, catalogue)
  const ranked = placesRequestOf(view, rankedDays(window, shiftDayOf({ view, planning })))
  const cluster = clusterQuestion(view, sharedIndex(catalogue, { view, areaIndex }), window)
  const period = boardPeriodOf(view, catalogue)
  const isOn = (part: BoardPart) => view.tab === 'board' && (view.part === part || view.part === 'pack')
  return {
    // The details of a ward or site use the board's figures too.
    board:
      view.tab === 'board' || view.chosen?.kind === 'ward' || view.chosen?.kind === 'site'
        ? { kind: 'board', ...period }
        : null,
    // The summary names the signals of the sites' charts.
    sites: isOn('summary') || isOn('sites') ? { kind: 'sites', window } : null,
    areas: isOn('areas') ? { kind: 'areas', ...period } : null,
    gaps: isOn('gaps') ? { kind: 'gaps', window } : null,
    changes: isOn('changes')
      ? { kind: 'changes', between: meetingsOf(view, asAtOf(window, catalogue)) }
      : null,
    figures: view.tab === 'board' ? { kind: 'figures', ...period } : null,
    cluster,
    rows: rowsQuestion(cluster, listFrom),
    order:
      view.chosen?.kind === 'order'
        ? { kind: 'order', id: view.chosen.id, asAt: asAtOf(window, catalogue) }
        : null,
    places: needsRanking(view) ? { kind: 'places', request: ranked } : null,
    place: view.chosen?.kind === 'place' ? { kind: 'place', id: view.chosen.id, request: ranked } : null,
    choice: view.chosen?.kind === 'ranking' ? { kind: 'choice', request: ranked } : null,
    squares: needsSquares(view) ? { kind: 'squares', sideMetres: view.cell } : null,
    hotspot: view.chosen?.kind === 'hotspot' ? { kind: 'hotspot', id: view.chosen.id, ...period } : null,
  }
}

/** From the chosen meeting, or one month before, to this one. */
function meetingsOf({ since }: View, now: Day): MeetingInterval {
  return { last: since !== null && since < now ? since : addMonths(now, -1), now }
}

const needsSquares = ({ layers, chosen }: View) =>
  layers.includes('squares') || layers.includes('density') || chosen?.kind === 'place'
const needsRanking = ({ layers, chosen }: View) =>
  layers.includes('squares') || chosen?.kind === 'ranking' || chosen?.kind === 'place'

/** The day of the planned shift while its tab is open; null: no shift is looked at. */
export const shiftDayOf = ({ view, planning = null }: ShiftShown): Day | null =>
  view.tab === 'tonight' ? (planning?.plan?.result.request.day ?? null) : null
interface ShiftShown extends Pick<BesideView, 'planning'> {
  readonly view: Pick<View, 'tab'>
}

/** The days that a ranking counts: beside a shift those that the shift counts. */
export const rankedDays = (window: DaySpan, shiftDay: Day | null): DaySpan =>
  shiftDay === null ? window : daysBeforeShift(window, shiftDay)

/** Request of the ranking: all filters narrow the count; the chosen areas restrict the places. */
export const placesRequestOf = (view: View, window: DaySpan): PlacesQuestion['request'] => ({
  window,
  hours: view.hours,
  categories: view.categories,
  areas: view.areas,
  leavesOutFound: !view.found,
  sideMetres: view.cell,
  measure: view.by,
})

/** `index`: null while that of the chosen areas is being built. */
function clusterQuestion(view: View, index: ClusterIndex | null, window: DaySpan): ClusterQuestion | null {
  if (view.chosen?.kind !== 'cluster' || !index) return null
  const node = nodeOf(index, view.chosen.id)
  if (node === null) return null
  const { categories, areas, hours } = view
  return { kind: 'cluster', node, window, categories, areas, hours }
}

/** The list of a cluster covers the same incidents as its count. */
const rowsQuestion = (cluster: ClusterQuestion | null, from: number | null): RowsQuestion | null =>
  cluster && from !== null ? { ...cluster, kind: 'rows', from } : null
