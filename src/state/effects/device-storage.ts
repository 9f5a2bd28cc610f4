/**
 * What is stored on this device: caches the app's own files for offline use by a service worker (never a feed), and
 * clears everything stored.
 */
import type { Store } from '../store.ts'
import { placeFiles, SHIPPED_FILES } from '../own-files.ts'
import { clearCopies } from './feeds.ts'

/** Registered late, so that the first screen has the network to itself. */
const DELAY_MILLISECONDS = 5000

/** Only the production build contains a service worker, and only secure contexts support them. */
export function startOffline(store: Store): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const begin = () =>
    void setTimeout(() => {
      navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI)).then(
        (registration: ServiceWorkerRegistration | undefined) => {
          if (registration) watchRegistration(store, registration)
          void storePlace()
        },
        () => store.setState({ isAppStored: false }),
      )
    }, DELAY_MILLISECONDS)
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
}

/** Stores the ground of another place than the one that ships, which is public, for use without a network. */
async function storePlace(): Promise<void> {
  const files = await placeFiles()
  if (files === SHIPPED_FILES || !('caches' in globalThis)) return
  try {
    const cache = await caches.open(`${PREFIX}-place`)
    await cache.addAll(Object.values(files))
  } catch {
    // Storage may be blocked or full: the ground then needs a network.
  }
}

/** Reports an update that waits, and whether the app's files are there: they are not where a first worker was not installed. */
function watchRegistration(store: Store, registration: ServiceWorkerRegistration) {
  const report = () => {
    const { installing, waiting, active } = registration
    if (!installing) store.setState({ isAppStored: waiting !== null || active !== null })
    // The first worker ever installed is not an update.
    if (waiting && navigator.serviceWorker.controller) store.setState({ isUpdateReady: true })
  }
  const follow = () => registration.installing?.addEventListener('statechange', report)
  report()
  follow()
  registration.addEventListener('updatefound', follow)
}

/** Activates the waiting service worker and reloads the page from the new files. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage('take over')
}

/** Unregisters all service workers; returns how many there were. */
async function unregisterServiceWorkers(): Promise<number> {
  if (!('serviceWorker' in navigator)) return 0
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
  return registrations.length
}

/** How many of each were deleted; null if they could not be accessed. */
export interface ClearedCounts {
  readonly copies: number | null
  readonly preferences: number | null
  readonly caches: number | null
}

const PREFIX = 'holdfast'
/** Storage key that is written and removed to notify other tabs. */
const CLEARED_SIGNAL = 'holdfast:cleared'

/**
 * Deletes feed copies, preferences, caches, unfinished work, names of opened files and the crew's shift. Nothing is stored again before a reload, in any tab
 * of this browser. Never rejects.
 */
export async function clearDevice(store: Store): Promise<ClearedCounts> {
  const preferences = clearPreferences()
  const { deleteStoredShift } = await import('../../feeds/device/crew-shift.ts')
  await deleteStoredShift()
  const isWorkGone = await clearWorkIn(store)
  store.setState({ crewScreen: null })
  return {
    copies: isWorkGone ? await clearCopies(store).catch(() => null) : null,
    preferences,
    caches: await clearCaches().catch(() => null),
  }
}

/** Clears what this tab holds, and has it store nothing more, when another tab clears the device. Call once. */
export function startClearing(store: Store): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== CLEARED_SIGNAL || newValue === null) return
    clearCopies(store).catch(() => {
      // A broken worker stores nothing.
    })
    clearWorkIn(store).catch(() => {
      // Without its code nothing of it was stored.
    })
  })
}

/** Unfinished work and names of opened files; false where it is not certain that they are gone. */
async function clearWorkIn(store: Store): Promise<boolean> {
  const [{ clearWork }, { clearOpenedFiles }] = await Promise.all([
    import('../unfinished/keep-work.ts'),
    import('../unfinished/opened-files.ts'),
  ])
  const cleared = await Promise.all([clearWork(store), clearOpenedFiles(store)])
  return cleared.every(Boolean)
}

function clearPreferences(): number | null {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}:`))
    for (const key of keys) localStorage.removeItem(key)
    localStorage.setItem(CLEARED_SIGNAL, 'now')
    localStorage.removeItem(CLEARED_SIGNAL)
    return keys.length
  } catch {
    return null
  }
}

async function clearCaches(): Promise<number> {
  await unregisterServiceWorkers()
  // Insecure contexts have no `caches`.
  if (!('caches' in globalThis)) return 0
  const ownCaches = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  await Promise.all(ownCaches.map((name) => caches.delete(name)))
  return ownCaches.length
}
