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
