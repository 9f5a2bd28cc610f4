/** How wide an element is on the page, kept up to date. */
import { useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** Gives a ref to put on the element, and its width in pixels; `unmeasured` until it has one. */
export function useWidth<T extends HTMLElement>(unmeasured: number): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measured = element.current
    // A page without layout (a test, a print to text) has nothing to observe.
    if (!measured || typeof ResizeObserver === 'undefined') return undefined
    const measure = () => setWidth(measured.getBoundingClientRect().width)
    const observer = new ResizeObserver(measure)
    observer.observe(measured)
    measure()
    return () => observer.disconnect()
  }, [])
  return [element, width || unmeasured]
}
