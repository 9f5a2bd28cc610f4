/** Whether what the lanes of the dock count is known, in full or in part. */
import type { DaySpan } from '../domain/day.ts'
import { boundWords } from '../measures/feeds/known-words.ts'
import type { Knowledge } from '../measures/figure.ts'

export type Known = Knowledge['known']
/** Kinds of feed that the lanes of the dock show. */
type LaneKind = 'incidents' | 'closure-orders' | 'actions'
/** Whether the counts of a kind are known for these days. */
export type KnownOf = (kind: LaneKind, days: DaySpan) => Known
/** Whether each lane is known for all days of the dock. */
export type LanesKnown = Readonly<Record<LaneKind, Known>>

export const ALL_KNOWN: KnownOf = () => 'yes'

export const lanesKnown = (knownOf: KnownOf, days: DaySpan): LanesKnown => ({
  incidents: knownOf('incidents', days),
  'closure-orders': knownOf('closure-orders', days),
  actions: knownOf('actions', days),
})

/** `12 actions`, `at least 12 actions`, `actions not known`. @param noun singular */
export function laneCount(count: number, noun: string, known: Known): string {
  const isUnknown = known === 'no' || (known === 'part' && count === 0)
  if (isUnknown) return `${noun}s not known`
  return `${boundWords(count, known)} ${noun}${count === 1 ? '' : 's'}`
}
