/** Converts drawing forms into feed records, and validation faults into messages at form fields. */

import { woundByRule } from '../../analytics/shapes/outline.ts'
import type { Polygon } from '../../domain/geography.ts'

/** Raw input by field name. */
export type FormValues = Readonly<Record<string, string>>
type FeatureMembers = Readonly<Record<string, unknown>>

/**
 * Trimmed input; undefined where empty. `numberIn` returns text that is not a number unchanged, so that
 * validation can report it.
 */
const textIn = (typed: FormValues, name: string) => typed[name]?.trim() || undefined
function numberIn(typed: FormValues, name: string): number | string | undefined {
  const text = textIn(typed, name)
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

/** Removes undefined members. */
const members = (all: FeatureMembers): FeatureMembers =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))

/** Members of a patrol hotspot feature. */
export const hotspotMembers = (typed: FormValues, id: string): FeatureMembers =>
  members({
    id,
    name: textIn(typed, 'name'),
    from: textIn(typed, 'from'),
    to: textIn(typed, 'to'),
    visitsPerDay: numberIn(typed, 'visitsPerDay'),
    minutesPerVisit: numberIn(typed, 'minutesPerVisit'),
    hours: textIn(typed, 'hours'),
    why: textIn(typed, 'why'),
    doThere: textIn(typed, 'doThere'),
  })

/** Members of a phase of a site. */
export const phaseMembers = (typed: FormValues): FeatureMembers =>
  members({
    kind: textIn(typed, 'kind'),
    from: textIn(typed, 'from'),
    to: textIn(typed, 'to'),
    decidedBy: textIn(typed, 'decidedBy'),
    evidence: textIn(typed, 'evidence'),
    review: textIn(typed, 'review'),
  })

/** Members of a site with its first phase, or with none where no phase field is filled. */
export function siteMembers(typed: FormValues, id: string, comparison: readonly string[]): FeatureMembers {
  const phase = phaseMembers(typed)
  return members({
    id,
    name: textIn(typed, 'name'),
    phases: Object.keys(phase).length > 0 ? [phase] : [],
    ringMetres: numberIn(typed, 'ringMetres'),
    comparison,
  })
}

/** Members of a commitment. */
export const commitmentMembers = (typed: FormValues, id: string): FeatureMembers =>
  members({
    id,
    agreed: textIn(typed, 'agreed'),
    text: textIn(typed, 'text'),
    owner: textIn(typed, 'owner'),
    due: textIn(typed, 'due'),
    site: textIn(typed, 'site'),
    area: textIn(typed, 'area'),
    askedBy: textIn(typed, 'askedBy'),
    public: typed['public'] === 'yes' ? true : undefined,
  })

const MOST_LETTERS = 40

/** Slug of a name, made unique by a number among the used ids; `otherwise` replaces an empty slug. */
export function idFor(name: string, fallback: string, usedIds: ReadonlySet<string>): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-+|-+$/g, '')
  const id = slug || fallback
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? id : `${id}-${number}`
    if (!usedIds.has(next)) return next
  }
}

/** GeoJSON geometry with a counter-clockwise outer ring (RFC 7946). */
export const geometryOf = (polygon: Polygon): FeatureMembers => ({ ...woundByRule(polygon) })

/** A fault as feed validation reports it. */
interface ValidationFault {
  readonly field: string | null
  readonly reason: string
  readonly text: string
}
/** A fault at a form field; `shape` for the geometry, `whole` for the record. */
export interface FormFault {
  readonly field: string
  readonly text: string
}

const MISSING: Readonly<Record<string, string>> = {
  name: 'Give it a name.',
  site: 'Choose the site.',
  kind: 'Choose the phase.',
  from: 'Give its first day.',
  ringMetres: 'Give the width of the ring in metres.',
  visitsPerDay: 'Say how many visits a day.',
  minutesPerVisit: 'Say how many minutes a visit.',
  agreed: 'Give the day on which it was agreed.',
  text: 'Say what was agreed.',
  owner: 'Say which partner or role owns it.',
  due: 'Give the day by which it is due.',
  decidedBy: 'Say which meeting decided it.',
  evidence: 'Say on what evidence.',
}
const BAD: Readonly<Record<string, string>> = {
  ringMetres: 'Metres are a number from 0 to 25,000.',
  visitsPerDay: 'Visits are a number from 0 to 100.',
  minutesPerVisit: 'Minutes are a number from 0 to 1,440.',
  hours: 'Hours are written as 18:00-23:00.',
  text: 'At most 200 letters.',
}

/** Form field of a fault's path: `phases[2].from` is `from`; a fault of all phases belongs to `to`. */
function formField({ field, reason }: ValidationFault): string {
  if (reason.endsWith('geometry') || field === 'geometry') return 'shape'
  if (field === 'phases') return 'to'
  if (field === 'id') return 'name'
  return field?.replace(/^phases\[\d+\]\./, '') ?? 'whole'
}

/** The form's own message for a validation fault, or the fault's text where it has none. */
export function formFaultOf(fault: ValidationFault): FormFault {
  const field = formField(fault)
  const message = { 'missing-field': MISSING[field], 'bad-field': BAD[field] }[fault.reason]
  return { field, text: message ?? fault.text }
}

/** A phase must name who decided it and on what evidence: required by the form, not by the feed. */
export function missingDecisionFaults(typed: FormValues): readonly FormFault[] {
  return ['decidedBy', 'evidence'].flatMap((field) =>
    typed[field]?.trim() ? [] : [{ field, text: MISSING[field] ?? '' }],
  )
}
