/** Whole numbers, and the lines they make, out of the short text that data/place keeps them in. */
import type { Position, Ring } from '../geography.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NOT_A_SIGN = 255
const SIGN_VALUES = new Uint8Array(128).fill(NOT_A_SIGN)
for (let value = 0; value < ALPHABET.length; value++) SIGN_VALUES[ALPHABET.charCodeAt(value)] = value

/** Lines are drawn on a grid of 1/100,000 degree, about a metre. */
const UNITS_IN_A_DEGREE = 100_000

/**
 * Five bits to a sign, lowest first; a sign of 32 or more says that the number goes on; the lowest bit of the whole
 * says that it is negative. Numbers stay within 29 bits. Throws on a sign outside the alphabet and on a text that
 * stops inside a number.
 */
export function numbersIn(text: string): number[] {
  const numbers: number[] = []
  let zigzag = 0
  let shift = 0
  for (let i = 0; i < text.length; i++) {
    const value = SIGN_VALUES[text.charCodeAt(i)] ?? NOT_A_SIGN
    if (value === NOT_A_SIGN) throw new Error(`Sign ${i} is "${text.charAt(i)}", not one of ${ALPHABET}`)
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

/** Runs of numbers, each led by its length. Throws when the last run is short. */
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

/** Undoes differences: each number becomes the sum of itself and all before it. */
export function summedUp(steps: readonly number[]): number[] {
  let sum = 0
  return steps.map((step) => (sum += step))
}

/** Lines in degrees. The steps run on from the end of one line to the start of the next. */
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

/** Rings are written without their last point, which is their first. */
export const ringsIn = (text: string): Ring[] => linesIn(text).map((line) => [...line, ...line.slice(0, 1)])

/**
 * Rings put together from arcs they share. Each is a run of arc numbers: an arc that runs backwards is written as the
 * bitwise complement of its number. Neighbours hold the very same positions.
 */
export function ringsFromArcs(text: string, arcs: readonly (readonly Position[])[]): Ring[] {
  const backwards = arcs.map((arc) => arc.toReversed())
  return runsIn(text).map((steps) =>
    summedUp(steps).flatMap((reference, i) => {
      const arc = reference < 0 ? backwards[~reference] : arcs[reference]
      if (!arc) throw new Error(`A ring names arc ${reference}; there are ${arcs.length}`)
      return i === 0 ? arc : arc.slice(1)
    }),
  )
}
