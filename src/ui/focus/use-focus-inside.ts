/** A sheet that somebody opened takes the focus to its first button, and gives it back when it goes. */
import { useEffect, useRef, type RefObject } from 'react'
import { restoreFocus } from './lost-focus.ts'

export function useFocusInside<Element extends HTMLElement>(): RefObject<Element | null> {
  const sheet = useRef<Element>(null)
  useEffect(() => {
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null
    sheet.current?.querySelector('button')?.focus()
    return () => restoreFocus(opener)
  }, [])
  return sheet
}
