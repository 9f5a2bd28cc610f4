/** The scale bar: the longest round distance that stays within a width. */
import { formatCount } from '../ui/numbers.ts'
import { pixelsPerKilometre } from './mercator.ts'

export interface Scale {
  readonly metres: number
  /** Length of the bar, in whole pixels. */
  readonly pixels: number
}

const LONGEST = 120

/** 1, 2 or 5 times a power of ten metres; at least one metre. */
export function scaleAt(latitude: number, zoom: number): Scale {
  const perMetre = pixelsPerKilometre(latitude, zoom) / 1000
  const room = LONGEST / perMetre
  const power = 10 ** Math.floor(Math.log10(room))
  const steps = [5, 2, 1].map((step) => step * power)
  const metres = Math.max(1, steps.find((step) => step <= room) ?? power)
  return { metres, pixels: Math.round(metres * perMetre) }
}

/** `500 m`, `2 km`. */
export const scaleWords = ({ metres }: Scale) =>
  metres < 1000 ? `${formatCount(metres)} m` : `${formatCount(metres / 1000)} km`
