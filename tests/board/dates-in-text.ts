/** Finds the dates that a text states, in the forms that pages and files write. */
import { dayOf, type Day } from '../../src/domain/day.ts'
import { MONTHS, SHORT_MONTHS } from '../../src/ui/numbers.ts'

/** A date as written, and its day; a month alone stands for its first. */
export interface FoundDate {
  readonly text: string
  readonly day: Day
}

const NAMES = [...MONTHS, ...SHORT_MONTHS, 'Sep'].toSorted((a, b) => b.length - a.length).join('|')
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g
const ISO_MONTH = /\b(\d{4})-(\d{2})\b(?!-)/g
const SLASHED = /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g
const NAMED = new RegExp(String.raw`\b(?:(\d{1,2}) )?(${NAMES}) (\d{4})\b`, 'g')

const monthOf = (name: string) => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1

/** Every date of the text; `31 August 2023`, `31 Aug 2023`, `August 2023`, `2023-08-31`, `2023-08` and `31/08/2023`. */
export const datesIn = (text: string): readonly FoundDate[] => [
  ...[...text.matchAll(ISO)].map(([found, year, month, day]) => dated(found, year, month, day)),
  ...[...text.matchAll(ISO_MONTH)].map(([found, year, month]) => dated(found, year, month, '1')),
  ...[...text.matchAll(SLASHED)].map(([found, day, month, year]) => dated(found, year, month, day)),
  ...[...text.matchAll(NAMED)].map(([found, day = '1', name = '', year]) =>
    dated(found, year, String(monthOf(name)), day),
  ),
]

function dated(text: string, ...[year, month, day]: readonly (string | undefined)[]): FoundDate {
  return { text, day: dayOf({ year: Number(year), month: Number(month), day: Number(day) }) }
}
