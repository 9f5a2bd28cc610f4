/** The frame of a small map: flat at its latitude, all places inside, the same scale both ways. */
import type { Position } from '../../../domain/geography.ts'

export interface Size {
  readonly width: number
  readonly height: number
}
/** Ground round the outermost places, as a share of what they span; and no closer than so many degrees. */
const ROUND = 0.22
const LEAST = 0.006

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
  return {
    x,
    y,
    pathOf: (line: readonly Position[]) =>
      line.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' '),
    isNear: ([longitude, latitude]: Position) =>
      x(longitude) > 0 && x(longitude) < width && y(latitude) > 0 && y(latitude) < height,
  }
}
const reach = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const mid = (values: readonly number[]) => (Math.max(...values) + Math.min(...values)) / 2
