/**
 * The deck.gl layers of a sketch: the shape with its corners, its buffer ring, hatched comparison areas, and
 * shapes drawn earlier.
 */
import type { Layer } from '@deck.gl/core'
import { LineLayer, PathLayer, PolygonLayer, ScatterplotLayer } from '@deck.gl/layers'
import { ringsOf, type Position, type Ring, type Surface } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'
import { dashed, type Stroke } from '../layout/dashes.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import type { SketchMark } from '../scene.ts'

const LINE_WIDTH = 2.6
const CORNER_RADIUS = 5
const POINTED_RADIUS = 8
/** Dashes of shapes drawn earlier, in pixels; longer than those of the phases Hold and Build. */
const DRAWN_DASH = 12
const DRAWN_GAP = 6

interface SketchInput extends Pick<MapLayout, 'theme' | 'zoom'> {
  readonly sketch: SketchMark
}

/** Layers below all numbers; none if nothing is sketched. */
export function sketchLayers({ theme, zoom, sketch }: MapLayout): readonly Layer[] {
  if (!sketch) return []
  const drawn = { theme, zoom, sketch }
  return [...comparisonLayers(drawn), bandLayer(drawn), ...shapeLayers(drawn)]
}

const tokenOf = ({ kind }: SketchMark) => (kind === 'site' ? 'site' : 'patrol')
const flat = (ring: Ring): [number, number][] => ring.map(([x, y]) => [x, y])
const LINES = { widthUnits: 'pixels', jointRounded: true } as const

function comparisonLayers({ theme, zoom, sketch }: SketchInput): readonly Layer[] {
  return [
    new LineLayer<HatchStroke>({
      id: 'sketch-hatch',
      data: sketch.comparison.flatMap((surface) => hatchOf(surface, zoom)),
      widthUnits: 'pixels',
      getSourcePosition: ({ from }) => [...from],
      getTargetPosition: ({ to }) => [...to],
      getColor: bytesOf(theme, 'ink-3', 0.6),
      getWidth: 1,
      updateTriggers: { getColor: theme },
    }),
    new PathLayer<Ring>({
      ...LINES,
      id: 'sketch-comparison',
      data: sketch.comparison.flatMap((surface) => ringsOf(surface).flat()),
      getPath: flat,
      getColor: bytesOf(theme, 'ink-3'),
      getWidth: 1.6,
      updateTriggers: { getColor: theme },
    }),
  ]
}

function bandLayer({ theme, sketch }: SketchInput): Layer {
  return new PolygonLayer<readonly Ring[]>({
    id: 'sketch-band',
    data: sketch.band ? [sketch.band] : [],
    getPolygon: (rings) => rings.map(flat),
    getFillColor: bytesOf(theme, 'site', 0.16),
    getLineColor: bytesOf(theme, 'site', 0.8),
    getLineWidth: 1.2,
    lineWidthUnits: 'pixels',
    updateTriggers: { getFillColor: theme, getLineColor: theme },
  })
}

function shapeLayers(drawn: SketchInput): readonly Layer[] {
  const { theme, zoom, sketch } = drawn
  const { corners, isClosed } = sketch
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  return [
    new PolygonLayer<readonly Position[]>({
      id: 'sketch-ground',
      data: corners.length > 2 ? [corners] : [],
      getPolygon: flat,
      getFillColor: bytesOf(theme, tokenOf(sketch), isClosed ? 0.24 : 0.1),
      stroked: false,
      updateTriggers: { getFillColor: [theme, sketch.kind, isClosed] },
    }),
    new PathLayer<Stroke>({
      ...LINES,
      id: 'sketch-line',
      data: strokesOf(drawn),
      getPath: (stroke) => stroke.map(at),
      getColor: bytesOf(theme, tokenOf(sketch)),
      getWidth: LINE_WIDTH,
      updateTriggers: { getColor: [theme, sketch.kind] },
    }),
  ]
}

/** Drawn sides solid; the closing side of an open shape, and shapes drawn earlier, dashed. */
function strokesOf({ zoom, sketch }: SketchInput): readonly Stroke[] {
  const pixels = sketch.corners.map((corner) => pixelAt(corner, zoom))
  const [first, last] = [pixels[0], pixels.at(-1)]
  const closing = first && last && pixels.length > 2 ? [last, first] : []
  const earlier = sketch.drawn.flatMap(({ shape }) => ringsIn(shape))
  return [
    ...(pixels.length > 1 ? [pixels] : []),
    ...(sketch.isClosed ? [closing] : dashed(closing, 2, 5)),
    ...earlier.flatMap((ring) =>
      dashed(
        ring.map((corner) => pixelAt(corner, zoom)),
        DRAWN_DASH,
        DRAWN_GAP,
      ),
    ),
  ]
}
const ringsIn = (surface: Surface): readonly Ring[] => ringsOf(surface).flat()

/** Corners above the numbers, so that each can be dragged. */
export function cornerLayers({ theme, sketch }: MapLayout): readonly Layer[] {
  if (!sketch) return []
  const layer = new ScatterplotLayer<Position>({
    id: 'sketch-corners',
    data: sketch.isLive ? sketch.corners : [],
    getPosition: ([x, y]) => [x, y],
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    stroked: true,
    getRadius: (_, { index }) => (index === sketch.pointed ? POINTED_RADIUS : CORNER_RADIUS),
    getFillColor: bytesOf(theme, 'sheet'),
    getLineColor: bytesOf(theme, 'accent'),
    getLineWidth: 2,
    updateTriggers: { getRadius: sketch.pointed, getFillColor: theme, getLineColor: theme },
  })
  return [layer]
}

interface HatchStroke {
  readonly from: Position
  readonly to: Position
}

const HATCH_SPACING = 12

interface CachedHatch {
  readonly zoom: number
  readonly strokes: readonly HatchStroke[]
}
const cache = new WeakMap<Surface, CachedHatch>()

/** Hatch strokes at 45 degrees across a surface, 12 to 24 pixels apart; cached for the latest whole zoom. */
export function hatchOf(surface: Surface, zoom: number): readonly HatchStroke[] {
  const wholeZoom = Math.floor(zoom)
  const cached = cache.get(surface)
  if (cached?.zoom === wholeZoom) return cached.strokes
  const strokes = ringsOf(surface).flatMap((rings) => strokesIn(rings, wholeZoom))
  cache.set(surface, { zoom: wholeZoom, strokes })
  return strokes
}

/** Cuts each stroke at the sides of a polygon (even-odd rule); points are sorted from west to east. */
function strokesIn(rings: readonly Ring[], zoom: number): readonly HatchStroke[] {
  const crossings = new Map<number, Pixel[]>()
  for (const ring of rings) {
    const pixels = ring.map((position) => pixelAt(position, zoom))
    for (const [i, from] of pixels.entries()) addCrossings(crossings, from, pixels[i + 1] ?? from)
  }
  return [...crossings.values()].flatMap((points) => {
    const sorted = points.toSorted((a, b) => a.x - b.x)
    return sorted.flatMap((from, i) => {
      const to = sorted[i + 1]
      return i % 2 === 0 && to ? [{ from: positionAt(from, zoom), to: positionAt(to, zoom) }] : []
    })
  })
}

function addCrossings(crossings: Map<number, Pixel[]>, from: Pixel, to: Pixel) {
  const [a, b] = [(from.x + from.y) / HATCH_SPACING, (to.x + to.y) / HATCH_SPACING]
  for (let stroke = Math.ceil(Math.min(a, b)); stroke < Math.max(a, b); stroke++) {
    const along = (stroke - a) / (b - a)
    const points = crossings.get(stroke) ?? []
    points.push({ x: from.x + along * (to.x - from.x), y: from.y + along * (to.y - from.y) })
    crossings.set(stroke, points)
  }
}
