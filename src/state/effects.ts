/** Side effects of the page: loading the geography and the feeds, sending questions, the address, the theme. */
import type { EncodedBorough, EncodedRoads } from '../domain/borough/decode.ts'
import type { PlaceFile } from '../domain/place/place.ts'
import { servePlace } from '../domain/place/served-place.ts'
import { settledView, windowOf, type Catalogue } from './catalogue.ts'
import { startClearing, startOffline } from './effects/device-storage.ts'
import { addressAfterSignIn } from '../domain/hosting/sign-in.ts'
import { askWorker, fatalError, startFeeds, startWakeDetection } from './effects/feeds.ts'
import { fetchJson, placeFiles, SHIPPED_FILES, type PlaceFiles } from './own-files.ts'
import { CREW_SHIFT_PREFERENCE } from './crew/crew-screen.ts'
import { restorePanels } from './effects/open-panels.ts'
import { storedPreference } from './effects/preferences.ts'
import { rememberTab } from './effects/remembered-tab.ts'
import { fragmentOf, openedView, viewOf, type ParsedPermalink } from './permalink.ts'
import type { State, Store, Theme } from './store.ts'
import { REST_MILLISECONDS, type View } from './view.ts'

const THEME_KEY = 'holdfast:theme'

/** Place, borough and roads. Those of the place that ships are begun before it is known whether they are wanted. */
async function fetchGround() {
  const leaving = new AbortController()
  const cancellable = (url: string, init?: RequestInit) =>
    fetch(url, { ...init, signal: AbortSignal.any([leaving.signal, ...(init?.signal ? [init.signal] : [])]) })
  const fetchAll = ({ place, borough, roads }: PlaceFiles, from: typeof cancellable = fetch) =>
    Promise.all([place, borough, roads].map((url) => fetchJson(url, from)))
  const early = fetchAll(SHIPPED_FILES, cancellable)
  early.catch(() => {
    // A failure counts only where the place that ships is shown, which waits for it below.
  })
  const files = await placeFiles()
  if (files === SHIPPED_FILES) return early
  leaving.abort()
  return fetchAll(files)
}

/** Fetches and decodes the geography for the base map; the decoders are loaded in parallel. */
async function loadGeography(store: Store) {
  const [[file, borough, roads], { decodeBorough, decodeRoads }, { placeFrom }] = await Promise.all([
    fetchGround(),
    import('../domain/borough/decode.ts'),
    import('../domain/place/place.ts'),
  ])
  const place = placeFrom(file as PlaceFile)
  servePlace(place)
  store.setState({
    geography: {
      place,
      borough: decodeBorough(borough as EncodedBorough),
      roads: decodeRoads(roads as EncodedRoads),
    },
  })
}

/** Limits the View of the address to the loaded data. */
function settleView(store: Store, catalogue: Catalogue) {
  const { view, notices } = store.getState()
  const settled = settledView(view, catalogue)
  store.dispatch({ kind: 'replace-view', view: settled.view }, { notices: [...notices, ...settled.notices] })
}

function reportUnopened(store: Store, error: unknown) {
  const { what, toDo } = fatalError(error)
  store.setState(({ notices }) => ({ notices: [...notices, `${what} ${toDo}`] }))
}

/** Loads what My area needs in parallel with the feeds. */
function startAreas(store: Store) {
  import('./areas/start-area-index.ts').then(
    ({ startAreaIndex }) => startAreaIndex(store, (question) => askWorker(store, question)),
    (error: unknown) => reportUnopened(store, error),
  )
}

/**
 * Loads the question client `REST_MILLISECONDS` after the data are loaded, so that it does not delay the first rendering
 * of text.
 */
function startQuestionsWhenOpen(store: Store) {
  const begin = () => {
    import('./questions/ask-for-view.ts').then(
      ({ startQuestions }) => startQuestions(store),
      (error: unknown) => reportUnopened(store, error),
    )
  }
  const stop = store.subscribe(({ catalogue }) => {
    if (!catalogue) return
    stop()
    setTimeout(begin, REST_MILLISECONDS)
  })
}

const adoptAddress = (store: Store, { view, notices }: ParsedPermalink) =>
  store.dispatch({ kind: 'replace-view', view }, { notices })

/** The address fragment of what is shown, without `#`: the window is written even where it is the usual one. */
const addressOf = ({ view, catalogue }: Pick<State, 'view' | 'catalogue'>) =>
  fragmentOf(catalogue ? { ...view, ...windowOf(view, catalogue) } : view)

const historyStepOf = ({ tab, chosen }: View) => `${tab} ${chosen?.kind} ${chosen?.id}`

/**
 * Writes the View to the address once it has not changed for `REST_MILLISECONDS` or where a link is copied, and adopts
 * the View of an address that is typed, pasted or navigated to.
 */
function syncAddress(store: Store) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const signedIn = addressAfterSignIn(location)
  if (signedIn !== null) history.replaceState(null, '', signedIn)
  let written = location.hash
  let historyStep = historyStepOf(store.getState().view)
  const adopt = () => {
    written = location.hash
    // Back and forward revisit the user's own history; any other address is treated as shared.
    const arePointsOn = store.getState().view.layers.includes('points')
    adoptAddress(store, (arePointsOn ? viewOf : openedView)(location.hash))
    const { catalogue } = store.getState()
    if (catalogue) settleView(store, catalogue)
    historyStep = historyStepOf(store.getState().view)
  }
  window.addEventListener('hashchange', () => {
    if (location.hash !== written) adopt()
  })
  const write = () => {
    clearTimeout(timer)
    // The event of an address that has just been typed or gone back to is still to come: it is not written over.
    if (location.hash !== written) return adopt()
    const next = `#${addressOf(store.getState())}`
    if (next === written) return
    // Changing tab or selection creates a history entry; moving the clock or the camera does not.
    const { view } = store.getState()
    const isStep = historyStepOf(view) !== historyStep
    historyStep = historyStepOf(view)
    history[isStep ? 'pushState' : 'replaceState'](null, '', next)
    written = location.hash
  }
  addressWriters.set(store, write)
  store.subscribe(({ view }, before) => {
    if (view === before.view) return
    clearTimeout(timer)
    timer = setTimeout(write, REST_MILLISECONDS)
  })
}

/** Write the address at once. */
const addressWriters = new WeakMap<Store, () => void>()

/** The theme stored on this device, else the system's. */
function initialTheme(): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'day'
  try {
    const stored = localStorage.getItem(THEME_KEY)
    return stored === 'night' || stored === 'day' ? stored : system
  } catch {
    return system
  }
}

function showTheme(store: Store, theme: Theme) {
  store.setState({ theme })
  document.documentElement.dataset['theme'] = theme
}

/** Applies a theme and stores it on this device. */
export function storeTheme(store: Store, theme: Theme) {
  showTheme(store, theme)
  try {
    localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Storage may be blocked: the theme then lasts until the page is closed.
  }
}

/** The address of the current View, for copying; the address bar then holds it too. `change`: what the link alone has. */
export function linkTo(store: Store, change: Partial<View> = {}): string {
  addressWriters.get(store)?.()
  const { view, catalogue } = store.getState()
  return `${location.origin}${location.pathname}#${addressOf({ catalogue, view: { ...view, ...change } })}`
}

/** Resolves when the first lists are there, or the data without them. */
const firstListsIn = (store: Store) =>
  new Promise<void>((done) => {
    const stop = store.subscribe(({ firstLists, phase }) => {
      if (firstLists === null && phase.kind === 'loading') return
      stop()
      done()
    })
  })

interface StartOptions {
  /** Whether the first lists come before all else, as on a phone. */
  readonly listsFirst: boolean
}

/** Starts all side effects. Call once. */
export function startEffects(store: Store, { listsFirst }: StartOptions) {
  adoptAddress(store, openedView(location.hash))
  rememberTab(store, location.hash)
  showTheme(store, initialTheme())
  restorePanels(store)
  syncAddress(store)
  startQuestionsWhenOpen(store)
  const mayLoadMap = listsFirst ? firstListsIn(store) : Promise.resolve()
  mayLoadMap
    .then(() => loadGeography(store))
    .catch((error: unknown) => store.setState({ geographyFailure: fatalError(error) }))
  startFeeds(store, listsFirst)
  startAreas(store)
  startWakeDetection(store)
  startClearing(store)
  startOffline(store)
  resumeCrewShift(store)
  keepWorkWhenOpen(store)
  // Not needed for the first screen.
  void import('./effects/server-polling.ts').then(({ startServerPolling }) => startServerPolling(store))
}

/** Unfinished work is restored on open data, after the first text, and files that are open no longer are named. */
function keepWorkWhenOpen(store: Store) {
  const stop = store.subscribe(({ catalogue }) => {
    if (!catalogue) return
    stop()
    Promise.all([import('./unfinished/keep-work.ts'), import('./unfinished/opened-files.ts')]).then(
      ([{ keepWork }, { rememberOpenedFiles }]) => Promise.all([keepWork(store), rememberOpenedFiles(store)]),
      (error: unknown) => reportUnopened(store, error),
    )
  })
}

/** Restores the crew's shift after a reload. */
function resumeCrewShift(store: Store) {
  if (storedPreference(CREW_SHIFT_PREFERENCE) === null) return
  void import('./crew/crew-actions.ts').then(({ resumeShift }) => resumeShift(store))
}
