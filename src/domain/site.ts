/** A Clear, Hold, Build place: its boundary, its ring and its dated phases. Phases may overlap and go back. */
import type { Day, EndMoment, Moment } from './day.ts'
import { dayNumber, dayOfMoment, isDayBetween } from './day.ts'
import type { Surface } from './geography.ts'

export const PHASE_KINDS = ['clear', 'hold', 'build'] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]
export const PHASE_LABELS: Readonly<Record<PhaseKind, string>> = {
  clear: 'Clear',
  hold: 'Hold',
  build: 'Build',
}

export interface Phase {
  readonly kind: PhaseKind
  readonly from: Moment
  readonly to: EndMoment | null
  readonly decidedBy: string | null
  readonly evidence: string | null
  /** By when it is to be reviewed. */
  readonly review: EndMoment | null
}

export interface Site {
  readonly id: string
  readonly name: string
  readonly shape: Surface
  /** In the order of their beginnings. */
  readonly phases: readonly Phase[]
  readonly ringMetres: number
  /** Codes of the areas it is compared with, fixed beforehand. */
  readonly comparison: readonly string[]
}

/** The phases that a day falls into, the latest begun first. */
export const phasesOn = (site: Site, day: Day): readonly Phase[] =>
  site.phases.filter(({ from, to }) => isDayBetween(day, from, to)).toReversed()

/** The day on which the first Clear began, or null if none did. */
export function firstClear(site: Site): Day | null {
  const days = site.phases.filter((p) => p.kind === 'clear').map((p) => dayOfMoment(p.from))
  return days.length > 0 ? dayNumber(Math.min(...days)) : null
}

declare module './feed.ts' {
  interface RecordKinds {
    readonly sites: { readonly list: 'sites'; readonly record: Site }
  }
}
