/** Escape closes what the bar of a phone opened, and the focus goes back to the button that opened it. */
import { useEffect, useRef } from 'react'
import type { BarSheet } from './use-phone-sheets.ts'

const BAR_SHEETS: readonly (string | null)[] = ['layers', 'time', 'more'] satisfies readonly BarSheet[]

const isInSheet = (element: Element | null) =>
  element === null || element === document.body || element.closest('[data-detent]') !== null

/** `front`: name of the sheet in front; null: none. */
export function useBarSheetKeys(front: string | null, onClose: () => void) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  const sheet = BAR_SHEETS.includes(front) ? front : null
  useEffect(() => {
    if (sheet === null) return
    const { activeElement: opener } = document
    // What is open inside a sheet takes the key first.
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented && !document.querySelector('dialog[open]')) close.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      // A press elsewhere has moved the focus itself.
      if (opener instanceof HTMLElement && isInSheet(document.activeElement)) opener.focus()
    }
  }, [sheet])
}
