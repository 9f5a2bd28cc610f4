/** Encoder of integers and lines as base-64 text; decoded by src/domain/borough/delta-text.ts. */
// @ts-check

/** @typedef {import('./plane.mjs').Point} Point */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Integers as text: zigzag, then five bits per character, lowest first; the sixth bit marks that more follow.
 * @param {readonly number[]} numbers
 */
function textOf(numbers) {
  let text = ''
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number
    for (; rest > 31; rest = Math.floor(rest / 32)) text += ALPHABET[32 + (rest % 32)]
    text += ALPHABET[rest]
  }
  return text
}

/**
 * The first number, then the difference of each from the one before.
 * @param {readonly number[]} numbers
 */
const steps = (numbers) => numbers.map((number, i) => (i === 0 ? number : number - (numbers[i - 1] ?? 0)))

/**
 * Each line as its number of points and the coordinate differences; the previous point carries over between lines.
 * @param {readonly (readonly Point[])[]} lines
 */
export function textOfLines(lines) {
  let [x, y] = [0, 0]
  const numbers = []
  for (const line of lines) {
    numbers.push(line.length)
    for (const point of line) {
      numbers.push(point[0] - x, point[1] - y)
      ;[x, y] = point
    }
  }
  return textOf(numbers)
}

/**
 * Rings by the arcs that they consist of.
 * @param {readonly (readonly number[])[]} rings
 */
export const refsAsText = (rings) => rings.map((refs) => textOf([refs.length, ...steps(refs)])).join('')

/**
 * Multipolygon of open rings, the outer ring of each polygon first.
 * @param {readonly (readonly (readonly Point[])[])[]} polygons
 */
export const surface = (polygons) => ({
  ringsInPolygon: polygons.map((rings) => rings.length),
  rings: textOfLines(polygons.flat()),
})

/**
 * Grouped by outward code ("ZZ1"); the inward code ("1AA") as a number in base 26, so that differences are small.
 * @param {readonly { readonly postcode: string, readonly at: Point }[]} postcodes each with a space before its inward code
 */
export function encodePostcodes(postcodes) {
  const inward = (/** @type {string} */ postcode) => {
    const [sector = 0, first = 0, second = 0] = Array.from(postcode.slice(-3), (sign) => parseInt(sign, 36))
    return (sector * 26 + first - 10) * 26 + second - 10
  }
  /** @type {Map<string, { readonly postcode: string, readonly at: Point }[]>} */
  const byOutward = new Map()
  for (const entry of postcodes) {
    const outward = entry.postcode.slice(0, -4)
    const members = byOutward.get(outward)
    if (members) members.push(entry)
    else byOutward.set(outward, [entry])
  }
  const districts = [...byOutward].map(([outward, members]) => {
    const numbers = members.map(({ postcode }) => inward(postcode)).toSorted((one, other) => one - other)
    const inOrder = members.toSorted((one, other) => inward(one.postcode) - inward(other.postcode))
    return {
      outward,
      inward: textOf([numbers.length, ...steps(numbers)]),
      at: textOfLines([inOrder.map(({ at }) => at)]),
    }
  })
  return { districts }
}
