/**
 * Boundaries of sites, and the lines from their labels, drawn once more on a halo where discs lie over them: a site
 * remains in sight among numbers, and its label does not seem to name the disc that its line meets first.
 */
import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import { discFontSize, discLabel, outerRadius } from '../discs/disc-size.ts'
import type { Disc } from '../discs/discs.ts'
import type { Leader } from '../layout/labels.ts'
import { strokesWithin, strokesWithout } from './covered-lines.ts'
import { siteLine, type SiteLine, type Stroke } from '../layout/dashes.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { expandedBy, rectAt } from '../layout/rects.ts'
import { positionAt, type Pixel } from '../mercator.ts'
import { bytesOf } from '../palette.ts'

const LINE = 2
/** Width of the line with its halo on both sides. */
const HALO = 5
const LEADER_LINE = 1.2
const LEADER_HALO = 3.2
/** Half the length of the path that forms a dot by its round caps. */
const DOT_HALF_LENGTH = 0.05

/** Width of a figure and height of a number as shares of its font size, with a margin on every side in pixels. */
const NUMBER = { figure: 0.66, height: 0.8, margin: 4 }

/** Space of the number on a disc. */
const numberRect = ({ mark: { count }, size, middle }: Disc) => {
  const font = discFontSize(count, size)
  const box = { width: discLabel(count, size).length * font * NUMBER.figure, height: font * NUMBER.height }
  return expandedBy(rectAt(middle, box), NUMBER.margin)
}

const circleOf = ({ middle, size }: Disc) => ({ ...middle, radius: outerRadius(size) })

/** The parts of a site's boundary on a disc; none where one would cross its number, which comes first. */
function strokesOn(disc: Disc, { strokes, dots }: SiteLine): readonly Stroke[] {
  const circle = circleOf(disc)
  const parts = [
    ...strokes.flatMap((stroke) => strokesWithin(stroke, circle)),
    ...dots
      .filter(({ x, y }) => Math.hypot(x - circle.x, y - circle.y) < circle.radius)
      .map(({ x, y }): Stroke => [
        { x: x - DOT_HALF_LENGTH, y },
        { x: x + DOT_HALF_LENGTH, y },
      ]),
  ]
  const number = numberRect(disc)
  const isOnNumber = ({ x, y }: Pixel) =>
    x > number.left && x < number.right && y > number.top && y < number.bottom
  // A side of a boundary is seldom longer than a number is high; the middles are tried, too.
  const isCrossing = (part: Stroke) =>
    part.some((b, i) => {
      const a = part[i - 1] ?? b
      return isOnNumber(b) || isOnNumber({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
    })
  return parts.some(isCrossing) ? [] : parts
}

/** The parts of a leader on a disc, cut where its number stands. */
const leaderOn = (disc: Disc, { from, to }: Leader): readonly Stroke[] =>
  strokesWithin([from, to], circleOf(disc)).flatMap(([a, b]) =>
    a && b ? strokesWithout([a, b], numberRect(disc)) : [],
  )

interface Pen {
  readonly token: 'halo' | 'site'
  readonly width: number
}

export function coveredOutlines({ theme, zoom, sites, leaders, discs }: MapLayout): readonly Layer[] {
  const outlines = sites.flatMap(({ shape, phase }) => {
    const line = siteLine(shape, phase, zoom)
    return discs.flatMap((disc) => strokesOn(disc, line))
  })
  const toLabels = leaders
    .filter(({ kind }) => kind === 'site')
    .flatMap((leader) => discs.flatMap((disc) => leaderOn(disc, leader)))
  const at = (pixel: Pixel): [number, number] => [...positionAt(pixel, zoom)]
  const lines = (id: string, data: readonly Stroke[], { token, width }: Pen) =>
    new PathLayer<Stroke>({
      id,
      data,
      getPath: (stroke) => stroke.map(at),
      widthUnits: 'pixels',
      jointRounded: true,
      capRounded: true,
      getColor: bytesOf(theme, token),
      getWidth: width,
      updateTriggers: { getColor: theme },
    })
  return [
    lines('leader-halos', toLabels, { token: 'halo', width: LEADER_HALO }),
    lines('leaders-over', toLabels, { token: 'site', width: LEADER_LINE }),
    lines('site-halos', outlines, { token: 'halo', width: HALO }),
    lines('site-lines-over', outlines, { token: 'site', width: LINE }),
  ]
}
