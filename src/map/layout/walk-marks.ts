/** Marks of the tab of a shift: numbered places with names, and the legs of the walk with their minutes. */
import { ringsOf, type Ring, type Surface } from '../../domain/geography.ts'
import { pixelAt, type Pixel, type Size } from '../mercator.ts'
import type { WalkMark, WalkPlace } from '../scene.ts'
import { nameSprite } from '../sprites/name-sprite.ts'
import { colourIn, fontOf, outline, write, type Sprite, type SpriteStyle } from '../sprites/sprite.ts'
import { arcBetween, arcPoint } from './arcs.ts'
import { dashed, type Stroke } from './dashes.ts'
import type { Placed } from './labels.ts'
import type { MapFrame } from './map-text.ts'
import {
  centreOf,
  clampedInto,
  expandedBy,
  firstFree,
  leastOverlapping,
  positionsAround,
  rectAt,
  type Obstacles,
  type Rect,
} from './rects.ts'

/** A walk in world pixels. */
export interface WalkLayout {
  readonly legs: readonly Stroke[]
  /** Outlines of the places: solid, and those that could be chance as dashes. */
  readonly outlines: readonly Stroke[]
  readonly sprites: readonly Placed[]
  readonly discs: readonly (Pick<WalkPlace, 'id' | 'kind'> & { readonly middle: Pixel })[]
}

/** Radius of a numbered disc, which the pointer hits. */
export const DISC_RADIUS = 12
const LIT_RADIUS = 15
const OUTLINE_DASH = 5
const OUTLINE_GAP = 4
/** Shares of a leg at which its minutes are tried. */
const MINUTES_AT = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75]
/** Greatest distance in pixels between the line and minutes beside it. */
const MOST_ASIDE = 6
/** Least distance in pixels from a name to the edge of the frame. */
const FRAME_MARGIN = 6
const NAME_GAPS = [4, 10, 20]
/** On a frame narrower than this, in pixels, a name without free room is left out. */
const NARROW = 480

interface WalkView {
  readonly mapFrame: MapFrame
  readonly style: SpriteStyle
  /** What the pointer is over; null: nothing. */
  readonly hovered: { readonly id: string } | null
}

/** Places discs and minutes first, then the names beside them; adds all to `obstacles`. */
export function walkLayout(
  walk: WalkMark,
  { mapFrame, style, hovered }: WalkView,
  obstacles: Obstacles,
): WalkLayout {
  const { zoom, frame } = mapFrame
  const bounds = expandedBy(frame, -FRAME_MARGIN)
  const discs = walk.places.map((place) => ({ place, id: place.id, middle: pixelAt(place.at, zoom) }))
  const ends = walk.legs.map(({ from, to, minutes }) => ({
    from: pixelAt(from, zoom),
    to: pixelAt(to, zoom),
    minutes,
  }))
  obstacles.circles.push(...discs.map(({ middle }) => ({ ...middle, radius: LIT_RADIUS + 2 })))
  const minutes = ends.flatMap(({ from, to, minutes: long }, at): readonly Placed[] => {
    const sprite = minutesSprite(`${long} min`, style)
    const rect = firstFree(minutesPlaces({ from, to }, sprite), obstacles)
    // On a short leg that leaves no room its minutes are in the list alone.
    if (!rect) return []
    obstacles.rects.push(expandedBy(rect, 1))
    return [{ id: `leg ${at}`, sprite, middle: centreOf(rect) }]
  })
  const names =
    walk.legs.length === 0
      ? []
      : discs.flatMap(({ place, middle }): readonly Placed[] => {
          const sprite = nameSprite(place.name, 'town', style)
          const box = boxOf(place, middle, zoom)
          const candidates = [...positionsAround(box, sprite, NAME_GAPS)].map((at) => clampedInto(at, bounds))
          const free = firstFree(candidates, obstacles)
          // On a phone the number stands for it: the card has the name.
          if (!free && frame.right - frame.left < NARROW) return []
          const rect = free ?? leastOverlapping(candidates, obstacles)?.rect ?? rectAt(middle, sprite)
          obstacles.rects.push(rect)
          return [{ id: `name ${place.id}`, sprite, middle: centreOf(rect) }]
        })
  const numbers = discs.map(({ place, id, middle }): Placed => ({
    id,
    sprite: numberSprite(place, place.isLit || place.id === hovered?.id, style),
    middle,
  }))
  return {
    legs: ends.map(({ from, to }) => arcBetween(from, to)),
    outlines: walk.places.flatMap((place) => outlineOf(place, zoom)),
    sprites: [...minutes, ...names, ...numbers],
    discs: discs.map(({ place: { id, kind }, middle }) => ({ id, kind, middle })),
  }
}

/** On the leg from its middle outwards, then beside it, close to the line. */
function minutesPlaces({ from, to }: Record<'from' | 'to', Pixel>, size: Size): readonly Rect[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length }
  // Half of the pill as seen across the leg.
  const half = (Math.abs(across.x) * size.width + Math.abs(across.y) * size.height) / 2
  return [0, half, -half, half + MOST_ASIDE, -half - MOST_ASIDE].flatMap((aside) =>
    MINUTES_AT.map((share) => {
      const { x, y } = arcPoint(from, to, share)
      return rectAt({ x: x + across.x * aside, y: y + across.y * aside }, size)
    }),
  )
}

/** What a name stands beside: the place's outline, at least its disc. */
function boxOf({ shape }: WalkPlace, middle: Pixel, zoom: number): Rect {
  const disc = expandedBy(rectAt(middle, { width: 0, height: 0 }), DISC_RADIUS)
  const corners = shape
    ? ringsOf(shape)
        .flat(2)
        .map((corner) => pixelAt(corner, zoom))
    : []
  return {
    left: Math.min(disc.left, ...corners.map(({ x }) => x)),
    right: Math.max(disc.right, ...corners.map(({ x }) => x)),
    top: Math.min(disc.top, ...corners.map(({ y }) => y)),
    bottom: Math.max(disc.bottom, ...corners.map(({ y }) => y)),
  }
}

function outlineOf({ shape, isHot }: WalkPlace, zoom: number): readonly Stroke[] {
  const lines = (shape ? outerEdges(shape) : []).map((edge) => edge.map((end) => pixelAt(end, zoom)))
  return isHot ? lines : lines.flatMap((line) => dashed(line, OUTLINE_DASH, OUTLINE_GAP))
}

/** Edges that only one polygon has: squares that touch are drawn as one place. Rings of a single polygon stay whole. */
function outerEdges(shape: Surface): readonly Ring[] {
  const rings = ringsOf(shape).flat()
  if (rings.length < 2) return rings
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, at): Ring => [ring[at] ?? end, end]))
  const keyOf = (edge: Ring) => edge.map(String).sort().join(' ')
  const counts = new Map<string, number>()
  for (const edge of edges) counts.set(keyOf(edge), (counts.get(keyOf(edge)) ?? 0) + 1)
  return edges.filter((edge) => counts.get(keyOf(edge)) === 1)
}

/** Filled where there is more than chance would give, else a ring; larger while the pointer or the list is on it. */
function numberSprite({ number, isHot }: WalkPlace, isLit: boolean, style: SpriteStyle): Sprite {
  const colour = colourIn(style)
  const radius = isLit ? LIT_RADIUS : DISC_RADIUS
  const text = String(number)
  const font = fontOf(600, text.length > 2 ? 10 : 13)
  return {
    key: `number ${text} ${isHot ? 'hot' : 'chance'}${isLit ? ' lit' : ''}`,
    width: 2 * radius + 6,
    height: 2 * radius + 6,
    paint: (context) => {
      const disc = (size: number, fill: string) => {
        context.beginPath()
        context.arc(0, 0, size, 0, 2 * Math.PI)
        context.fillStyle = fill
        context.fill()
      }
      disc(radius + 2, colour(isLit ? 'ink' : 'sheet'))
      disc(radius, colour('accent'))
      if (!isHot) disc(radius - 2, colour('sheet'))
      const x = -style.measure(text, font) / 2
      write(context, { text, x, y: 0, font, colour: colour(isHot ? 'on-accent' : 'accent') })
    },
  }
}

const MINUTES_FONT = fontOf(600, 11)
function minutesSprite(text: string, style: SpriteStyle): Sprite {
  const colour = colourIn(style)
  const wide = Math.ceil(style.measure(text, MINUTES_FONT))
  const frame = { width: wide + 14, height: 18, radius: 9 }
  return {
    key: `minutes ${text}`,
    width: frame.width + 2,
    height: frame.height + 2,
    paint: (context) => {
      outline(context, frame)
      context.fillStyle = colour('sheet')
      context.fill()
      context.strokeStyle = colour('accent')
      context.lineWidth = 1
      context.stroke()
      write(context, { text, x: -wide / 2, y: 0, font: MINUTES_FONT, colour: colour('accent') })
    },
  }
}
