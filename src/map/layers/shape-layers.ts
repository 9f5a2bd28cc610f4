/**
 * The deck.gl layers of hotspots, site boundaries, patrol routes and leader lines. Dots and leaders are paths
 * as well, because each further kind of layer compiles one more shader before the first draw.
 */
import type { Layer } from '@deck.gl/core'
import { PathLayer, PolygonLayer } from '@deck.gl/layers'
import { ringsOf, type Ring, type Position } from '../../domain/geography.ts'
import { positionAt, pixelAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'
import { siteLine, dashed, type Stroke } from '../layout/dashes.ts'
import type { Leader } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import type { HotspotMark, SiteMark, CrewMark } from '../scene.ts'
import { crewLine, shownLast } from '../layout/plan-marks.ts'

const SITE_LINE = 2.6
const HOTSPOT_LINE = 2.2
/** Width in pixels of the accent line round a selected site. */
const CHOSEN_LINE = 8
const DOT_HALF_LENGTH = 0.05

const rings = (shape: readonly Ring[]): number[][][] => shape.map((ring) => ring.map(([x, y]) => [x, y]))

interface Polygon {
  readonly rings: number[][][]
}
const polygonsOf = (sites: readonly SiteMark[]): readonly Polygon[] =>
  sites.flatMap(({ shape }) => ringsOf(shape).map((polygon) => ({ rings: rings(polygon) })))

/** Filled and outlined hotspots. */
/** Opacities of what is drawn faintly: fills and lines. */
const QUIET = { fill: 0.1, line: 0.5 }

export function hotspotLayers({ theme, hotspots, isQuiet = false }: MapLayout): readonly Layer[] {
  return [
    new PolygonLayer<HotspotMark>({
      id: 'hotspots',
      data: hotspots,
      getPolygon: ({ shape }) => rings(shape.coordinates),
      getFillColor: bytesOf(theme, 'patrol', isQuiet ? QUIET.fill : 0.2),
      getLineColor: ({ isChosen }) =>
        isChosen ? bytesOf(theme, 'accent') : bytesOf(theme, 'patrol', isQuiet ? QUIET.line : 1),
      getLineWidth: ({ isChosen }) => (isChosen ? HOTSPOT_LINE + 0.8 : HOTSPOT_LINE),
      lineWidthUnits: 'pixels',
      lineJointRounded: true,
      updateTriggers: { getFillColor: [theme, isQuiet], getLineColor: [theme, isQuiet] },
    }),
  ]
}

const LINES = { widthUnits: 'pixels', jointRounded: true } as const

/** Faint fill of sites, and the accent line round selected ones. */
function siteFills({ theme, sites }: MapLayout): readonly Layer[] {
  const chosen = polygonsOf(sites.filter((site) => site.isChosen))
  return [
    new PolygonLayer<Polygon>({
      id: 'site-grounds',
      data: polygonsOf(sites),
      getPolygon: (polygon) => polygon.rings,
      getFillColor: bytesOf(theme, 'site', 0.07),
      stroked: false,
      updateTriggers: { getFillColor: theme },
    }),
    new PathLayer<number[][]>({
      ...LINES,
      id: 'site-chosen',
      data: chosen.flatMap((polygon) => polygon.rings),
      getPath: (ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]),
      getColor: bytesOf(theme, 'accent', 0.55),
      getWidth: CHOSEN_LINE,
      updateTriggers: { getColor: theme },
    }),
  ]
}

/** Site fills, selection lines and boundaries: dashes as strokes, dots as short paths. */
export function siteLayers(layout: MapLayout): readonly Layer[] {
  const { theme, zoom, sites } = layout
  const lines = sites.map(({ shape, phase }) => siteLine(shape, phase, zoom))
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  const colour = bytesOf(theme, 'site')
  return [
    ...siteFills(layout),
    new PathLayer<Stroke>({
      ...LINES,
      id: 'site-lines',
      data: lines.flatMap(({ strokes }) => strokes),
      getPath: (stroke) => stroke.map(at),
      getColor: colour,
      getWidth: SITE_LINE,
      updateTriggers: { getColor: theme },
    }),
    new PathLayer<Pixel>({
      id: 'site-dots',
      data: lines.flatMap(({ dots }) => dots),
      // A path of almost no length, whose round caps form the dot.
      getPath: ({ x, y }) => [at({ x: x - DOT_HALF_LENGTH, y }), at({ x: x + DOT_HALF_LENGTH, y })],
      capRounded: true,
      widthUnits: 'pixels',
      getColor: colour,
      getWidth: SITE_LINE + 0.6,
      updateTriggers: { getColor: theme },
    }),
  ]
}

const LEADER_TOKENS = { site: 'site', hotspot: 'patrol', place: 'ink' } as const

/** Leader lines from labels to their shapes. */
export function leaderLayer({ theme, zoom, leaders }: MapLayout): Layer {
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  return new PathLayer<Leader>({
    id: 'leaders',
    data: leaders,
    widthUnits: 'pixels',
    getPath: ({ from, to }) => [at(from), at(to)],
    getColor: ({ kind }) => bytesOf(theme, LEADER_TOKENS[kind]),
    getWidth: 1.2,
    updateTriggers: { getColor: theme },
  })
}

const CASING_WIDTH = 6
const LINE_WIDTH = 2.8
/** Opacity of crews that the list does not show. */
const OTHER_CREW_OPACITY = 0.55

interface CrewStroke {
  readonly stroke: Stroke
  readonly mark: CrewMark
}

/** Planned routes of crews: a line with the crew's dash pattern over a casing. */
export function planLayers({ theme, zoom, plan }: MapLayout): readonly Layer[] {
  if (!plan) return []
  const legStrokes = shownLast(plan.crews).flatMap((mark) =>
    legsOf(mark).map((leg): CrewStroke => ({ mark, stroke: leg.map((end) => pixelAt(end, zoom)) })),
  )
  const drawnStrokes = legStrokes.flatMap(({ mark, stroke }) => {
    const { dashes } = crewLine(mark.crew)
    return (dashes ? dashed(stroke, ...dashes) : [stroke]).map((dash): CrewStroke => ({ mark, stroke: dash }))
  })
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  const common = { widthUnits: 'pixels', jointRounded: true, capRounded: false } as const
  return [
    new PathLayer<CrewStroke>({
      ...common,
      id: 'plan-casings',
      data: legStrokes,
      getPath: ({ stroke }) => stroke.map(at),
      getColor: bytesOf(theme, 'halo', 0.9),
      getWidth: CASING_WIDTH,
      updateTriggers: { getColor: theme, getPath: zoom },
    }),
    new PathLayer<CrewStroke>({
      ...common,
      id: 'plan-lines',
      data: drawnStrokes,
      getPath: ({ stroke }) => stroke.map(at),
      getColor: ({ mark }) =>
        bytesOf(theme, crewLine(mark.crew).token, mark.isShown ? 1 : OTHER_CREW_OPACITY),
      getWidth: LINE_WIDTH,
      updateTriggers: { getColor: theme, getPath: zoom },
    }),
  ]
}

/** Each leg between two places once, in either direction. */
function legsOf({ path }: CrewMark): readonly (readonly [Position, Position])[] {
  const legs = new Map<string, readonly [Position, Position]>()
  for (const [i, to] of path.entries()) {
    const from = path[i - 1]
    if (from) legs.set([from.join(), to.join()].sort().join(' '), [from, to])
  }
  return [...legs.values()]
}
