/** The account of one feed: every row is either shown or set aside with a reason, and nothing is lost between. */
import type { FeedEntry, FeedReport, RowExample, SetAside } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { withoutHouseNumbers } from '../incidents/guarding.ts'
import { isList, isObject } from './json-object.ts'
import type { NoticeTally, OwnNotices } from './notices.ts'
import { noticeTally, noticesOf } from './notices.ts'
import type { Sentences } from './reasons.ts'
import { reasonsWith } from './reasons.ts'
import type { Refusal } from './verdict.ts'

const MOST_EXAMPLES = 5
/** Of each reason: what somebody who mends a feed can be given row by row. */
const MOST_LISTED = 5000
const MOST_LETTERS = 80

interface Tally {
  count: number
  readonly examples: RowExample[]
}

export interface Ledger {
  readonly notices: NoticeTally
  /** `row` counts from 1; `line` only where the format makes it cheap to know. */
  readonly setAside: (row: RowName, refusal: Refusal) => void
  /** `shown` is counted by whoever keeps the records, so that the account can be checked. */
  readonly report: (rowsIn: number, shown: number) => FeedReport
  /** What the report tells with a few examples, with up to `MOST_LISTED` of each reason. */
  readonly listed: () => readonly SetAside[]
}
export interface RowName {
  readonly row: number
  readonly line?: number
  readonly id?: string
}

/** What is said of the rows of one kind beside what is said of every kind's: codes with their sentences. */
export interface OwnWords extends OwnNotices {
  /** For what a row is set aside. */
  readonly reasons: Sentences
}

export const NO_OWN_WORDS: OwnWords = { reasons: {}, notices: {} }

/**
 * @param place its limit of what is near is told in the notices
 * @param words of the feed's kind
 */
export function openLedger(
  feed: Pick<FeedEntry, 'id' | 'kind'>,
  place: Pick<Place, 'vicinityMetres'>,
  words: OwnWords,
): Ledger {
  const tallies = new Map<string, Tally>()
  const notices = noticeTally(words)
  return {
    notices,
    setAside: (name, refusal) => {
      const tally = tallies.get(refusal.reason) ?? { count: 0, examples: [] }
      tallies.set(refusal.reason, tally)
      tally.count += 1
      if (tally.examples.length < MOST_LISTED) tally.examples.push(exampleOf(name, refusal))
    },
    report: (rowsIn, shown) => ({
      feed: feed.id,
      kind: feed.kind,
      rowsIn,
      shown,
      setAside: inOrder(tallies, words.reasons).map(inShort),
      notices: noticesOf(notices, place),
    }),
    listed: () => inOrder(tallies, words.reasons),
  }
}

/** The report when rows that it shows are set aside after all, for a reason beyond the feed itself. */
export function reportWithout(report: FeedReport, names: readonly RowName[], cause: Refusal): FeedReport {
  if (names.length === 0) return report
  const setAside = listedWith(report.setAside, names, cause).map(inShort)
  return { ...report, shown: report.shown - names.length, setAside }
}

/** The same of what is listed row by row. */
export function listedWith(
  listed: readonly SetAside[],
  names: readonly RowName[],
  cause: Refusal,
): readonly SetAside[] {
  if (names.length === 0) return listed
  const told = listed.find(({ reason }) => reason === cause.reason)
  const examples = names.slice(0, MOST_LISTED).map((name) => exampleOf(name, cause))
  const tally: SetAside = {
    reason: cause.reason,
    count: (told?.count ?? 0) + names.length,
    examples: [...(told?.examples ?? []), ...examples].slice(0, MOST_LISTED),
  }
  const tallies = new Map([...listed, tally].map((entry) => [entry.reason, entry]))
  // Of the kind's own reasons none is added here: those that are listed are in their order.
  return inOrder(tallies, Object.fromEntries(listed.map(({ reason }) => [reason, ''])))
}

/** As a report tells it. */
const inShort = ({ reason, count, examples }: SetAside): SetAside => ({
  reason,
  count,
  examples: examples.slice(0, MOST_EXAMPLES),
})

function inOrder(
  tallies: ReadonlyMap<string, Omit<SetAside, 'reason'>>,
  own: Sentences,
): readonly SetAside[] {
  const order = Object.keys(reasonsWith(own))
  const place = (reason: string) => order.indexOf(reason)
  return [...tallies]
    .map(([reason, { count, examples }]): SetAside => ({ reason, count, examples }))
    .toSorted((a, b) => place(a.reason) - place(b.reason))
}

/** A row that may not be kept is not named either. */
function exampleOf({ row, line, id }: RowName, { reason, field, value }: Refusal): RowExample {
  if (reason === 'past-keeping') return { row, ...(line === undefined ? {} : { line }) }
  return {
    row,
    ...(line === undefined ? {} : { line }),
    ...(id === undefined ? {} : { id: cut(id) }),
    ...(field === undefined ? {} : { field }),
    ...(isTellable(value) ? { value: inWords(value) } : {}),
  }
}

const isPlain = (value: unknown) => value !== undefined && !isObject(value) && !isList(value)
const isTellable = (value: unknown) =>
  isList(value) ? value.length > 0 && value.every(isPlain) : isPlain(value)

/** What a value looks like to a person, never longer than a line and without the number of any house. */
function inWords(value: unknown): string {
  return isList(value) ? cut(value.slice(0, 3).map(briefly).join(', ')) : briefly(value)
}
function briefly(value: unknown): string {
  if (typeof value === 'string') return cut(isFigures(value) ? value : (withoutHouseNumbers(value) ?? '…'))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return 'nothing'
}
/** A date, a number or a pair of them: there no word says that a number is a house's. */
const isFigures = (text: string) => /^[\d\s.,:/+TZ-]*$/.test(text)
const cut = (text: string) => (text.length > MOST_LETTERS ? `${truncated(text, MOST_LETTERS - 1)}…` : text)
