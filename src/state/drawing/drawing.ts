/** What is drawn or recorded on this page: the panel that is open, the shape in hand, and what was made a file of. */
import type { FeedKind } from '../../domain/feed.ts'
import type { Surface } from '../../domain/geography.ts'
import type { Amendment } from '../../feeds/amending/amended-text.ts'
import { NO_SKETCH, type Sketch } from './sketch.ts'

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
