/** The deck.gl layers of the walk of a shift: tinted places, their outlines, and the curved legs over a casing. */
import type { Layer } from '@deck.gl/core'
import { PathLayer, PolygonLayer } from '@deck.gl/layers'
import { ringsOf, type Ring } from '../../domain/geography.ts'
import type { Stroke } from '../layout/dashes.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { positionAt } from '../mercator.ts'
import { bytesOf } from '../palette.ts'

const FILL_OPACITY = 0.16
const OUTLINE_WIDTH = 1.6
const CASING_WIDTH = 6
const LEG_WIDTH = 2.8

const LINES = { widthUnits: 'pixels', jointRounded: true } as const

export function walkLayers({ theme, zoom, walk, walkLayout }: MapLayout): readonly Layer[] {
  if (!walk || !walkLayout) return []
  const pathOf = (stroke: Stroke): [number, number][] => stroke.map((pixel) => [...positionAt(pixel, zoom)])
  const lines = (id: string, data: readonly Stroke[]) => ({ ...LINES, id, data, getPath: pathOf })
  return [
    new PolygonLayer<readonly Ring[]>({
      id: 'walk-places',
      data: walk.places.flatMap(({ shape }) => (shape ? ringsOf(shape) : [])),
      getPolygon: (rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])),
      getFillColor: bytesOf(theme, 'accent', FILL_OPACITY),
      stroked: false,
      updateTriggers: { getFillColor: theme },
    }),
    new PathLayer<Stroke>({
      ...lines('walk-outlines', walkLayout.outlines),
      getColor: bytesOf(theme, 'accent'),
      getWidth: OUTLINE_WIDTH,
      updateTriggers: { getColor: theme },
    }),
    new PathLayer<Stroke>({
      ...lines('walk-casings', walkLayout.legs),
      getColor: bytesOf(theme, 'halo', 0.9),
      getWidth: CASING_WIDTH,
      updateTriggers: { getColor: theme },
    }),
    new PathLayer<Stroke>({
      ...lines('walk-legs', walkLayout.legs),
      getColor: bytesOf(theme, 'accent'),
      getWidth: LEG_WIDTH,
      updateTriggers: { getColor: theme },
    }),
  ]
}
