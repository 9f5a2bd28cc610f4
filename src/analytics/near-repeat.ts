/** Near-repeat analysis: the Knox test of space-time clustering by permutation of days. */
import { type Uniform, shuffle } from './seeded.ts'

/** Incidents in National Grid metres and days since 1970, one entry an incident. */
interface Occurrences {
  readonly easting: ArrayLike<number>
  readonly northing: ArrayLike<number>
  readonly day: ArrayLike<number>
}
/**
 * Upper ends of adjacent half-open bands that start at 0, ascending: `[1, 100, 200]` is [0, 1), [1, 100), [100, 200).
 */
interface KnoxBands {
  readonly metres: readonly number[]
  readonly days: readonly number[]
}
/** One cell of the space-by-time table. */
export interface KnoxCell {
  /** Half-open: [from, to). */
  readonly metres: readonly [from: number, to: number]
  readonly days: readonly [from: number, to: number]
  /** Pairs of incidents in the cell. */
  readonly observed: number
  /** Mean number of pairs over the permutations. */
  readonly expected: number
  /** One-sided p: share of permutations, the data included, with at least as many pairs. */
  readonly p: number
}

const USUAL_PERMUTATIONS = 999

/**
 * Knox test (Knox 1964; Johnson et al. 2007): pairs in each band of distance and time against permutations of the days
 * over the locations. Spatially close pairs are found once, on a grid of the largest distance; a permutation recounts
 * their days only. Assumes that space and time are independent under the null; a location whose reporting starts within
 * the data violates that. Cost: close pairs times permutations.
 * @param uniform seeded generator of uniform numbers in [0, 1)
 * @returns distance band by time band, row by row
 */
export function knoxTest(
  { easting, northing, day }: Occurrences,
  bands: KnoxBands,
  {
    uniform,
    permutations = USUAL_PERMUTATIONS,
  }: { readonly uniform: Uniform; readonly permutations?: number },
): readonly KnoxCell[] {
  const pairs = nearPairs(easting, northing, bands.metres)
  const days = Int32Array.from({ length: day.length }, (_, i) => day[i] ?? 0)
  const observed = countPairs(pairs, days, bands)
  const sums = new Float64Array(observed.length)
  const atLeast = new Uint32Array(observed.length).fill(1)
  for (let run = 0; run < permutations; run++) {
    shuffle(days, uniform)
    const counts = countPairs(pairs, days, bands)
    for (let cell = 0; cell < counts.length; cell++) {
      sums[cell] = (sums[cell] ?? 0) + (counts[cell] ?? 0)
      if ((counts[cell] ?? 0) >= (observed[cell] ?? 0)) atLeast[cell] = (atLeast[cell] ?? 0) + 1
    }
  }
  return Array.from(observed, (count, cell) => ({
    metres: bandAt(bands.metres, Math.floor(cell / bands.days.length)),
    days: bandAt(bands.days, cell % bands.days.length),
    observed: count,
    expected: permutations > 0 ? (sums[cell] ?? 0) / permutations : 0,
    p: (atLeast[cell] ?? 0) / (permutations + 1),
  }))
}

const bandAt = (ends: readonly number[], at: number): readonly [number, number] => [
  at === 0 ? 0 : (ends[at - 1] ?? 0),
  ends[at] ?? 0,
]

/** Index of the band that contains a value; -1 beyond the last. */
function bandOf(ends: readonly number[], value: number): number {
  for (let at = 0; at < ends.length; at++) if (value < (ends[at] ?? 0)) return at
  return -1
}

/** Close pairs, 3 numbers a pair: first incident, second incident, distance band. */
function nearPairs(
  easting: ArrayLike<number>,
  northing: ArrayLike<number>,
  metres: readonly number[],
): readonly number[] {
  const side = metres.at(-1) ?? 1
  const cells = new Map<string, number[]>()
  const pairs: number[] = []
  for (let i = 0; i < easting.length; i++) {
    const [x, y] = [easting[i] ?? 0, northing[i] ?? 0]
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)]
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const j of cells.get(`${column + dx} ${row + dy}`) ?? []) {
          const band = bandOf(metres, Math.hypot(x - (easting[j] ?? 0), y - (northing[j] ?? 0)))
          if (band >= 0) pairs.push(j, i, band)
        }
      }
    }
    const own = cells.get(`${column} ${row}`)
    if (own) own.push(i)
    else cells.set(`${column} ${row}`, [i])
  }
  return pairs
}

function countPairs(pairs: readonly number[], days: Int32Array, bands: KnoxBands): Uint32Array {
  const counts = new Uint32Array(bands.metres.length * bands.days.length)
  for (let at = 0; at < pairs.length; at += 3) {
    const apart = Math.abs((days[pairs[at] ?? 0] ?? 0) - (days[pairs[at + 1] ?? 0] ?? 0))
    const band = bandOf(bands.days, apart)
    if (band < 0) continue
    const cell = (pairs[at + 2] ?? 0) * bands.days.length + band
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}
