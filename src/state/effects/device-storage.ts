/** Keeps the app's own files on this device, so that it opens without a network; never a feed. */

import type { Store } from '../store.ts'
import { clearCopies } from './feeds.ts'

/** What is needed at once comes first. */
const AFTER_MILLISECONDS = 5000

/** Only the built app has the worker's file; an address without a lock has no service workers at all. */
export function startOffline(store: Store): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const begin = () =>
    void setTimeout(() => {
      navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI)).then(
        (registration: ServiceWorkerRegistration | undefined) =>
          registration && followed(store, registration),
        () => {
          // It then works with a network alone, as it did.
        },
      )
    }, AFTER_MILLISECONDS)
  if (document.readyState === 'complete') begin()
  else window.addEventListener('load', begin, { once: true })
}

function followed(store: Store, registration: ServiceWorkerRegistration) {
  // The first worker of all is no update.
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller) store.setState({ isUpdateReady: true })
  }
  tell()
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', tell),
  )
}

/** A person said so: the newer files take over, and the page is loaded from them. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage('take over')
}

/** How many were let go of. */
export async function forgetOffline(): Promise<number> {
  if (!('serviceWorker' in navigator)) return 0
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
  return registrations.length
}

/** Empties what Holdfast keeps on this device: copies of feeds, small choices, files kept for use offline. */

/** How many of each were emptied; null: they could not be reached. */
export interface Cleared {
  readonly copies: number | null
  readonly choices: number | null
  readonly caches: number | null
}

const OURS = 'holdfast'
/** Written and taken away again, so that other tabs hear of it. */
const SIGNAL = 'holdfast:cleared'

/** Nothing is kept again until the page is loaded anew, here and in other tabs of this browser. Never rejects. */
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

/** What is emptied in one tab is not filled again by another; call once. */
export function startClearing(store: Store): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== SIGNAL || newValue === null) return
    clearCopies(store).catch(() => {
      // A worker that broke keeps nothing any more.
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
  // An address without a lock gives no caches at all.
  if (!('caches' in globalThis)) return 0
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS))
  await Promise.all(ours.map((name) => caches.delete(name)))
  return ours.length
}
