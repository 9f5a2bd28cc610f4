/**
 * Counts once per animation frame, and at once with new data: steps the cluster index to the newest View and viewport,
 * and stores the counts.
 */
import type { ClusterIndex, Frame } from '../analytics/cluster-index.ts'
import { boundsOf } from '../analytics/hierarchy/node-bounds.ts'
import { COARSEST_ZOOM } from '../analytics/levels.ts'
import type { Box } from '../domain/geography.ts'
import type { ShortChange } from '../measures/baseline/beside-baseline.ts'
import { baselineOf, comparisonOf, type Catalogue } from './catalogue.ts'
import type * as CompareCounts from './counting/compare-counts.ts'
import { makeStepCounter, type CountedState } from './counting/step-counts.ts'
import { latestOf } from './questions/reply.ts'
import { scopeOf } from './scope-of.ts'
import { needsMaths, type Maths } from './selection.ts'
import type { ShownCounts, Viewport, State, Store } from './store.ts'
import type { View } from './view.ts'

interface CountingContext {
  readonly requestFrame: (callback: () => void) => void
  readonly now: () => number
  readonly measure: (name: string, start: number, end: number) => void
  /** Runs an update and renders it synchronously. */
  readonly flush: (update: () => void) => void
}

type CountInput = Pick<State, 'view' | 'catalogue' | 'areaIndex' | 'viewport' | 'replies'>

const sameCount = (a: CountInput, b: CountInput) =>
  a.catalogue === b.catalogue &&
  a.areaIndex === b.areaIndex &&
  a.viewport === b.viewport &&
  latestOf(a.replies.squares) === latestOf(b.replies.squares) &&
  a.view.from === b.view.from &&
  a.view.to === b.view.to &&
  a.view.base === b.view.base &&
  a.view.categories === b.view.categories &&
  a.view.areas === b.view.areas &&
  a.view.hours === b.view.hours &&
  a.view.found === b.view.found &&
  a.view.cell === b.view.cell &&
  a.view.layers === b.view.layers

/**
 * Recounts in the next frame after a change of window, categories, areas, hours or viewport, and at once after a change
 * of the data. Returns a function that stops it.
 */
export function startCountingLoop(store: Store, context: CountingContext) {
  let lazyMaths: LazyMaths | null = null
  const count = makeCounter(() => lazyMaths)
  let counted: CountInput | null = null
  let inputAt: number | null = null
  let isScheduled = false

  const countNow = () => {
    const { view, catalogue, areaIndex, viewport, replies } = store.getState()
    if (!catalogue) return
    if (lazyMaths === null && needsLazyMaths(view, catalogue)) {
      // Until the filters are loaded the previous counts stay, unless they are of other data.
      if (store.getState().shown && counted?.catalogue !== catalogue) store.setState({ shown: null })
      return
    }
    const start = context.now()
    const frame = frameFor(view, viewport ?? wholeViewport(catalogue.index))
    const shown = count({ view, areaIndex, replies }, catalogue, frame)
    counted = { view, catalogue, areaIndex, viewport, replies }
    context.flush(() => store.setState({ shown }))
    const end = context.now()
    context.measure('holdfast:scrub', start, end)
    if (inputAt !== null) context.measure('holdfast:lag', inputAt, end)
    inputAt = null
  }

  const isCounted = (state: State) => !state.catalogue || (counted !== null && sameCount(counted, state))
  const tick = () => {
    isScheduled = false
    if (!isCounted(store.getState())) countNow()
  }
  const scheduleCount = () => {
    const state = store.getState()
    if (isCounted(state)) return
    inputAt ??= context.now()
    // Counts of the data before would be taken for counts of these, such as 0 where incidents were not known until now.
    if (state.catalogue !== counted?.catalogue) return countNow()
    if (isScheduled) return
    isScheduled = true
    context.requestFrame(tick)
  }
  loadLazyMaths().then(
    (opened) => {
      lazyMaths = opened
      scheduleCount()
    },
    (error: unknown) => reportLoadError(store, error),
  )
  return store.subscribe(scheduleCount)
}

/** Filters and comparison, loaded in parallel with the feeds and needed only for a restricted or compared View. */
interface LazyMaths {
  readonly maths: Maths
  readonly compare: ReturnType<typeof CompareCounts.makeComparer>
}
async function loadLazyMaths(): Promise<LazyMaths> {
  const [maths, { makeComparer }] = await Promise.all([
    import('../analytics/selection.ts'),
    import('./counting/compare-counts.ts'),
  ])
  return { maths, compare: makeComparer() }
}

const needsLazyMaths = (view: View, catalogue: Catalogue) =>
  needsMaths(view) || baselineOf(view, catalogue) !== null

function reportLoadError(store: Store, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error)
  const notice = `Areas, hours and baselines cannot be counted: ${reason}. Reload the page.`
  store.setState(({ notices }) => ({ notices: [...notices, notice] }))
}

/** Counts one moment, and compares it with the baseline where there is one. */
function makeCounter(lazyMathsOf: () => LazyMaths | null) {
  const countMoment = makeStepCounter(() => lazyMathsOf()?.maths ?? null)
  return (state: CountedState, catalogue: Catalogue, frame: Frame): ShownCounts => {
    const { view } = state
    const scope = scopeOf(view, catalogue)
    const { notice } = comparisonOf(view, catalogue)
    const moment = countMoment(state, catalogue, { window: scope.window, frame })
    const now = { scope, ...moment.now }
    if (scope.baseline === null)
      return { ...now, baseline: null, change: notice === null ? null : notCompared(notice) }
    const lazyMaths = lazyMathsOf()
    if (!lazyMaths) throw new Error('a baseline was counted before what compares was there')
    const before = moment.countBaseline(scope.baseline)
    const { selection } = moment
    return { ...now, ...lazyMaths.compare({ now, before }, { selection, view, catalogue, frame }) }
  }
}

const notCompared = (text: string): ShortChange => ({ text, verdict: null, details: '', notice: null })

const frameFor = (view: View, viewport: Viewport): Frame => ({
  ...viewport,
  points: view.layers.includes('points'),
})

/** The extent of all data, used until the map reports its viewport or where no map can be drawn. */
function wholeViewport(index: ClusterIndex): Viewport {
  if (index.nodeCount === 0) return { box: NOWHERE, zoom: COARSEST_ZOOM }
  const box = { ...boundsOf(index, 0) }
  for (let node = 0; node < index.nodeCount; node = index.skip[node] ?? index.nodeCount) {
    const { west, south, east, north } = boundsOf(index, node)
    box.west = Math.min(box.west, west)
    box.south = Math.min(box.south, south)
    box.east = Math.max(box.east, east)
    box.north = Math.max(box.north, north)
  }
  return { box, zoom: COARSEST_ZOOM }
}

const NOWHERE: Box = { west: 0, south: 0, east: 0, north: 0 }
