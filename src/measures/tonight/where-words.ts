/** Where a place of the shift is, in one line beside its name. Streets may stand here: the line never leaves the app's own shift. */
import type { PlannablePlace } from '../planning/places.ts'

/** The ward; null where it is not known, or already said by the name. */
export const whereWords = ({ name, ward }: PlannablePlace): string | null =>
  ward === null || name.startsWith(ward) ? null : ward
