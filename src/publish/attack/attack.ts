/**
 * Disclosure attack run before publishing: over all releases and known figures, no count may be bounded more tightly
 * than its own band. As every published figure is derived from the bands, a success means a fault.
 */
import { BAND_WIDTH, rangeWords } from '../../summary/band.ts'
import { assemble, type AttackSystem } from './assemble.ts'
import { boundsOf, type Bounds } from './bounds.ts'
import { faultsOf } from './checks.ts'
import type { Claim, Publication } from './publication.ts'
import { componentsOf, type Bound, type ConstraintRow, type UnknownCount } from './system.ts'
import { type AttackResult, type Finding, findingWords } from './findings.ts'
import type { Solver } from './linear-program.ts'

/**
 * Cost: one pass over all figures; linear programs only for figures that say more than the bands.
 * @param publications in any order
 * @param knownClaims figures from other sources
 */
export function attack(
  publications: readonly Publication[],
  knownClaims: readonly Claim[],
  solver: Solver,
): AttackResult {
  const ordered = publications.toSorted((a, b) => compareText(a.summary.releasedOn, b.summary.releasedOn))
  const hasCorrections = ordered.some(({ summary }) => summary.corrections.length > 0)
  const system = assemble(ordered, knownClaims, 'latest')
  const systems =
    hasCorrections && knownClaims.length > 0 ? [system, assemble(ordered, knownClaims, 'first')] : [system]
  const attempts = systems.map((each) => ({ system: each, ...boundsOf(each, solver) }))
  const findings = worstFirst(attempts.flatMap((each) => findingsIn(each.system, each)))
  const faults = [...faultsOf(ordered), ...attempts.flatMap(contradictionSentences)]
  const counts = { cells: system.cells.length, releases: ordered.length }
  const kind = findings.length === 0 && faults.length === 0 ? 'held' : 'broken'
  return {
    kind,
    ...counts,
    findings,
    faults,
    sentence: resultSentence({ ...counts, findings, faults }, system),
  }
}

/** By code points, independent of locale. */
const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function findingsIn(system: AttackSystem, { bounds }: Bounds): readonly Finding[] {
  const tight = bounds.flatMap((bound, number) => {
    const ownBand = system.unknowns[number]
    return ownBand && isTighter(bound, ownBand) ? [{ number, ownBand, bounded: bound }] : []
  })
  if (tight.length === 0) return []
  const sourcesOf = sourcesByUnknown(system)
  return tight.flatMap(({ number, ownBand, bounded }) => {
    const cell = system.cells[number]
    return cell ? [{ cell, ownBand, bounded, sources: sourcesOf(number) }] : []
  })
}

/** An unpublished cell has no band; no figure may bound it to fewer counts than a band contains. */
const isTighter = (bound: Bound, ownBand: UnknownCount) =>
  ownBand.high === Infinity
    ? bound.high - bound.low + 1 < BAND_WIDTH
    : bound.low > ownBand.low || bound.high < ownBand.high

/** Returns the sources of the rows that bound an unknown, those with fewest terms first. */
function sourcesByUnknown(system: AttackSystem): (number: number) => readonly string[] {
  const rowsOf = new Map<number, readonly ConstraintRow[]>()
  for (const { unknowns, rows } of componentsOf(system))
    for (const number of unknowns) rowsOf.set(number, rows)
  return (number) => {
    const rows = rowsOf.get(number) ?? []
    const ownRows = rows.filter(({ terms }) => terms.some(({ unknown }) => unknown === number))
    const sources = ownRows.toSorted((a, b) => a.terms.length - b.terms.length).map(({ where }) => where)
    return [...new Set(sources)]
  }
}

/** Narrowest bounds first, ties by name; one finding for each cell. */
function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const byCell = new Map<string, Finding>()
  for (const finding of findings) {
    const before = byCell.get(finding.cell.name)
    if (!before || widthOf(finding) < widthOf(before)) byCell.set(finding.cell.name, finding)
  }
  return [...byCell.values()].toSorted(
    (a, b) => widthOf(a) - widthOf(b) || compareText(a.cell.name, b.cell.name),
  )
}
const widthOf = ({ bounded }: Finding) => bounded.high - bounded.low

const contradictionSentences = ({ contradictions }: Bounds): readonly string[] =>
  contradictions.map((rows) => {
    const places = [...new Set(rows.map(({ where }) => where))]
    const more = places.length > 4 ? ` and ${places.length - 4} more` : ''
    return `No counts fit what is told in ${places.slice(0, 4).join('; ')}${more}`
  })

type ResultParts = Pick<AttackResult, 'cells' | 'releases' | 'findings' | 'faults'>
function resultSentence({ cells, releases, findings, faults }: ResultParts, system: AttackSystem): string {
  const over = `over ${releases} ${releases === 1 ? 'release' : 'releases'} and ${cells.toLocaleString('en-GB')} cells`
  const [worst] = findings
  if (worst) return `The attack succeeds ${over}: ${findingWords(worst)}.`
  if (faults.length > 0) return `The attack finds figures that must not be shown, ${over}.`
  return `No cell can be bounded more tightly than its own band, ${over}.${worstCellText(system)}`
}

/** The cell with the smallest lower bound, for the report of an attack that fails. */
function worstCellText({ unknowns, cells }: AttackSystem): string {
  const smallest = unknowns.reduce(
    (least, { low }, number) => (low < (unknowns[least]?.low ?? 0) ? number : least),
    0,
  )
  const [cell, ownBand] = [cells[smallest], unknowns[smallest]]
  if (!cell || !ownBand) return ''
  const band = ownBand.high === Infinity ? 'not published' : rangeWords(ownBand)
  return ` Worst cell: ${cell.name}, bounded to ${band}, which is its band.`
}
