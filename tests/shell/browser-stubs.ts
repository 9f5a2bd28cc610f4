/** Stubs of browser features that jsdom lacks: modal dialogs, screen width, and saving files. */

import { vi } from 'vitest'

/** Makes `showModal` and `close` of dialogs work. */
export function stubDialogs() {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

/** Makes media queries answer as on a wide screen or on a phone held upright. */
export function stubScreenWidth(width: 'desk' | 'phone') {
  vi.stubGlobal('matchMedia', (query: string) => ({
    // Held upright.
    matches: width === 'phone' && !query.includes('height'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
}

/** Collects the files that the page saves; undone by `vi.unstubAllGlobals` and `vi.restoreAllMocks`. */
export function savedFiles(): readonly Blob[] {
  const files: Blob[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
      revokeObjectURL: () => {},
    }),
  )
  return files
}
