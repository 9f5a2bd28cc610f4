/** Panels of a wide screen that stay as they were left on this device. */
import type { Store } from '../store.ts'
import { storedPreference, storePreference } from './preferences.ts'

/** The panels, by their field of the state and the name of their preference. */
const PREFERENCES = { isLayersOpen: 'layers', isClockOpen: 'clock' } as const
type Panel = keyof typeof PREFERENCES

/** Opens or shuts a panel, and stores that on this device. */
export function setPanelOpen(store: Store, panel: Panel, isOpen: boolean) {
  store.setState({ [panel]: isOpen })
  storePreference(PREFERENCES[panel], isOpen ? 'open' : 'shut')
}

/** Opens the panels that were open last. */
export function restorePanels(store: Store) {
  const isOpen = (panel: Panel) => storedPreference(PREFERENCES[panel]) === 'open'
  store.setState({ isLayersOpen: isOpen('isLayersOpen'), isClockOpen: isOpen('isClockOpen') })
}
