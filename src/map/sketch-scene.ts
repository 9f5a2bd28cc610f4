/**
 * Derives the SketchMark of the Scene: the sketched shape, its buffer ring and the areas it is compared with.
 */
import { ringBand } from '../analytics/shapes/ring-band.ts'
import type { Position, Surface } from '../domain/geography.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { hasShape, isSketching, type Drawing, type DrawnItem } from '../state/drawing/drawing.ts'
import { memoisedResult } from '../measures/memoised.ts'
import type { DrawnMark, SketchMark } from './scene.ts'

/** Null if nothing is being sketched and nothing was drawn in this session. */
export function sketchFor(
  drawing: Drawing | null,
  drawnHere: readonly DrawnItem[],
  catalogue: Catalogue,
): SketchMark | null {
  const drawn = drawnMarks(drawnHere, catalogue)
  const isAreaShape = drawing !== null && hasShape(drawing.kind)
  if (!isAreaShape) return drawn.length > 0 ? { ...NO_SKETCH, drawn } : null
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

const NO_SKETCH = {
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

/** Shapes drawn in this session, without those that a loaded feed contains already. */
const drawnMarks = memoisedResult(
  (drawnHere: readonly DrawnItem[], { sites, hotspots }: Catalogue): readonly DrawnMark[] => {
    const feedIds = new Set([...sites, ...hotspots].map(({ id }) => id))
    return drawnHere.flatMap(({ amendment, name, shape }) => {
      if (amendment.kind !== 'add-row' || !shape) return []
      const id = String(amendment.properties['id'])
      return feedIds.has(id) ? [] : [{ id, name, shape }]
    })
  },
)
