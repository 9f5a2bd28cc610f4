/**
 * Connects the store to the worker: opens the feeds, applies their updates, and restarts a worker that stopped
 * answering.
 */
import { failed, type Doubt, type FeedReport } from '../../domain/feed.ts'
import { connectWorker, type Connection } from '../../worker/connect.ts'
import type { WorkerUpdate, Opened, Renewed } from '../../worker/updates.ts'
import type { Answer, Question } from '../../worker/questions.ts'
import type { OpenRequest } from '../../worker/worker-api.ts'
import { absoluteUrl, manifestAddress, placeFiles } from '../own-files.ts'
import { carriedOverView, type RequestedState } from './carried-over-view.ts'
import { catalogueOf, settledView } from '../catalogue.ts'
import { isUnguarded } from './open-access.ts'
import { setAmendClient, connectFiles } from '../feeds/files.ts'
import type { FeedProgress, Store } from '../store.ts'
import { INITIAL_VIEW } from '../view.ts'

interface WorkerLink {
  connection: Connection
  /** Edition of the data on screen; null until this connection's worker has reported one. */
  edition: number | null
  address: RequestedState
  /** Notices of the last time that the View was limited to the data. */
  settledNotices: readonly string[]
}
const links = new WeakMap<Store, WorkerLink>()

/** Milliseconds. A running worker answers much sooner, even while it reads a large feed. */
const WAKE_TIMEOUT_MILLISECONDS = 20_000

/** A failure of loading the page, with the advice to reload. */
export const fatalError = (error: unknown) =>
  failed(
    `Something did not open: ${error instanceof Error ? error.message : String(error)}.`,
    'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
  )

/**
 * Opens the feeds and applies their updates from then on.
 * @param listsFirst whether the first lists come before all else, as on a phone
 */
export function startFeeds(store: Store, listsFirst: boolean): void {
  const address = { requested: INITIAL_VIEW, settled: INITIAL_VIEW }
  const link: WorkerLink = { connection: connectWorker(), edition: null, address, settledNotices: [] }
  links.set(store, link)
  connectFiles(store, () => link.connection)
  setAmendClient(store, (request) => link.connection.amend(request))
  open(store, link, listsFirst).catch((error: unknown) => store.setState({ phase: fatalError(error) }))
}

/**
 * The worker's answer about the data on screen; null if the worker already has a newer edition, whose update
 * is on its way.
 * @throws Error if no worker has the data on screen
 */
export async function askWorker(store: Store, question: Question): Promise<Answer | null> {
  const link = links.get(store)
  if (!link || link.edition === null) throw new Error('the feeds are being opened anew')
  const start = performance.now()
  const answer = await link.connection.answerIn(link.edition, question)
  performance.measure('holdfast:answer', { start, end: performance.now() })
  return answer
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

/** Deletes the device copies of the feeds and returns how many there were. */
export const clearCopies = async (store: Store): Promise<number> =>
  (await links.get(store)?.connection.clearCopies()) ?? 0

/** Checks the worker after the page was hidden or the device slept, and replaces it if it does not answer in time. */
export async function wakeFeeds(store: Store, isBack: boolean): Promise<void> {
  const link = links.get(store)
  if (!link || store.getState().phase.kind === 'loading') return
  const asleep = new Promise<'asleep'>((resolve) =>
    setTimeout(() => resolve('asleep'), WAKE_TIMEOUT_MILLISECONDS),
  )
  const { connection } = link
  const outcome = await Promise.race([connection.wake(isBack), asleep])
  if (outcome !== 'asleep' || link.connection !== connection || document.hidden) return
  connection.close()
  link.connection = connectWorker()
  link.edition = null
  await open(store, link)
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
      // Replies about the previous data must not be shown beside the new ones.
      replies: {},
      phase: { kind: 'ready' },
      coming: phase.kind === 'loading' ? stillComing(phase.progress) : coming,
      notices: [...notices.filter((notice) => !isOutdated(notice)), ...settled.notices.filter(isNew)],
    },
  )
  link.settledNotices = settled.notices
  for (const notice of settled.notices) shownNotices.add(notice)
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
