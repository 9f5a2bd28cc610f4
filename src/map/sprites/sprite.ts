/** A stamp: a small picture with words in it, drawn once by the page's own canvas and set down many times. */
import { TOKENS, type Theme, type TokenName } from '../../ui/tokens.ts'
import { FACE } from '../palette.ts'

export type Pen = CanvasRenderingContext2D
/** Width of a text in CSS pixels when set in a CSS font. */
export type Measure = (text: string, font: string) => number

/** What decides how a stamp looks, besides what it says. */
export interface SpriteStyle {
  readonly theme: Theme
  readonly measure: Measure
}
export interface Sprite {
  /** Says everything that it shows: stamps of one key look the same. */
  readonly key: string
  /** CSS pixels, halo included; it is set down by its middle. */
  readonly width: number
  readonly height: number
  /** Draws with (0, 0) in the middle. */
  readonly paint: (pen: Pen) => void
}
/** A rectangle by its middle. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly radius: number
}

/** What is chosen wears an accent ring of so many pixels, so far outside. */
export const CHOSEN_GAP = 5
export const CHOSEN_RING = 3

export const fontOf = (weight: 400 | 500 | 600, size: number) => `${weight} ${size}px ${FACE}`
export const inkOf = (look: SpriteStyle) => (token: TokenName) => TOKENS[look.theme][token]

/** A rounded rectangle round the middle as the pen's path. */
export function outline(pen: Pen, { width, height, radius }: Frame) {
  pen.beginPath()
  pen.roundRect(-width / 2, -height / 2, width, height, radius)
}

/** The accent ring of a chosen stamp, with the halo between ring and stamp. */
export function paintChosen(pen: Pen, frame: Frame, look: SpriteStyle) {
  const ink = inkOf(look)
  const grown = (by: number): Frame => ({
    width: frame.width + 2 * by,
    height: frame.height + 2 * by,
    radius: frame.radius + by,
  })
  outline(pen, grown(CHOSEN_GAP + CHOSEN_RING + 1))
  pen.fillStyle = ink('halo')
  pen.fill()
  outline(pen, grown(CHOSEN_GAP + CHOSEN_RING / 2))
  pen.strokeStyle = ink('accent')
  pen.lineWidth = CHOSEN_RING
  pen.stroke()
}

/** Words on one line, `x` at their start, `y` at the middle of their capitals. */
export function write(pen: Pen, words: { text: string; x: number; y: number; font: string; colour: string }) {
  pen.font = words.font
  pen.fillStyle = words.colour
  pen.textAlign = 'left'
  pen.textBaseline = 'alphabetic'
  const capital = pen.measureText('H').actualBoundingBoxAscent
  pen.fillText(words.text, words.x, words.y + capital / 2)
}
