/** Small choices kept on this device: a word each, never anything of the data. */

/** Null where nothing is kept, or where storage is blocked. */
export function storedPreference(name: string): string | null {
  try {
    return localStorage.getItem(`holdfast:${name}`)
  } catch {
    return null
  }
}

export function storePreference(name: string, word: string) {
  try {
    localStorage.setItem(`holdfast:${name}`, word)
  } catch {
    // Storage may be blocked: the choice then holds for this page.
  }
}

/** Whether keys of a single sign (`?`, `/`) do anything: a choice of this device, since voice input can set them off. */
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
    // Storage may be blocked: the keys then stay as they are.
  }
}
