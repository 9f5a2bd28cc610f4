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
