/** Colour difference: sRGB (IEC 61966-2-1) to CIELAB under D65, and CIEDE2000. */

/** CIELAB: lightness from 0 to 100, green to red, blue to yellow. */
export type Lab = readonly [lightness: number, a: number, b: number]
/** Linear RGB, channels from 0 to 1. */
export type Light = readonly [red: number, green: number, blue: number]

export function lightOf(hex: string): Light {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const D65 = [0.95047, 1, 1.08883] as const
const root = (ratio: number) =>
  ratio > 216 / 24_389 ? Math.cbrt(ratio) : (24_389 / 27) * (ratio / 116) + 16 / 116

export function labOf([red, green, blue]: Light): Lab {
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / D65[0])
  const y = root((0.2126729 * red + 0.7151522 * green + 0.072175 * blue) / D65[1])
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / D65[2])
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180)
const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180)
const degreesOf = (a: number, b: number) =>
  a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
const greyness = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))

/** CIEDE2000 with unit weights, step by step as in Sharma, Wu and Dalal (2005), doi:10.1002/col.20070. */
export function difference(first: Lab, second: Lab): number {
  const [one, two] = hueCircle(first, second)
  const lightness = second[0] - first[0]
  const chroma = two.chroma - one.chroma
  const turn = one.chroma * two.chroma === 0 ? 0 : shortestTurn(two.hue - one.hue)
  const hue = 2 * Math.sqrt(one.chroma * two.chroma) * sin(turn / 2)
  const meanChroma = (one.chroma + two.chroma) / 2
  const meanHue = hueBetween(one, two)
  const [l, c, h] = [
    lightness / weightOfLightness((first[0] + second[0]) / 2),
    chroma / (1 + 0.045 * meanChroma),
    hue / (1 + 0.015 * meanChroma * weightOfHue(meanHue)),
  ]
  const rotation = -sin(60 * Math.exp(-(((meanHue - 275) / 25) ** 2))) * 2 * greyness(meanChroma)
  return Math.sqrt(l ** 2 + c ** 2 + h ** 2 + rotation * c * h)
}

interface HueAndChroma {
  readonly chroma: number
  readonly hue: number
}

/** Hue and chroma of both colours with the a axis stretched, which weights near-greys more. */
function hueCircle(first: Lab, second: Lab): readonly [HueAndChroma, HueAndChroma] {
  const stretch =
    1 + 0.5 * (1 - greyness((Math.hypot(first[1], first[2]) + Math.hypot(second[1], second[2])) / 2))
  const place = ([, a, b]: Lab) => ({ chroma: Math.hypot(a * stretch, b), hue: degreesOf(a * stretch, b) })
  return [place(first), place(second)]
}

const shortestTurn = (turn: number) => (turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn)

function hueBetween(one: HueAndChroma, two: HueAndChroma): number {
  const sum = one.hue + two.hue
  if (one.chroma * two.chroma === 0) return sum
  if (Math.abs(one.hue - two.hue) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}

const weightOfLightness = (mean: number) => 1 + (0.015 * (mean - 50) ** 2) / Math.sqrt(20 + (mean - 50) ** 2)
const weightOfHue = (mean: number) =>
  1 - 0.17 * cos(mean - 30) + 0.24 * cos(2 * mean) + 0.32 * cos(3 * mean + 6) - 0.2 * cos(4 * mean - 63)
