/** Carries a crew's taps into the store and onto the device; hands the shift in as a file. Nothing is sent anywhere. */
import type { OwnShift } from '../../domain/places/own-shift.ts'
import { forgetShift, keepShift, keptShift } from '../../feeds/kept/own-shift.ts'
import { ownShift, tapped, type Tap } from '../../measures/planning/own-shift.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import type { Store } from '../store.ts'
import { deviceNow } from '../effects/ticking.ts'
import { remember } from '../device/remembered.ts'
import { ON_STREET, type Street } from './street.ts'

/** Takes a crew's part of a plan onto this device. */
export async function takeShift(store: Store, plan: ShiftPlan, crew: number): Promise<void> {
  const { catalogue } = store.getState()
  if (!catalogue) return
  const marks = { handling: catalogue.handling, demonstration: catalogue.manifest.demonstration }
  const shift = ownShift(plan, { crew, marks, now: deviceNow() })
  await stand(store, shift, `The shift of crew ${shift.crew} is on this device, for 48 hours at most.`)
}

/** What this device still keeps, shown again: a reload loses nothing. */
export async function resumeShift(store: Store): Promise<void> {
  const shift = await keptShift(deviceNow())
  if (shift && !store.getState().street)
    store.setState({ street: { shift, isOn: true, isKept: true, said: '' } })
}

async function stand(store: Store, shift: OwnShift, said: string): Promise<void> {
  const street: Street = { shift, isOn: true, isKept: true, said }
  store.setState({ street })
  remember(ON_STREET, 'yes')
  const isKept = await keepShift(shift)
  if (!isKept) setStreet(store, { isKept })
}

export function setStreet(store: Store, change: Partial<Street>) {
  store.setState(({ street }) => (street ? { street: { ...street, ...change } } : {}))
}

const SAID: Readonly<Record<Tap, string>> = {
  start: 'The visit began.',
  end: 'The visit ended. It is kept on this device until it is handed in.',
  cancel: 'The visit was taken back.',
  skip: 'Passed over.',
}
export async function tap(store: Store, what: Tap): Promise<void> {
  const { street } = store.getState()
  if (!street) return
  const shift = tapped(street.shift, what, deviceNow())
  if (shift !== street.shift) await stand(store, shift, SAID[what])
}

/** After the file left the page by the person's own hand. */
export const markHandedIn = async (store: Store): Promise<void> => {
  const { street } = store.getState()
  if (street) await stand(store, { ...street.shift, isHandedIn: true }, 'The file of the shift was made.')
}

/** Deletes the shift from this device. */
export async function leaveShift(store: Store): Promise<void> {
  await forgetShift()
  store.setState({ street: null })
}
