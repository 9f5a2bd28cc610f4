/** API of the worker: keeps the feeds current, builds the index, answers questions, and works on opened files. */
import type { Borough, Street } from '../domain/borough/borough.ts'
import {
  type Doubt,
  type Failed,
  type FeedReport,
  failed,
  type FeedState,
  type StorageState,
} from '../domain/feed.ts'
import type { Place } from '../domain/place/place.ts'
import { DeviceCopies } from '../feeds/device/device-copies.ts'
import { limitsFor } from '../feeds/fetching/limits.ts'
import type { SetTimer } from '../feeds/fetching/watched-source.ts'
import type { CurrentFeeds } from '../feeds/live/current-feeds.ts'
import { LiveFeeds } from '../feeds/live/live-feeds.ts'
import type { LoadProgress } from '../feeds/load.ts'
import { fullReports } from '../feeds/loaded/dataset-of.ts'
import type { PlaceAndBorough } from '../feeds/stand-in-areas.ts'
import type { AsyncHash } from '../feeds/streams/checksum.ts'
import type { AmendAnswer, AmendRequest } from './amending.ts'
import { editionFrom, keptEdition, updateOf, type Edition } from './editions.ts'
import type { FileTarget, OpenedFeed } from './files/file-session.ts'
import { FIRST_KINDS, type FirstLists } from '../measures/feeds/first-lists.ts'
import { firstListsWatch } from './first-lists.ts'
import type { Answer, Question } from './questions.ts'
import type { Opened, PlacesToRead, WorkerUpdate } from './updates.ts'

/** Addresses to open, as absolute URLs. */
export interface OpenRequest {
  readonly manifestUrl: string
  readonly placeUrl: string
  readonly boroughUrl: string
  /** Fetched with the first question that names places. */
  readonly streetsUrl?: string
  /** Whether what the first lists are made of is fetched before all else. */
  readonly listsFirst?: boolean
  /** Factor of every time limit; 1 where left out. */
  readonly patience?: number
}

/** Callbacks for changes that the worker reports by itself. */
export interface WorkerListeners {
  /** Before the first data, each change of what is known without the incidents. */
  readonly onFirstLists: (lists: FirstLists) => void
  /** Before the first data, with each large feed of incidents that is about to be read. */
  readonly onPlaces: (places: PlacesToRead) => void
  readonly onUpdate: (update: WorkerUpdate) => void
  /** The manifest first, under the name `manifest`; then each feed in its order. */
  readonly onStates: (states: readonly FeedState[], storage: StorageState) => void
}

/** The worker as the page calls it through its message port. */
export interface WorkerApi {
  /** Resolves with the first data; later updates go to the listeners. */
  readonly open: (
    request: OpenRequest,
    onProgress: (progress: LoadProgress) => void,
    listeners?: WorkerListeners,
  ) => Promise<Opened | Failed>
  /** Answers from the newest edition; rejects if no data are open. */
  readonly answer: (question: Question) => Promise<Answer>
  /** Answers from this edition; null where it is not the newest. */
  readonly answerIn: (edition: number, question: Question) => Promise<Answer | null>
  /** Fetches one feed or, for null, all; resolves when the requests have ended. */
  readonly refresh: (feed: string | null) => Promise<void>
  /**
   * Puts the answer in doubt of one feed or, for null, of the manifest into use, for a person who was shown these numbers.
   * Resolves to false, without effect, where they are no longer those of the newest answer.
   */
  readonly acceptDoubted: (feed: string | null, doubt: Doubt) => Promise<boolean>
  /** Cancels the running request of a feed for the user. */
  readonly cancel: (feed: string) => Promise<void>
  /** Compares the clock after timers may have stopped; `isBack`: the user or the network came back. */
  readonly wake: (isBack: boolean) => Promise<void>
  /** Reports with the rows set aside one by one, which are too many to be sent with every update. */
  readonly fullReports: () => Promise<readonly FeedReport[]>
  /** Deletes the copies of feeds on this device and stores none from now on; returns how many there were, or null if unknown. */
  readonly clearCopies: () => Promise<number | null>
  /** Resolves at once: a worker that does not answer it does nothing else either. */
  readonly ping: () => Promise<void>
  /** What opened files are converted for; null while no data are open. */
  readonly fileTarget: () => Promise<FileTarget | null>
  /** Adds a converted file to the feeds, or replaces the one with its id. */
  readonly joinOpened: (file: OpenedFeed) => Promise<FeedReport | Failed>
  /** A feed's file with amendments written into it. */
  readonly amend: (request: AmendRequest) => Promise<AmendAnswer>
}

interface WorkerContext {
  readonly fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>
  readonly fetchPlace: (url: string) => Promise<Place>
  readonly fetchBorough: (url: string) => Promise<Borough>
  readonly fetchStreets?: (url: string) => Promise<readonly Street[]>
  /** Hashes large feeds. */
  readonly largeHash?: () => AsyncHash
}

/** Loaded lazily: a third of the worker's code, and not needed before the map is displayed. */
const loadQuestions = () => import('./questions.ts')

const setTimer: SetTimer = (callback, milliseconds) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

/** Milliseconds between the first data and the writing of copies, in which the page draws. */
const PAUSE_BEFORE_STORING = 1000

const UPDATE_FAILED = failed(
  'What has just arrived could not be shown, so what was there stays.',
  'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
)

/** The API of one worker, whose state it holds; fetching is passed in so that tests can replace it. */
export function makeWorkerApi(context: WorkerContext): WorkerApi {
  const state: WorkerState = { edition: null, live: null, where: null, loadStreets: null, streets: null }
  return {
    open: async (request, onProgress, listeners) => {
      state.live?.stop()
      state.edition = null
      const [place, borough] = await Promise.all([
        context.fetchPlace(request.placeUrl),
        context.fetchBorough(request.boroughUrl),
      ])
      const where = { place, borough }
      state.where = where
      state.loadStreets = streetsLoader(request, context)
      return new Promise((resolve, reject) => {
        const onUpdate = firstThenRest(resolve, (update) => listeners?.onUpdate(update))
        const onStates: WorkerListeners['onStates'] = (states, storage) =>
          listeners?.onStates(states, storage)
        const onFirstLists = (lists: FirstLists) => listeners?.onFirstLists(lists)
        const onPlaces = (places: PlacesToRead) => listeners?.onPlaces(places)
        const callbacks = { onProgress, onFirstLists, onPlaces, onStates, onUpdate }
        state.live = liveFeedsFor(request, callbacks, { ...context, where, state })
        state.live.start().catch(reject)
      })
    },
    answer: async (question) => {
      const { edition } = state
      if (!edition) throw new Error(`asked ${question.kind} before any data was open`)
      const { answerTo, namesPlaces } = await loadQuestions()
      const streets = namesPlaces(question) ? await streetsOf(state) : undefined
      return answerTo({ ...(state.edition ?? edition), streets }, question)
    },
    answerIn: async (edition, question) => {
      const { answerTo, namesPlaces } = await loadQuestions()
      const streets = namesPlaces(question) ? await streetsOf(state) : undefined
      return state.edition?.edition === edition ? answerTo({ ...state.edition, streets }, question) : null
    },
    refresh: async (feed) => state.live?.fetchNow(feed),
    acceptDoubted: async (feed, doubt) => state.live?.acceptDoubted(feed, doubt) ?? false,
    cancel: async (feed) => state.live?.cancel(feed),
    wake: async (isBack) => state.live?.wake(isBack),
    fullReports: () => Promise.resolve(reportsIn(state.edition)),
    // Loaded lazily: amendments are rare.
    amend: async (request) => (await import('./amending.ts')).amendedFrom(request, context),
    clearCopies: async () => (state.live ? state.live.clear() : null),
    ping: () => Promise.resolve(),
    fileTarget: () => Promise.resolve(fileTargetFrom(state)),
    joinOpened: (file) => joinOpened(file, state),
  }
}

interface WorkerState {
  edition: Edition | null
  live: LiveFeeds | null
  where: PlaceAndBorough | null
  loadStreets: (() => Promise<readonly Street[]>) | null
  /** The list once it is asked for. */
  streets: Promise<readonly Street[]> | null
}

const streetsLoader = ({ streetsUrl }: OpenRequest, { fetchStreets }: WorkerContext) =>
  streetsUrl !== undefined && fetchStreets ? () => fetchStreets(streetsUrl) : null

/** The streets, fetched once; undefined where they did not open, which the next such question tries again. */
async function streetsOf(state: WorkerState): Promise<readonly Street[] | undefined> {
  state.streets ??= state.loadStreets?.() ?? null
  try {
    return (await state.streets) ?? undefined
  } catch {
    state.streets = null
    return undefined
  }
}

function fileTargetFrom({ edition, where }: WorkerState): FileTarget | null {
  if (!edition || !where) return null
  const { place, manifest, categories, hotspots, checksums } = edition.dataset
  return { dataset: { place, manifest, categories, hotspots, checksums }, outline: where.borough.outline }
}

const reportsIn = (edition: Edition | null): readonly FeedReport[] =>
  edition ? fullReports(edition.current.manifest, edition.current.feeds) : []

async function joinOpened({ entry, bytes, converted }: OpenedFeed, { live }: WorkerState) {
  if (!live) throw new Error(`opened ${entry.id} before any data was open`)
  return live.open(entry, bytes, converted)
}

interface LiveFeedsOptions extends WorkerContext {
  readonly where: PlaceAndBorough
  readonly state: WorkerState
}

interface OpenCallbacks extends WorkerListeners {
  readonly onProgress: (progress: LoadProgress) => void
}

function liveFeedsFor(
  request: OpenRequest,
  callbacks: OpenCallbacks,
  { fetchResponse, largeHash, where, state }: LiveFeedsOptions,
): LiveFeeds {
  const { manifestUrl, patience = 1 } = request
  const clock = { now: () => Date.now(), setTimer, limits: limitsFor(patience) }
  let states: readonly FeedState[] = []
  const reportStates = () => callbacks.onStates(states, copies.storage)
  let allowWriting = () => {}
  const mayWrite = new Promise<void>((resolve) => {
    allowWriting = () => setTimer(resolve, PAUSE_BEFORE_STORING * patience)
  })
  const copies = new DeviceCopies({ manifestUrl, context: clock, onStorage: reportStates, mayWrite })
  return new LiveFeeds(new URL(manifestUrl), {
    ...clock,
    random: () => Math.random(),
    fetch: fetchResponse,
    largeHash,
    ...where,
    copies,
    onProgress: callbacks.onProgress,
    firstKinds: request.listsFirst ? FIRST_KINDS : [],
    onPlaces: (places, { demonstration }) => callbacks.onPlaces({ ...places, demonstration }),
    onArrived: firstListsWatch(where, callbacks.onFirstLists),
    onStates: (next) => {
      states = next
      reportStates()
    },
    onCurrent: (current) => {
      callbacks.onUpdate(nextUpdate(current, where, state))
      allowWriting()
    },
  })
}

function nextUpdate(
  current: CurrentFeeds | Failed,
  where: PlaceAndBorough,
  state: WorkerState,
): WorkerUpdate {
  if (current.kind === 'failed') return current
  const before = state.edition
  try {
    const edition = editionFrom(current, where, before)
    const update = updateOf(edition, before)
    // Set only once the update exists: otherwise the page would keep asking about an edition that is not the newest.
    state.edition = update.kind === 'opened' ? keptEdition(edition) : edition
    return update
  } catch (error) {
    if (before === null) throw error
    return UPDATE_FAILED
  }
}

/** Sends the first update to `first` and the others to `rest`; an update without index cannot be the first. */
function firstThenRest(
  first: (update: Opened | Failed) => void,
  rest: WorkerListeners['onUpdate'],
): WorkerListeners['onUpdate'] {
  let isFirst = true
  return (update) => {
    if (!isFirst || update.kind === 'renewed') return rest(update)
    isFirst = false
    first(update)
  }
}
