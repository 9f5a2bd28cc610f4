/**
 * Builds the constraint system of the attack: every cell and every corrected version is an unknown, every other figure
 * a row.
 */
import { type OpenRange, rangeOfBand } from '../../summary/band.ts'
import { type Counted, cellKeysOf } from '../../summary/figures.ts'
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'
import { cellName } from '../ledger/history.ts'
import type { Claim, Publication } from './publication.ts'
import type { NamedCell } from './findings.ts'
import type { ConstraintRow, ConstraintSystem, Term, UnknownCount } from './system.ts'

/** The system with a name for each unknown. */
export interface AttackSystem extends ConstraintSystem {
  readonly cells: readonly NamedCell[]
}

/** Which version of a corrected cell a figure from another source refers to; as that is unknown, both are tried. */
type CellVersion = 'first' | 'latest'

interface SystemBuilder {
  readonly unknowns: UnknownCount[]
  readonly cells: NamedCell[]
  readonly rows: ConstraintRow[]
  /** Index of the unknown of each cell name, for the first and for the latest version. */
  readonly versions: Readonly<Record<CellVersion, Map<string, number>>>
}

/**
 * Builds the system.
 * @param publications in order of release
 * @param knownClaims figures from other sources
 */
export function assemble(
  publications: readonly Publication[],
  knownClaims: readonly Claim[],
  cellVersion: CellVersion,
): AttackSystem {
  const builder: SystemBuilder = {
    unknowns: [],
    cells: [],
    rows: [],
    versions: { first: new Map(), latest: new Map() },
  }
  for (const { summary, claims } of publications) {
    addCells(builder, summary)
    for (const claim of claims) addClaim(builder, claim, { summary, cellVersion: 'latest' })
  }
  const combined = combinedSummary(publications)
  if (combined) for (const claim of knownClaims) addClaim(builder, claim, { summary: combined, cellVersion })
  const { unknowns, cells, rows } = builder
  return { unknowns, cells, rows }
}

/** A summary with the quarters of all releases, to which known figures may refer. */
function combinedSummary(publications: readonly Publication[]): Counted | null {
  const last = publications.at(-1)?.summary
  if (!last) return null
  const quarters = [...new Set(publications.flatMap(({ summary }) => summary.quarters))].toSorted()
  return { ...last, quarters }
}

function addCells(builder: SystemBuilder, summary: PublicSummary): void {
  const { first, latest } = builder.versions
  const corrections = new Map(summary.corrections.map((correction) => [cellName(correction), correction]))
  for (const { area, quarter, group, count } of summary.cells) {
    const name = cellName({ area, quarter, group })
    const before = latest.get(name)
    const correction = corrections.get(name)
    // An unannounced change of a band is reported in checks.ts; here the first band is used.
    if (before !== undefined && !correction) continue
    const ownRange = rangeOfBand(count) ?? { low: 0, high: Infinity }
    const number = builder.unknowns.push(ownRange) - 1
    const version = before === undefined ? '' : `, as corrected on ${summary.releasedOn}`
    builder.cells.push({
      area,
      quarter,
      group,
      name: `${cellWords(summary, { area, quarter, group })}${version}`,
    })
    latest.set(name, number)
    if (before === undefined) first.set(name, number)
    else if (correction) builder.rows.push(correctionRow(before, number, correction.most))
  }
}

/** Bounds the difference of two versions by the announced maximum. */
const correctionRow = (before: number, after: number, most: number): ConstraintRow => ({
  terms: [
    { unknown: after, times: 1 },
    { unknown: before, times: -1 },
  ],
  low: -most,
  high: most,
  where: 'a correction',
})

function cellWords(
  { areas, groups }: Pick<Counted, 'areas' | 'groups'>,
  { area, quarter, group }: Required<FigureKey>,
): string {
  const name = areas.find(({ code }) => code === area)?.name ?? ''
  const label = groups.find(({ id }) => id === group)?.label ?? group ?? ''
  return `${name} (${area}), ${quarter}, ${label}`
}

interface ClaimContext {
  readonly summary: Counted
  readonly cellVersion: CellVersion
}

function addClaim(builder: SystemBuilder, claim: Claim, context: ClaimContext): void {
  // A comparison that is not exactly what the bands give is reported in checks.ts.
  if (claim.kind === 'borough' || claim.kind === 'comparison') return
  const terms = termsOf(builder, claim.key, context)
  if (claim.kind === 'range') {
    if (terms) builder.rows.push({ terms, ...boundsOfRange(claim.range), where: claim.where })
    return
  }
  const { quarter } = claim.key
  if (!terms || quarter === undefined) return
  const before = termsOf(builder, { ...claim.key, quarter: yearBefore(quarter) }, context)
  const limits = CHANGE_LIMITS[claim.change]
  if (!before || !limits) return
  const minusBefore = before.map(({ unknown }): Term => ({ unknown, times: -1 }))
  builder.rows.push({ terms: [...terms, ...minusBefore], ...limits, where: claim.where })
}
const boundsOfRange = ({ low, high }: OpenRange) => ({ low, high: high ?? Infinity })

/** Bounds on the difference that a word of change implies; null where it implies none. */
const CHANGE_LIMITS = {
  lower: { low: -Infinity, high: -1 },
  higher: { low: 1, high: Infinity },
  'no-clear-change': null,
  'not-comparable': null,
} as const

/** Terms of a cell or total; null where one of its cells was never published. */
function termsOf(
  builder: SystemBuilder,
  key: FigureKey,
  { summary, cellVersion }: ClaimContext,
): readonly Term[] | null {
  const numbers = cellKeysOf(summary, key).map(({ area = '', quarter = '', group = '' }) =>
    builder.versions[cellVersion].get(cellName({ area, quarter, group })),
  )
  const terms = numbers.flatMap((unknown) => (unknown === undefined ? [] : [{ unknown, times: 1 } as const]))
  return terms.length > 0 && terms.length === numbers.length ? terms : null
}
