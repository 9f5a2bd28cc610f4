/** What an attacker knows, as arithmetic: unknown counts, each with its own band, and sums of them that were told. */

/** A count that nobody is to learn. `high` is Infinity where nothing was published of it. */
export interface Unknown {
  readonly low: number
  readonly high: number
}
/** A sum of unknowns, or a difference, that is known to lie between `low` and `high`. */
export interface Row {
  readonly terms: readonly Term[]
  readonly low: number
  readonly high: number
  /** Where it was read, for people. */
  readonly where: string
}
export interface Term {
  readonly unknown: number
  readonly times: 1 | -1
}
export interface System {
  readonly unknowns: readonly Unknown[]
  readonly rows: readonly Row[]
}

/** How far a count can be bounded: whole numbers, both included. */
export interface Bound {
  readonly low: number
  readonly high: number
}

/** The least and the most that a row's terms can sum to as far as the bands alone tell. */
export function reachOf(terms: readonly Term[], unknowns: readonly Unknown[]): Bound {
  let [least, most] = [0, 0]
  for (const { unknown, times } of terms) {
    const { low, high } = unknowns[unknown] ?? { low: 0, high: Infinity }
    least += times === 1 ? low : -high
    most += times === 1 ? high : -low
  }
  return { low: least, high: most }
}

/** Whether the bands alone say as much: such a row can be left out, and the set of possible counts is the same. */
export function isImplied({ terms, low, high }: Row, unknowns: readonly Unknown[]): boolean {
  const reach = reachOf(terms, unknowns)
  return reach.low >= low && reach.high <= high
}
