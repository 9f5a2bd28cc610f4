/** Seeded synthetic incidents for tests and benches: towns, streets and addresses with several incidents each. */
import type { IndexableColumns } from '../../src/analytics/cluster-index.ts'

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Percentage of incidents by category, in the order of DEFAULT_CATEGORIES, as in a borough of this size. */
export const SHARES: readonly number[] = [22, 1, 8, 10, 3, 6, 1, 11, 1, 6, 1, 6, 22, 2]
/** 1 September 2021, and the number of days in three years. */
export const FIRST_DAY = 18_871
export const DAYS = 1096

/** Centre (degrees), spread (degrees) and weight of seven fictitious towns, in a box of 25 by 17 km. */
const TOWNS: readonly (readonly [number, number, number, number])[] = [
  [-2.63, 53.545, 0.02, 30],
  [-2.52, 53.497, 0.017, 20],
  [-2.6, 53.49, 0.012, 12],
  [-2.55, 53.54, 0.012, 10],
  [-2.46, 53.51, 0.013, 12],
  [-2.68, 53.53, 0.014, 8],
  [-2.56, 53.515, 0.05, 8],
]

export interface IncidentOptions {
  readonly count: number
  readonly seed: number
  /** Number of unique places; by default a sixth of the incidents. */
  readonly places?: number
}

/**
 * Synthetic incident columns. The weight of the place of rank r falls as 1 / (r + 20): few places have many incidents.
 */
export function inventedIncidents({
  count,
  seed,
  places = Math.ceil(count / 6),
}: IncidentOptions): IndexableColumns {
  const random = randomFrom(seed)
  const at = Array.from({ length: places }, () => streetPlace(random))
  const ranked = (share: number) => Math.floor(20 * ((places / 20 + 1) ** share - 1))
  const columns = {
    count,
    longitude: new Float64Array(count),
    latitude: new Float64Array(count),
    day: new Int32Array(count),
    category: new Uint8Array(count),
  }
  for (let row = 0; row < count; row++) {
    const [longitude, latitude] = at[row < places ? row : ranked(random())] ?? [0, 0]
    columns.longitude[row] = longitude
    columns.latitude[row] = latitude
    columns.day[row] = FIRST_DAY + Math.floor(random() * DAYS)
    columns.category[row] = picked(SHARES, random())
  }
  return shuffled(columns, random)
}

/**
 * Position round a town, on the nearer of two sets of parallel streets 80 m apart, rounded to 5 decimals (about 1 m).
 */
function streetPlace(random: () => number): readonly [number, number] {
  const [x, y, spread] = TOWNS[picked(weights, random())] ?? [0, 0, 0]
  const longitude = x + spread * (random() + random() + random() - 1.5) * 1.6
  const latitude = y + spread * (random() + random() + random() - 1.5)
  const onStreet = (value: number, step: number) => Math.round(value / step) * step
  const isAlong = random() < 0.5
  const to = (value: number) => Math.round(value * 1e5) / 1e5
  return isAlong
    ? [to(longitude), to(onStreet(latitude, 0.00072))]
    : [to(onStreet(longitude, 0.0012)), to(latitude)]
}
const weights = TOWNS.map(([, , , weight]) => weight)

function picked(shares: readonly number[], at: number): number {
  let left = at * shares.reduce((sum, share) => sum + share, 0)
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  )
}

/** The same incidents in another order. */
export function shuffled(columns: IndexableColumns, random: () => number): IndexableColumns {
  const order = Array.from({ length: columns.count }, (_, row) => row)
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  return {
    count: columns.count,
    longitude: Float64Array.from(order, (row) => columns.longitude[row] ?? 0),
    latitude: Float64Array.from(order, (row) => columns.latitude[row] ?? 0),
    day: Int32Array.from(order, (row) => columns.day[row] ?? 0),
    category: Uint8Array.from(order, (row) => columns.category[row] ?? 0),
  }
}
