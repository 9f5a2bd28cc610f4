/** A gate: a check of the data before anything is published, whose refusal an officer may accept by its code. */
import type { Dataset } from '../../domain/dataset.ts'
import type { Day } from '../../domain/day.ts'
import type { Counted } from '../counting/summarise.ts'
import type { History } from '../ledger/history.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Protected } from '../protect.ts'
import type { Fingerprints } from './fingerprints.ts'

/** Codes by which refusals are accepted. */
export const GATE_CODES = [
  'rows-set-aside',
  'unknown-categories',
  'missing-categories',
  'missing-days',
  'stopped-feed',
  'future-data',
  'outside-areas',
  'moved-incidents',
  'out-of-control',
  'borders-changed',
  'category-map-changed',
  'names-changed',
  'corrections',
  'differs-from-ledger',
  'exact-figures',
] as const
export type GateCode = (typeof GATE_CODES)[number]

/** What a gate finds: a reason not to publish, or something that it cannot judge. */
export interface GateFinding {
  readonly kind: 'refusal' | 'not-judged'
  readonly code: GateCode
  /** With its numbers. */
  readonly sentence: string
}

/** Everything that gates look at. */
export interface GateInput {
  readonly dataset: Dataset
  readonly counted: Counted
  readonly ledger: Ledger
  readonly history: History
  readonly changes: Pick<Protected, 'corrections' | 'pending'>
  readonly fingerprints: Fingerprints
  /** By the clock of this machine. */
  readonly today: Day
}
/** Pure; no finding means that nothing is wrong. */
export type Gate = (input: GateInput) => readonly GateFinding[]

export const refusal = (code: GateCode, sentence: string): GateFinding => ({
  kind: 'refusal',
  code,
  sentence,
})
export const notJudged = (code: GateCode, sentence: string): GateFinding => ({
  kind: 'not-judged',
  code,
  sentence,
})

/** Quarters of the data that no release has shown. */
export const newQuarters = ({ counted, history }: Pick<GateInput, 'counted' | 'history'>) =>
  counted.quarters.filter((quarter) => !history.quarters.includes(quarter))

/** `2.5 %`. */
export const shareWords = (part: number, whole: number) =>
  `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format((100 * part) / whole)} %`

/** The first few of a list, and how many more there are. */
export function fewOf(texts: readonly string[], most = 4): string {
  const more = texts.length - most
  return more > 0 ? `${texts.slice(0, most).join('; ')}; and ${more} more` : texts.join('; ')
}
