/** State of the crew screen: the crew's shift on this device, and whether its screen is shown. */
import type { CrewShift } from '../../domain/places/crew-shift.ts'

/** Preference that marks that a shift may be stored, so that other devices skip looking for one. */
export const CREW_SHIFT_PREFERENCE = 'on-street'

export interface CrewScreenState {
  readonly shift: CrewShift
  /** False while the crew looks at the map or the board instead. */
  readonly isOn: boolean
  /** False if the device stores nothing; logged visits then last until the page is closed. */
  readonly isStored: boolean
  /** Result of the last tap, as announced to screen readers. */
  readonly announcement: string
}
