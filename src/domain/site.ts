/** Clear, Hold, Build sites: boundary, buffer and dated phases. Phases may overlap and recur. */
import {
  type Day,
  type EndMoment,
  type Moment,
  dayNumber,
  dayOfMoment,
  isDayBetween,
  lastDayOfMoment,
} from './day.ts'
import type { Surface } from './geography.ts'

/** Phases of Clear, Hold, Build, in order. */
export const PHASE_KINDS = ['clear', 'hold', 'build'] as const
export type PhaseKind = (typeof PHASE_KINDS)[number]
export const PHASE_LABELS: Readonly<Record<PhaseKind, string>> = {
  clear: 'Clear',
  hold: 'Hold',
  build: 'Build',
}

/** One phase of a site. */
export interface Phase {
  readonly kind: PhaseKind
  readonly from: Moment
  readonly to: EndMoment | null
  readonly decidedBy: string | null
  readonly evidence: string | null
  /** Due date of its review. */
  readonly review: EndMoment | null
}

/** One feature of a site feed. */
export interface Site {
  readonly id: string
  readonly name: string
  readonly shape: Surface
  /** Ordered by start. */
  readonly phases: readonly Phase[]
  /** Width of the buffer round the site. */
  readonly ringMetres: number
  /** Codes of the comparison areas, fixed in advance. */
  readonly comparison: readonly string[]
}

/** Phases in effect on a day, the latest started first. */
export const phasesOn = (site: Site, day: Day): readonly Phase[] =>
  site.phases.filter(({ from, to }) => isDayBetween(day, from, to)).toReversed()

/** Day on which the first Clear phase started; null if none did. */
export function firstClear(site: Site): Day | null {
  const days = site.phases.filter((p) => p.kind === 'clear').map((p) => dayOfMoment(p.from))
  return days.length > 0 ? dayNumber(Math.min(...days)) : null
}

/**
 * The site by what had happened up to a day: phases that had begun, each without an end that lies ahead. Reviews are fixed
 * with the phase and stay.
 */
export const siteAsAt = (site: Site, day: Day): Site => ({
  ...site,
  phases: site.phases
    .filter(({ from }) => dayOfMoment(from) <= day)
    .map((phase) => (phase.to !== null && lastDayOfMoment(phase.to) > day ? { ...phase, to: null } : phase)),
})

declare module './feed.ts' {
  interface RecordKinds {
    readonly sites: { readonly list: 'sites'; readonly record: Site }
  }
}
