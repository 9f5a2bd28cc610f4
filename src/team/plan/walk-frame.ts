/** Projection of a small map: equirectangular at the middle latitude, scaled to contain all places of a walk, with the names that fit. */
import type { NamedPlace } from '../../domain/borough/borough.ts'
import type { Position } from '../../domain/geography.ts'
import { spreadDiscs } from '../../map/discs/spread-discs.ts'
import { isTown } from '../../map/layout/map-text.ts'
import {
  centreOf,
  clampedInto,
  firstFree,
  isInside,
  rectAt,
  type Obstacles,
  type Rect,
} from '../../map/layout/rects.ts'
import type { Pixel } from '../../map/mercator.ts'

/** Size of the map in pixels. */
interface FrameSize {
  readonly width: number
  readonly height: number
}
/** Margin on each side as a share of the extent, and least extent in degrees. */
const MARGIN = 0.22
const MIN_EXTENT = 0.006

/** Radius of a numbered stop with the room round it, in pixels of the map. */
const STOP_RADIUS = 14
/** Greatest distance in pixels of a stop from its place. */
const MOST_SHIFT = 40
/** Width of a letter and height of a line of names in pixels, for a face wider than most. */
const LETTER_WIDTH = 6.8
const LINE_HEIGHT = 14
/** Distances in pixels from the middle of a name to its place that are tried, downwards positive. */
const NAME_OFFSETS = [0, -12, 12, -22, 22, -32, 32]
/** Offset in pixels of the middle of a name from its baseline. */
const NAME_BASE = 4

/** A name with the middle of its baseline. */
interface FrameName extends Pixel {
  readonly name: string
}

/**
 * Projection from degrees to pixels (`x`, `y`), with `pathOf` for the points of an SVG polyline and `isNear` for positions
 * inside the frame. `stops` are the middles of the numbered places, moved apart where they would cover one another.
 */
export function walkFrame(places: readonly Position[], { width, height }: FrameSize) {
  const longitudes = places.map(([longitude]) => longitude)
  const latitudes = places.map(([, latitude]) => latitude)
  const middle = [midpoint(longitudes), midpoint(latitudes)] as const
  const longitudeFactor = Math.cos((middle[1] * Math.PI) / 180)
  const widthDegrees = Math.max(MIN_EXTENT, extentOf(longitudes)) * longitudeFactor * (1 + 2 * MARGIN)
  const heightDegrees = Math.max(MIN_EXTENT, extentOf(latitudes)) * (1 + 2 * MARGIN)
  const scale = Math.min(width / widthDegrees, height / heightDegrees)
  const x = (longitude: number) => width / 2 + (longitude - middle[0]) * longitudeFactor * scale
  const y = (latitude: number) => height / 2 - (latitude - middle[1]) * scale
  const isNear = ([longitude, latitude]: Position) =>
    x(longitude) > 0 && x(longitude) < width && y(latitude) > 0 && y(latitude) < height
  const frame = { left: 2, top: 2, right: width - 2, bottom: height - 2 }
  const stops = spreadDiscs(
    places.map(([a, b]) => ({ middle: { x: x(a), y: y(b) }, radius: STOP_RADIUS, isFixed: false })),
    { isAllowed: (at) => isInside(rectAt(at, STOP_SIZE), frame), maxShift: MOST_SHIFT },
  )
  const stopAt = (index: number) => stops[index] ?? { x: width / 2, y: height / 2 }
  return {
    x,
    y,
    isNear,
    stops,
    /** Whether a line may run through the frame, even where none of its points lies inside. */
    mayCross: (line: readonly Position[]) => {
      const xs = line.map(([longitude]) => x(longitude))
      const ys = line.map(([, latitude]) => y(latitude))
      return Math.min(...xs) < width && Math.max(...xs) > 0 && Math.min(...ys) < height && Math.max(...ys) > 0
    },
    /** Names that fit into the frame without covering one another or a stop; towns first. */
    namesOf: (named: readonly NamedPlace[]): readonly FrameName[] => {
      const near = named
        .filter(({ at }) => isNear(at))
        .toSorted((a, b) => Number(isTown(b)) - Number(isTown(a)))
      const labels = near.map(({ name, at }) => ({ name, x: x(at[0]), y: y(at[1]) }))
      return placedNames(labels, { stops, frame })
    },
    /** The line from a place to its stop; nought long where the stop was not moved. */
    leaderTo: (at: Position, stop: number) => {
      const { x: toX, y: toY } = stopAt(stop)
      return `${x(at[0]).toFixed(1)},${y(at[1]).toFixed(1)} ${toX.toFixed(1)},${toY.toFixed(1)}`
    },
    /** The transform that moves a drawing round the origin to a stop. */
    shiftTo: (stop: number) => `translate(${stopAt(stop).x} ${stopAt(stop).y})`,
    pathOf: (line: readonly Position[]) =>
      line.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' '),
  }
}
interface NameRoom {
  readonly stops: readonly Pixel[]
  readonly frame: Rect
}
/** Names in the order of their rank, each beside or on its place where that is free. */
function placedNames(names: readonly FrameName[], { stops, frame }: NameRoom): readonly FrameName[] {
  const taken: Obstacles = { circles: stops.map((stop) => ({ ...stop, radius: STOP_RADIUS })), rects: [] }
  return names.flatMap(({ name, x, y }): readonly FrameName[] => {
    const size = { width: name.length * LETTER_WIDTH, height: LINE_HEIGHT }
    const around = NAME_OFFSETS.map((offset) => clampedInto(rectAt({ x, y: y + offset }, size), frame))
    const rect = firstFree(around, taken)
    if (!rect) return []
    taken.rects.push(rect)
    const centre = centreOf(rect)
    return [{ name, x: centre.x, y: centre.y + NAME_BASE }]
  })
}
const STOP_SIZE = { width: 2 * STOP_RADIUS, height: 2 * STOP_RADIUS }
const extentOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const midpoint = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2
