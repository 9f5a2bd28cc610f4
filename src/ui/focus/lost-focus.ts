/** Restoring and moving keyboard focus when sheets and panels open and close. */
import { useEffect, useRef, type RefObject } from 'react'

/** Whether focus was lost with the element that had it; only then may code move it. */
const isFocusLost = () => document.activeElement === null || document.activeElement === document.body

/** Moves lost focus to an element if it is still in the document, else to the fallback. */
export function restoreFocus(to: HTMLElement | null, fallback: HTMLElement | null = null) {
  if (!isFocusLost()) return
  const target = to?.isConnected ? to : fallback
  target?.focus()
}

/** Moves focus to the first button of a sheet when it opens, and back when it closes. */
export function useFocusInside<Element extends HTMLElement>(): RefObject<Element | null> {
  const sheet = useRef<Element>(null)
  useEffect(() => {
    const previousFocus = document.activeElement instanceof HTMLElement ? document.activeElement : null
    sheet.current?.querySelector('button')?.focus()
    return () => restoreFocus(previousFocus)
  }, [])
  return sheet
}
