/** Colour tokens as RGBA bytes for deck.gl and as fractions for shaders, and the font of text on the map. */
import { TOKENS, type Theme, type TokenName } from '../ui/tokens.ts'

/** Red, green, blue, opacity: 0 to 255. */
export type RgbaBytes = [number, number, number, number]
/** Red, green, blue, opacity: 0 to 1. */
export type RgbaFractions = [number, number, number, number]

/** Tokens of the four category groups, in legend order. */
export const GROUP_TOKENS = ['g1', 'g2', 'g3', 'g4'] as const satisfies readonly TokenName[]

/** CSS font family of all text on the map, the same as the page's. */
export const FONT_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"

/** Colour of a token as RGBA bytes; `opacity` from 0 to 1. */
export function bytesOf(theme: Theme, token: TokenName, opacity = 1): RgbaBytes {
  const value = Number.parseInt(TOKENS[theme][token].slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255, Math.round(opacity * 255)]
}

/** Colour of a token as fractions, opaque. */
export function fractionsOf(theme: Theme, token: TokenName): RgbaFractions {
  const [red, green, blue] = bytesOf(theme, token)
  return [red / 255, green / 255, blue / 255, 1]
}
