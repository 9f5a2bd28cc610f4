/** The store: View, catalogue, counts and replies. Data flow in one direction: intent, transition, View. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClusterIndex, Frame, ClusterStep } from '../analytics/cluster-index.ts'
import type { SquareRuns } from '../analytics/squares/incident-squares.ts'
import type { WeekCounts } from '../analytics/week-counts.ts'
import type { Borough, Postcode, Road, Street } from '../domain/borough/borough.ts'
import type { DaySpan } from '../domain/day.ts'
import type { Failed, FeedState, StorageState } from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import type { BaselineComparison, ShortChange } from '../measures/baseline/beside-baseline.ts'
import type { kindsInAreas as KindsInAreas } from '../measures/areas/belongs-to.ts'
import { NO_CONTACT, type ServerContact, type FeedStatusInput } from '../measures/feeds/age.ts'
import type { FirstLists } from '../measures/feeds/first-lists.ts'
import type { Scope } from '../measures/scope.ts'
import type { PlacesToRead } from '../worker/updates.ts'
import type { Replies } from './questions/reply.ts'
import type { AreaIndex } from './areas/area-index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Drawing, DrawnItem } from './drawing/drawing.ts'
import type { HelpPage } from './help/help-page.ts'
import { transition, type Intent } from './intents.ts'
import type { CrewScreenState } from './crew/crew-screen.ts'
import type { Planning } from './planning/planning.ts'
import { INITIAL_VIEW, type View } from './view.ts'

/**
 * Counts of one window position; all numbers on screen come from the same object. The arrays of `step`, `week` and
 * `squares` hold until the step after the next one: whoever keeps a number longer copies it.
 */
export interface ShownCounts {
  /** What was chosen when they were counted; its window and baseline are those below. */
  readonly scope: Scope
  readonly window: DaySpan
  /**
   * The index that was counted: of the incidents in the chosen areas, or of all. Its nodes are those of `step`.
   */
  readonly index: ClusterIndex
  readonly step: ClusterStep
  /** Incidents per day in the selected categories and areas, from the index's first day. */
  readonly daily: Uint32Array
  /** In the window, selected categories and areas, whether in view or not. */
  readonly total: number
  /** In the window by hour of the week, in the chosen categories and areas, whichever hours are chosen. */
  readonly week: WeekCounts
  /** In the window by square; null while squares are not asked for, or counted by themselves for chosen areas. */
  readonly squares: SquareCounts | null
  /** The same counts over the baseline's days, node by node; null where nothing is compared. */
  readonly baseline: BaselineCounts | null
  /** The change of the total in words, or why there is none although one was asked for; null: not asked for. */
  readonly change: ShortChange | null
}

interface SquareCounts {
  readonly runs: SquareRuns
  /** By the square's position in the grid of `runs`. */
  readonly counts: Uint32Array
}

interface BaselineCounts extends BaselineComparison, Pick<ShownCounts, 'window' | 'step' | 'total'> {
  /** The counts of both periods that are compared: those known by day where the window is under 28 days, else all. */
  readonly compared: { readonly now: ClusterStep; readonly before: ClusterStep }
}

/** Geographic extent and zoom of the map. */
export type Viewport = Pick<Frame, 'box' | 'zoom'>

/** Bytes read (`read` of `of`) and rows of one feed; 0 where the number in all is unknown. */
export interface FeedProgress {
  readonly feed: string
  readonly read: number
  readonly of: number
  readonly rows: number
  readonly ofRows: number
  /** Read to the end, or not to be read at all. */
  readonly isDone: boolean
}

type LoadingPhase =
  | { readonly kind: 'loading'; readonly progress: readonly FeedProgress[] }
  | { readonly kind: 'ready' }
  | Failed

/** Decoded geography of the place: names, boundaries and roads. */
export interface PlaceGeography {
  readonly place: Place
  readonly borough: Borough
  readonly roads: readonly Road[]
}

export type Postcodes =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly list: readonly Postcode[] }
  | Failed

export type Streets =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly list: readonly Street[] }
  | Failed

/** State of the custom base map that the manifest names. `attribution`: plain text. */
type CustomBaseState =
  { readonly kind: 'unasked' } | { readonly kind: 'open'; readonly attribution: string } | Failed

export type Theme = 'day' | 'night'

/** Dialogs of the page; `device`: that of the feeds, asking whether to clear this device. */
type PageDialog = 'feeds' | 'device' | 'embed'

/** Actions of the team view that controls outside it offer. */
export interface ViewActions {
  readonly print: () => void
  /** Opens or closes the table of what is in view. */
  readonly showTable: () => void
  /** Copies or saves the map as an image; resolves to a message for the user. */
  readonly copyPicture: () => Promise<string>
}

export interface State {
  readonly view: View
  readonly phase: LoadingPhase
  /** What was known before the incidents were read; null until then. */
  readonly firstLists: FirstLists | null
  /** Where incidents are that are still to be read; null: none are, or counts are there. */
  readonly placesToRead: PlacesToRead | null
  /** Whether the map shows them. */
  readonly arePlacesDrawn: boolean
  /** Whether the map is drawn, or cannot be. */
  readonly isMapReady: boolean
  /** Progress of feeds still loading while the others are shown. */
  readonly coming: readonly FeedProgress[]
  readonly geography: PlaceGeography | null
  /** Why the geography for the base map could not be loaded. */
  readonly geographyFailure: Failed | null
  readonly catalogue: Catalogue | null
  /** The last index that the worker built for chosen areas; `sharedIndex` says whether it is theirs. */
  readonly areaIndex: AreaIndex | null
  /** Tells which records belong to chosen areas; null until loaded, after the first text. */
  readonly kindsInAreas: typeof KindsInAreas | null
  readonly viewport: Viewport | null
  readonly shown: ShownCounts | null
  /** Replies of the worker to the View's questions, all about `catalogue`. */
  readonly replies: Replies
  /** Rank of the first incident in the open list of a cluster; null: no list is open. Not in the address. */
  readonly listFrom: number | null
  /** Id of the place that is pointed at or focused, in a list or on the map; null: none. Not in the address. */
  readonly litPlace: string | null
  /** Loaded when the first postcode is typed. */
  readonly postcodes: Postcodes
  /** Loaded when a place is searched, or the map is close enough to name streets. */
  readonly streets: Streets
  readonly customBase: CustomBaseState
  readonly theme: Theme
  /** Fetch state of each feed, in the manifest's order; empty until the manifest is read. */
  readonly feedStates: readonly FeedState[]
  /** Whether what counts in the background answers; a failure: it is not started again, and nothing more is counted. */
  readonly workerState: 'works' | 'restarting' | Failed
  /** Fetch state of the manifest itself; null until it is first requested. */
  readonly manifestState: FeedState | null
  /** Device clock at the last update of the fetch states, UTC milliseconds; ages are relative to it. */
  readonly checkedAt: number
  /** Whether copies can be stored on this device; otherwise everything works from memory. */
  readonly storage: StorageState
  /** Files that the user wants to open here, until their use is decided. */
  readonly pendingFiles: readonly File[] | null
  /** True where official data are served without a sign-in. */
  readonly isUnguarded: boolean
  readonly isTourOn: boolean
  /** The page at which the help is open; null: closed. */
  readonly help: HelpPage | null
  /** Whether the list of layers and filters is open on a wide screen; remembered on the device. */
  readonly isLayersOpen: boolean
  /** Whether the time dock shows all of its lanes on a wide screen; remembered on the device. */
  readonly isClockOpen: boolean
  /** The dialog that is open. */
  readonly dialog: PageDialog | null
  /** What the mounted parts of the team view can do with what they show. */
  readonly viewActions: { readonly [Name in keyof ViewActions]?: ViewActions[Name] | undefined }
  /** Whether the clock plays or its window is dragged. */
  readonly isClockMoving: boolean
  /** The panel for drawing and recording; null until first opened. Not in the address. */
  readonly drawing: Drawing | null
  /** Items drawn or recorded on this page that are not in their feed yet. */
  readonly drawnItems: readonly DrawnItem[]
  /** Whether what is drawn, typed or planned by hand is on this device; null: there is nothing of it. */
  readonly workKept: 'kept' | { readonly why: string } | null
  /** The shift planner; null until first opened. Not in the address. */
  readonly planning: Planning | null
  /** The crew's own shift on this device; null: none. */
  readonly crewScreen: CrewScreenState | null
  /** Results of polling the server; fetches of feeds are taken into account by the measure that reports them. */
  readonly contact: ServerContact
  /** True while a newer version of the app waits for the user's consent. */
  readonly isUpdateReady: boolean
  /** True while the screen is blanked at the user's request. */
  readonly isCovered: boolean
  /** Messages to show once. */
  readonly notices: readonly string[]
}

const INITIAL_STATE: State = {
  view: INITIAL_VIEW,
  phase: { kind: 'loading', progress: [] },
  firstLists: null,
  placesToRead: null,
  arePlacesDrawn: false,
  isMapReady: false,
  coming: [],
  geography: null,
  geographyFailure: null,
  catalogue: null,
  areaIndex: null,
  kindsInAreas: null,
  viewport: null,
  shown: null,
  replies: {},
  workerState: 'works',
  listFrom: null,
  litPlace: null,
  postcodes: { kind: 'unasked' },
  streets: { kind: 'unasked' },
  customBase: { kind: 'unasked' },
  theme: 'day',
  feedStates: [],
  manifestState: null,
  checkedAt: 0,
  storage: 'works',
  pendingFiles: null,
  isUnguarded: false,
  isTourOn: false,
  help: null,
  isLayersOpen: false,
  isClockOpen: false,
  dialog: null,
  viewActions: {},
  isClockMoving: false,
  drawing: null,
  workKept: null,
  drawnItems: [],
  planning: null,
  crewScreen: null,
  contact: NO_CONTACT,
  isUpdateReady: false,
  isCovered: false,
  notices: [],
}

/** Any change except of the View. */
type StateChange = Partial<Omit<State, 'view'>> & { readonly view?: never }

export interface Store extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** @throws Error if the change contains a View, which only `dispatch` may change */
  readonly setState: (change: StateChange | ((state: State) => StateChange)) => void
  /**
   * Applies an intent to the View together with `beside`, in one update. Before the data are open, only intents that
   * do not depend on them change the View; `beside` is always applied.
   */
  readonly dispatch: (intent: Intent, beside?: StateChange) => void
}

/** A store with `initial` merged into the initial state. */
export function makeStore(initial: Partial<State> = {}): Store {
  const { getState, getInitialState, subscribe, setState } = createStore<State>(() => ({
    ...INITIAL_STATE,
    ...initial,
  }))
  return {
    getState,
    getInitialState,
    subscribe,
    setState: (change) =>
      setState((state) => withoutView(typeof change === 'function' ? change(state) : change)),
    dispatch: (intent, beside = {}) =>
      setState((state) => ({ ...withoutView(beside), view: viewAfter(state, intent) })),
  }
}

function withoutView(change: StateChange): StateChange {
  if ('view' in change) throw new Error('the View was set beside an intent: it changes by dispatch alone')
  return change
}

const NEEDS_NO_DATA: readonly Intent['kind'][] = ['replace-view', 'set-tab', 'choose']

function viewAfter({ view, catalogue }: State, intent: Intent): View {
  if (!catalogue && !NEEDS_NO_DATA.includes(intent.kind)) return view
  return transition(view, intent, catalogue?.categories.map(({ id }) => id) ?? [])
}

/** Input for the measure of the feeds' age. */
export const feedStatusInput = ({ catalogue, feedStates, checkedAt }: State): FeedStatusInput => ({
  feeds: catalogue?.manifest.feeds ?? [],
  feedStates,
  now: checkedAt,
})
