/** Scale of the map: the scale bar, and the zooms from which more detail is drawn. */
import { formatCount } from '../ui/numbers.ts'
import { pixelsPerKilometre, zoomAtScale } from './mercator.ts'

/** A scale bar. */
export interface Scale {
  readonly metres: number
  /** Length of the bar in whole pixels. */
  readonly pixels: number
}

const MAX_BAR_PIXELS = 120

/** Longest bar within 120 px that is 1, 2 or 5 times a power of ten metres, at least one metre. */
export function scaleAt(latitude: number, zoom: number): Scale {
  const pixelsPerMetre = pixelsPerKilometre(latitude, zoom) / 1000
  const maxMetres = MAX_BAR_PIXELS / pixelsPerMetre
  const power = 10 ** Math.floor(Math.log10(maxMetres))
  const steps = [5, 2, 1].map((step) => step * power)
  const metres = Math.max(1, steps.find((step) => step <= maxMetres) ?? power)
  return { metres, pixels: Math.round(metres * pixelsPerMetre) }
}

/** Formats the length of the bar: `500 m`, `2 km`. */
export const scaleWords = ({ metres }: Scale) =>
  metres < 1000 ? `${formatCount(metres)} m` : `${formatCount(metres / 1000)} km`

/** Zoom thresholds of the level of detail. */
export interface Zooms {
  /** From here on orders, hotspot labels, villages and ward boundaries are drawn (60 px to the kilometre). */
  readonly town: number
  /** From here on street names, stations and the finer built-up areas are drawn (250 px to the kilometre). */
  readonly street: number
}

/** Thresholds for a map whose centre is at `latitude` degrees north. */
export const zoomsAt = (latitude: number): Zooms => ({
  town: zoomAtScale(60, latitude),
  street: zoomAtScale(250, latitude),
})
/** Highest zoom; the data have no finer resolution. */
export const CLOSEST_ZOOM = 18
