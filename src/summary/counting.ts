/** Changes of the way of counting: which comparisons they rule out, and the words that say so beside a figure. */
import type { PublicNote } from './public-summary.ts'
import { quarterWords } from './quarter.ts'

/** What a comparison rests on: its groups and areas, and the two quarters. */
interface ComparedParts {
  readonly groups: readonly string[]
  /** Null: all areas. */
  readonly area: string | null
  readonly quarters: readonly [now: string, before: string]
}

/** The first change of counting that lies between the two quarters of a comparison, or within one of them. */
export const changeOfCounting = (
  notes: readonly PublicNote[],
  { groups, area, quarters: [now, before] }: ComparedParts,
): PublicNote | null =>
  notes.find((note) => touches(note, groups, area) && isBetween(note, now, before)) ?? null

const touches = (note: PublicNote, groups: readonly string[], area: string | null) =>
  (note.groups.length === 0 || note.groups.some((group) => groups.includes(group))) &&
  (note.areas === undefined || area === null || note.areas.includes(area))

/** A quarter that was counted in both ways is comparable with none. */
function isBetween(note: PublicNote, now: string, before: string): boolean {
  const ways = [now, before].map((quarter) => wayOf(note, quarter))
  return ways.includes('both') || ways[0] !== ways[1]
}

/** How a quarter was counted: as before the note, as since, or in both ways. */
function wayOf({ from, to, both = [] }: PublicNote, quarter: string): 'before' | 'since' | 'both' {
  if (both.includes(quarter)) return 'both'
  return quarter >= from && (to === null || quarter <= to) ? 'since' : 'before'
}

/** `counted another way since October to December 2023`; of a sum, that a part of it was. */
export function countingWords({ from, to }: PublicNote, isPart: boolean): string {
  const start = quarterWords(from)
  const period =
    to === null ? `since ${start}` : to === from ? `in ${start}` : `from ${start} until ${quarterWords(to)}`
  return `${isPart ? 'part is ' : ''}counted another way ${period}`
}

/** What a cell says of the way in which it was counted; empty where no change touches it. */
export function countingOfCell(
  notes: readonly PublicNote[],
  { area, group, quarter }: Readonly<Record<'area' | 'group' | 'quarter', string>>,
): string {
  const touching = notes.filter((note) => touches(note, [group], area) && wayOf(note, quarter) !== 'before')
  return touching
    .map((note) =>
      wayOf(note, quarter) === 'both'
        ? 'the way of counting changed in these months'
        : countingWords(note, false),
    )
    .join('; ')
}

/** What the table of a group says of it: a sentence for each change that touches the group. */
export const countingSentences = (notes: readonly PublicNote[], group: string): readonly string[] =>
  notes
    .filter((note) => touches(note, [group], null))
    .map((note) => (note.areas === undefined ? sentenceOf(countingWords(note, false)) : note.text))

const sentenceOf = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
