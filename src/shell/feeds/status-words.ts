/** How feeds stand, in words: the line of the badge, the sentence of the page, and what each state means. */
import type { FeedReport, Handling } from '../../domain/feed.ts'
import { ageWords } from '../../measures/feeds/age.ts'
import type { Storage } from '../../domain/feeds/feed-state.ts'
import {
  isFailing,
  rowSums,
  type FeedSummary,
  type RowSums,
  type FeedStatus,
} from '../../measures/feeds/feed-status.ts'
import { formatCount, plural } from '../../ui/numbers.ts'
import { feedName, quietWords } from '../states/feed-words.ts'
import { momentInWords } from './moment-words.ts'

export const MARKS: Readonly<Record<Handling, string>> = {
  public: 'PUBLIC',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

const freshAmong = (lines: readonly FeedSummary[]) =>
  lines.filter(({ status: standing }) => standing === 'fresh').length

/** `6 of 7 feeds up to date`. */
export const upToDate = (lines: readonly FeedSummary[]) =>
  `${freshAmong(lines)} of ${plural(lines.length, 'feed')} up to date`

/** `37 rows aside`, as it stands after it; nothing where none is. */
export function asideInShort(lines: readonly FeedSummary[]): string {
  const { setAside: aside } = rowSums(lines)
  return aside > 0 ? `${plural(aside, 'row')} aside` : ''
}

/** `6 of 7 feeds are up to date. Closure orders did not open.` */
export function statusSentence(lines: readonly FeedSummary[]): string {
  const fresh = freshAmong(lines)
  if (lines.length === 0) return 'The manifest lists no feeds.'
  if (fresh === lines.length)
    return lines.length === 1 ? 'The one feed is up to date.' : `All ${fresh} feeds are up to date.`
  const troubled = lines.filter(isFailing)
  return [
    `${fresh} of ${plural(lines.length, 'feed')} ${fresh === 1 ? 'is' : 'are'} up to date.`,
    ...troubled
      .slice(0, MOST_NAMED)
      .map((line) => `${feedName(line.entry.id)} ${STANDING_ENDS[line.status]}.`),
    ...(troubled.length > MOST_NAMED ? [`${troubled.length - MOST_NAMED} more are in trouble.`] : []),
  ].join(' ')
}
const MOST_NAMED = 3

const STANDING_ENDS: Readonly<Record<FeedStatus, string>> = {
  failed: 'did not open',
  doubted: 'is suddenly empty and in doubt',
  old: 'could not be fetched again',
  quiet: 'has gone quiet',
  coming: 'is on its way',
  fresh: 'is up to date',
}

/** The state in a few words, beside its sign. */
export function feedStatusWords({ status: standing, state, quiet }: FeedSummary, now: number): string {
  switch (standing) {
    case 'failed':
      return 'Did not open'
    case 'doubted':
      return 'In doubt'
    case 'old':
      return state?.goodAt ? `Old data: ${ageWords(now - state.goodAt)}` : 'Old data'
    case 'quiet':
      return quiet ? `Gone quiet: ${plural(quiet.days, 'day')}` : 'Gone quiet'
    case 'coming':
      return state?.from === 'kept' ? 'Copy of this device, being fetched' : 'On its way'
    case 'fresh':
      return state?.from === 'opened-here' ? 'Opened here' : 'Up to date'
  }
}

/** What it means and what to do, a sentence each; empty where there is nothing to say. */
export function feedStatusSentences({
  status: standing,
  state,
  error: trouble,
  quiet,
}: FeedSummary): readonly string[] {
  const said = trouble ? [trouble.what, trouble.toDo] : []
  const shown = standing === 'old' || standing === 'doubted' ? ['The rows from before are shown.'] : []
  const opened =
    state?.from === 'opened-here' ? ['Not from the manifest: it goes when the page is loaded again.'] : []
  return [...said, ...shown, ...(quiet ? [quietWords(quiet)] : []), ...opened]
}

/** `12,901 rows in = 12,864 shown + 37 set aside`. */
export const sumInWords = ({
  rowsIn,
  shown,
  setAside: aside,
}: Pick<RowSums, 'rowsIn' | 'shown' | 'setAside'>) =>
  `${plural(rowsIn, 'row')} in = ${formatCount(shown)} shown + ${formatCount(aside)} set aside`

/** `Of those shown, 12 stand outside the borough.`; null where none does. */
export function outsideInWords(outside: number): string | null {
  if (outside === 0) return null
  return `Of those shown, ${formatCount(outside)} ${outside === 1 ? 'stands' : 'stand'} outside the borough.`
}

/** As many of one reason are listed one by one. */
const MOST_LISTED = 5000

/** `Download the 37 rows`. */
export function downloadWords(reports: readonly FeedReport[]): string {
  const reasons = reports.flatMap(({ setAside }) => setAside)
  const rows = reasons.reduce((sum, { count }) => sum + count, 0)
  return reasons.every(({ count }) => count <= MOST_LISTED)
    ? `Download the ${plural(rows, 'row')}`
    : `Download the first ${formatCount(MOST_LISTED)} rows of each reason`
}

/** Whether a copy is kept on this device, until when, and if not, why. */
export function deviceCopyWords({ entry, state }: FeedSummary, storage: Storage): string {
  if (state?.keptUntil) return `Kept until ${momentInWords(state.keptUntil)}`
  if (entry.handling === 'official-sensitive') return 'Not kept: its mark forbids it'
  if (storage === 'blocked') return 'Not kept: storage is blocked'
  return storage === 'full' ? 'Not kept: storage is full' : 'Not kept'
}
