/**
 * Disclosure attack run before publishing: over all releases and known figures, no count may be bounded more tightly
 * than its own band. As every published figure is derived from the bands, a success means a fault.
 */
import { BAND_WIDTH, rangeWords } from '../../summary/band.ts'
import { assemble, type Assembled } from './assemble.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { faultsOf } from './checks.ts'
import type { Claim, Publication } from './publication.ts'
import { componentsOf, type Bound, type Row, type Unknown } from './system.ts'
import { type AttackResult, type Finding, findingWords } from './findings.ts'
import type { Solver } from './linear-program.ts'

/**
 * Cost: one pass over all figures; linear programs only for figures that say more than the bands.
 * @param publications in any order
 * @param known figures from other sources
 */
export function attack(
  publications: readonly Publication[],
  known: readonly Claim[],
  solver: Solver,
): AttackResult {
  const ordered = publications.toSorted((a, b) => order(a.summary.releasedOn, b.summary.releasedOn))
  const isMended = ordered.some(({ summary }) => summary.corrections.length > 0)
  const system = assemble(ordered, known, 'latest')
  const systems = isMended && known.length > 0 ? [system, assemble(ordered, known, 'first')] : [system]
  const tried = systems.map((each) => ({ system: each, ...boundsOf(each, solver) }))
  const findings = worstFirst(tried.flatMap((each) => findingsIn(each.system, each)))
  const faults = [...faultsOf(ordered), ...tried.flatMap(contradictionWords)]
  const counted = { cells: system.cells.length, releases: ordered.length }
  const kind = findings.length === 0 && faults.length === 0 ? 'held' : 'broken'
  return { kind, ...counted, findings, faults, words: wordsOf({ ...counted, findings, faults }, system) }
}

/** By code points, independent of locale. */
const order = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function findingsIn(system: Assembled, { bounds }: Bounds): readonly Finding[] {
  const tight = bounds.flatMap((bound, number) => {
    const own = system.unknowns[number]
    return own && isTighter(bound, own) ? [{ number, own, bounded: bound }] : []
  })
  if (tight.length === 0) return []
  const because = rowsBy(system)
  return tight.flatMap(({ number, own, bounded }) => {
    const cell = system.cells[number]
    return cell ? [{ cell, own, bounded, because: because(number) }] : []
  })
}

/** An unpublished cell has no band; no figure may bound it to fewer counts than a band contains. */
const isTighter = (bound: Bound, own: Unknown) =>
  own.high === Infinity
    ? bound.high - bound.low + 1 < BAND_WIDTH
    : bound.low > own.low || bound.high < own.high

/** Returns the sources of the rows that bound an unknown, those with fewest terms first. */
function rowsBy(system: Assembled): (number: number) => readonly string[] {
  const rowsOf = new Map<number, readonly Row[]>()
  for (const { unknowns, rows } of componentsOf(system))
    for (const number of unknowns) rowsOf.set(number, rows)
  return (number) => {
    const rows = rowsOf.get(number) ?? []
    const own = rows.filter(({ terms }) => terms.some(({ unknown }) => unknown === number))
    const told = own.toSorted((a, b) => a.terms.length - b.terms.length).map(({ where }) => where)
    return [...new Set(told)]
  }
}

/** Narrowest bounds first, ties by name; one finding for each cell. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const byCell = new Map<string, Finding>()
  for (const finding of findings) {
    const before = byCell.get(finding.cell.words)
    if (!before || widthOf(finding) < widthOf(before)) byCell.set(finding.cell.words, finding)
  }
  return [...byCell.values()].toSorted((a, b) => widthOf(a) - widthOf(b) || order(a.cell.words, b.cell.words))
}
const widthOf = ({ bounded }: Finding) => bounded.high - bounded.low

const contradictionWords = ({ contradictions }: Bounds): readonly string[] =>
  contradictions.map((rows) => {
    const places = [...new Set(rows.map(({ where }) => where))]
    const more = places.length > 4 ? ` and ${places.length - 4} more` : ''
    return `No counts fit what is told in ${places.slice(0, 4).join('; ')}${more}`
  })

type Result = Pick<AttackResult, 'cells' | 'releases' | 'findings' | 'faults'>
function wordsOf({ cells, releases, findings, faults }: Result, system: Assembled): string {
  const over = `over ${releases} ${releases === 1 ? 'release' : 'releases'} and ${cells.toLocaleString('en-GB')} cells`
  const [worst] = findings
  if (worst) return `The attack succeeds ${over}: ${findingWords(worst)}.`
  if (faults.length > 0) return `The attack finds figures that must not be shown, ${over}.`
  return `No cell can be bounded more tightly than its own band, ${over}.${worstHeld(system)}`
}

/** The cell with the smallest lower bound, for the report of an attack that fails. */
function worstHeld({ unknowns, cells }: Assembled): string {
  const smallest = unknowns.reduce(
    (least, { low }, number) => (low < (unknowns[least]?.low ?? 0) ? number : least),
    0,
  )
  const [cell, own] = [cells[smallest], unknowns[smallest]]
  if (!cell || !own) return ''
  const band = own.high === Infinity ? 'not published' : rangeWords(own)
  return ` Worst cell: ${cell.words}, bounded to ${band}, which is its band.`
}
