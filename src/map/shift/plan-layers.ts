/** The walks of a shift's crews: a line each in its own pattern, with a casing that parts it from what lies under. */
import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position } from '../../domain/geography.ts'
import { pixelAt, positionAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'
import { dashed, type Stroke } from '../layout/dashes.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { crewLine, inOrder } from './plan-marks.ts'
import type { CrewMark } from '../scene.ts'

const CASING = 6
const LINE = 2.8
/** Crews that the list does not show step back. */
const QUIET = 0.55

interface Piece {
  readonly stroke: Stroke
  readonly mark: CrewMark
}

export function planLayers({ theme, zoom, plan }: MapLayout): readonly Layer[] {
  if (!plan) return []
  const whole = inOrder(plan.crews).flatMap((mark) =>
    legsOf(mark).map((leg): Piece => ({ mark, stroke: leg.map((end) => pixelAt(end, zoom)) })),
  )
  const pieces = whole.flatMap(({ mark, stroke }) => {
    const { dashes } = crewLine(mark.crew)
    return (dashes ? dashed(stroke, ...dashes) : [stroke]).map((piece): Piece => ({ mark, stroke: piece }))
  })
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  const common = { widthUnits: 'pixels', jointRounded: true, capRounded: false } as const
  return [
    new PathLayer<Piece>({
      ...common,
      id: 'plan-casings',
      data: whole,
      getPath: ({ stroke }) => stroke.map(at),
      getColor: bytesOf(theme, 'halo', 0.9),
      getWidth: CASING,
      updateTriggers: { getColor: theme, getPath: zoom },
    }),
    new PathLayer<Piece>({
      ...common,
      id: 'plan-lines',
      data: pieces,
      getPath: ({ stroke }) => stroke.map(at),
      getColor: ({ mark }) => bytesOf(theme, crewLine(mark.crew).token, mark.isShown ? 1 : QUIET),
      getWidth: LINE,
      updateTriggers: { getColor: theme, getPath: zoom },
    }),
  ]
}

/** Each way between two places once: a walk that is gone twice is not drawn twice. */
function legsOf({ path }: CrewMark): readonly (readonly [Position, Position])[] {
  const legs = new Map<string, readonly [Position, Position]>()
  for (const [i, to] of path.entries()) {
    const from = path[i - 1]
    if (from) legs.set([from.join(), to.join()].sort().join(' '), [from, to])
  }
  return [...legs.values()]
}
