/** Takes a system apart: unknowns that no row ties together cannot tell on each other. */
import type { Row, System } from './system.ts'
import { isImplied } from './system.ts'

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
