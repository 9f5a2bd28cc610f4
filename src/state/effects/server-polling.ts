/**
 * Polls the server's `version.json` once a minute while the page is visible, to know whether the server is reachable.
 */
import { storePreference, storedPreference } from './preferences.ts'
import type { Store } from '../store.ts'
import type { FetchFrom } from '../own-files.ts'
import { deviceNow } from './clock-and-seed.ts'

const INTERVAL_MILLISECONDS = 60_000
/** With a strong signal but no data connection a request is never answered. */
const TIMEOUT_MILLISECONDS = 10_000
/**
 * Preference key of the time of the last contact, stored while a shift is on the device so that it survives a reload
 * without a network.
 */
const REACHED_AT = 'reached-at'

/** Starts polling immediately. Call once; returns a function that stops it. */
export function startServerPolling(store: Store, from: FetchFrom = fetch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPolling = false
  let isPollPending = false
  const poll = async () => {
    if (document.hidden) return
    // A request under way may have started before the change of network that triggered this call.
    isPollPending = isPolling
    if (isPolling) return
    clearTimeout(timer)
    timer = setTimeout(pollNow, INTERVAL_MILLISECONDS)
    isPolling = true
    const isReached = await isServerReachable(from)
    isPolling = false
    recordContact(store, isReached)
    if (isPollPending) pollNow()
  }
  const pollNow = () => void poll()
  const onVisibility = () => {
    clearTimeout(timer)
    pollNow()
  }
  document.addEventListener('visibilitychange', onVisibility)
  // The browser's network events are hints only; a request decides.
  window.addEventListener('online', pollNow)
  window.addEventListener('offline', pollNow)
  restoreContact(store)
  pollNow()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('online', pollNow)
    window.removeEventListener('offline', pollNow)
  }
}

/** True only for a JSON body with a version: a captive portal also answers, with a page of its own. */
async function isServerReachable(from: FetchFrom): Promise<boolean> {
  const abort = new AbortController()
  const timeout = setTimeout(() => abort.abort(), TIMEOUT_MILLISECONDS)
  try {
    const url = new URL('version.json', document.baseURI).href
    const response = await from(url, { cache: 'no-store', signal: abort.signal })
    const body: unknown = response.ok ? await response.json() : null
    return typeof body === 'object' && body !== null && 'version' in body
  } catch {
    return false
  } finally {
    clearTimeout(timeout)
  }
}

function recordContact(store: Store, isReached: boolean) {
  const now = deviceNow()
  store.setState(({ contact }) => ({ contact: { ...contact, [isReached ? 'reachedAt' : 'failedAt']: now } }))
  if (isReached && store.getState().crewScreen) storePreference(REACHED_AT, String(now))
}

function restoreContact(store: Store) {
  const at = Number(storedPreference(REACHED_AT))
  if (at > 0 && at <= deviceNow())
    store.setState(({ contact }) => ({ contact: { ...contact, reachedAt: contact.reachedAt ?? at } }))
}
