/** Empties what Holdfast keeps on this device: copies of feeds, small choices, files kept for use offline. */
import type { Store } from '../store.ts'
import { clearCopies } from './feeds.ts'
import { forgetOffline } from './offline.ts'

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
