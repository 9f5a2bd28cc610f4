/** The shift of a crew, stored in this device's IndexedDB for up to 48 hours, apart from the copies of feeds. */
import { clear, createStore, get, set, type UseStore } from 'idb-keyval'
import { CREW_SHIFT_HOURS, type CrewShift } from '../../domain/places/crew-shift.ts'

const HOUR = 3_600_000
/** The number is raised by hand when a stored shift would be misread. */
const KEY = 'shift 1'

let database: UseStore | null = null
/** Opened on first use: where IndexedDB is blocked, even accessing it throws. */
const openDatabase = () => (database ??= createStore('holdfast-shift', 'own'))

/**
 * The stored shift; null where there is none, where it has expired (then it is deleted), or where the device does not
 * store. `now` in UTC milliseconds.
 */
export async function storedShift(now: number): Promise<CrewShift | null> {
  try {
    const shift = (await get<CrewShift>(KEY, openDatabase())) ?? null
    if (!shift) return null
    const isExpired = now - shift.takenAt > CREW_SHIFT_HOURS * HOUR || now < shift.takenAt
    if (!isExpired) return shift
    await clear(openDatabase())
    return null
  } catch {
    return null
  }
}

/** Resolves to false where the device does not store: the shift then exists in the page only, and the screen says so. */
export async function storeShift(shift: CrewShift): Promise<boolean> {
  try {
    await set(KEY, shift, openDatabase())
    return true
  } catch {
    return false
  }
}

export async function deleteStoredShift(): Promise<void> {
  try {
    await clear(openDatabase())
  } catch {
    // Where the device does not store, there is nothing to delete.
  }
}
