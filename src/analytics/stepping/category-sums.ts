/**
 * Sums of the chosen categories out of counts by category: a change of categories alone costs these sums, and no pass over
 * the incidents.
 */
import { GROUPS } from '../../domain/category.ts'
import type { ClusterIndex, Selection } from '../cluster-index.ts'

/** Counts by category have one number for each, and one for the incidents that areas or hours leave out. */
export const strideOf = ({ categoryCount }: Pick<ClusterIndex, 'categoryCount'>): number => categoryCount + 1

/** The chosen categories, and the group of each of them. */
export interface ChosenCategories {
  readonly stride: number
  readonly category: Uint8Array
  readonly group: Uint8Array
}

export function chosenCategories(
  index: Pick<ClusterIndex, 'categoryCount'>,
  { chosen, groupOf }: Pick<Selection, 'chosen' | 'groupOf'>,
): ChosenCategories {
  const category = Uint8Array.from(
    [...chosen.subarray(0, index.categoryCount).keys()].filter((own) => chosen[own] === 1),
  )
  return { stride: strideOf(index), category, group: category.map((own) => groupOf[own] ?? 0) }
}

/** Writes the sums of the first `into.length` entries of `counts`. */
export function sumChosen(counts: Uint32Array, { stride, category }: ChosenCategories, into: Uint32Array) {
  for (let entry = 0; entry < into.length; entry++) {
    const first = stride * entry
    let sum = 0
    for (let k = 0; k < category.length; k++) sum += counts[first + (category[k] ?? 0)] ?? 0
    into[entry] = sum
  }
}

/** Sums of one entry, whose counts begin at `first`, by group: four numbers from `mix[at]` on. */
export function sumByGroup(
  { counts, first }: { readonly counts: Uint32Array; readonly first: number },
  { category, group }: ChosenCategories,
  { mix, at }: { readonly mix: Uint32Array; readonly at: number },
) {
  for (let to = at; to < at + GROUPS.length; to++) mix[to] = 0
  for (let k = 0; k < category.length; k++) {
    const to = at + (group[k] ?? 0)
    mix[to] = (mix[to] ?? 0) + (counts[first + (category[k] ?? 0)] ?? 0)
  }
}

/** Writes the sum of the first `entries` entries of `counts` by category, chosen or not. */
export function sumEntries(
  counts: Uint32Array,
  { stride, entries }: { readonly stride: number; readonly entries: number },
  into: Uint32Array,
) {
  into.fill(0)
  for (let first = 0; first < stride * entries; first += stride)
    for (let own = 0; own < stride; own++) into[own] = (into[own] ?? 0) + (counts[first + own] ?? 0)
}

/** Writes the sum of each entry's four groups to `count`; returns the sum of all. */
export function sumGroups(mix: Uint32Array, count: Uint32Array): number {
  let sum = 0
  for (let i = 0; i < count.length; i++) {
    const at = 4 * i
    const own = (mix[at] ?? 0) + (mix[at + 1] ?? 0) + (mix[at + 2] ?? 0) + (mix[at + 3] ?? 0)
    count[i] = own
    sum += own
  }
  return sum
}
