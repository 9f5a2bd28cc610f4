/** What the attack found, and how it is told: cells that give way, worst first, and figures that bands do not give. */
import type { Range } from '../../summary/band.ts'
import { rangeWords } from '../../summary/band.ts'

/** A cell as people call it. */
export interface NamedCell {
  readonly area: string
  readonly quarter: string
  readonly group: string
  /** `Ward One (W1), 2024Q2, Burglary`; a corrected cell says which of its versions it is. */
  readonly words: string
}

export interface Finding {
  readonly cell: NamedCell
  readonly own: Range
  readonly bounded: Range
  /** Where what gives it away is said. */
  readonly because: readonly string[]
}

export interface AttackResult {
  readonly kind: 'held' | 'broken'
  /** Cells attacked, corrected versions among them, and releases read. */
  readonly cells: number
  readonly releases: number
  /** The narrowest first. */
  readonly findings: readonly Finding[]
  /** Figures that are no bands, or that bands do not give; a past that changed; what does not belong together. */
  readonly faults: readonly string[]
  /** One sentence. */
  readonly words: string
}

export const exactly = ({ low, high }: Range) => (low === high ? `exactly ${low}` : rangeWords({ low, high }))

/** `burglary ... reads 0 to 4, and can be bounded to exactly 3 (summary.json)`. */
export function findingWords({ cell, own, bounded, because }: Finding): string {
  const band = own.high === Infinity ? 'not published' : rangeWords(own)
  const most = because.slice(0, 3).join('; ')
  const more = because.length > 3 ? ` and ${because.length - 3} more` : ''
  return `${cell.words} reads ${band}, and can be bounded to ${exactly(bounded)} (${most}${more})`
}

/** The lines that a person reads after a refusal: every cell, then every fault. */
export const attackResultLines = ({ words, findings, faults }: AttackResult): readonly string[] => [
  words,
  ...findings.map((finding) => `  ${findingWords(finding)}`),
  ...faults.map((fault) => `  ${fault}`),
]
