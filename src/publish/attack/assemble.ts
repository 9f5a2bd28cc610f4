/**
 * Builds the constraint system of the attack: every cell and every corrected version is an unknown, every other figure
 * a row.
 */
import { type Range, rangeOfBand } from '../../summary/band.ts'
import { type Counted, cellKeysOf } from '../../summary/figures.ts'
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'
import { cellName } from '../ledger/history.ts'
import type { Claim, Publication } from './publication.ts'
import type { NamedCell } from './findings.ts'
import type { Row, System, Term, Unknown } from './system.ts'

/** The system with a name for each unknown. */
export interface Assembled extends System {
  readonly cells: readonly NamedCell[]
}

/** Which version of a corrected cell a figure from another source refers to; as that is unknown, both are tried. */
type Speaking = 'first' | 'latest'

interface Growing {
  readonly unknowns: Unknown[]
  readonly cells: NamedCell[]
  readonly rows: Row[]
  /** Index of the unknown of each cell name, for the first and for the latest version. */
  readonly versions: Readonly<Record<Speaking, Map<string, number>>>
}

/**
 * Builds the system.
 * @param publications in order of release
 * @param known figures from other sources
 */
export function assemble(
  publications: readonly Publication[],
  known: readonly Claim[],
  speaking: Speaking,
): Assembled {
  const growing: Growing = {
    unknowns: [],
    cells: [],
    rows: [],
    versions: { first: new Map(), latest: new Map() },
  }
  for (const { summary, claims } of publications) {
    addCells(growing, summary)
    for (const claim of claims) addClaim(growing, claim, { summary, speaking: 'latest' })
  }
  const whole = wholeOf(publications)
  if (whole) for (const claim of known) addClaim(growing, claim, { summary: whole, speaking })
  const { unknowns, cells, rows } = growing
  return { unknowns, cells, rows }
}

/** A summary with the quarters of all releases, to which known figures may refer. */
function wholeOf(publications: readonly Publication[]): Counted | null {
  const last = publications.at(-1)?.summary
  if (!last) return null
  const quarters = [...new Set(publications.flatMap(({ summary }) => summary.quarters))].toSorted()
  return { ...last, quarters }
}

function addCells(growing: Growing, summary: PublicSummary): void {
  const { first, latest } = growing.versions
  const mended = new Map(summary.corrections.map((correction) => [cellName(correction), correction]))
  for (const { area, quarter, group, count } of summary.cells) {
    const name = cellName({ area, quarter, group })
    const before = latest.get(name)
    const correction = mended.get(name)
    // An unannounced change of a band is reported in checks.ts; here the first band is used.
    if (before !== undefined && !correction) continue
    const own = rangeOfBand(count) ?? { low: 0, high: Infinity }
    const number = growing.unknowns.push(own) - 1
    const version = before === undefined ? '' : `, as corrected on ${summary.releasedOn}`
    growing.cells.push({
      area,
      quarter,
      group,
      words: `${cellWords(summary, { area, quarter, group })}${version}`,
    })
    latest.set(name, number)
    if (before === undefined) first.set(name, number)
    else if (correction) growing.rows.push(tie(before, number, correction.most))
  }
}

/** Bounds the difference of two versions by the announced maximum. */
const tie = (before: number, after: number, most: number): Row => ({
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

interface Reading {
  readonly summary: Counted
  readonly speaking: Speaking
}

function addClaim(growing: Growing, claim: Claim, reading: Reading): void {
  if (claim.kind === 'borough') return
  const terms = termsOf(growing, claim.key, reading)
  if (claim.kind === 'range') {
    if (terms) growing.rows.push({ terms, ...within(claim.told), where: claim.where })
    return
  }
  const { quarter } = claim.key
  if (!terms || quarter === undefined) return
  const before = termsOf(growing, { ...claim.key, quarter: yearBefore(quarter) }, reading)
  const limits = CHANGE_LIMITS[claim.change]
  if (!before || !limits) return
  const against = before.map(({ unknown }): Term => ({ unknown, times: -1 }))
  growing.rows.push({ terms: [...terms, ...against], ...limits, where: claim.where })
}
const within = ({ low, high }: Range) => ({ low, high })

/** Bounds on the difference that a word of change implies; null where it implies none. */
const CHANGE_LIMITS = {
  lower: { low: -Infinity, high: -1 },
  higher: { low: 1, high: Infinity },
  'no-clear-change': null,
  'not-comparable': null,
} as const

/** Terms of a cell or total; null where one of its cells was never published. */
function termsOf(growing: Growing, key: FigureKey, { summary, speaking }: Reading): readonly Term[] | null {
  const numbers = cellKeysOf(summary, key).map(({ area = '', quarter = '', group = '' }) =>
    growing.versions[speaking].get(cellName({ area, quarter, group })),
  )
  const terms = numbers.flatMap((unknown) => (unknown === undefined ? [] : [{ unknown, times: 1 } as const]))
  return terms.length > 0 && terms.length === numbers.length ? terms : null
}
