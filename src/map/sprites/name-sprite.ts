/** Sprites of text on the base map: place names and the watermark. */
import type { TokenName } from '../../ui/tokens.ts'
import { fontOf, colourIn, type SpriteStyle, type Sprite } from './sprite.ts'

/** Importance of a named place, which decides the font. */
export type NameRank = 'town' | 'village' | 'locality' | 'neighbour'

interface NameLook {
  readonly font: string
  readonly size: number
  readonly colour: TokenName
}
const LOOKS: Readonly<Record<NameRank, NameLook>> = {
  town: { font: fontOf(600, 15), size: 15, colour: 'label' },
  village: { font: fontOf(500, 13), size: 13, colour: 'label' },
  locality: { font: fontOf(400, 12), size: 12, colour: 'label' },
  neighbour: { font: fontOf(400, 12), size: 12, colour: 'ink-3' },
}
const HALO = 1.6

/** Place name with a halo. */
export function nameSprite(text: string, rank: NameRank, style: SpriteStyle): Sprite {
  const { font, size, colour: token } = LOOKS[rank]
  const colour = colourIn(style)
  return {
    key: `name ${rank} ${text}`,
    width: Math.ceil(style.measure(text, font)) + 2 * HALO + 2,
    height: Math.ceil(size * 1.3 + 2 * HALO),
    paint: (context) => {
      context.font = font
      context.textAlign = 'center'
      context.textBaseline = 'alphabetic'
      context.lineJoin = 'round'
      context.lineWidth = 2 * HALO
      context.strokeStyle = colour('halo')
      context.fillStyle = colour(token)
      const baseline = size * 0.36
      context.strokeText(text, 0, baseline)
      context.fillText(text, 0, baseline)
    },
  }
}

/** Watermark in spaced, faint capitals. */
export function watermarkSprite(text: string, style: SpriteStyle): Sprite {
  const font = fontOf(500, 11)
  const capitals = text.toLocaleUpperCase('en-GB')
  const letters = Array.from(capitals)
  const spacing = 1.6
  const advances = letters.map((letter) => style.measure(letter, font) + spacing)
  const width = Math.ceil(advances.reduce((sum, advance) => sum + advance, 0))
  return {
    key: `watermark ${text}`,
    width: width + 4,
    height: 16,
    paint: (context) => {
      context.font = font
      context.textAlign = 'left'
      context.textBaseline = 'alphabetic'
      context.fillStyle = colourIn(style)('label')
      context.globalAlpha = 0.42
      let x = -width / 2
      for (const [i, letter] of letters.entries()) {
        context.fillText(letter, x, 4)
        x += advances[i] ?? 0
      }
      context.globalAlpha = 1
    },
  }
}
