/** What the team view's panels cover of the map, in pixels from each edge. */
import type { Insets } from '../mercator.ts'

const DESK: Insets = { left: 288, top: 56, right: 0, bottom: 0 }
const PHONE: Insets = { left: 0, top: 60, right: 0, bottom: 0 }

/**
 * Panels that always stand. The camera of an address is the middle of what they leave, whatever else is open, so that
 * the same address shows the same ground.
 */
export const panelInsets = (isPhone: boolean): Insets => (isPhone ? PHONE : DESK)

const WITH_DETAILS: Insets = { ...DESK, right: 360 }

/** The bar at the foot with which a phone draws. */
const PHONE_DRAWING: Insets = { ...PHONE, bottom: 190 }

/** With what is open at the right; on a phone that is a sheet that comes and goes, and drawing leaves a bar. */
export function openPanels(isPhone: boolean, open: 'nothing' | 'details' | 'drawing'): Insets {
  if (open === 'nothing') return panelInsets(isPhone)
  if (isPhone) return open === 'drawing' ? PHONE_DRAWING : PHONE
  return WITH_DETAILS
}
