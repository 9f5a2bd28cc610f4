/**
 * Polls the server's `version.json` once a minute while the page is visible, to know whether the server is
 * reachable.
 */
import { storePreference, storedPreference } from './preferences.ts'
import type { Store } from '../store.ts'
import type { FetchFrom } from '../own-files.ts'
import { deviceNow } from './clock-and-seed.ts'

const PACE_MILLISECONDS = 60_000
/** With a strong signal but no data connection a request is never answered. */
const LIMIT_MILLISECONDS = 10_000
/**
 * Preference key of the time of the last contact, stored while a shift is on the device so that it survives a
 * reload without a network.
 */
const REACHED_AT = 'reached-at'

/** Starts polling immediately. Call once; returns a function that stops it. */
export function startAskingServer(store: Store, from: FetchFrom = fetch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isWantedAgain = false
  const ask = async () => {
    if (document.hidden) return
    // A request under way may have started before the change of network that triggered this call.
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
  // The browser's network events are hints only; a request decides.
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

/** True only for a JSON body with a version: a captive portal also answers, with a page of its own. */
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
