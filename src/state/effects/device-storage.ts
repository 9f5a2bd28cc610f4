/**
 * What is stored on this device: caches the app's own files for offline use by a service worker (never a
 * feed), and clears everything stored.
 */

import type { Store } from '../store.ts'
import { clearCopies } from './feeds.ts'

/** Registered late, so that the first screen has the network to itself. */
const AFTER_MILLISECONDS = 5000

/** Only the production build contains a service worker, and only secure contexts support them. */
export function startOffline(store: Store): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const begin = () =>
    void setTimeout(() => {
      navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI)).then(
        (registration: ServiceWorkerRegistration | undefined) =>
          registration && followed(store, registration),
        () => {
          // Without a service worker the app needs a network.
        },
      )
    }, AFTER_MILLISECONDS)
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
}

function followed(store: Store, registration: ServiceWorkerRegistration) {
  // The first worker ever installed is not an update.
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller) store.setState({ isUpdateReady: true })
  }
  tell()
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', tell),
  )
}

/** Activates the waiting service worker and reloads the page from the new files. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage('take over')
}

/** Unregisters all service workers; returns how many there were. */
export async function forgetOffline(): Promise<number> {
  if (!('serviceWorker' in navigator)) return 0
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
  return registrations.length
}

/** How many of each were deleted; null if they could not be accessed. */
export interface Cleared {
  readonly copies: number | null
  readonly choices: number | null
  readonly caches: number | null
}

const OURS = 'holdfast'
/** Storage key that is written and removed to notify other tabs. */
const SIGNAL = 'holdfast:cleared'

/**
 * Deletes feed copies, preferences, caches and the crew's shift. Nothing is stored again before a reload, in
 * any tab of this browser. Never rejects.
 */
export async function clearDevice(store: Store): Promise<Cleared> {
  const choices = clearedChoices()
  const { deleteStoredShift: forgetShift } = await import('../../feeds/device/crew-shift.ts')
  await forgetShift()
  store.setState({ street: null })
  return {
    copies: await clearCopies(store).catch(() => null),
    choices,
    caches: await clearedCaches().catch(() => null),
  }
}

/** Clears this tab's copies when another tab clears the device. Call once. */
export function startClearing(store: Store): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNAL || newValue === null) return
    clearCopies(store).catch(() => {
      // A broken worker stores nothing.
    })
  })
}

function clearedChoices(): number | null {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${OURS}:`))
    for (const key of keys) localStorage.removeItem(key)
    localStorage.setItem(SIGNAL, 'now')
    localStorage.removeItem(SIGNAL)
    return keys.length
  } catch {
    return null
  }
}

async function clearedCaches(): Promise<number> {
  await forgetOffline()
  // Insecure contexts have no `caches`.
  if (!('caches' in globalThis)) return 0
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS))
  await Promise.all(ours.map((name) => caches.delete(name)))
  return ours.length
}
