/** Tokens as the map needs them: bytes for the graphics card, fractions for a shader, and the map's own face. */
import { TOKENS, type Theme, type TokenName } from '../ui/tokens.ts'

/** Red, green, blue, opacity: 0 to 255. */
export type Bytes = [number, number, number, number]
export type Fractions = [number, number, number, number]

/** The tokens of the four groups, in legend order. */
export const GROUP_TOKENS = ['g1', 'g2', 'g3', 'g4'] as const satisfies readonly TokenName[]

/** The CSS family of everything written on the map; the page's own. */
export const FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif"

/** A token's colour in bytes; `opacity` from 0 to 1. */
export function bytesOf(theme: Theme, token: TokenName, opacity = 1): Bytes {
  const value = Number.parseInt(TOKENS[theme][token].slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255, Math.round(opacity * 255)]
}

export function fractionsOf(theme: Theme, token: TokenName): Fractions {
  const [red, green, blue] = bytesOf(theme, token)
  return [red / 255, green / 255, blue / 255, 1]
}
