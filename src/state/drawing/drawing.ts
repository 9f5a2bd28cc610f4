/** What is drawn or recorded on this page: the panel that is open, the shape in hand, and what was made a file of. */

import type { FeedKind } from '../../domain/feed.ts'
import type { Surface, Position } from '../../domain/geography.ts'
import type { Amendment } from '../../feeds/amending/amended-text.ts'

/** A shape in the making: its corners one by one, closed when it is whole, and mended afterwards. Pure. */

export interface Sketch {
  /** Without the first repeated. */
  readonly corners: readonly Position[]
  readonly isClosed: boolean
  /** The corner that is being looked at in the list, from 0; null: none. */
  readonly pointed: number | null
  /** What stood before it was let go of, so that it can be brought back; null: nothing was. */
  readonly before: readonly Position[] | null
}

export const NO_SKETCH: Sketch = { corners: [], isClosed: false, pointed: null, before: null }
export const LEAST_CORNERS = 3

/** What a person does to a shape, by hand, key or button. */
export type Gesture =
  | { readonly kind: 'place'; readonly at: Position }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'close' }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'bring-back' }
  | { readonly kind: 'move'; readonly corner: number; readonly to: Position }
  | { readonly kind: 'delete'; readonly corner: number }
  | { readonly kind: 'point'; readonly corner: number | null }

/** Six digits are a hand's breadth; nobody draws finer. */
const round = ([longitude, latitude]: Position): Position => [
  Number(longitude.toFixed(6)),
  Number(latitude.toFixed(6)),
]
const isSame = (a: Position | undefined, b: Position) => a?.[0] === b[0] && a[1] === b[1]

export function sketched(sketch: Sketch, gesture: Gesture): Sketch {
  const { corners, isClosed } = sketch
  switch (gesture.kind) {
    case 'place': {
      const at = round(gesture.at)
      // The second press of a double click is no corner of its own.
      if (isClosed || isSame(corners.at(-1), at)) return sketch
      return { ...sketch, corners: [...corners, at], before: null }
    }
    case 'take-back':
      return isClosed ? { ...sketch, isClosed: false } : { ...sketch, corners: corners.slice(0, -1) }
    case 'close':
      return corners.length < LEAST_CORNERS ? sketch : { ...sketch, isClosed: true }
    case 'let-go':
      return corners.length === 0 ? sketch : { ...NO_SKETCH, before: corners }
    case 'bring-back':
      return sketch.before ? { ...NO_SKETCH, corners: sketch.before } : sketch
    case 'move': {
      const to = round(gesture.to)
      return { ...sketch, corners: corners.map((corner, i) => (i === gesture.corner ? to : corner)) }
    }
    case 'delete': {
      const left = corners.filter((_, i) => i !== gesture.corner)
      return { ...sketch, corners: left, isClosed: isClosed && left.length >= LEAST_CORNERS, pointed: null }
    }
    case 'point':
      return { ...sketch, pointed: gesture.corner }
  }
}

export const DRAWN_KINDS = ['site', 'hotspot', 'phase', 'commitment'] as const
export type DrawnKind = (typeof DRAWN_KINDS)[number]
export type { Amendment }

/** The feed that each belongs into. */
export const FEED_OF: Readonly<Record<DrawnKind, FeedKind>> = {
  site: 'sites',
  hotspot: 'patrol-hotspots',
  phase: 'sites',
  commitment: 'commitments',
}

/** The panel and the shape in hand. What is typed in it is the panel's own; the map must know the shape. */
export interface Drawing {
  /** False while it is put aside with what is in it. */
  readonly isOpen: boolean
  /** True while the panel shows the file that was made, and no form. */
  readonly isDone: boolean
  readonly kind: DrawnKind
  readonly sketch: Sketch
  readonly ringMetres: number | null
  /** Codes of the areas that a site is to be compared with. */
  readonly comparison: readonly string[]
}
/** What was made a file of: kept until the page is loaded again, for nothing was sent. */
export interface DrawnHere {
  readonly feed: string
  readonly amendment: Amendment
  readonly name: string
  readonly shape: Surface | null
}

export const newDrawing = (kind: DrawnKind): Drawing => ({
  isOpen: true,
  isDone: false,
  kind,
  sketch: NO_SKETCH,
  ringMetres: null,
  comparison: [],
})

export const hasShape = (kind: DrawnKind) => kind === 'site' || kind === 'hotspot'

/** Whether a press on the map is for the shape in hand. */
export const isSketching = (drawing: Drawing | null) =>
  drawing !== null && drawing.isOpen && !drawing.isDone && hasShape(drawing.kind)
