/** Keeps the app's own files on this device, so that it opens without a network; never a feed. */
import type { Store } from '../store.ts'

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
