/** Projection of a small map: equirectangular at the middle latitude, scaled to contain all places of a walk. */
import type { Position } from '../../domain/geography.ts'

/** Size of the map in pixels. */
interface FrameSize {
  readonly width: number
  readonly height: number
}
/** Margin on each side as a share of the extent, and least extent in degrees. */
const MARGIN = 0.22
const MIN_EXTENT = 0.006

/** Size of a place name in pixels; a name that a stop would cover is left out. */
const NAME = { width: 84, height: 26 }
/** Offset in pixels of the middle of a name from its baseline. */
const NAME_BASE = 4

/**
 * Projection from degrees to pixels (`x`, `y`), with `pathOf` for the points of an SVG polyline and `isNear` for positions
 * inside the frame.
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
  return {
    x,
    y,
    isNear,
    /** Whether a name at this position is inside the frame and covered by no place of the walk. */
    isClear: (at: Position) =>
      isNear(at) &&
      places.every(
        (place) =>
          Math.abs(x(place[0]) - x(at[0])) > NAME.width / 2 ||
          Math.abs(y(place[1]) - y(at[1])) > NAME.height / 2 + NAME_BASE,
      ),
    pathOf: (line: readonly Position[]) =>
      line.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' '),
  }
}
const extentOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const midpoint = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2
