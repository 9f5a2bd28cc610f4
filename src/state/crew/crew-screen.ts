/** The street: a crew's own shift on this device, and whether its screen is on. */
import type { CrewShift } from '../../domain/places/crew-shift.ts'

/** Kept as a small choice: whether there may be a shift to look for, so that others need not look. */
export const ON_STREET = 'on-street'

export interface CrewScreenState {
  readonly shift: CrewShift
  /** False while the crew looks at the map or the board instead. */
  readonly isOn: boolean
  /** False where the device keeps nothing: what is tapped then lasts as long as the page. */
  readonly isKept: boolean
  /** What the last tap did, as it is spoken. */
  readonly said: string
}
