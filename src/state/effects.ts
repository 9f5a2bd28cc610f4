/** The few side effects: opening the feeds, asking the worker, the address, the theme kept on the device. */
import type { EncodedBorough, EncodedRoads } from '../domain/borough/decode.ts'
import type { PlaceFile } from '../domain/place/place.ts'
import { settledView, type Catalogue } from './catalogue.ts'
import { startClearing, startOffline } from './effects/device-storage.ts'
import { fatalError, startFeeds, startWakeDetection } from './effects/feeds.ts'
import { fetchJson, PLACE_FILES } from './own-files.ts'
import { ON_STREET } from './crew/crew-screen.ts'
import { storedPreference } from './effects/preferences.ts'
import { fragmentOf, openedView, viewOf, type ParsedPermalink } from './permalink.ts'
import type { Store, Theme } from './store.ts'
import { REST_MILLISECONDS, type View } from './view.ts'

const THEME_KEY = 'holdfast:theme'

/** Fetches and decodes what the base map is drawn from; how it is decoded, no sooner than it is needed. */
async function openGround(store: Store) {
  const [place, borough, roads, { decodeBorough, decodeRoads }, { placeFrom }] = await Promise.all([
    fetchJson(PLACE_FILES.place),
    fetchJson(PLACE_FILES.borough),
    fetchJson(PLACE_FILES.roads),
    import('../domain/borough/decode.ts'),
    import('../domain/place/place.ts'),
  ])
  store.setState({
    ground: {
      place: placeFrom(place as PlaceFile),
      borough: decodeBorough(borough as EncodedBorough),
      roads: decodeRoads(roads as EncodedRoads),
    },
  })
}

/** What an address asked for before the data were there, as far as they can honour it. */
function settle(store: Store, catalogue: Catalogue) {
  const { view, notices } = store.getState()
  const settled = settledView(view, catalogue)
  store.dispatch({ kind: 'replace-view', view: settled.view }, { notices: [...notices, ...settled.notices] })
}

/** What asks the worker is fetched when there are data to ask about, and the View has rested: the first text does not wait. */
function askWhenOpen(store: Store) {
  const tell = (error: unknown) => {
    const { what, toDo } = fatalError(error)
    store.setState(({ notices }) => ({ notices: [...notices, `${what} ${toDo}`] }))
  }
  const begin = () => {
    import('./questions/ask-for-view.ts').then(({ startQuestions: startAsking }) => startAsking(store), tell)
  }
  const stop = store.subscribe(({ catalogue }) => {
    if (!catalogue) return
    stop()
    setTimeout(begin, REST_MILLISECONDS)
  })
}

const arrive = (store: Store, { view, notices }: ParsedPermalink) =>
  store.dispatch({ kind: 'replace-view', view }, { notices })

const placeIn = ({ tab, chosen }: View) => `${tab} ${chosen?.kind} ${chosen?.id}`

/** The address follows the View when it rests, and the View follows an address that somebody types or pastes. */
function startAddress(store: Store) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written = location.hash
  let place = placeIn(store.getState().view)
  window.addEventListener('hashchange', () => {
    if (location.hash === written) return
    written = location.hash
    // Back and forward go over what this person saw; an address from elsewhere is opened.
    const arePointsOn = store.getState().view.layers.includes('points')
    arrive(store, (arePointsOn ? viewOf : openedView)(location.hash))
    const { catalogue } = store.getState()
    if (catalogue) settle(store, catalogue)
    place = placeIn(store.getState().view)
  })
  return store.subscribe(({ view }, before) => {
    if (view === before.view) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      const next = `#${fragmentOf(view)}`
      if (next === written) return
      written = next
      // Another tab or another thing chosen is a step that Back undoes; a moved clock or camera is not.
      const isStep = placeIn(view) !== place
      place = placeIn(view)
      history[isStep ? 'pushState' : 'replaceState'](null, '', next)
    }, REST_MILLISECONDS)
  })
}

/** The theme chosen on this device, else the system's. */
function usualTheme(): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'day'
  try {
    const kept = localStorage.getItem(THEME_KEY)
    return kept === 'night' || kept === 'day' ? kept : system
  } catch {
    return system
  }
}

function showTheme(store: Store, theme: Theme) {
  store.setState({ theme })
  document.documentElement.dataset['theme'] = theme
}

/** Shows a theme that a person chose, and keeps the choice on this device. */
export function storeTheme(store: Store, theme: Theme) {
  showTheme(store, theme)
  try {
    localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Storage may be blocked: the theme then holds for this page.
  }
}

/** The address of what is on screen, to be copied. */
export const linkTo = (store: Store) =>
  `${location.origin}${location.pathname}#${fragmentOf(store.getState().view)}`

/** Starts everything that touches the world; call once. */
export function startEffects(store: Store) {
  arrive(store, openedView(location.hash))
  showTheme(store, usualTheme())
  startAddress(store)
  askWhenOpen(store)
  openGround(store).catch((error: unknown) => store.setState({ groundFailure: fatalError(error) }))
  startFeeds(store)
  startWakeDetection(store)
  startClearing(store)
  startOffline(store)
  startStreet(store)
  // After what the first picture needs.
  void import('./effects/asking-server.ts').then(({ startAskingServer }) => startAskingServer(store))
}

/** What a crew tapped before the page was loaded anew is there again. */
function startStreet(store: Store) {
  if (storedPreference(ON_STREET) === null) return
  void import('./crew/crew-actions.ts').then(({ resumeShift }) => resumeShift(store))
}
