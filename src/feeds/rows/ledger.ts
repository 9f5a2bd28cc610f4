/** Accounts for every row of a feed: each is shown, or set aside with a reason. */
import type { FeedEntry, FeedReport, RowExample, SetAside, Notice } from '../../domain/feed.ts'
import type { Surroundings } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { withoutHouseNumbers } from '../incidents/address-text.ts'
import { isList, isObject } from './json-object.ts'
import { noticeTally, noticesOf, type NoticeTally, type OwnNotices } from './notices.ts'
import { reasonsWith, type Sentences } from './reasons.ts'
import type { Refusal } from './row-outcome.ts'

const MOST_EXAMPLES = 5
/** Rows listed one by one for each reason, for whoever fixes the feed. */
const MOST_LISTED = 5000
const MOST_LETTERS = 80

interface Tally {
  count: number
  readonly examples: RowExample[]
}

/** Collects the rows set aside and the notices of one feed while it is read. */
export interface Ledger {
  readonly notices: NoticeTally
  /** `row` counts from 1; `line` only where the format makes it cheap to know. */
  readonly setAside: (row: RowName, refusal: Refusal) => void
  /** `shown` is counted independently, by the reader of the records, so that the sums can be checked. */
  readonly report: (rowsIn: number, shown: number) => FeedReport
  /** The rows set aside, with up to `MOST_LISTED` examples of each reason. */
  readonly listed: () => readonly SetAside[]
}

/** How a report names a row. */
export interface RowName {
  readonly row: number
  readonly line?: number
  readonly id?: string
}

/** Reasons and notices that only one kind of feed has: codes with their sentences. */
export interface OwnSentences extends OwnNotices {
  /** Reasons to set a row aside. */
  readonly reasons: Sentences
}

export const NO_OWN_SENTENCES: OwnSentences = { reasons: {}, notices: {} }

/**
 * An empty ledger.
 * @param place its vicinity is stated in the notices
 * @param sentences reasons and notices of the feed's kind
 */
export function openLedger(
  feed: Pick<FeedEntry, 'id' | 'kind'>,
  place: Surroundings,
  sentences: OwnSentences,
): Ledger {
  const tallies = new Map<string, Tally>()
  const notices = noticeTally(sentences)
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
      setAside: inOrder(tallies, sentences.reasons).map(abridged),
      notices: noticesOf(notices, place),
    }),
    listed: () => inOrder(tallies, sentences.reasons),
  }
}

/** The report after rows that it counts as shown are set aside for a reason outside the feed. */
export function reportWithout(report: FeedReport, names: readonly RowName[], cause: Refusal): FeedReport {
  if (names.length === 0) return report
  const setAside = listedWith(report.setAside, names, cause).map(abridged)
  return { ...report, shown: report.shown - names.length, setAside }
}

/** The list of rows set aside after these rows are added to it. */
export function listedWith(
  listed: readonly SetAside[],
  names: readonly RowName[],
  cause: Refusal,
): readonly SetAside[] {
  if (names.length === 0) return listed
  const entry = listed.find(({ reason }) => reason === cause.reason)
  const examples = names.slice(0, MOST_LISTED).map((name) => exampleOf(name, cause))
  const tally: SetAside = {
    reason: cause.reason,
    count: (entry?.count ?? 0) + names.length,
    examples: [...(entry?.examples ?? []), ...examples].slice(0, MOST_LISTED),
  }
  const tallies = new Map([...listed, tally].map((each) => [each.reason, each]))
  // No reason of the kind's own is added here, so those listed are in order already.
  return inOrder(tallies, Object.fromEntries(listed.map(({ reason }) => [reason, ''])))
}

/** With as many examples as a report shows. */
const abridged = ({ reason, count, examples }: SetAside): SetAside => ({
  reason,
  count,
  examples: examples.slice(0, MOST_EXAMPLES),
})

function inOrder(
  tallies: ReadonlyMap<string, Omit<SetAside, 'reason'>>,
  own: Sentences,
): readonly SetAside[] {
  const order = Object.keys(reasonsWith(own))
  const rank = (reason: string) => order.indexOf(reason)
  return [...tallies]
    .map(([reason, { count, examples }]): SetAside => ({ reason, count, examples }))
    .toSorted((a, b) => rank(a.reason) - rank(b.reason))
}

/** A row past its retention period is not identified. */
function exampleOf({ row, line, id }: RowName, { reason, field, value }: Refusal): RowExample {
  if (reason === 'past-keeping') return { row, ...(line === undefined ? {} : { line }) }
  return {
    row,
    ...(line === undefined ? {} : { line }),
    ...(id === undefined ? {} : { id: cut(id) }),
    ...(field === undefined ? {} : { field }),
    ...(isPrintable(value) ? { value: printedValue(value) } : {}),
  }
}

const isPlain = (value: unknown) => value !== undefined && !isObject(value) && !isList(value)
const isPrintable = (value: unknown) =>
  isList(value) ? value.length > 0 && value.every(isPlain) : isPlain(value)

/** The value on one line at most, without house numbers. */
function printedValue(value: unknown): string {
  return isList(value) ? cut(value.slice(0, 3).map(shortText).join(', ')) : shortText(value)
}
function shortText(value: unknown): string {
  if (typeof value === 'string') return cut(isNumeric(value) ? value : (withoutHouseNumbers(value) ?? '…'))
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return 'nothing'
}
/** Dates, numbers and pairs of them, in which no number is a house number. */
const isNumeric = (text: string) => /^[\d\s.,:/+TZ#°º'’′"”″−-]*$/.test(text.replace(TIME_WORDS, ' '))
const TIME_WORDS =
  /(?<!\p{L})(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]m|utc|gmt|bst|q(?=[1-4])|w(?=\d{2})|w\/c|week|financial|year|to|st|nd|rd|th|[nsew])(?!\p{L})/giu
const cut = (text: string) => (text.length > MOST_LETTERS ? `${truncated(text, MOST_LETTERS - 1)}…` : text)

/** Report of a feed, or of the conversion into one. */
export interface RowAccount {
  readonly report: FeedReport
  /** The rows that the report counts as set aside, one by one. */
  readonly listed: readonly SetAside[]
}

/**
 * One account of a conversion and the reading of the feed made by it. Rows in are those of the files; of a notice that
 * both have, the conversion's is used, which saw more rows.
 */
export function combinedAccount(converted: RowAccount, read: RowAccount): RowAccount {
  const [first, then] = [converted.report, read.report]
  const later = then.setAside.reduce((sum, { count }) => sum + count, 0)
  return {
    report: {
      ...then,
      rowsIn: first.rowsIn,
      shown: first.shown - later,
      setAside: joined(first.setAside, then.setAside),
      notices: [...first.notices, ...then.notices.filter((notice) => !isAmong(first.notices, notice))],
    },
    listed: joined(converted.listed, read.listed),
  }
}

const isAmong = (notices: readonly Notice[], { code }: Notice) => notices.some((one) => one.code === code)

function joined(first: readonly SetAside[], second: readonly SetAside[]): readonly SetAside[] {
  const both = first.map((one) => {
    const other = second.find(({ reason }) => reason === one.reason)
    return other ? { ...one, count: one.count + other.count } : one
  })
  return [...both, ...second.filter(({ reason }) => first.every((one) => one.reason !== reason))]
}
