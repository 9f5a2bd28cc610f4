/** Contrast ratio of two tokens as defined by WCAG 2.2 (1.4.3 and 1.4.11), from 1 to 21. */
import { TOKENS, type Theme, type TokenName } from '../../src/ui/tokens.ts'

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(theme: Theme, front: TokenName, back: TokenName): number {
  const [low = 0, high = 0] = [luminance(TOKENS[theme][front]), luminance(TOKENS[theme][back])].toSorted(
    (a, b) => a - b,
  )
  return (high + 0.05) / (low + 0.05)
}
