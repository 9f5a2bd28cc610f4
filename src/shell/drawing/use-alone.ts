/** While a sheet covers the whole screen, nothing under it takes the focus or is read out. */
import { useEffect, useRef, type RefObject } from 'react'

/** The sheet's ref. Everything beside it and beside what holds it is inert while `isAlone`. */
export function useAlone(isAlone: boolean): RefObject<HTMLElement | null> {
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isAlone) return
    const stilled = besides(sheet.current).filter((element) => !element.inert)
    for (const element of stilled) element.inert = true
    return () => {
      for (const element of stilled) element.inert = false
    }
  }, [isAlone])
  return sheet
}

function besides(sheet: HTMLElement | null): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = sheet; at?.parentElement && at.parentElement !== document.body; at = at.parentElement)
    for (const sibling of at.parentElement.children)
      if (sibling !== at && sibling instanceof HTMLElement) found.push(sibling)
  return found
}
