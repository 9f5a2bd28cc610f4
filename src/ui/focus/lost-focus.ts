import { useEffect, useRef, type RefObject } from 'react'

/** Whether the focus went away with the element that had it: only then may anybody put it elsewhere unasked. */
const isFocusLost = () => document.activeElement === null || document.activeElement === document.body

/** Gives a lost focus to an element if it is still on the page, else to the one that stands in for it. */
export function restoreFocus(to: HTMLElement | null, standIn: HTMLElement | null = null) {
  if (!isFocusLost()) return
  const target = to?.isConnected ? to : standIn
  target?.focus()
}

/** A sheet that somebody opened takes the focus to its first button, and gives it back when it goes. */

export function useFocusInside<Element extends HTMLElement>(): RefObject<Element | null> {
  const sheet = useRef<Element>(null)
  useEffect(() => {
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
    sheet.current?.querySelector('button')?.focus()
    return () => restoreFocus(opener)
  }, [])
  return sheet
}
