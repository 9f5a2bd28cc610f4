/** Sprites: small drawings with text, painted once on a 2D canvas and placed many times on the map. */
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import { FONT_FAMILY } from '../palette.ts'

export type CanvasContext = CanvasRenderingContext2D
/** Width of a text in CSS pixels in a given CSS font. */
export type Measure = (text: string, font: string) => number

/** What decides the look of a sprite besides its content. */
export interface SpriteStyle {
  readonly theme: Theme
  readonly measure: Measure
}
/** A paintable drawing of a fixed size. */
export interface Sprite {
  /** Identifies the content: sprites with equal keys look the same. */
  readonly key: string
  /** Size in CSS pixels, halo included; a sprite is placed by its centre. */
  readonly width: number
  readonly height: number
  /** Draws with (0, 0) in the centre. */
  readonly paint: (context: CanvasContext) => void
}
/** A rounded rectangle round the origin. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly radius: number
}

/** Width of the selection ring, and its distance from the sprite, in pixels. */
export const CHOSEN_GAP = 5
export const CHOSEN_RING = 3

/** CSS font of a weight and a size in pixels. */
export const fontOf = (weight: 400 | 500 | 600, size: number) => `${weight} ${size}px ${FONT_FAMILY}`
/** Colours by token in the theme of a style. */
export const colourIn = (style: SpriteStyle) => (token: TokenName) => TOKENS[style.theme][token]

/** Sets the current path to a rounded rectangle round the origin. */
export function outline(context: CanvasContext, { width, height, radius }: Frame) {
  context.beginPath()
  context.roundRect(-width / 2, -height / 2, width, height, radius)
}

/** Draws the selection ring, with a halo between ring and sprite. */
export function paintChosen(context: CanvasContext, frame: Frame, style: SpriteStyle) {
  const colour = colourIn(style)
  const expanded = (by: number): Frame => ({
    width: frame.width + 2 * by,
    height: frame.height + 2 * by,
    radius: frame.radius + by,
  })
  outline(context, expanded(CHOSEN_GAP + CHOSEN_RING + 1))
  context.fillStyle = colour('halo')
  context.fill()
  outline(context, expanded(CHOSEN_GAP + CHOSEN_RING / 2))
  context.strokeStyle = colour('accent')
  context.lineWidth = CHOSEN_RING
  context.stroke()
}

/** Writes one line of text: `x` at its start, `y` at half the height of its capitals. */
export function write(
  context: CanvasContext,
  line: { text: string; x: number; y: number; font: string; colour: string },
) {
  context.font = line.font
  context.fillStyle = line.colour
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  const capital = context.measureText('H').actualBoundingBoxAscent
  context.fillText(line.text, line.x, line.y + capital / 2)
}
