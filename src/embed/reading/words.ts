/** Labels, dates, change signs and contacts of a release as the public page shows them. */
import { formatDay, MONTHS } from '../../ui/numbers.ts'
import type { Change } from '../../summary/change.ts'
import type { PublicContact } from '../../summary/public-summary.ts'

/**
 * Defaults of the labels that a partnership may replace; `{place}` is substituted. Every publication sets
 * `place`.
 */
const DEFAULT_LABELS = {
  place: 'this area',
  partnership: '{place} neighbourhood partnership',
  title: 'What we have done in {place}, and what has changed',
  host: 'the organisation whose website this is',
} as const
type LabelName = keyof typeof DEFAULT_LABELS
export type Labels = Readonly<Record<string, string>>

/** The partnership's label, or the default, with the place substituted. */
export function labelText(labels: Labels, name: LabelName): string {
  const place = labels['place'] ?? DEFAULT_LABELS.place
  return (labels[name] ?? DEFAULT_LABELS[name]).replaceAll('{place}', place)
}

/** `2024-08-31` as `31 August 2024`. */
export const dayWords = (day: string) => formatDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** `2024-08` as `August 2024`; a full date like `dayWords`. */
export function dayOrMonthWords(text: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  return month === undefined ? dayWords(text) : `${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`.trim()
}

/** Sign before a figure, so that colour is not the only cue. */
export const CHANGE_SIGNS: Readonly<Record<Change, string>> = {
  lower: '▼',
  'no-clear-change': '',
  higher: '▲',
  'not-comparable': '',
}

/** Id of the contact for corrections; all other contacts offer help. */
const CORRECTIONS = 'corrections'

export const helpContacts = (contacts: readonly PublicContact[]) =>
  contacts.filter(({ id }) => id !== CORRECTIONS)

export const correctionsContact = (contacts: readonly PublicContact[]) =>
  contacts.find(({ id }) => id === CORRECTIONS) ?? null
