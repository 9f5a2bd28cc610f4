/** The deck.gl layers of the crews' planned routes: a line with the crew's dash pattern over a casing. */
import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'
import { dashed, type Stroke } from '../layout/dashes.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { crewLine, shownLast } from '../layout/plan-marks.ts'
import type { CrewMark } from '../scene.ts'

const CASING_WIDTH = 6
const LINE_WIDTH = 2.8
/** Opacity of crews that the list does not show. */
const OTHER_CREW_OPACITY = 0.55

interface CrewStroke {
  readonly stroke: Stroke
  readonly mark: CrewMark
}

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
