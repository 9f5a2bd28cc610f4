/** Keeps an element under the pointer while what stands above it grows or shrinks. */
import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Returns `hold`, to be called when a press on the element begins. From then until `isHeld` is false, its scrolling
 * ancestor makes up for every shift of the element.
 */
export function useHeldInPlace(element: RefObject<Element | null>, isHeld: boolean): () => void {
  const top = useRef<number | null>(null)
  // After every render, since any may move the element.
  useLayoutEffect(() => {
    if (!isHeld) top.current = null
    const { current } = element
    if (!current || top.current === null) return
    const shift = current.getBoundingClientRect().top - top.current
    const scroller = shift === 0 ? null : scrollerOf(current)
    if (scroller) scroller.scrollTop += shift
  })
  return () => {
    top.current = element.current?.getBoundingClientRect().top ?? null
  }
}

function scrollerOf(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/^(?:auto|scroll)$/.test(getComputedStyle(at).overflowY)) return at
  return document.scrollingElement
}
