/** Counts once a frame: takes the newest View and frame, steps the index, hands the counts to the picture. */
import type { ClusterIndex, Frame, Selection } from '../analytics/cluster-index.ts'
import { COARSEST_ZOOM } from '../analytics/levels.ts'
import { dailyCounts, runningTotals, stepOf, totalIn } from '../analytics/step.ts'
import { daysIn, type DaySpan } from '../domain/day.ts'
import { memoisedLast } from '../measures/memoised.ts'
import type * as BesideBaseline from '../measures/baseline/beside-baseline.ts'
import { baselineOf, windowOf, type Catalogue } from './catalogue.ts'
import { needsMaths, selectionMaker, type Maths } from './selection.ts'
import type { Shown, Viewport, State, Store } from './store.ts'
import type { View } from './view.ts'

interface CountingContext {
  readonly requestFrame: (callback: () => void) => void
  readonly now: () => number
  readonly measure: (name: string, start: number, end: number) => void
  /** Runs an update so that what it draws is drawn when it returns. */
  readonly flush: (update: () => void) => void
}

type Asked = Pick<State, 'view' | 'catalogue' | 'sight'>

const sameCount = (a: Asked, b: Asked) =>
  a.catalogue === b.catalogue &&
  a.sight === b.sight &&
  a.view.from === b.view.from &&
  a.view.to === b.view.to &&
  a.view.base === b.view.base &&
  a.view.categories === b.view.categories &&
  a.view.areas === b.view.areas &&
  a.view.hours === b.view.hours &&
  a.view.layers === b.view.layers

/** Starts counting: every change of window, categories, areas, data or frame is counted in the next frame. */
export function startCountingLoop(store: Store, world: CountingContext) {
  let aside: Aside | null = null
  const count = counter(() => aside)
  let counted: Asked | null = null
  let inputAt: number | null = null
  let isWaiting = false

  const tick = () => {
    isWaiting = false
    const { view, catalogue, sight } = store.getState()
    // Until it can be counted the numbers before it stand, which are of one moment too.
    if (!catalogue || (aside === null && needsAside(view, catalogue))) return
    const start = world.now()
    const shown = count(view, catalogue, frameFor(view, sight ?? wholeSight(catalogue.index)))
    counted = { view, catalogue, sight }
    world.flush(() => store.setState({ shown }))
    const end = world.now()
    world.measure('holdfast:scrub', start, end)
    if (inputAt !== null) world.measure('holdfast:lag', inputAt, end)
    inputAt = null
  }

  const countIfAsked = () => {
    const state = store.getState()
    if (!state.catalogue || (counted !== null && sameCount(counted, state))) return
    inputAt ??= world.now()
    if (isWaiting) return
    isWaiting = true
    world.requestFrame(tick)
  }
  openAside().then(
    (opened) => {
      aside = opened
      countIfAsked()
    },
    (fault: unknown) => tellOfAside(store, fault),
  )
  return store.subscribe(countIfAsked)
}

/** What counting needs where not everything counts or something is compared: it comes beside the feeds, and before them. */
interface Aside extends Pick<typeof BesideBaseline, 'besideBaseline'> {
  readonly maths: Maths
}
async function openAside(): Promise<Aside> {
  const [maths, { besideBaseline }] = await Promise.all([
    import('../analytics/selection.ts'),
    import('../measures/baseline/beside-baseline.ts'),
  ])
  return { maths, besideBaseline }
}

const needsAside = (view: View, catalogue: Catalogue) =>
  needsMaths(view) || baselineOf(view, catalogue) !== null

function tellOfAside(store: Store, fault: unknown) {
  const why = fault instanceof Error ? fault.message : String(fault)
  const notice = `Areas, hours and baselines cannot be counted: ${why}. Reload the page.`
  store.setState(({ notices }) => ({ notices: [...notices, notice] }))
}

type Counted = Pick<Shown, 'window' | 'step' | 'total'>

/** Counts a moment; what does not follow the window is counted again only when categories, areas or data change. */
function counter(asideOf: () => Aside | null) {
  const selectionOf = selectionMaker(() => asideOf()?.maths ?? null)
  const dailyOf = memoisedLast(
    (index: ClusterIndex, { selection, dataDays }: { selection: Selection; dataDays: DaySpan }) => {
      const daily = toTheEnd(dailyCounts(index, selection), dataDays)
      return { daily, totals: runningTotals(daily) }
    },
    ({ selection: { chosen, category }, dataDays }) => [chosen, category, daysIn(dataDays)],
  )
  return (view: View, catalogue: Catalogue, frame: Frame): Shown => {
    const selection = selectionOf(view, catalogue)
    const window = windowOf(view, catalogue)
    const { daily, totals } = dailyOf(catalogue.index, { selection, dataDays: catalogue.dataDays })
    const countOver = (days: DaySpan) => ({
      window: days,
      step: stepOf(catalogue.index, { ...selection, ...days }, frame),
      total: totalIn(catalogue.index, totals, days),
    })
    const now = countOver(window)
    const compared = baselineOf(view, catalogue)
    if (compared === null) return { ...now, daily, baseline: null }
    const aside = asideOf()
    if (!aside) throw new Error('a baseline was counted before what compares was there')
    const { reach, clumping } = catalogue
    const comparing = { reach, overdispersion: clumping, isPart: view.areas.length > 0 }
    const before = countOver(compared)
    // Which nodes stand in a frame does not depend on the days, so both counts are node by node.
    const beside = aside.besideBaseline(spanOf(now), spanOf(before), comparing)
    return { ...now, daily, baseline: { ...before, ...beside } }
  }
}

/** Days after the last incident are days too: nothing was reported on them. */
function toTheEnd(daily: Uint32Array, dataDays: DaySpan): Uint32Array {
  const whole = new Uint32Array(Math.max(daily.length, daysIn(dataDays)))
  whole.set(daily)
  return whole
}

const spanOf = (counted: Counted) => ({ ...counted, counts: counted.step.count })

const frameFor = (view: View, sight: Viewport): Frame => ({
  ...sight,
  points: view.layers.includes('points'),
})

/** Everything there is: what is counted until the map says what it shows, or where no map can be drawn. */
function wholeSight({ bounds, nodeCount }: ClusterIndex): Viewport {
  const box = { west: 0, south: 0, east: 0, north: 0 }
  for (let node = 0; node < nodeCount; node++) {
    const at = 4 * node
    box.west = node === 0 ? (bounds[at] ?? 0) : Math.min(box.west, bounds[at] ?? 0)
    box.south = node === 0 ? (bounds[at + 1] ?? 0) : Math.min(box.south, bounds[at + 1] ?? 0)
    box.east = node === 0 ? (bounds[at + 2] ?? 0) : Math.max(box.east, bounds[at + 2] ?? 0)
    box.north = node === 0 ? (bounds[at + 3] ?? 0) : Math.max(box.north, bounds[at + 3] ?? 0)
  }
  return { box, zoom: COARSEST_ZOOM }
}
