/**
 * State of the drawing panel: the shape being drawn with its editing operations (pure), the form, and the items drawn
 * so far.
 */
import type { FeedKind } from '../../domain/feed.ts'
import type { Surface, Position } from '../../domain/geography.ts'
import type { FormValues } from '../../measures/drawing/amendment.ts'
import type { Amendment } from '../../feeds/amending/amended-text.ts'

/** A polygon being drawn or edited. */
export interface Sketch {
  /** Open ring: the first corner is not repeated. */
  readonly corners: readonly Position[]
  readonly isClosed: boolean
  /** Zero-based index of the corner highlighted in the list; null: none. */
  readonly highlighted: number | null
  /** Corners before the sketch was discarded, for undo; null: nothing was discarded. */
  readonly before: readonly Position[] | null
}

export const NO_SKETCH: Sketch = { corners: [], isClosed: false, highlighted: null, before: null }
/** Least number of corners of a closed shape. */
export const MIN_CORNERS = 3

/** An editing operation, by pointer, key or button. */
export type SketchEdit =
  | { readonly kind: 'place'; readonly at: Position }
  | { readonly kind: 'take-back' }
  | { readonly kind: 'close' }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'bring-back' }
  | { readonly kind: 'move'; readonly corner: number; readonly to: Position }
  | { readonly kind: 'delete'; readonly corner: number }
  | { readonly kind: 'point'; readonly corner: number | null }

/** Six decimals are about 10 cm. */
const round = ([longitude, latitude]: Position): Position => [
  Number(longitude.toFixed(6)),
  Number(latitude.toFixed(6)),
]
const isSame = (a: Position | undefined, b: Position) => a?.[0] === b[0] && a[1] === b[1]

/** The sketch after an editing operation; unchanged if the operation does not apply. */
export function sketchAfter(sketch: Sketch, gesture: SketchEdit): Sketch {
  const { corners, isClosed } = sketch
  switch (gesture.kind) {
    case 'place': {
      const at = round(gesture.at)
      // The second press of a double click adds no corner.
      if (isClosed || isSame(corners.at(-1), at)) return sketch
      return { ...sketch, corners: [...corners, at], before: null }
    }
    case 'take-back':
      return isClosed ? { ...sketch, isClosed: false } : { ...sketch, corners: corners.slice(0, -1) }
    case 'close':
      return corners.length < MIN_CORNERS ? sketch : { ...sketch, isClosed: true }
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
      return { ...sketch, corners: left, isClosed: isClosed && left.length >= MIN_CORNERS, highlighted: null }
    }
    case 'point':
      return { ...sketch, highlighted: gesture.corner }
  }
}

export const DRAWN_KINDS = ['site', 'hotspot', 'phase', 'commitment'] as const
export type DrawnKind = (typeof DRAWN_KINDS)[number]
export type { Amendment }

/** The kind of feed that each kind of item belongs to. */
export const FEED_OF: Readonly<Record<DrawnKind, FeedKind>> = {
  site: 'sites',
  hotspot: 'patrol-hotspots',
  phase: 'sites',
  commitment: 'commitments',
}

/** State of the panel, which stays when it is dismissed. */
export interface Drawing {
  /** False while the panel is dismissed; its content is retained. */
  readonly isOpen: boolean
  /** True while the panel shows the finished file instead of the form. */
  readonly isDone: boolean
  readonly kind: DrawnKind
  readonly sketch: Sketch
  readonly ringMetres: number | null
  /** Codes of the comparison areas of a site. */
  readonly comparison: readonly string[]
  /** Text typed into the form of each kind. */
  readonly typed: Readonly<Record<DrawnKind, FormValues>>
}
/** An item of which a file was made; nothing is sent to a server. */
export interface DrawnItem {
  readonly feed: string
  readonly amendment: Amendment
  readonly name: string
  readonly shape: Surface | null
}

export const NO_TYPED: Drawing['typed'] = { site: {}, hotspot: {}, phase: {}, commitment: {} }

export const newDrawing = (kind: DrawnKind): Drawing => ({
  isOpen: true,
  isDone: false,
  kind,
  sketch: NO_SKETCH,
  ringMetres: null,
  comparison: [],
  typed: NO_TYPED,
})

/** Whether items of the kind have a drawn shape. */
export const hasShape = (kind: DrawnKind) => kind === 'site' || kind === 'hotspot'

/** Whether presses on the map belong to the shape being drawn. */
export const isSketching = (drawing: Drawing | null) =>
  drawing !== null && drawing.isOpen && !drawing.isDone && hasShape(drawing.kind)
