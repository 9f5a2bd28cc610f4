/** Asks the server for its version once a minute while the page is visible, to know whether it can be reached. */
import { storePreference, storedPreference } from './preferences.ts'
import type { Store } from '../store.ts'
import type { FetchFrom } from '../own-files.ts'
import { deviceNow } from './clock-and-seed.ts'

const PACE_MILLISECONDS = 60_000
/** A phone with full bars and no data is not answered at all. */
const LIMIT_MILLISECONDS = 10_000
/** When the server was last reached, kept while a shift is on the device: a reload without a network tells it still. */
const REACHED_AT = 'reached-at'

/** Starts asking at once; call once. Returns how to stop. */
export function startAskingServer(store: Store, from: FetchFrom = fetch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isWantedAgain = false
  const ask = async () => {
    if (document.hidden) return
    // What is under way may have begun before the change that is asked about.
    isWantedAgain = isAsking
    if (isAsking) return
    clearTimeout(timer)
    timer = setTimeout(askAgain, PACE_MILLISECONDS)
    isAsking = true
    const isReached = await answersNow(from)
    isAsking = false
    note(store, isReached)
    if (isWantedAgain) askAgain()
  }
  const askAgain = () => void ask()
  const onVisibility = () => {
    clearTimeout(timer)
    askAgain()
  }
  document.addEventListener('visibilitychange', onVisibility)
  // Both are only hints that something changed: what is so is found by asking.
  window.addEventListener('online', askAgain)
  window.addEventListener('offline', askAgain)
  recall(store)
  askAgain()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', askAgain)
    window.removeEventListener('offline', askAgain)
  }
}

/** True only for the file itself: the sign-in page of a train's network is an answer too, and not the server's. */
async function answersNow(from: FetchFrom): Promise<boolean> {
  const giveUp = new AbortController()
  const limit = setTimeout(() => giveUp.abort(), LIMIT_MILLISECONDS)
  try {
    const url = new URL('version.json', document.baseURI).href
    const response = await from(url, { cache: 'no-store', signal: giveUp.signal })
    const told: unknown = response.ok ? await response.json() : null
    return typeof told === 'object' && told !== null && 'version' in told
  } catch {
    return false
  } finally {
    clearTimeout(limit)
  }
}

function note(store: Store, isReached: boolean) {
  const now = deviceNow()
  store.setState(({ contact }) => ({ contact: { ...contact, [isReached ? 'reachedAt' : 'failedAt']: now } }))
  if (isReached && store.getState().street) storePreference(REACHED_AT, String(now))
}

function recall(store: Store) {
  const at = Number(storedPreference(REACHED_AT))
  if (at > 0 && at <= deviceNow())
    store.setState(({ contact }) => ({ contact: { ...contact, reachedAt: contact.reachedAt ?? at } }))
}
