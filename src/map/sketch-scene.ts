/** From what is drawn by hand to its arm of the Scene: the shape, its ring, the areas it is compared with. */
import { ringBand } from '../analytics/shapes/ring-band.ts'
import type { Position, Surface } from '../domain/geography.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { hasShape, isSketching, type Drawing, type DrawnItem } from '../state/drawing/drawing.ts'
import { memoisedResult } from '../measures/memoised.ts'
import type { DrawnMark, SketchMark } from './scene.ts'

/** Null where nothing is in hand and nothing was drawn. */
export function sketchFor(
  drawing: Drawing | null,
  drawnHere: readonly DrawnItem[],
  catalogue: Catalogue,
): SketchMark | null {
  const drawn = drawnMarks(drawnHere, catalogue)
  const isShape = drawing !== null && hasShape(drawing.kind)
  if (!isShape) return drawn.length > 0 ? { ...NOTHING_IN_HAND, drawn } : null
  const { kind, sketch, ringMetres, comparison } = drawing
  const isSite = kind === 'site'
  return {
    kind: isSite ? 'site' : 'hotspot',
    corners: sketch.corners,
    isClosed: sketch.isClosed,
    pointed: sketch.highlighted,
    isLive: isSketching(drawing),
    band: isSite && sketch.isClosed && ringMetres !== null ? bandOf(sketch.corners, ringMetres) : null,
    comparison: isSite ? surfacesOf(catalogue, comparison) : [],
    drawn,
  }
}

const NOTHING_IN_HAND = {
  kind: 'site',
  corners: [],
  isClosed: false,
  pointed: null,
  isLive: false,
  band: null,
  comparison: [],
} as const

const bandOf = memoisedResult((corners: readonly Position[], metres: number) => ringBand(corners, metres))

const surfacesOf = memoisedResult((catalogue: Catalogue, codes: readonly string[]): readonly Surface[] =>
  catalogue.areas.filter(({ code }) => codes.includes(code)).map(({ shape }) => shape),
)

/** What the feeds hold by now is drawn as theirs. */
const drawnMarks = memoisedResult(
  (drawnHere: readonly DrawnItem[], { sites, hotspots }: Catalogue): readonly DrawnMark[] => {
    const known = new Set([...sites, ...hotspots].map(({ id }) => id))
    return drawnHere.flatMap(({ amendment, name, shape }) => {
      if (amendment.kind !== 'add-row' || !shape) return []
      const id = String(amendment.properties['id'])
      return known.has(id) ? [] : [{ id, name, shape }]
    })
  },
)
