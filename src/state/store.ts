/** The store: the View, what is known, what was counted and answered. One direction: intent, transition, View. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Frame, Step } from '../analytics/cluster-index.ts'
import type { Borough, Postcode, Road } from '../domain/borough/borough.ts'
import type { DaySpan } from '../domain/day.ts'
import type { Failed } from '../domain/feed.ts'
import type { FeedState, Storage } from '../domain/feeds/feed-state.ts'
import type { Place } from '../domain/place/place.ts'
import type { BaselineComparison } from '../measures/baseline/beside-baseline.ts'
import { NO_CONTACT, type ServerContact } from '../measures/feeds/age.ts'
import type { Replies } from './questions/reply.ts'
import type { Catalogue } from './catalogue.ts'
import type { Drawing, DrawnHere } from './drawing/drawing.ts'
import type { Intent } from './intents.ts'
import type { CrewScreenState } from './crew/crew-screen.ts'
import type { Planning } from './planning/planning.ts'
import { transition } from './transitions.ts'
import { INITIAL_VIEW, type View } from './view.ts'

/** One moment of the clock as it was counted: every number on screen is of the same moment. */
export interface Shown {
  readonly window: DaySpan
  readonly step: Step
  /** Incidents a day in the chosen categories and areas, from the index's first day. */
  readonly daily: Uint32Array
  /** In the window, the chosen categories and areas, anywhere. */
  readonly total: number
  /** The same counts over the baseline's days, node by node; null where nothing is compared. */
  readonly baseline: Beside | null
}

interface Beside extends BaselineComparison, Pick<Shown, 'window' | 'step' | 'total'> {}

/** The part of the ground that the map shows, and how close. */
export type Viewport = Pick<Frame, 'box' | 'zoom'>

export interface Progress {
  readonly feed: string
  readonly read: number
  readonly of: number
  readonly rows: number
  /** Read to its end, or not to be read at all. */
  readonly isDone: boolean
}

type Phase =
  { readonly kind: 'loading'; readonly progress: readonly Progress[] } | { readonly kind: 'ready' } | Failed

export interface Ground {
  readonly place: Place
  readonly borough: Borough
  readonly roads: readonly Road[]
}

export type Postcodes =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly list: readonly Postcode[] }
  | Failed

/** The base map that the manifest names. `attribution`: plain text. */
type CustomBaseState =
  { readonly kind: 'unasked' } | { readonly kind: 'open'; readonly attribution: string } | Failed

export type Theme = 'day' | 'night'

export interface State {
  readonly view: View
  readonly phase: Phase
  /** Feeds that the picture still lacks and that are coming in. */
  readonly coming: readonly Progress[]
  readonly ground: Ground | null
  /** Why there is no ground to draw a map on. */
  readonly groundFailure: Failed | null
  readonly catalogue: Catalogue | null
  readonly sight: Viewport | null
  readonly shown: Shown | null
  /** To what the View asks of the worker, all about `catalogue`. */
  readonly replies: Replies
  /** Rank of the first incident in the open list of a cluster; null: no list is open. Never in the address. */
  readonly listFrom: number | null
  /** Opened when somebody first types one. */
  readonly postcodes: Postcodes
  readonly richer: CustomBaseState
  readonly theme: Theme
  /** How each feed of the manifest stands, in its order; empty until the manifest is read. */
  readonly feedStates: readonly FeedState[]
  /** The same of the manifest itself; null until it was first asked for. */
  readonly manifestState: FeedState | null
  /** The device's clock when the above were last looked at, in UTC milliseconds: ages are told by it. */
  readonly lookedAt: number
  /** Whether copies can be kept on this device; where they cannot, everything works from memory. */
  readonly storage: Storage
  /** Files that somebody wants opened here, until it is said what is to become of them. */
  readonly arrived: readonly File[] | null
  /** True where official data answer without a sign-in. */
  readonly isUnguarded: boolean
  readonly isTourOn: boolean
  /** The panel for drawing and recording while it is open. Never in the address. */
  readonly drawing: Drawing | null
  /** What was drawn or recorded on this page and is not in its feed yet. */
  readonly drawnHere: readonly DrawnHere[]
  /** The panel for planning a shift, and the plan that stands; null until it is first opened. Never in the address. */
  readonly planning: Planning | null
  /** A crew's own shift on this device; null: none. */
  readonly street: CrewScreenState | null
  /** When the server was last asked whether it is there; what was fetched of feeds is counted where that is told. */
  readonly contact: ServerContact
  /** True while newer files of the app wait for a person's word. */
  readonly isUpdateReady: boolean
  /** True while the screen shows nothing, at a person's wish. */
  readonly isCovered: boolean
  /** Things to tell the person once, in plain words. */
  readonly notices: readonly string[]
}

const INITIAL_STATE: State = {
  view: INITIAL_VIEW,
  phase: { kind: 'loading', progress: [] },
  coming: [],
  ground: null,
  groundFailure: null,
  catalogue: null,
  sight: null,
  shown: null,
  replies: {},
  listFrom: null,
  postcodes: { kind: 'unasked' },
  richer: { kind: 'unasked' },
  theme: 'day',
  feedStates: [],
  manifestState: null,
  lookedAt: 0,
  storage: 'works',
  arrived: null,
  isUnguarded: false,
  isTourOn: false,
  drawing: null,
  drawnHere: [],
  planning: null,
  street: null,
  contact: NO_CONTACT,
  isUpdateReady: false,
  isCovered: false,
  notices: [],
}

/** Anything but the View. */
type Change = Partial<Omit<State, 'view'>> & { readonly view?: never }

export interface Store extends Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** @throws Error where a View is among the changes: that changes by `dispatch` alone */
  readonly setState: (change: Change | ((state: State) => Change)) => void
  /**
   * Carries an intent into the View, and in the same step what changes beside it. Before the data are open only what
   * needs none of them changes the View; what changes beside it always does.
   */
  readonly dispatch: (intent: Intent, beside?: Change) => void
}

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

function withoutView(change: Change): Change {
  if ('view' in change) throw new Error('the View was set beside an intent: it changes by dispatch alone')
  return change
}

const NEEDS_NO_DATA: readonly Intent['kind'][] = ['replace-view', 'set-tab', 'choose']

function viewAfter({ view, catalogue }: State, intent: Intent): View {
  if (!catalogue && !NEEDS_NO_DATA.includes(intent.kind)) return view
  return transition(view, intent, catalogue?.categories.map(({ id }) => id) ?? [])
}
