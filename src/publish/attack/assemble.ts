/** Puts all that is known into one system: every cell and corrected version an unknown, every other figure a row. */
import { type Range, rangeOfBand } from '../../summary/band.ts'
import { type Counted, cellKeysOf } from '../../summary/figures.ts'
import type { FigureKey, PublicSummary } from '../../summary/public-summary.ts'
import { yearBefore } from '../../summary/quarter.ts'
import { cellName } from '../ledger/history.ts'
import type { Claim, Publication } from './publication.ts'
import type { NamedCell } from './findings.ts'
import type { Row, System, Term, Unknown } from './system.ts'

/** The system, and what its unknowns are called. */
export interface Assembled extends System {
  readonly cells: readonly NamedCell[]
}

/** Which version of a corrected cell a figure from elsewhere speaks of: nobody knows, so both are tried. */
type Speaking = 'first' | 'latest'

interface Growing {
  readonly unknowns: Unknown[]
  readonly cells: NamedCell[]
  readonly rows: Row[]
  /** The unknown that a cell's name means: the first version, and the latest so far. */
  readonly versions: Readonly<Record<Speaking, Map<string, number>>>
}

/** `publications` in the order of their release. */
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

/** All quarters that any release shows: what is known from elsewhere may speak of any of them. */
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
    // A band that changed without a word is a fault that is told elsewhere; here the first one stands.
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

/** What was announced is the most that a correction can have changed. */
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

/** What a word says of the difference; "no clear change" says nothing of it. */
const CHANGE_LIMITS = {
  lower: { low: -Infinity, high: -1 },
  higher: { low: 1, high: Infinity },
  'no-clear-change': null,
  'not-comparable': null,
} as const

/** Null where a cell of it was never published: then nobody knows what the sum is made of. */
function termsOf(growing: Growing, key: FigureKey, { summary, speaking }: Reading): readonly Term[] | null {
  const numbers = cellKeysOf(summary, key).map(({ area = '', quarter = '', group = '' }) =>
    growing.versions[speaking].get(cellName({ area, quarter, group })),
  )
  const terms = numbers.flatMap((unknown) => (unknown === undefined ? [] : [{ unknown, times: 1 } as const]))
  return terms.length > 0 && terms.length === numbers.length ? terms : null
}
