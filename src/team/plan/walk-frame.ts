/** The frame of a small map: flat at its latitude, all places inside, the same scale both ways. */
import type { Position } from '../../domain/geography.ts'

interface Size {
  readonly width: number
  readonly height: number
}
/** Ground round the outermost places, as a share of what they span; and no closer than so many degrees. */
const ROUND = 0.22
const LEAST = 0.006

/** A name is left out where a stand would lie on it. */
const NAME = { width: 84, height: 26 }
/** Letters stand above their line. */
const NAME_BASE = 4

export function walkFrame(places: readonly Position[], { width, height }: Size) {
  const longitudes = places.map(([longitude]) => longitude)
  const latitudes = places.map(([, latitude]) => latitude)
  const middle = [mid(longitudes), mid(latitudes)] as const
  const narrowing = Math.cos((middle[1] * Math.PI) / 180)
  const wide = Math.max(LEAST, reach(longitudes)) * narrowing * (1 + 2 * ROUND)
  const high = Math.max(LEAST, reach(latitudes)) * (1 + 2 * ROUND)
  const scale = Math.min(width / wide, height / high)
  const x = (longitude: number) => width / 2 + (longitude - middle[0]) * narrowing * scale
  const y = (latitude: number) => height / 2 - (latitude - middle[1]) * scale
  const isNear = ([longitude, latitude]: Position) =>
    x(longitude) > 0 && x(longitude) < width && y(latitude) > 0 && y(latitude) < height
  return {
    x,
    y,
    isNear,
    /** Near, and no place of the walk lies where its name would be written. */
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
const reach = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const mid = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2
