/** Notices on rows that are shown: their codes and sentences, and a tally of how many rows each applies to. */
import type { Notice } from '../../domain/feed.ts'
import type { Surroundings } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { sentenceOf, type Sentences } from './reasons.ts'

/**
 * Codes with the ends of their sentences, in the order of a report; a kind's own come between `FIRST` and `LAST`.
 * `{near}` stands for the distance from the place within which rows are shown, `{noun}` for its word.
 */
const FIRST = {
  'outside-borough': 'outside the {noun} but within {near} of it: shown, and counted as outside',
  'no-offset': 'with a time without an offset: read by the London clock',
  'skipped-hour':
    'with a time in the hour that the clocks skip, without an offset: taken by the clock before the change, which shows an hour later',
  'repeated-hour':
    'with a time in the hour that the clocks repeat, without an offset: taken as the first of the two',
  'shape-dropped': 'with a geometry where the kind has none: the geometry was dropped',
  'crossing-boundary':
    'with a boundary that crosses or touches itself: shown as drawn, and its inside may not be what was meant',
} as const
/** Own notice of kinds whose rows name an entry of a list that the manifest can extend. */
export const NOT_IN_LIST = {
  'not-in-list': 'in a category or of a type that no list names: kept and counted as "not in list"',
} as const
/** Own notice of kinds whose rows name a partner. */
export const PARTNER_NOT_IN_LIST = {
  'partner-not-in-list': 'of a partner that no list names: kept and counted under its own name',
} as const
const LAST = {
  'ready-mapping': 'of a known form: read by its ready mapping',
  'unknown-hotspot': 'to a patrol hotspot that no feed has: counted in none',
  'unknown-site': 'naming a site that no feed has: as if none were named',
  'unknown-area': 'naming an area that no feed has: as if none were named',
  'differing-duplicates':
    'under an id that came with differing rows: one is counted, the newest reported where that is told',
  'repeated-id': 'with a crime id that came before: kept apart by a suffix',
  'still-counted': 'set aside under an id that an earlier feed holds, and still counted in the notices here',
  'made-id': 'without an id: an id was made from file and line',
  'damaged-id': 'with an id that a spreadsheet has rounded: an id was made from file and line',
  'code-by-name': 'without a code: one was made from the name, which no other area of the file has',
  'placed-by-postcode': 'placed at the centre of its postcode',
  swapped: 'with latitude and longitude swapped back, as was chosen',
  'from-national-grid': 'in metres of the National Grid: turned into degrees, within 5 m',
  'from-irish-grid': 'in metres of the Irish Grid: turned into degrees, within 5 m',
  'from-west': 'with longitudes that had lost their minus: taken as west of Greenwich, as was chosen',
  'from-position':
    'placed by a grid reference, in the middle of its square, or by two coordinates in one cell',
  'placed-by-other': 'without the coordinates of most rows: placed by another pair of columns',
  'placed-by-rounded':
    'with rounded coordinates alone: placed in the middle of a square, as the file gives it',
  'from-web-map': 'in metres of a web map: turned into degrees',
  'day-first': 'with a date such as 04/05/2023: the first number is the day, as others of the column show',
  'month-first':
    'with a date such as 04/05/2023: the first number is the month, as others of the column show',
  'day-assumed': 'with a date such as 04/05/2023: read day first, as in Britain; no date of the column tells',
  'month-assumed':
    'with a date such as 05/04/2023 9:15 PM: read month first, as in America; no date of the column tells',
  'year-first': 'with a date such as 23-05-14: the first number is the year, as the column shows',
  'first-of-month': 'on the first of a month, where every row of the file is: known by month only',
  'time-not-read': 'with a time of day that cannot be read: known by day only',
  'time-range': 'with a range in one cell: its start and end are kept where the feed has an end',
  'time-range-start': 'with a range in one cell: only its start is kept',
  'reported-as-occurred':
    'without a date of the event: dated by the day of the report, whose time of day is not taken',
  'force-assumed': 'of a file whose name gives no force: taken as those of the force of the place',
  'level-assumed': 'without a level: taken from the words of their names or of the name of the file',
  'end-counted': 'with an end such as "3 months": counted from the day it was made, the last day included',
  'close-name': 'under a close name of a listed category or type: counted there',
  'titles-left-out': 'above the column names, such as titles: left out',
  'no-place-read': 'with places in what3words, which are not read here: add coordinates or a postcode',
  'address-removed':
    'with a house number or name, a postcode, or a name or number of a person in a text: taken out of what is written',
  'windows-1252': 'in a file that is not UTF-8: read as Windows-1252',
  'columns-left-out': 'with columns that stand for no field of the feed: those were left out',
  'mend-offered': 'that would lie in the {noun} after a mend, which was not chosen',
  'rows-in-visits': 'that are positions of a patrol, joined into visits',
  'short-visits': 'that are positions of a visit under one minute',
} as const

/** Codes of the notices that are not of one kind only. */
export type NoticeCode =
  keyof typeof FIRST | keyof typeof NOT_IN_LIST | keyof typeof PARTNER_NOT_IN_LIST | keyof typeof LAST

/** All notices of a kind, in the order of a report. */
export const noticesWith = (own: Sentences): Sentences => ({ ...FIRST, ...own, ...LAST })

/** Notices that arise only in the conversion of an agency's file. */
export const CONVERSION_NOTICES: ReadonlySet<string> = new Set<NoticeCode>([
  'ready-mapping',
  'repeated-id',
  'made-id',
  'damaged-id',
  'code-by-name',
  'placed-by-postcode',
  'from-west',
  'from-position',
  'placed-by-other',
  'placed-by-rounded',
  'month-assumed',
  'year-first',
  'first-of-month',
  'time-not-read',
  'time-range',
  'time-range-start',
  'reported-as-occurred',
  'force-assumed',
  'level-assumed',
  'end-counted',
  'titles-left-out',
  'no-place-read',
  'address-removed',
  'swapped',
  'from-national-grid',
  'from-irish-grid',
  'from-web-map',
  'day-first',
  'month-first',
  'day-assumed',
  'close-name',
  'windows-1252',
  'columns-left-out',
  'mend-offered',
  'rows-in-visits',
  'short-visits',
])

/** Notice that arises only where several feeds of a kind are joined. */
export const JOINING_NOTICE: NoticeCode = 'still-counted'

/** A notice that lists the ids of its rows, since each has to be checked. A kind may have more of these. */
const NAMES_ROWS: NoticeCode = 'crossing-boundary'

/** Notices of one kind only. */
export interface OwnNotices {
  readonly notices: Sentences
  /** Codes of those that list the ids of their rows. */
  readonly namesRows?: readonly string[]
}
const NONE: OwnNotices = { notices: {} }

/** How many rows each notice applies to, and the names it lists. */
export interface NoticeTally {
  /** All notices of the kind, in order. */
  readonly sentences: Sentences
  readonly namesRows: ReadonlySet<string>
  readonly counts: Map<string, number>
  /** Names listed after the sentence, such as unlisted categories. */
  readonly named: Map<string, string[]>
  /** Row numbers of differing rows with the same id, by id. */
  readonly differing: Map<string, Set<number>>
}

/** An empty tally for the notices of a kind. */
export const noticeTally = ({ notices, namesRows = [] }: OwnNotices = NONE): NoticeTally => ({
  sentences: noticesWith(notices),
  namesRows: new Set([NAMES_ROWS, ...namesRows]),
  counts: new Map(),
  named: new Map(),
  differing: new Map(),
})

/** @throws where the kind has no such notice, which would otherwise be lost silently */
export function note(tally: NoticeTally, code: string, count = 1): void {
  if (count === 0) return
  if (!Object.hasOwn(tally.sentences, code)) throw new Error(`No notice is called "${code}"`)
  tally.counts.set(code, (tally.counts.get(code) ?? 0) + count)
}

/** Counts one row, and lists its id where the notice does so. */
export function noteRow(tally: NoticeTally, code: string, id: string): void {
  note(tally, code)
  if (!tally.namesRows.has(code)) return
  const named = tally.named.get(code) ?? []
  if (named.push(truncated(id, MOST_LETTERS)) === 1) tally.named.set(code, named)
}

/** Counts an id once, however many rows have it and in whatever order they come. */
export function noteDifferingRows(tally: NoticeTally, id: string, rows: readonly number[]): void {
  const earlier = tally.differing.get(id)
  if (!earlier) note(tally, 'differing-duplicates')
  // Changed in place: where every row differs, a copy for each would take minutes.
  const numbers = earlier ?? new Set()
  for (const row of rows) numbers.add(row)
  tally.differing.set(id, numbers)
}

/** Lists names with their counts in a notice, the most frequent first. */
export function nameCounts(tally: NoticeTally, code: string, counts: ReadonlyMap<string, number>): void {
  const names = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  tally.named.set(
    code,
    names.map(([name, count]) => `${truncated(name, MOST_LETTERS)}: ${count.toLocaleString('en-GB')}`),
  )
}

const MOST_NAMED = 10
const MOST_LETTERS = 80

/** The notices in the order of a report, each a sentence that begins with its number of rows. */
export function noticesOf(tally: NoticeTally, place: Surroundings): readonly Notice[] {
  return Object.keys(tally.sentences).flatMap((code) => {
    const count = tally.counts.get(code) ?? 0
    if (count === 0) return []
    const sentence = sentenceOf(code, tally.sentences, place)
    const rows = `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`
    return [{ code, text: `${rows} ${sentence}${listed(namesIn(tally, code))}.`, count }]
  })
}

/** Ids are sorted, so that the order of rows does not matter; other names have their order already. */
function namesIn({ named, differing, namesRows }: NoticeTally, code: string): readonly string[] {
  if (code === 'differing-duplicates') {
    const ids = [...differing.keys()].toSorted()
    return ids.map((id) => `${id}: rows ${listOfNumbers([...(differing.get(id) ?? [])])}`)
  }
  const names = named.get(code) ?? []
  return namesRows.has(code) ? names.toSorted() : names
}
function listOfNumbers(numbers: readonly number[]): string {
  const inOrder = numbers.toSorted((a, b) => a - b)
  return [inOrder.slice(0, -1).join(', '), String(inOrder.at(-1))].filter((part) => part !== '').join(' and ')
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, MOST_NAMED)
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  return ` (${shown.join(', ')}${more})`
}
