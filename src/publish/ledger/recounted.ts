/**
 * Changes of counting that the ledger itself shows: another map of categories to groups, or other borders, than those of the
 * release before, which an officer accepted. They stand in every later release.
 */
import type { PublicNote } from '../../summary/public-summary.ts'
import type { Fingerprints } from '../gates/fingerprints.ts'
import type { Ledger } from './ledger.ts'

/** What a release newly counts, and by what. */
interface CountingStep {
  readonly quarters: readonly string[]
  /** Null in releases of earlier programs, of which it is not known. */
  readonly fingerprints: Fingerprints | null
}
/** A change of counting without its words. */
export type Recounted = Omit<PublicNote, 'text' | 'to'>

/**
 * From the first quarter that no earlier release shows. A release without a new quarter changes nothing, since published
 * figures are repeated; quarters taken back are counted again.
 */
export function recountedIn({ entries, releases }: Ledger, now: CountingStep): readonly Recounted[] {
  const past = entries.flatMap(({ retracted, fingerprints }, index): readonly CountingStep[] =>
    retracted === null ? [{ quarters: releases[index]?.summary.quarters ?? [], fingerprints }] : [],
  )
  const seen = new Set<string>()
  let last: Fingerprints | null = null
  const found: Recounted[] = []
  for (const { quarters, fingerprints } of [...past, now]) {
    const fresh = quarters.filter((quarter) => !seen.has(quarter)).toSorted()
    const newest = [...seen].toSorted().at(-1) ?? ''
    for (const quarter of fresh) seen.add(quarter)
    if (fresh.length === 0) continue
    const from = fresh.find((quarter) => quarter > newest)
    const earlier = fresh.filter((quarter) => quarter < newest)
    if (last !== null && fingerprints !== null)
      found.push(...changesBetween(last, fingerprints, { from: from ?? newest, earlier }))
    last = fingerprints
  }
  return found
}

interface ChangedQuarters {
  readonly from: string
  /** Quarters before, which are counted the new way too; they are comparable with none. */
  readonly earlier: readonly string[]
}

function changesBetween(
  before: Fingerprints,
  now: Fingerprints,
  { from, earlier }: ChangedQuarters,
): readonly Recounted[] {
  const ids = new Set([...Object.keys(before.categories), ...Object.keys(now.categories)])
  const moved = [...ids].filter((id) => before.categories[id] !== now.categories[id])
  const groups = moved.flatMap((id) => [before.categories[id], now.categories[id]])
  const touched = [...new Set(groups.filter((group) => group !== undefined))].toSorted()
  const areas = Object.keys(now.borders).filter((code) => now.borders[code] !== before.borders[code])
  const both = earlier.length > 0 ? { both: earlier } : {}
  return [
    ...(touched.length > 0 ? [{ from, groups: touched, ...both }] : []),
    ...(areas.length > 0 ? [{ from, groups: [], areas: areas.toSorted(), ...both }] : []),
  ]
}
