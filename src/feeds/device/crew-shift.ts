/** A crew's own shift in this device's IndexedDB, apart from the copies of feeds: 48 hours at most. */
import { clear, createStore, get, set, type UseStore } from 'idb-keyval'
import { CREW_SHIFT_HOURS, type CrewShift } from '../../domain/places/crew-shift.ts'

const HOUR = 3_600_000
/** Rises by hand when a shift of before would be read wrongly. */
const KEY = 'shift 1'

let database: UseStore | null = null
/** The mere naming of IndexedDB throws where it is blocked. */
const opened = () => (database ??= createStore('holdfast-shift', 'own'))

/** Null where none is kept, where it is over, or where the device keeps nothing. Deletes what is over. */
export async function storedShift(now: number): Promise<CrewShift | null> {
  try {
    const shift = (await get<CrewShift>(KEY, opened())) ?? null
    if (!shift) return null
    const isOver = now - shift.takenAt > CREW_SHIFT_HOURS * HOUR || now < shift.takenAt
    if (!isOver) return shift
    await clear(opened())
    return null
  } catch {
    return null
  }
}

/** False where the device keeps nothing: the shift then lives in the page alone, and that must be said. */
export async function storeShift(shift: CrewShift): Promise<boolean> {
  try {
    await set(KEY, shift, opened())
    return true
  } catch {
    return false
  }
}

export async function deleteStoredShift(): Promise<void> {
  try {
    await clear(opened())
  } catch {
    // Nothing is kept where nothing can be.
  }
}
