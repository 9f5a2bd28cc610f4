/** A key of one sign that does something anywhere on the page, but not while somebody types or a dialog is open. */
import { useEffect, useRef } from 'react'
import { hasSingleKeyShortcuts } from '../../state/effects/preferences.ts'

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="listbox"]'

function isForUs({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || !hasSingleKeyShortcuts()) return false
  if (target instanceof Element && target.closest(TYPING)) return false
  return document.querySelector('dialog[open]') === null
}

export function useSignKey(sign: string, act: () => void) {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== sign || !isForUs(event)) return
      // Else the sign would be typed into the field that it opens.
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [sign])
}
