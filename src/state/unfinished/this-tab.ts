/** What may be stored of a tab's own work: nothing of official-sensitive data, and nothing of a second tab. */
import type { Store } from '../store.ts'

export const SENSITIVE = 'the data are official-sensitive'
export const isSensitive = (store: Store) => store.getState().catalogue?.handling === 'official-sensitive'

/** Whether this is the one tab of a browser that stores something; the lock is held until the tab is closed. */
export function isOnlyTab(lockName: string): Promise<boolean> {
  // Insecure contexts have no locks.
  if (!('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    const held = navigator.locks.request(lockName, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock ? new Promise(() => {}) : Promise.resolve()
    })
    held.catch(() => resolve(true))
  })
}
