/** The dock's measures in pixels: where each lane stands, at a desk and on a phone. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

export interface Lane {
  readonly y: number
  readonly height: number
}

export interface DockLayout {
  /** Of all lanes together. */
  readonly width: number
  readonly height: number
  /** Ends of the one axis. */
  readonly left: number
  readonly right: number
  readonly flags: Lane
  readonly phases: Lane
  readonly orders: Lane
  /** Null on a phone: too small for a thumb, and said in the table. */
  readonly actions: Lane | null
  readonly histogram: Lane
  readonly axis: Lane
  readonly handle: { readonly width: number; readonly height: number; readonly target: number }
}

/** What the names of the lanes take at a desk, and where the axis begins. */
export const LABEL_COLUMN = 288
const AXIS_LEFT = 320
const EDGE = 16

export function dockLayout(width: number, isCompact: boolean): DockLayout {
  return isCompact ? phoneLayout(width) : deskLayout(width)
}

function deskLayout(width: number): DockLayout {
  return {
    width,
    height: 180,
    left: AXIS_LEFT,
    right: width - EDGE,
    flags: { y: 7, height: 18 },
    phases: { y: 30, height: 18 },
    orders: { y: 52, height: 38 },
    actions: { y: 94, height: 9 },
    histogram: { y: 107, height: 50 },
    axis: { y: 157, height: 16 },
    handle: { width: 14, height: 28, target: 24 },
  }
}

function phoneLayout(width: number): DockLayout {
  return {
    width,
    height: 172,
    left: EDGE,
    right: width - EDGE,
    flags: { y: 2, height: 20 },
    phases: { y: 28, height: 18 },
    orders: { y: 53, height: 22 },
    actions: null,
    histogram: { y: 90, height: 60 },
    axis: { y: 150, height: 18 },
    handle: { width: 22, height: 44, target: 44 },
  }
}

/** How wide an element is on the page, kept up to date. */

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

// The widest of the usual system faces at 11 px and weight 600, measured, with 8 % in hand.
const CHARACTER = 6.3
export const textWidth = (text: string) => text.length * CHARACTER
