/** What is wrong with a field of a form, as its own sentence: from the judge's reason, and from what a decision needs. */
import type { FormValues } from './amendment.ts'

/** A fault as the judge names it. */
interface CheckedForm {
  readonly field: string | null
  readonly reason: string
  readonly text: string
}
/** A fault at a field of the form; `shape` and `whole` stand for what is no field. */
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

/** `phases[2].from` is the form's `from`; a fault of all phases is one of their end. */
function formField({ field, reason }: CheckedForm): string {
  if (reason.endsWith('geometry') || field === 'geometry') return 'shape'
  if (field === 'phases') return 'to'
  if (field === 'id') return 'name'
  return field?.replace(/^phases\[\d+\]\./, '') ?? 'whole'
}

export function faultInWords(judged: CheckedForm): FormFault {
  const field = formField(judged)
  const own = { 'missing-field': MISSING[field], 'bad-field': BAD[field] }[judged.reason]
  return { field, text: own ?? judged.text }
}

/** A decision without who took it, and on what, is none: the feed would take it, the board should not. */
export function undecided(typed: FormValues): readonly FormFault[] {
  return ['decidedBy', 'evidence'].flatMap((field) =>
    typed[field]?.trim() ? [] : [{ field, text: MISSING[field] ?? '' }],
  )
}
