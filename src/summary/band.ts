/** Bands of five, in which all counts are published: encoding, ranges and wording. */

/** Counts in a band: the first is 0 to 4, the next 5 to 9. */
export const BAND_WIDTH = 5

/**
 * `0-4`, a multiple of five that stands for itself and the next four counts, or `not-published`. Counts become bands
 * only in `publish/protect.ts`; values of a parsed file are bands by its schema.
 */
export type PublishedCount = ('0-4' | 'not-published' | number) & { readonly brand: 'PublishedCount' }

/** Integers from `low` to `high`, both included. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** A range of which the upper end may not be known: null, where it holds a cell that is not published. */
export interface OpenRange {
  readonly low: number
  readonly high: number | null
}

/** Null for `not-published`, which is unknown rather than zero. */
export function rangeOfBand(count: PublishedCount): Range | null {
  const value: string | number = count
  if (value === 'not-published') return null
  const low = typeof value === 'number' ? value : 0
  return { low, high: low + BAND_WIDTH - 1 }
}

/**
 * From the sum of the lows to the sum of the highs. A withheld band may be any count, so that only the lower end is known.
 * Null where that would say nothing: for an empty list, where a band is missing, and where the lower end is 0.
 */
export function sumOfBands(counts: readonly (PublishedCount | null)[]): OpenRange | null {
  let low = 0
  let high: number | null = 0
  for (const count of counts) {
    if (count === null) return null
    const range = rangeOfBand(count)
    low += range?.low ?? 0
    high = high === null || range === null ? null : high + range.high
  }
  return counts.length === 0 || (high === null && low === 0) ? null : { low, high }
}

/** The range if both of its ends are known. */
export const closedRange = (range: OpenRange | null): Range | null =>
  range === null || range.high === null ? null : { low: range.low, high: range.high }

export const NOT_PUBLISHED = 'not published'
const NO_DATA = 'no data'

/** `1,240 to 1,512`, or `at least 1,240`. */
export const rangeWords = ({ low, high }: OpenRange) =>
  high === null ? `at least ${withCommas(low)}` : `${withCommas(low)} to ${withCommas(high)}`

/** `5 to 9`, `0 to 4`, `not published`, or `no data` where there is no cell. */
export function bandWords(count: PublishedCount | null): string {
  if (count === null) return NO_DATA
  const range = rangeOfBand(count)
  return range === null ? NOT_PUBLISHED : rangeWords(range)
}

const withCommas = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
