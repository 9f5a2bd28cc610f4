/**
 * Linear constraint system of the attack: unknown counts with their bands, bounded sums of them, and its connected
 * components.
 */

/** A confidential count within its published band; `high` is Infinity where nothing was published. */
export interface UnknownCount {
  readonly low: number
  readonly high: number
}
/** A sum or difference of unknowns that lies between `low` and `high`. */
export interface ConstraintRow {
  readonly terms: readonly Term[]
  readonly low: number
  readonly high: number
  /** Source of the constraint, for messages. */
  readonly where: string
}
/** An unknown, by index, with its coefficient. */
export interface Term {
  readonly unknown: number
  readonly times: 1 | -1
}
/** Unknowns and the rows that constrain them. */
export interface ConstraintSystem {
  readonly unknowns: readonly UnknownCount[]
  readonly rows: readonly ConstraintRow[]
}

/** Bounds of a count: integers, both included. */
export interface Bound {
  readonly low: number
  readonly high: number
}

/** Minimum and maximum of a row's terms under the bands alone. */
export function rangeOfTerms(terms: readonly Term[], unknowns: readonly UnknownCount[]): Bound {
  let [least, most] = [0, 0]
  for (const { unknown, times } of terms) {
    const { low, high } = unknowns[unknown] ?? { low: 0, high: Infinity }
    least += times === 1 ? low : -high
    most += times === 1 ? high : -low
  }
  return { low: least, high: most }
}

/** Whether the bands alone imply the row, so that leaving it out does not change the feasible set. */
function isImplied({ terms, low, high }: ConstraintRow, unknowns: readonly UnknownCount[]): boolean {
  const reach = rangeOfTerms(terms, unknowns)
  return reach.low >= low && reach.high <= high
}

/** Unknowns connected by rows, directly or through others, by their index in the whole system. */
export interface Component {
  readonly unknowns: readonly number[]
  readonly rows: readonly ConstraintRow[]
}

/**
 * Connected components of the system, after leaving out rows that the bands imply. Unknowns in no component are bounded
 * by their band alone. Union-find, in one pass over all terms.
 */
export function componentsOf({ unknowns, rows }: ConstraintSystem): readonly Component[] {
  const effective = rows.filter((row) => row.terms.length > 0 && !isImplied(row, unknowns))
  const parent = Int32Array.from(unknowns.keys())
  for (const { terms } of effective)
    for (const { unknown } of terms) join(parent, terms[0]?.unknown ?? unknown, unknown)
  const componentsByRoot = new Map<
    number,
    { readonly unknowns: Set<number>; readonly rows: ConstraintRow[] }
  >()
  for (const row of effective) {
    const root = rootOf(parent, row.terms[0]?.unknown ?? 0)
    const component = componentsByRoot.get(root) ?? { unknowns: new Set<number>(), rows: [] }
    componentsByRoot.set(root, component)
    component.rows.push(row)
    for (const { unknown } of row.terms) component.unknowns.add(unknown)
  }
  return [...componentsByRoot.values()].map((component) => ({
    unknowns: [...component.unknowns].toSorted((a, b) => a - b),
    rows: component.rows,
  }))
}

function rootOf(parent: Int32Array, unknown: number): number {
  let at = unknown
  while ((parent[at] ?? at) !== at) {
    // Path halving keeps later searches short.
    parent[at] = parent[parent[at] ?? at] ?? at
    at = parent[at] ?? at
  }
  return at
}

function join(parent: Int32Array, a: number, b: number): void {
  parent[rootOf(parent, b)] = rootOf(parent, a)
}
