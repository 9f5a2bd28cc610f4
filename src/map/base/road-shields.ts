/** Images of road shields, which MapLibre stretches round the number of a road. */
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'

/** `icon-image` of ordinary roads and of motorways. */
export const SHIELDS = ['shield', 'shield-motorway'] as const
type ShieldName = (typeof SHIELDS)[number]

/** A road number such as `A580` or `M6`. */
export const ROAD_NUMBER_PATTERN = /^[ABM]\d+/

/** Side of the image in CSS pixels, its border and the radius of its corners; drawn at twice the resolution. */
const [SIDE, BORDER, RADIUS, RATIO] = [12, 1, 3, 2]

const COLOURS: Readonly<Record<ShieldName, { readonly fill: TokenName; readonly edge: TokenName }>> = {
  shield: { fill: 'sheet', edge: 'rule-strong' },
  'shield-motorway': { fill: 'label', edge: 'label' },
}
/** Colour of the number on each shield. */
export const SHIELD_TEXTS: Readonly<Record<ShieldName, TokenName>> = {
  shield: 'label',
  'shield-motorway': 'halo',
}

/** The image with the parts that may be stretched and the part for the text, in pixels of the image. */
export function shieldImage(name: ShieldName, theme: Theme) {
  const side = SIDE * RATIO
  const data = new Uint8Array(4 * side * side)
  const { fill, edge } = COLOURS[name]
  const [fillBytes, edgeBytes] = [rgbOf(TOKENS[theme][fill]), rgbOf(TOKENS[theme][edge])]
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const depth = depthAt(x + 0.5, y + 0.5, side)
      const opacity = Math.min(1, Math.max(0, depth + 0.5))
      const inner = Math.min(1, Math.max(0, depth - BORDER * RATIO + 0.5))
      const at = 4 * (y * side + x)
      for (let channel = 0; channel < 3; channel++) {
        const colour = (edgeBytes[channel] ?? 0) * (1 - inner) + (fillBytes[channel] ?? 0) * inner
        // MapLibre expects premultiplied colours.
        data[at + channel] = Math.round(colour * opacity)
      }
      data[at + 3] = Math.round(255 * opacity)
    }
  }
  const [from, to] = [RADIUS * RATIO, side - RADIUS * RATIO]
  const stretch: [number, number][] = [[from, to]]
  const inset = BORDER * RATIO
  const content: [number, number, number, number] = [inset, inset, side - inset, side - inset]
  return {
    image: { width: side, height: side, data },
    options: { pixelRatio: RATIO, stretchX: stretch, stretchY: stretch, content },
  }
}

/** Distance of a point from the edge of the rounded square, positive inside. */
function depthAt(x: number, y: number, side: number): number {
  const radius = RADIUS * RATIO
  const half = side / 2
  const [dx, dy] = [Math.abs(x - half) - (half - radius), Math.abs(y - half) - (half - radius)]
  return radius - (Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0))
}

function rgbOf(hex: string): readonly number[] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
