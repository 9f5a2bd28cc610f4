/** Layout of the time dock in pixels: the lanes on a wide screen and on a phone, the element's measured width, text width. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** A horizontal strip of the dock, from the top of the lanes. */
export interface Lane {
  readonly y: number
  readonly height: number
}

export interface DockLayout {
  /** Size of all lanes together. */
  readonly width: number
  readonly height: number
  /** x of both ends of the time axis. */
  readonly left: number
  readonly right: number
  readonly flags: Lane
  readonly phases: Lane
  readonly orders: Lane
  /** Null on a phone, where the marks would be too small to touch. */
  readonly actions: Lane | null
  readonly histogram: Lane
  readonly axis: Lane
  readonly handle: { readonly width: number; readonly height: number; readonly target: number }
}

/** Width of the column of lane labels on a wide screen. */
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

/** Lower edge of the space in which a handle of the window is taken. */
export const handleFoot = ({ histogram, handle }: Pick<DockLayout, 'histogram' | 'handle'>) =>
  histogram.y + histogram.height / 2 + Math.max(handle.target, handle.height) / 2

/** A ref for an element and the element's current width in pixels; `unmeasured` until it is laid out. */
export function useWidth<T extends HTMLElement>(unmeasured: number): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const node = element.current
    // jsdom has no ResizeObserver.
    if (!node || typeof ResizeObserver === 'undefined') return undefined
    const measure = () => setWidth(node.getBoundingClientRect().width)
    const observer = new ResizeObserver(measure)
    observer.observe(node)
    measure()
    return () => observer.disconnect()
  }, [])
  return [element, width || unmeasured]
}

/** Pixels per character at 11 px and weight 600: the widest of the common system fonts, measured, plus 8 %. */
const CHARACTER = 6.3
/** Estimated width of a label in pixels. */
export const textWidth = (text: string) => text.length * CHARACTER
