/** What a person has drawn, typed or planned by hand, and which files were open, stored in this device's IndexedDB for 48 hours. */
import { clear, createStore, get, set, type UseStore } from 'idb-keyval'

const UNFINISHED_HOURS = 48
const HOUR = 3_600_000

interface Stored {
  readonly storedAt: number
  readonly work: unknown
}

/** Content that expires, kept apart by the manifest that it was made on. No method rejects. */
interface ExpiringStore {
  /** Null where there is none, where it has expired (then it is deleted), or the device does not store. */
  readonly read: (manifestUrl: string, now: number) => Promise<unknown>
  /** Resolves to false where the device does not store. */
  readonly write: (manifestUrl: string, work: unknown, now: number) => Promise<boolean>
  /** Deletes the content of every manifest; false where it is not certain that it is gone. */
  readonly clear: () => Promise<boolean>
}

/** @param version a number in it is raised by hand when what is stored would be misread */
function expiringStore(name: string, version: string): ExpiringStore {
  let database: UseStore | null = null
  /** Opened on first use: where IndexedDB is blocked, even accessing it throws. */
  const openDatabase = () => (database ??= createStore(name, 'own'))
  const keyOf = (manifestUrl: string) => `${version} ${manifestUrl}`
  return {
    read: async (manifestUrl, now) => {
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
    },
    write: async (manifestUrl, work, now) => {
      try {
        const stored: Stored = { storedAt: now, work }
        await set(keyOf(manifestUrl), stored, openDatabase())
        return true
      } catch {
        return false
      }
    },
    clear: async () => {
      try {
        await clear(openDatabase())
        return true
      } catch {
        return false
      }
    },
  }
}

export const {
  read: storedWork,
  write: storeWork,
  clear: deleteStoredWork,
} = expiringStore('holdfast-work', 'work 1')

/** Names of files, never their content. */
export const OPENED_FILES = expiringStore('holdfast-opened', 'opened 1')
