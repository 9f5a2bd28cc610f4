/**
 * Connects the store to the worker: opens the feeds, applies their updates, and restarts a worker that stopped
 * answering.
 */
import { failed, type Doubt, type Failed, type FeedReport, highestHandling } from '../../domain/feed.ts'
import { wantsSignIn } from '../../domain/hosting/sign-in.ts'
import { connectWorker, type Connection } from '../../worker/connect.ts'
import type { WorkerUpdate, Opened, PlacesToRead, Renewed } from '../../worker/updates.ts'
import type { Answer, Question } from '../../worker/questions.ts'
import type { OpenRequest } from '../../worker/worker-api.ts'
import { absoluteUrl, manifestAddress, placeFiles } from '../own-files.ts'
import { carriedOverView, type RequestedState } from './carried-over-view.ts'
import { catalogueOf, settledView } from '../catalogue.ts'
import { isUnguarded } from './open-access.ts'
import { OpenedFiles } from '../connection/opened-files.ts'
import { allowanceFor, watchWorker } from '../connection/watch-worker.ts'
import { setAmendClient, connectFiles } from '../feeds/files.ts'
import type { FeedProgress, Store } from '../store.ts'
import { INITIAL_VIEW } from '../view.ts'

interface WorkerLink {
  connection: Connection
  readonly files: OpenedFiles
  /** Ends the watch over this connection. */
  endWatch: () => void
  /** When the worker was replaced, in UTC milliseconds. */
  restarts: readonly number[]
  /** Questions that wait until a worker has reported its data, or none is started any more. */
  readonly waiting: (() => void)[]
  /** Why no worker is started any more; null while one is. */
  givenUp: Failed | null
  /** Edition of the data on screen; null until this connection's worker has reported one. */
  edition: number | null
  address: RequestedState
  /** Notices of the last time that the View was limited to the data. */
  settledNotices: readonly string[]
}
const links = new WeakMap<Store, WorkerLink>()

/** A worker that is lost more often than this within the time is not started again: its data or the device are at fault. */
const MOST_RESTARTS = 3
const RESTARTS_COUNT_FOR_MILLISECONDS = 5 * 60_000
const TRY_AGAIN_AFTER_MILLISECONDS = 15_000

/** A failure of loading the page, with the advice to reload. */
export const fatalError = (error: unknown): Failed => (wantsSignIn(error) ? SIGNED_OUT : notOpened(error))

const SIGNED_OUT: Failed = {
  ...failed('Your sign-in has ended, or you have not signed in yet.', 'Sign in, and the page opens.'),
  wantsSignIn: true,
}
const notOpened = (error: unknown) =>
  failed(
    `Something did not open: ${error instanceof Error ? error.message : String(error)}.`,
    'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
  )

/**
 * Opens the feeds and applies their updates from then on.
 * @param listsFirst whether the first lists come before all else, as on a phone
 */
export function startFeeds(store: Store, listsFirst: boolean): void {
  const link: WorkerLink = {
    ...connect(store, 0),
    files: new OpenedFiles(() => link.connection),
    restarts: [],
    waiting: [],
    givenUp: null,
    edition: null,
    address: { requested: INITIAL_VIEW, settled: INITIAL_VIEW },
    settledNotices: [],
  }
  links.set(store, link)
  connectFiles(store, link.files.client)
  setAmendClient(store, (request) => link.connection.amend(request))
  void openAnew(store, link, listsFirst)
}

/** Starts a worker and the watch over it. */
function connect(store: Store, restarts: number): Pick<WorkerLink, 'connection' | 'endWatch'> {
  const onLost = (why: Error) => {
    const link = links.get(store)
    if (link?.connection === connection) restart(store, link, why)
  }
  const connection = connectWorker(onLost)
  const endWatch = watchWorker({
    ping: () => connection.ping(),
    allowance: () => allowanceFor(rowsOf(store), restarts),
    isHidden: () => document.hidden,
    onLost: () => onLost(new Error('its worker did not answer')),
  })
  return { connection, endWatch }
}

/** Rows that the worker holds or is reading. */
const rowsOf = (store: Store): number => {
  const { catalogue, phase } = store.getState()
  const reading = phase.kind === 'loading' ? phase.progress : []
  return (catalogue?.index.count ?? 0) + reading.reduce((sum, { rows }) => sum + rows, 0)
}

/** Replaces a worker that is lost: its feeds are opened anew, and its questions are asked again about them. */
function restart(store: Store, link: WorkerLink, why: Error): void {
  const now = Date.now()
  link.endWatch()
  link.edition = null
  link.connection.close()
  const restarts = link.restarts.filter((at) => at > now - RESTARTS_COUNT_FOR_MILLISECONDS)
  if (restarts.length >= MOST_RESTARTS) return giveUp(store, link, why)
  link.restarts = [...restarts, now]
  Object.assign(link, connect(store, link.restarts.length))
  store.setState({ workerState: 'restarting' })
  void openAnew(store, link)
}

/** Opens the feeds on a new connection; never rejects. */
async function openAnew(store: Store, link: WorkerLink, listsFirst = false): Promise<void> {
  const { connection } = link
  try {
    await open(store, link, listsFirst)
    const lost = await link.files.rejoin()
    if (lost.length === 0) return
    const text = `The feeds were opened anew, without: ${lost.join('; ')}. Open it again from its file.`
    store.setState(({ notices }) => ({ notices: [...notices, text] }))
  } catch (error) {
    // A connection that was replaced meanwhile is not at fault.
    if (link.connection !== connection || link.givenUp) return
    if (!store.getState().catalogue) return store.setState({ phase: fatalError(error) })
    // What is on screen stays. The network may be away.
    const why = error instanceof Error ? error : new Error(String(error))
    setTimeout(() => {
      if (link.connection === connection) restart(store, link, why)
    }, TRY_AGAIN_AFTER_MILLISECONDS)
  }
}

/** What is shown stays, but nothing more is counted in the background. */
function giveUp(store: Store, link: WorkerLink, why: Error): void {
  const { catalogue } = store.getState()
  link.givenUp = catalogue ? countingStopped(why) : fatalError(why)
  store.setState(catalogue ? { workerState: link.givenUp } : { phase: link.givenUp })
  for (const proceed of link.waiting.splice(0)) proceed()
}

const countingStopped = (why: Error) =>
  failed(
    `What counts in the background stopped ${MOST_RESTARTS + 1} times in a few minutes: ${why.message}.`,
    'The map and the clock go on; lists, tables and the board wait. Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
  )

/**
 * The worker's answer about the data on screen; null if they have been or are being replaced. Waits while a worker that
 * was lost is replaced.
 * @throws Error if no worker is started any more
 */
export async function askWorker(store: Store, question: Question): Promise<Answer | null> {
  const link = links.get(store)
  if (!link) throw new Error('the feeds are not open')
  const { connection, edition } = link
  if (edition === null) return replaced(link)
  const start = performance.now()
  try {
    const answer = await connection.answerIn(edition, question)
    performance.measure('holdfast:answer', { start, end: performance.now() })
    return answer
  } catch (error) {
    if (link.edition !== null && link.connection === connection) throw error
    return replaced(link)
  }
}

/** Resolves to null when the data have been opened anew. */
async function replaced(link: WorkerLink): Promise<null> {
  if (link.edition === null && !link.givenUp)
    await new Promise<void>((resolve) => {
      link.waiting.push(resolve)
    })
  if (link.givenUp) throw new Error(link.givenUp.what)
  return null
}

/** Fetches a feed now, subject to its server's limits; resolves when the attempt is finished. */
export const refreshFeed = async (store: Store, feed: string): Promise<void> =>
  links.get(store)?.connection.refresh(feed)

/** Cancels the fetch of one feed; the others continue. */
export const cancelFeed = async (store: Store, feed: string): Promise<void> =>
  links.get(store)?.connection.cancel(feed)

/**
 * Puts the answer in doubt of a feed or, for null, of the manifest into use. Resolves to false where these numbers, which
 * the user was shown, are no longer those of the newest answer, or the worker does not answer.
 */
export const acceptDoubted = async (store: Store, feed: string | null, doubt: Doubt): Promise<boolean> =>
  (await links
    .get(store)
    ?.connection.acceptDoubted(feed, doubt)
    .catch(() => false)) ?? false

/** Reports of all loaded feeds with the rejected rows listed individually; null if the worker does not answer. */
export const fullReports = async (store: Store): Promise<readonly FeedReport[] | null> =>
  links
    .get(store)
    ?.connection.fullReports()
    .catch(() => null) ?? null

/** Deletes the device copies of the feeds; returns how many there were, or null if it is not certain that they are gone. */
export const clearCopies = async (store: Store): Promise<number | null> =>
  (await links.get(store)?.connection.clearCopies()) ?? null

/** Compares the clock after the page was hidden or the device slept; the watch finds a worker that does not answer. */
export async function wakeFeeds(store: Store, isBack: boolean): Promise<void> {
  await links.get(store)?.connection.wake(isBack)
}

async function requestFrom(page: Location, listsFirst: boolean): Promise<OpenRequest> {
  const { place, borough, streets } = await placeFiles()
  const patience = new URLSearchParams(page.search).get('patience')
  return {
    manifestUrl: manifestAddress().href,
    placeUrl: absoluteUrl(place),
    boroughUrl: absoluteUrl(borough),
    streetsUrl: absoluteUrl(streets),
    listsFirst,
    ...(patience !== null && { patience: Number(patience) }),
  }
}

async function open(store: Store, link: WorkerLink, listsFirst = false): Promise<void> {
  const start = performance.now()
  const request = await requestFrom(location, listsFirst)
  const onProgress = (progress: FeedProgress) => showProgress(store, progress)
  const opened = await link.connection.open(request, onProgress, {
    onUpdate: (update) => applyUpdate(store, link, update),
    onFirstLists: (firstLists) => store.setState({ firstLists }),
    onPlaces: (places) => showPlacesToRead(store, places),
    onStates: (states, storage) => {
      const [manifestState = null, ...feedStates] = states
      store.setState({ manifestState, feedStates, storage, checkedAt: Date.now() })
    },
  })
  applyUpdate(store, link, opened)
  if (opened.kind === 'failed') return
  const end = performance.now()
  performance.measure('holdfast:load', { start, end })
  performance.measure('holdfast:index', { start: end - opened.indexMilliseconds, end })
}

/** Only while nothing is counted: beside counts dots without any would be taken for some. */
function showPlacesToRead(store: Store, places: PlacesToRead) {
  const { catalogue, placesToRead: before } = store.getState()
  if (catalogue) return
  const handling = highestHandling([places.handling, ...(before ? [before.handling] : [])])
  const at = [...(before?.at ?? []), ...places.at]
  store.setState({ placesToRead: { ...places, at, handling } })
}

function showProgress(store: Store, progress: FeedProgress) {
  const { phase, coming } = store.getState()
  if (phase.kind === 'loading')
    return store.setState({ phase: { kind: 'loading', progress: withProgress(phase.progress, progress) } })
  const next = stillComing(withProgress(coming, progress))
  if (next.length > 0 || coming.length > 0) store.setState({ coming: next })
}

function withProgress(all: readonly FeedProgress[], changed: FeedProgress): readonly FeedProgress[] {
  const isNew = all.every(({ feed }) => feed !== changed.feed)
  return isNew ? [...all, changed] : all.map((each) => (each.feed === changed.feed ? changed : each))
}
const stillComing = (all: readonly FeedProgress[]) => all.filter(({ isDone, read }) => !isDone && read > 0)

/** On failure the data on screen stay. */
function applyUpdate(store: Store, link: WorkerLink, update: WorkerUpdate) {
  const { catalogue, notices } = store.getState()
  if (update.kind !== 'failed') return applyData(store, link, update)
  if (catalogue) store.setState({ notices: [...notices, `${update.what} ${update.toDo}`] })
  else store.setState({ phase: update })
}

function applyData(store: Store, link: WorkerLink, update: Opened | Renewed) {
  const { catalogue: before, view, notices, phase, coming } = store.getState()
  const index = update.kind === 'opened' ? update.index : before?.index
  if (!index) return
  const catalogue = catalogueOf(update.known, { ...update, index })
  link.edition = update.edition
  const settled = before
    ? carriedOverView(view, { before, after: catalogue, address: link.address })
    : settledView(view, catalogue)
  if (!before) link.address = { requested: view, settled: settled.view }
  const isNew = (notice: string) => !shownNotices.has(notice)
  // What was missing may have arrived with a later feed.
  const isOutdated = (notice: string) =>
    link.settledNotices.includes(notice) && !settled.notices.includes(notice)
  store.dispatch(
    { kind: 'replace-view', view: settled.view },
    {
      catalogue,
      placesToRead: null,
      arePlacesDrawn: false,
      // Replies about the previous data must not be shown beside the new ones.
      replies: {},
      phase: { kind: 'ready' },
      workerState: 'works',
      coming: phase.kind === 'loading' ? stillComing(phase.progress) : coming,
      notices: [...notices.filter((notice) => !isOutdated(notice)), ...settled.notices.filter(isNew)],
    },
  )
  link.settledNotices = settled.notices
  for (const notice of settled.notices) shownNotices.add(notice)
  for (const proceed of link.waiting.splice(0)) proceed()
  if (!before) void checkOpenAccess(store, catalogue)
}
/** Notices shown before, so that a dismissed one does not return with every renewal of the data. */
const shownNotices = new Set<string>()

async function checkOpenAccess(store: Store, { handling }: ReturnType<typeof catalogueOf>) {
  const manifestUrl = manifestAddress()
  store.setState({ isUnguarded: await isUnguarded({ manifestUrl, handling }, fetch) })
}

const TICK_MILLISECONDS = 20_000

/** Wakes the feeds after sleep, hiding, a network change or a return from the back/forward cache. Call once. */
export function startWakeDetection(store: Store): void {
  const wake = (isBack: boolean) => {
    store.setState({ checkedAt: Date.now() })
    wakeFeeds(store, isBack).catch(() => {
      // A broken worker is reported with the next question to it.
    })
  }
  let before = Date.now()
  setInterval(() => {
    const now = Date.now()
    const hasSlept = now - before > 2 * TICK_MILLISECONDS || now < before
    before = now
    if (hasSlept) wake(false)
    else store.setState({ checkedAt: now })
  }, TICK_MILLISECONDS)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake(true)
  })
  window.addEventListener('online', () => wake(true))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wake(true)
  })
}
