/**
 * The deck.gl layers of hotspots, site boundaries and leader lines. Dots and leaders are paths as well, because
 * each further kind of layer compiles one more shader before the first draw.
 */
import type { Layer } from '@deck.gl/core'
import { PathLayer, PolygonLayer } from '@deck.gl/layers'
import { ringsOf, type Ring } from '../../domain/geography.ts'
import { positionAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'
import { siteLine, type Stroke } from '../layout/dashes.ts'
import type { Leader } from '../layout/labels.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import type { HotspotMark, SiteMark } from '../scene.ts'

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

export function hotspotLayers({ theme, hotspots }: MapLayout): readonly Layer[] {
  return [
    new PolygonLayer<HotspotMark>({
      id: 'hotspots',
      data: hotspots,
      getPolygon: ({ shape }) => rings(shape.coordinates),
      getFillColor: bytesOf(theme, 'patrol', 0.2),
      getLineColor: ({ chosen }) => bytesOf(theme, chosen ? 'accent' : 'patrol'),
      getLineWidth: ({ chosen }) => (chosen ? HOTSPOT_LINE + 0.8 : HOTSPOT_LINE),
      lineWidthUnits: 'pixels',
      lineJointRounded: true,
      updateTriggers: { getFillColor: theme, getLineColor: theme },
    }),
  ]
}

const LINES = { widthUnits: 'pixels', jointRounded: true } as const

/** Faint fill of sites, and the accent line round selected ones. */
function siteFills({ theme, sites }: MapLayout): readonly Layer[] {
  const chosen = polygonsOf(sites.filter((site) => site.chosen))
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

export function leaderLayer({ theme, zoom, leaders }: MapLayout): Layer {
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  return new PathLayer<Leader>({
    id: 'leaders',
    data: leaders,
    widthUnits: 'pixels',
    getPath: ({ from, to }) => [at(from), at(to)],
    getColor: ({ kind }) => bytesOf(theme, kind === 'site' ? 'site' : 'patrol'),
    getWidth: 1.2,
    updateTriggers: { getColor: theme },
  })
}
