/** Results of the attack and their wording. */
import { type OpenRange, type Range, rangeWords } from '../../summary/band.ts'

/** A cell with its name for messages. */
export interface NamedCell {
  readonly area: string
  readonly quarter: string
  readonly group: string
  /** `Ward One (W1), 2024Q2, Burglary`; a corrected cell adds its version. */
  readonly name: string
}

/** A cell that is bounded more tightly than its own band. */
export interface Finding {
  readonly cell: NamedCell
  readonly ownBand: Range
  readonly bounded: Range
  /** Sources of the figures that bound it. */
  readonly sources: readonly string[]
}

/** Outcome of an attack; `held` where nothing was found. */
export interface AttackResult {
  readonly kind: 'held' | 'broken'
  /** Number of cells attacked, corrected versions included, and of releases. */
  readonly cells: number
  readonly releases: number
  /** Narrowest bounds first. */
  readonly findings: readonly Finding[]
  /** Figures that are no bands or do not follow from them, changes of earlier figures, incompatible releases. */
  readonly faults: readonly string[]
  /** One sentence. */
  readonly sentence: string
}

/** `exactly 3`, or `5 to 9`. */
export const rangeText = ({ low, high }: OpenRange) =>
  low === high ? `exactly ${low}` : rangeWords({ low, high })

/** `burglary ... reads 0 to 4, and can be bounded to exactly 3 (summary.json)`. */
export function findingWords({ cell, ownBand, bounded, sources }: Finding): string {
  const band = ownBand.high === Infinity ? 'not published' : rangeWords(ownBand)
  const most = sources.slice(0, 3).join('; ')
  const more = sources.length > 3 ? ` and ${sources.length - 3} more` : ''
  return `${cell.name} reads ${band}, and can be bounded to ${rangeText(bounded)} (${most}${more})`
}

/** Lines of the message after a refusal: every cell, then every fault. */
export const attackResultLines = ({ sentence, findings, faults }: AttackResult): readonly string[] => [
  sentence,
  ...findings.map((finding) => `  ${findingWords(finding)}`),
  ...faults.map((fault) => `  ${fault}`),
]
