/** What is remembered of each source's last good feed, and whether a new one is plausible beside it. */
import { isoInstant, instant } from '../../domain/day.ts'
import { rowsSetAside } from '../../domain/feed.ts'
import { isObject } from '../../feeds/rows/json-object.ts'
import type { MadeFeed } from './convert-source.ts'
import type { Validators } from './servers/request.ts'
import type { Source } from './sources.ts'

/** The last good feed of one source. */
export interface LastGood {
  /** SHA-256 of the content and of how it was read. */
  readonly checksum: string
  readonly validators: Validators | null
  /** Features of the feed, and rows set aside as unusable. */
  readonly rows: number
  readonly setAside: number
  readonly filled: Readonly<Record<string, number>>
  /** When this content was first met, in UTC milliseconds. */
  readonly since: number
}
export type LastGoodFeeds = Readonly<Record<string, LastGood>>

/** What is remembered; nothing where the text is not what gather wrote, which is then no ground for comparison. */
export function lastGoodIn(text: string | null): LastGoodFeeds {
  if (text === null) return {}
  try {
    const value: unknown = JSON.parse(text)
    const entries = isObject(value) ? Object.entries(value) : []
    return Object.fromEntries(entries.filter((entry): entry is [string, LastGood] => isLastGood(entry[1])))
  } catch {
    return {}
  }
}

const isLastGood = (value: unknown): value is LastGood =>
  isObject(value) &&
  typeof value['checksum'] === 'string' &&
  typeof value['rows'] === 'number' &&
  typeof value['setAside'] === 'number' &&
  typeof value['since'] === 'number' &&
  isObject(value['filled'])

/** Below this many rows a feed may halve or treble by itself. */
const FEWEST_COMPARED = 30
const LEAST_SHARE = 0.5
const MOST_TIMES = 3
/** Percentage points by which the share of rows set aside may grow. */
const MOST_MORE_SET_ASIDE = 10
/** A property that this share of the rows held is not expected to be empty throughout. */
const USUALLY_FILLED = 0.5

/** Why a new feed is not taken for what the last one was, each a sentence with its numbers; empty if it may be written. */
export function implausible(source: Source, made: MadeFeed, last: LastGood | undefined): readonly string[] {
  const { rows } = source
  const { shown } = made.report
  if (rows) {
    const [least, most] = rows
    return shown < least || shown > most
      ? [`${number(shown)} rows, where sources.json expects ${number(least)} to ${number(most)}.`]
      : []
  }
  if (!last || last.rows < FEWEST_COMPARED) return []
  return [
    ...sizeFaults(shown, last),
    ...setAsideFaults(unusableRows(source, made), shown, last),
    ...emptiedFields(made, last),
  ]
}

function sizeFaults(shown: number, { rows }: LastGood): readonly string[] {
  const isPlausible = shown >= rows * LEAST_SHARE && shown <= rows * MOST_TIMES
  return isPlausible
    ? []
    : [
        `${number(shown)} rows, where the last good feed has ${number(rows)}. If that is right, say "rows" in sources.json.`,
      ]
}

/** Rows set aside, without those outside the place that the source itself leaves out. */
export const unusableRows = ({ inside }: Pick<Source, 'inside'>, { report }: MadeFeed): number =>
  rowsSetAside({ setAside: report.setAside.filter(({ reason }) => !inside || reason !== 'outside') })

function setAsideFaults(setAside: number, shown: number, last: LastGood): readonly string[] {
  const share = percentOf(setAside, shown)
  const before = percentOf(last.setAside, last.rows)
  return share - before > MOST_MORE_SET_ASIDE
    ? [`${share} % of the rows were set aside, where it was ${before} % before.`]
    : []
}

function emptiedFields({ filled }: MadeFeed, last: LastGood): readonly string[] {
  const emptied = Object.entries(last.filled)
    .filter(([name, count]) => count >= last.rows * USUALLY_FILLED && (filled[name] ?? 0) === 0)
    .map(([name]) => name)
  return emptied.length > 0
    ? [`No row has ${emptied.join(', ')} any more: a column may have another name.`]
    : []
}

const percentOf = (part: number, rest: number) => Math.round((100 * part) / Math.max(1, part + rest))
const number = (count: number) => count.toLocaleString('en-GB')

const DAY = 86_400_000
/** Content that stays the same for longer than the source's own interval and half a day is late. */
const GRACE = DAY / 2

/** Sentence on content that is late; null if it is not, or where the source states no interval. */
export function lateness({ feed }: Source, { since }: LastGood, now: number): string | null {
  const { everyDays } = feed
  if (everyDays === undefined || now - since <= everyDays * DAY + GRACE) return null
  const every = everyDays === 1 ? 'every day' : `every ${everyDays} days`
  return `The same content since ${isoInstant(instant(since))}, though new content is expected ${every}.`
}
