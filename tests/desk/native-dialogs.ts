/** What jsdom lacks of a browser: modal dialogs, and a screen of some width. */
import { configure } from '@testing-library/react'
import { vi } from 'vitest'

export function dialogsIn() {
  // A busy machine takes its time.
  configure({ asyncUtilTimeout: 20_000 })
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
