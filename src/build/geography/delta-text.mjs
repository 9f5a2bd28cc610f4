/** Whole numbers as text, small ones in one character: the writing side of src/domain/borough/delta-text.ts. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Zigzag, then five bits a character, lowest first; the sixth bit says that more follow. */
export function textOf(numbers) {
  let text = ''
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number
    for (; rest > 31; rest = Math.floor(rest / 32)) text += ALPHABET[32 + (rest % 32)]
    text += ALPHABET[rest]
  }
  return text
}

/** The first number, then each one's difference from the one before it. */
export const steps = (numbers) => numbers.map((number, i) => (i === 0 ? number : number - numbers[i - 1]))

/** Each line as its number of points and the steps to them; the pen is not lifted between lines. */
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
