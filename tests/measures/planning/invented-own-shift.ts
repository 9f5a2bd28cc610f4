/** A crew's shift as it stands on the device, invented. */
import { crewShift } from '../../../src/measures/planning/crew-shift.ts'
import { planFor } from './invented-shift.ts'

export const OWN_SHIFT = crewShift(planFor({ people: 4 }), {
  crew: 0,
  marks: { handling: 'official', demonstration: true },
  now: Date.UTC(2026, 0, 5, 9, 0),
})
