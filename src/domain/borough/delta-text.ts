/** Decoder of delta-encoded integers and lines stored as base-64 text, as in data/place. */
import type { Position, Ring } from '../geography.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NOT_A_CHARACTER = 255
const CHARACTER_VALUES = new Uint8Array(128).fill(NOT_A_CHARACTER)
for (let value = 0; value < ALPHABET.length; value++) CHARACTER_VALUES[ALPHABET.charCodeAt(value)] = value

/** Coordinates are multiples of 1/100,000 degree, about a metre. */
const UNITS_IN_A_DEGREE = 100_000

/**
 * Integers in zigzag variable-length encoding: five bits a character, lowest first; characters of 32 or more continue
 * the number; the lowest bit of the result is its sign. Numbers stay within 29 bits.
 * @throws Error on a character outside the alphabet and on a text that ends inside a number
 */
export function numbersIn(text: string): number[] {
  const numbers: number[] = []
  let zigzag = 0
  let shift = 0
  for (let i = 0; i < text.length; i++) {
    const value = CHARACTER_VALUES[text.charCodeAt(i)] ?? NOT_A_CHARACTER
    if (value === NOT_A_CHARACTER) throw new Error(`Sign ${i} is "${text.charAt(i)}", not one of ${ALPHABET}`)
    zigzag |= (value & 31) << shift
    shift += 5
    if (value >= 32) continue
    numbers.push((zigzag >>> 1) ^ -(zigzag & 1))
    zigzag = 0
    shift = 0
  }
  if (shift > 0) throw new Error(`The text stops inside a number, after ${numbers.length} whole ones`)
  return numbers
}

/**
 * Splits the numbers into runs, each preceded by its length in units of `width`.
 * @throws Error where the last run is too short
 */
export function runsIn(text: string, width = 1): number[][] {
  const numbers = numbersIn(text)
  const runs: number[][] = []
  for (let at = 0; at < numbers.length;) {
    const length = (numbers[at] ?? 0) * width
    const run = numbers.slice(at + 1, at + 1 + length)
    if (run.length !== length) throw new Error(`A run of ${length} numbers has only ${run.length}`)
    runs.push(run)
    at += 1 + length
  }
  return runs
}

/** Cumulative sums: undoes delta encoding. */
export function cumulativeSums(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/** Lines in degrees. Deltas continue from the end of one line to the start of the next. */
export function linesIn(text: string): Position[][] {
  let x = 0
  let y = 0
  return runsIn(text, 2).map((steps) => {
    const line: Position[] = []
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i] ?? 0
      y += steps[i + 1] ?? 0
      line.push([x / UNITS_IN_A_DEGREE, y / UNITS_IN_A_DEGREE])
    }
    return line
  })
}

/** Closed rings in degrees; stored without the repeated last position. */
export const ringsIn = (text: string): Ring[] => linesIn(text).map((line) => [...line, ...line.slice(0, 1)])

/**
 * Closed rings composed of shared arcs, so that neighbours share exact positions. Each ring is a run of arc indices; an
 * arc in reverse is stored as the bitwise complement of its index.
 * @throws Error on an index beyond the arcs
 */
export function ringsFromArcs(text: string, arcs: readonly (readonly Position[])[]): Ring[] {
  const backwards = arcs.map((arc) => arc.toReversed())
  return runsIn(text).map((steps) =>
    cumulativeSums(steps).flatMap((reference, i) => {
      const arc = reference < 0 ? backwards[~reference] : arcs[reference]
      if (!arc) throw new Error(`A ring names arc ${reference}; there are ${arcs.length}`)
      return i === 0 ? arc : arc.slice(1)
    }),
  )
}
