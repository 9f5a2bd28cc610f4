/** User preferences in localStorage: short values, never data of a feed. */

/** Null if the preference is not set or storage is blocked. */
export function storedPreference(name: string): string | null {
  try {
    return localStorage.getItem(`holdfast:${name}`)
  } catch {
    return null
  }
}

let isStored = true
/** Whether the last preference was stored; otherwise it lasts until the page is closed. */
export const arePreferencesStored = () => isStored

export function storePreference(name: string, value: string) {
  try {
    localStorage.setItem(`holdfast:${name}`, value)
    isStored = true
  } catch {
    isStored = false
  }
}

/** Whether single-key shortcuts (`?`, `/`) are enabled; can be turned off because voice input may trigger them. */
const KEY = 'holdfast:sign-keys'

export function hasSingleKeyShortcuts(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function storeSingleKeyShortcuts(isOn: boolean) {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off')
  } catch {
    // Storage may be blocked: the setting then stays unchanged.
  }
}
