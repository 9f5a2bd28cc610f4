/** The few side effects: opening the feeds, asking the worker, the address, the theme kept on the device. */
import type { EncodedBorough, EncodedRoads } from '../domain/borough/decode.ts'
import type { PlaceFile } from '../domain/place/place.ts'
import type { Question } from '../worker/questions.ts'
import { settledView, type Catalogue } from './catalogue.ts'
import { startClearing } from './effects/clear-device.ts'
import { askWorker, brokenDoor, startFeeds } from './effects/feeds.ts'
import { fetchJson } from './effects/fetch-json.ts'
import { PLACE_FILES } from './feeds/place-files.ts'
import { startOffline } from './effects/offline.ts'
import { ON_STREET } from './street/street.ts'
import { remembered } from './device/remembered.ts'
import { startWaking } from './effects/waking.ts'
import { fragmentOf, openedView, viewOf } from './permalink.ts'
import type { Store, Theme } from './store.ts'
import type { View } from './view.ts'

const THEME_KEY = 'holdfast:theme'
/** The clock rests when nothing has changed for this long; only then are the worker's questions asked. */
const REST_MILLISECONDS = 150

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
  store.setState({ view: settled.view, notices: [...notices, ...settled.notices] })
}

/** Nothing is asked before the clock rests with data under it: the first text does not wait for it. */
const whatIsAsked = () => import('./effects/asking.ts')

/** Asks a question when the clock rests, and keeps only the answer to what is asked now. */
function startAsking(store: Store) {
  let timer: ReturnType<typeof setTimeout> | undefined
  // The same words are another question once the data are others.
  const answeredOf = new Map<Question['kind'], Catalogue>()
  const tell = (error: unknown) => {
    const { what, toDo } = brokenDoor(error)
    store.setState(({ notices }) => ({ notices: [...notices, `${what} ${toDo}`] }))
  }
  const ask = async (question: Question) => {
    const start = performance.now()
    const { catalogue: of } = store.getState()
    const answer = await askWorker(store, question)
    performance.measure('holdfast:answer', { start, end: performance.now() })
    const { isSameQuestion, questionsOf } = await whatIsAsked()
    const { view, catalogue, listFrom } = store.getState()
    if (!answer || !catalogue || catalogue !== of) return
    const asked = questionsOf(view, catalogue, listFrom)[question.kind]
    if (!isSameQuestion(asked, answer.question)) return
    answeredOf.set(answer.kind, catalogue)
    store.setState(({ answers }) => ({ answers: { ...answers, [answer.kind]: answer } }))
  }
  const askWhatIsMissing = async () => {
    if (!store.getState().catalogue) return
    const { isSameQuestion, questionsOf } = await whatIsAsked()
    const { view, catalogue, listFrom, answers } = store.getState()
    if (!catalogue) return
    for (const question of Object.values(questionsOf(view, catalogue, listFrom))) {
      const isAnswered = question !== null && answeredOf.get(question.kind) === catalogue
      if (question === null) continue
      if (isAnswered && isSameQuestion(question, answers[question.kind]?.question ?? null)) continue
      ask(question).catch(tell)
    }
  }
  return store.subscribe((state, before) => {
    const isSame =
      state.view === before.view && state.catalogue === before.catalogue && state.listFrom === before.listFrom
    if (isSame) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      askWhatIsMissing().catch(tell)
    }, REST_MILLISECONDS)
  })
}

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
    store.setState((arePointsOn ? viewOf : openedView)(location.hash))
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
export function keepTheme(store: Store, theme: Theme) {
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
  store.setState(openedView(location.hash))
  showTheme(store, usualTheme())
  startAddress(store)
  startAsking(store)
  openGround(store).catch((error: unknown) => store.setState({ groundFailure: brokenDoor(error) }))
  startFeeds(store)
  startWaking(store)
  startClearing(store)
  startOffline(store)
  startStreet(store)
}

/** What a crew tapped before the page was loaded anew is there again. */
function startStreet(store: Store) {
  if (remembered(ON_STREET) === null) return
  void import('./street/street-hand.ts').then(({ resumeShift }) => resumeShift(store))
}
