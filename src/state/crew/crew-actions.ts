/** Carries a crew's taps into the store and onto the device; hands the shift in as a file. Nothing is sent anywhere. */
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { deleteStoredShift, storeShift, storedShift } from '../../feeds/device/crew-shift.ts'
import { crewShift, shiftAfterTap, type CrewTap } from '../../measures/planning/crew-shift.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { Store } from '../store.ts'
import { deviceNow } from '../effects/clock-and-seed.ts'
import { storePreference } from '../device/preferences.ts'
import { ON_STREET, type CrewScreenState } from './crew-screen.ts'

/** Takes a crew's part of a plan onto this device. */
export async function startShift(store: Store, plan: ShiftPlan, crew: number): Promise<void> {
  const { catalogue } = store.getState()
  if (!catalogue) return
  const marks = { handling: catalogue.handling, demonstration: catalogue.manifest.demonstration }
  const shift = crewShift(plan, { crew, marks, now: deviceNow() })
  await stand(store, shift, `The shift of crew ${shift.crew} is on this device, for 48 hours at most.`)
}

/** What this device still keeps, shown again: a reload loses nothing. */
export async function resumeShift(store: Store): Promise<void> {
  const shift = await storedShift(deviceNow())
  if (shift && !store.getState().street)
    store.setState({ street: { shift, isOn: true, isKept: true, said: '' } })
}

async function stand(store: Store, shift: CrewShift, said: string): Promise<void> {
  const street: CrewScreenState = { shift, isOn: true, isKept: true, said }
  store.setState({ street })
  storePreference(ON_STREET, 'yes')
  const isKept = await storeShift(shift)
  if (!isKept) setCrewScreen(store, { isKept })
}

export function setCrewScreen(store: Store, change: Partial<CrewScreenState>) {
  store.setState(({ street }) => (street ? { street: { ...street, ...change } } : {}))
}

const SAID: Readonly<Record<CrewTap, string>> = {
  start: 'The visit began.',
  end: 'The visit ended. It is kept on this device until it is handed in.',
  cancel: 'The visit was taken back.',
  skip: 'Passed over.',
}
export async function tap(store: Store, what: CrewTap): Promise<void> {
  const { street } = store.getState()
  if (!street) return
  const shift = shiftAfterTap(street.shift, what, deviceNow())
  if (shift !== street.shift) await stand(store, shift, SAID[what])
}

/** After the file left the page by the person's own hand. */
export const markHandedIn = async (store: Store): Promise<void> => {
  const { street } = store.getState()
  if (street) await stand(store, { ...street.shift, isHandedIn: true }, 'The file of the shift was made.')
}

/** Deletes the shift from this device. */
export async function endShift(store: Store): Promise<void> {
  await deleteStoredShift()
  store.setState({ street: null })
}
