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

/** Takes a system apart: unknowns that no row ties together cannot tell on each other. */

/** Unknowns that rows tie together, directly or by way of others, by their numbers in the whole system. */
export interface Component {
  readonly unknowns: readonly number[]
  readonly rows: readonly Row[]
}

/**
 * The parts that rows tie together. Rows that the bands alone imply are left out first: they cut nothing off. An
 * unknown that is in no part is bounded by its own band and by nothing else. Cost: one pass over all terms.
 */
export function componentsOf({ unknowns, rows }: System): readonly Component[] {
  const telling = rows.filter((row) => row.terms.length > 0 && !isImplied(row, unknowns))
  const parent = Int32Array.from(unknowns.keys())
  for (const { terms } of telling)
    for (const { unknown } of terms) join(parent, terms[0]?.unknown ?? unknown, unknown)
  const parts = new Map<number, { readonly unknowns: Set<number>; readonly rows: Row[] }>()
  for (const row of telling) {
    const root = rootOf(parent, row.terms[0]?.unknown ?? 0)
    const part = parts.get(root) ?? { unknowns: new Set<number>(), rows: [] }
    parts.set(root, part)
    part.rows.push(row)
    for (const { unknown } of row.terms) part.unknowns.add(unknown)
  }
  return [...parts.values()].map((part) => ({
    unknowns: [...part.unknowns].toSorted((a, b) => a - b),
    rows: part.rows,
  }))
}

function rootOf(parent: Int32Array, unknown: number): number {
  let at = unknown
  while ((parent[at] ?? at) !== at) {
    // Halving the path as it is walked keeps the next walk short.
    parent[at] = parent[parent[at] ?? at] ?? at
    at = parent[at] ?? at
  }
  return at
}

function join(parent: Int32Array, a: number, b: number): void {
  parent[rootOf(parent, b)] = rootOf(parent, a)
}
