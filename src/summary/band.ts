/** The band of five, which is the figure: what it is written as, and what it stands for. */

/** Counts in a band. The smallest is 0 to 4, the next 5 to 9. */
export const BAND_WIDTH = 5

/**
 * `0-4`, a multiple of five that stands for itself and the four above it, or `not-published`. A count becomes one
 * in `publish/protect.ts` and nowhere else; what is read from a file that passed the schema is one already.
 */
export type PublishedCount = ('0-4' | 'not-published' | number) & { readonly brand: 'PublishedCount' }

/** Whole numbers from `low` to `high`, both included. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** Null for what is not published: nothing is known of it, which is not nought. */
export function rangeOfBand(count: PublishedCount): Range | null {
  const told: string | number = count
  if (told === 'not-published') return null
  const low = typeof told === 'number' ? told : 0
  return { low, high: low + BAND_WIDTH - 1 }
}

/** The sum of bands: from the sum of the lows to the sum of the highs. Null where one is missing or withheld. */
export function sumOfBands(counts: readonly (PublishedCount | null)[]): Range | null {
  let [low, high] = [0, 0]
  for (const count of counts) {
    const range = count === null ? null : rangeOfBand(count)
    if (range === null) return null
    low += range.low
    high += range.high
  }
  return counts.length > 0 ? { low, high } : null
}

export const NOT_PUBLISHED = 'not published'
const NO_DATA = 'no data'

/** `1,240 to 1,512`. */
export const rangeWords = ({ low, high }: Range) => `${withCommas(low)} to ${withCommas(high)}`

/** `5 to 9`, `0 to 4`, `not published`, or `no data` where there is no cell. */
export function bandWords(count: PublishedCount | null): string {
  if (count === null) return NO_DATA
  const range = rangeOfBand(count)
  return range === null ? NOT_PUBLISHED : rangeWords(range)
}

const withCommas = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
