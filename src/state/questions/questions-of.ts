/** Which questions a View asks of the worker. */
import type { DaySpan } from '../../domain/day.ts'
import { addMonths } from '../../domain/day.ts'
import { usualBaseline, type BoardPeriod } from '../../measures/baseline/baseline.ts'
import type { MeetingInterval } from '../../measures/meeting/changes.ts'
import type { ClusterQuestion } from '../../worker/answers/cluster.ts'
import type { RowsQuestion } from '../../worker/answers/rows.ts'
import type { PlacesQuestion } from '../../worker/answers/places/ranking.ts'
import type { QuestionKind, QuestionOf } from '../../worker/questions.ts'
import { baselineOf, windowOf, type Catalogue } from '../catalogue.ts'
import { nodeOf } from '../chosen-cluster.ts'
import type { BoardPart, View } from '../view.ts'

/** What a View may ask, in the order in which it is asked: the board's page before its files. A plan is asked for by hand. */
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
/** What is asked at one moment; null: not asked now. */
export type ViewQuestions = { readonly [K in ViewKind]: QuestionOf<K> | null }

/** `listFrom`: rank of the first incident in the open list; null while no list is open. */
export function questionsOf(view: View, catalogue: Catalogue, listFrom: number | null): ViewQuestions {
  const window = windowOf(view, catalogue)
  const cluster = clusterQuestion(view, catalogue, window)
  const period = boardPeriodOf(view, catalogue)
  const isOn = (part: BoardPart) => view.tab === 'board' && (view.part === part || view.part === 'pack')
  return {
    // What is told of a ward or a site beside the map stands on the board's first page too.
    board:
      view.tab === 'board' || view.chosen?.kind === 'ward' || view.chosen?.kind === 'site'
        ? { kind: 'board', ...period }
        : null,
    // The first page names the signals of the sites' charts.
    sites: isOn('summary') || isOn('sites') ? { kind: 'sites', window } : null,
    areas: isOn('areas') ? { kind: 'areas', ...period } : null,
    gaps: isOn('gaps') ? { kind: 'gaps', window } : null,
    changes: isOn('changes') ? { kind: 'changes', between: meetingsOf(view, window, catalogue) } : null,
    figures: view.tab === 'board' ? { kind: 'figures', ...period } : null,
    cluster,
    rows: rowsQuestion(cluster, listFrom),
    order: view.chosen?.kind === 'order' ? { kind: 'order', id: view.chosen.id } : null,
    places: hasPlaces(view) ? { kind: 'places', asked: placesRequestOf(view, window) } : null,
    place:
      view.chosen?.kind === 'place'
        ? { kind: 'place', id: view.chosen.id, asked: placesRequestOf(view, window) }
        : null,
    choice: view.chosen?.kind === 'ranking' ? { kind: 'choice', asked: placesRequestOf(view, window) } : null,
    squares: hasSquares(view) ? { kind: 'squares', sideMetres: view.cell } : null,
    hotspot: view.chosen?.kind === 'hotspot' ? { kind: 'hotspot', id: view.chosen.id, ...period } : null,
  }
}

/** The days that the board is of; a View without a baseline is compared with the usual one. */
export function boardPeriodOf(view: View, catalogue: Catalogue): BoardPeriod {
  const window = windowOf(view, catalogue)
  const baseline = view.base === null ? usualBaseline(window, catalogue.reach) : baselineOf(view, catalogue)
  return { window, baseline }
}

/** From the meeting that was chosen, or a month before, to the last day of the window: this meeting's. */
function meetingsOf({ since }: View, { to }: DaySpan, { manifest: { asOf } }: Catalogue): MeetingInterval {
  const now = to < asOf ? to : asOf
  return { last: since !== null && since < now ? since : addMonths(now, -1), now }
}

const hasSquares = ({ layers, chosen }: View) =>
  layers.includes('squares') || layers.includes('density') || chosen?.kind === 'place'
const hasPlaces = ({ layers, chosen }: View) =>
  layers.includes('squares') || chosen?.kind === 'ranking' || chosen?.kind === 'place'

/** What the ranking is asked for: all that narrows the count, but only places lie in the chosen areas. */
export const placesRequestOf = (view: View, window: DaySpan): PlacesQuestion['asked'] => ({
  window,
  hours: view.hours,
  categories: view.categories,
  areas: view.areas,
  leavesOutFound: !view.found,
  sideMetres: view.cell,
  measure: view.by,
})

function clusterQuestion(view: View, catalogue: Catalogue, window: DaySpan): ClusterQuestion | null {
  if (view.chosen?.kind !== 'cluster') return null
  const node = nodeOf(catalogue.index, view.chosen.id)
  if (node === null) return null
  const { categories, areas, hours } = view
  return { kind: 'cluster', node, window, categories, areas, hours }
}

/** The list of a cluster asks for the same incidents that its number counts. */
const rowsQuestion = (cluster: ClusterQuestion | null, from: number | null): RowsQuestion | null =>
  cluster && from !== null ? { ...cluster, kind: 'rows', from } : null
