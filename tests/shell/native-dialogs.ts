/** What jsdom lacks of a browser: modal dialogs, and a screen of some width. */
import { vi } from 'vitest'

export function dialogsIn() {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

export function onScreen(width: 'desk' | 'phone') {
  vi.stubGlobal('matchMedia', () => ({
    matches: width === 'phone',
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
}
