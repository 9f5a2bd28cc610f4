/**
 * Actions of the crew screen: start, resume and end a shift, and log visits. Stored on the device only; nothing is
 * sent.
 */
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { deleteStoredShift, storeShift, storedShift } from '../../feeds/device/crew-shift.ts'
import { crewShift, shiftAfterTap, type CrewTap } from '../../measures/planning/crew-shift.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { Store } from '../store.ts'
import { deviceNow } from '../effects/clock-and-seed.ts'
import { storePreference } from '../effects/preferences.ts'
import { CREW_SHIFT_PREFERENCE, type CrewScreenState } from './crew-screen.ts'

/** Stores one crew's part of a plan on this device and shows it. */
export async function startShift(store: Store, plan: ShiftPlan, crew: number): Promise<void> {
  const { catalogue } = store.getState()
  if (!catalogue) return
  const marks = { handling: catalogue.handling, demonstration: catalogue.manifest.demonstration }
  const shift = crewShift(plan, { crew, marks, now: deviceNow() })
  await setShift(store, shift, `The shift of crew ${shift.crew} is on this device, for 48 hours at most.`)
}

/** Shows the shift stored on this device again after a reload. */
export async function resumeShift(store: Store): Promise<void> {
  const shift = await storedShift(deviceNow())
  if (shift && !store.getState().crewScreen)
    store.setState({ crewScreen: { shift, isOn: true, isStored: true, announcement: '' } })
}

async function setShift(store: Store, shift: CrewShift, announcement: string): Promise<void> {
  const crewScreen: CrewScreenState = { shift, isOn: true, isStored: true, announcement: '' }
  store.setState({ crewScreen })
  storePreference(CREW_SHIFT_PREFERENCE, 'yes')
  // Announced once it is on the device: what is announced survives a reload.
  setCrewScreen(store, { isStored: await storeShift(shift), announcement })
}

export function setCrewScreen(store: Store, change: Partial<CrewScreenState>) {
  store.setState(({ crewScreen }) => (crewScreen ? { crewScreen: { ...crewScreen, ...change } } : {}))
}

const ANNOUNCEMENTS: Readonly<Record<CrewTap, string>> = {
  start: 'The visit began.',
  end: 'The visit ended. It is kept on this device until it is handed in.',
  cancel: 'Visit cancelled.',
  skip: 'Visit skipped.',
}
/** Records a tap in the shift and on the device. */
export async function logTap(store: Store, tap: CrewTap): Promise<void> {
  const { crewScreen } = store.getState()
  if (!crewScreen) return
  const shift = shiftAfterTap(crewScreen.shift, tap, deviceNow())
  if (shift !== crewScreen.shift) await setShift(store, shift, ANNOUNCEMENTS[tap])
}

/** Called after the shift's file was downloaded or shared. */
export const markHandedIn = async (store: Store): Promise<void> => {
  const { crewScreen } = store.getState()
  if (crewScreen)
    await setShift(store, { ...crewScreen.shift, isHandedIn: true }, 'The file of the shift was made.')
}

/** Deletes the shift from this device. */
export async function endShift(store: Store): Promise<void> {
  await deleteStoredShift()
  store.setState({ crewScreen: null })
}
