import { formatDay, MONTHS } from '../../ui/numbers.ts'
import type { Change } from '../../summary/figures.ts'
import type { PublicContact } from '../../summary/public-summary.ts'

/** The words of the page that a partnership may replace by a label of the same name. */

/** `place` is in the labels of everything that is published. */
const USUAL_WORDS = {
  place: 'this area',
  partnership: '{place} neighbourhood partnership',
  title: 'What we have done in {place}, and what has changed',
  host: 'the organisation whose website this is',
} as const
type Word = keyof typeof USUAL_WORDS
export type Labels = Readonly<Record<string, string>>

/** The partnership's own word, or the usual one, with the place put in. */
export function wordOf(labels: Labels, name: Word): string {
  const place = labels['place'] ?? USUAL_WORDS.place
  return (labels[name] ?? USUAL_WORDS[name]).replaceAll('{place}', place)
}

/** A day of a release in words. */

/** `2024-08-31` as `31 August 2024`. */
export const dayWords = (day: string) => formatDay(Date.parse(`${day}T00:00:00Z`) / 86_400_000)

/** `2024-08` as `August 2024`, and a day as `dayWords` has it. */
export function dayOrMonthWords(told: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(told) ?? []
  return month === undefined ? dayWords(told) : `${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`.trim()
}

/** The sign that stands before a figure, so that colour does not stand alone. */

export const CHANGE_SIGNS: Readonly<Record<Change, string>> = {
  lower: '▼',
  'no-clear-change': '',
  higher: '▲',
  'not-comparable': '',
}

/** The contacts of a release, apart: where to turn, and where to say that something here is wrong. */

const CORRECTIONS = 'corrections'

export const waysToTurn = (contacts: readonly PublicContact[]) =>
  contacts.filter(({ id }) => id !== CORRECTIONS)

export const correctionsIn = (contacts: readonly PublicContact[]) =>
  contacts.find(({ id }) => id === CORRECTIONS) ?? null
