/** What a person has drawn, typed or planned by hand, stored in this device's IndexedDB for 48 hours. */
import { clear, createStore, get, set, type UseStore } from 'idb-keyval'

const UNFINISHED_HOURS = 48
const HOUR = 3_600_000
/** The number is raised by hand when stored work would be misread. */
const VERSION = 'work 1'

interface Stored {
  readonly storedAt: number
  readonly work: unknown
}

let database: UseStore | null = null
/** Opened on first use: where IndexedDB is blocked, even accessing it throws. */
const openDatabase = () => (database ??= createStore('holdfast-work', 'own'))

/** Kept apart by the manifest that it was made on. */
const keyOf = (manifestUrl: string) => `${VERSION} ${manifestUrl}`

/** The stored work; null where there is none, where it has expired (then it is deleted), or the device does not store. */
export async function storedWork(manifestUrl: string, now: number): Promise<unknown> {
  try {
    const stored = await get<Stored>(keyOf(manifestUrl), openDatabase())
    if (!stored) return null
    const isExpired = now - stored.storedAt > UNFINISHED_HOURS * HOUR || now < stored.storedAt
    if (!isExpired) return stored.work
    await clear(openDatabase())
    return null
  } catch {
    return null
  }
}

/** Resolves to false where the device does not store. */
export async function storeWork(manifestUrl: string, work: unknown, now: number): Promise<boolean> {
  try {
    const stored: Stored = { storedAt: now, work }
    await set(keyOf(manifestUrl), stored, openDatabase())
    return true
  } catch {
    return false
  }
}

/** Deletes the work on every manifest; false where it is not certain that it is gone. */
export async function deleteStoredWork(): Promise<boolean> {
  try {
    await clear(openDatabase())
    return true
  } catch {
    return false
  }
}
