/** How feeds stand, in words: the line of the badge, the sentence of the page, and what each state means. */
import type { Handling } from '../../domain/feed.ts'
import { rowSums, type FeedLine, type RowSums, type Standing } from '../../measures/feeds/standing.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { feedName } from '../states/feed-words.ts'

export const MARKS: Readonly<Record<Handling, string>> = {
  public: 'PUBLIC',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

const freshAmong = (lines: readonly FeedLine[]) => lines.filter(({ standing }) => standing === 'fresh').length

/** `6 of 7 feeds up to date`. */
export const upToDate = (lines: readonly FeedLine[]) =>
  `${freshAmong(lines)} of ${plural(lines.length, 'feed')} up to date`

/** `37 rows set aside`, as it stands after it; nothing where none is. */
export function asideInShort(lines: readonly FeedLine[]): string {
  const { aside } = rowSums(lines)
  return aside > 0 ? `${plural(aside, 'row')} set aside` : ''
}

/** `6 of 7 feeds are up to date. Closure orders did not open.` */
export function statusSentence(lines: readonly FeedLine[]): string {
  const fresh = freshAmong(lines)
  if (lines.length === 0) return 'The manifest lists no feeds.'
  if (fresh === lines.length) return lines.length === 1 ? 'The one feed is up to date.' : `All ${fresh} feeds are up to date.`
  const troubled = lines.filter(({ standing }) => standing !== 'fresh')
  return [
    `${fresh} of ${plural(lines.length, 'feed')} ${fresh === 1 ? 'is' : 'are'} up to date.`,
    ...troubled.slice(0, MOST_NAMED).map((line) => `${feedName(line.entry.id)} ${STANDING_ENDS[line.standing]}.`),
    ...(troubled.length > MOST_NAMED ? [`${troubled.length - MOST_NAMED} more are in trouble.`] : []),
  ].join(' ')
}
const MOST_NAMED = 3

const STANDING_ENDS: Readonly<Record<Standing, string>> = {
  failed: 'did not open',
  quiet: 'has gone quiet',
  fresh: 'is up to date',
}

/** The state in two words, beside its sign. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  failed: 'Did not open',
  quiet: 'Gone quiet',
  fresh: 'Up to date',
}

/** `12,901 rows in = 12,864 shown + 37 set aside`. */
export const sumInWords = ({ rowsIn, shown, aside }: Pick<RowSums, 'rowsIn' | 'shown' | 'aside'>) =>
  `${plural(rowsIn, 'row')} in = ${formatCount(shown)} shown + ${formatCount(aside)} set aside`

/** `Of those shown, 12 stand outside the borough.`; null where none does. */
export function outsideInWords(outside: number): string | null {
  if (outside === 0) return null
  return `Of those shown, ${formatCount(outside)} ${outside === 1 ? 'stands' : 'stand'} outside the borough.`
}

export const downloadWords = (rows: number, named: number) =>
  named === rows ? `Download the ${plural(rows, 'row')}` : 'Download the first 5 rows of each reason'
