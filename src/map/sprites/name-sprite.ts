/** Words that lie on the paper: names of places, and what the picture says of its own data. */
import { fontOf, inkOf, type SpriteStyle, type Sprite } from './sprite.ts'

export type NameRank = 'town' | 'village' | 'locality'

const FONTS: Readonly<Record<NameRank, { readonly font: string; readonly size: number }>> = {
  town: { font: fontOf(600, 15), size: 15 },
  village: { font: fontOf(500, 13), size: 13 },
  locality: { font: fontOf(400, 12), size: 12 },
}
const HALO = 1.6

export function nameSprite(text: string, rank: NameRank, look: SpriteStyle): Sprite {
  const { font, size } = FONTS[rank]
  const ink = inkOf(look)
  return {
    key: `name ${rank} ${text}`,
    width: Math.ceil(look.measure(text, font)) + 2 * HALO + 2,
    height: Math.ceil(size * 1.3 + 2 * HALO),
    paint: (pen) => {
      pen.font = font
      pen.textAlign = 'center'
      pen.textBaseline = 'alphabetic'
      pen.lineJoin = 'round'
      pen.lineWidth = 2 * HALO
      pen.strokeStyle = ink('halo')
      pen.fillStyle = ink('label')
      const baseline = size * 0.36
      pen.strokeText(text, 0, baseline)
      pen.fillText(text, 0, baseline)
    },
  }
}

/** Spaced capitals, faint: part of the paper, there to be read on a screenshot. */
export function watermarkSprite(text: string, look: SpriteStyle): Sprite {
  const font = fontOf(500, 11)
  const capitals = text.toLocaleUpperCase('en-GB')
  const letters = Array.from(capitals)
  const spacing = 1.6
  const advances = letters.map((letter) => look.measure(letter, font) + spacing)
  const width = Math.ceil(advances.reduce((sum, advance) => sum + advance, 0))
  return {
    key: `quiet ${text}`,
    width: width + 4,
    height: 16,
    paint: (pen) => {
      pen.font = font
      pen.textAlign = 'left'
      pen.textBaseline = 'alphabetic'
      pen.fillStyle = inkOf(look)('label')
      pen.globalAlpha = 0.42
      let x = -width / 2
      for (const [i, letter] of letters.entries()) {
        pen.fillText(letter, x, 4)
        x += advances[i] ?? 0
      }
      pen.globalAlpha = 1
    },
  }
}
