/** Marks of ranked places: discs of 24 px with the rank, beside each other where places are close together. */
import { pixelAt, type Pixel } from '../mercator.ts'
import type { RankMark } from '../scene.ts'
import { colourIn, fontOf, write, type Sprite, type SpriteStyle } from '../sprites/sprite.ts'
import type { Leader, Placed } from './labels.ts'
import type { MapFrame } from './map-text.ts'
import { expandedBy, isInside, rectAt, type Circle } from './rects.ts'

/** Diameter of a disc, of the halo round it, and of the ring round one that is lit, in pixels. */
const DIAMETER = 24
const HALO = 1.5
const LIT_RING = 3
const SIDE = DIAMETER + 2 * (HALO + LIT_RING + 1)
/** Radius in pixels within which a press hits the disc. */
export const RANK_RADIUS = DIAMETER / 2
/** Least distance between the centres of two discs. */
const MIN_DISTANCE = DIAMETER + 2
/** Distances at which a disc whose place is taken is tried round it, and the directions. */
const DISTANCES = [16, 26, 36, 48, 62]
const DIRECTIONS = 12
/** A disc farther than this from its place is joined to it by a line. */
const MIN_LEADER = DIAMETER / 2

interface RankMarks {
  readonly placed: readonly Placed[]
  readonly leaders: readonly Leader[]
}

/**
 * Discs of the places inside the frame, the first rank first: on its place, else at the nearest position free of
 * the discs before it; on its place too where no position is free.
 */
export function rankMarksIn(
  marks: readonly RankMark[],
  { zoom, frame }: MapFrame,
  style: SpriteStyle,
): RankMarks {
  const inner = expandedBy(frame, -SIDE / 2)
  const placed: Placed[] = []
  const leaders: Leader[] = []
  const isFree = (at: Pixel) =>
    isInside(rectAt(at, { width: 0, height: 0 }), inner) &&
    placed.every(({ middle }) => Math.hypot(middle.x - at.x, middle.y - at.y) >= MIN_DISTANCE)
  for (const mark of marks.toSorted((a, b) => a.rank - b.rank)) {
    const at = pixelAt(mark.at, zoom)
    if (!isInside(rectAt(at, { width: 0, height: 0 }), frame)) continue
    const middle = [at, ...positionsRound(at)].find(isFree) ?? at
    placed.push({ id: mark.id, sprite: rankSprite(mark, style), middle })
    if (Math.hypot(middle.x - at.x, middle.y - at.y) > MIN_LEADER)
      leaders.push({ kind: 'place', from: at, to: middle })
  }
  return { placed, leaders }
}

const positionsRound = ({ x, y }: Pixel): readonly Pixel[] =>
  DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, i) => {
      const angle = (2 * Math.PI * i) / DIRECTIONS
      return { x: x + distance * Math.cos(angle), y: y + distance * Math.sin(angle) }
    }),
  )

/** Space that the discs take from labels. */
export const rankCircles = (placed: readonly Placed[]): readonly Circle[] =>
  placed.map(({ middle }) => ({ ...middle, radius: RANK_RADIUS + HALO }))

type RankContent = Pick<RankMark, 'rank' | 'isHot' | 'isLit'>

/** Solid where a place holds more than chance would give, dashed where it could be chance; ringed when lit. */
function rankSprite({ rank, isHot, isLit }: RankContent, style: SpriteStyle): Sprite {
  const colour = colourIn(style)
  const text = String(rank)
  const font = fontOf(600, text.length > 2 ? 10 : 12)
  return {
    key: `rank ${rank}${isHot ? ' hot' : ''}${isLit ? ' lit' : ''}`,
    width: SIDE,
    height: SIDE,
    paint: (context) => {
      const circle = (radius: number) => {
        context.beginPath()
        context.arc(0, 0, radius, 0, 2 * Math.PI)
      }
      circle(RANK_RADIUS + HALO + (isLit ? LIT_RING + 1 : 0))
      context.fillStyle = colour('halo')
      context.fill()
      if (isLit) {
        circle(RANK_RADIUS + HALO + LIT_RING / 2)
        context.strokeStyle = colour('accent')
        context.lineWidth = LIT_RING
        context.stroke()
      }
      circle(isHot ? RANK_RADIUS : RANK_RADIUS - 1)
      context.fillStyle = colour(isHot ? 'ink' : 'sheet')
      context.fill()
      if (!isHot) {
        context.setLineDash([3, 2.5])
        context.strokeStyle = colour('ink')
        context.lineWidth = 1.6
        context.stroke()
        context.setLineDash([])
      }
      const x = -style.measure(text, font) / 2
      write(context, { text, x, y: 0, font, colour: colour(isHot ? 'sheet' : 'ink') })
    },
  }
}
