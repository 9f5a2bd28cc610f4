/** The tab that was used last on this device: opened again where the address says nothing. */
import type { Store } from '../store.ts'
import { TABS } from '../view.ts'
import { storedPreference, storePreference } from './preferences.ts'

const TAB_PREFERENCE = 'tab'

/** Opens the remembered tab where the fragment of the address is empty, and remembers each change. */
export function rememberTab(store: Store, address: string) {
  const last = TABS.find((tab) => tab === storedPreference(TAB_PREFERENCE))
  if (last && address.replace('#', '') === '') store.dispatch({ kind: 'set-tab', tab: last })
  store.subscribe(({ view }, before) => {
    if (view.tab !== before.view.tab) storePreference(TAB_PREFERENCE, view.tab)
  })
}
