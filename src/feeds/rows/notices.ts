/** What a reader of the numbers should know though no row is lost by it: codes and their sentences, and how often each is due. */
import type { Notice } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { sentenceOf, type Sentences } from './reasons.ts'

/**
 * Codes with the ends of their sentences, in the order of a report. A kind's own come between `FIRST` and `LAST`.
 * `{near}`: the distance up to which the place counts a row as near.
 */
const FIRST = {
  'outside-borough': 'outside the borough but within {near} of it: shown, and counted as outside',
  'no-offset': 'with a time without an offset: read by the London clock',
  'skipped-hour':
    'with a time in the hour that the clocks skip, without an offset: taken by the clock before the change, which shows an hour later',
  'repeated-hour':
    'with a time in the hour that the clocks repeat, without an offset: taken as the first of the two',
  'shape-dropped': 'with a geometry where the kind has none: the geometry was dropped',
  'crossing-boundary':
    'with a boundary that crosses or touches itself: shown as drawn, and its inside may not be what was meant',
} as const
/** For kinds whose rows name something of a list that the manifest may extend: one of their own notices. */
export const NOT_IN_LIST = {
  'not-in-list': 'in a category or of a type that no list names: kept and counted as "not in list"',
} as const
const LAST = {
  'unknown-hotspot': 'to a patrol hotspot that no feed has: counted in none',
  'unknown-site': 'naming a site that no feed has: as if none were named',
  'unknown-area': 'naming an area that no feed has: as if none were named',
  'differing-duplicates':
    'under an id that came with differing rows: one is counted, the newest reported where that is told',
  'repeated-id': 'with a crime id that came before: kept apart by a suffix',
  'still-counted': 'set aside under an id that an earlier feed holds, and still counted in the notices here',
  'made-id': 'without an id: an id was made from file and line',
  'placed-by-postcode': 'placed at the centre of its postcode',
  swapped: 'with latitude and longitude swapped back, as was chosen',
  'from-national-grid': 'told in metres of the National Grid: turned into degrees, within 5 m',
  'from-web-map': 'told in metres of a web map: turned into degrees',
  'day-first': 'with a date such as 04/05/2023: the first number is the day, as others of the column show',
  'month-first':
    'with a date such as 04/05/2023: the first number is the month, as others of the column show',
  'day-assumed': 'with a date such as 04/05/2023: read day first, as in Britain; no date of the column tells',
  'close-name': 'under a close name of a listed category or type: counted there',
  'windows-1252': 'in a file that is not UTF-8: read as Windows-1252',
  'columns-left-out': 'with columns that stand for no field of the feed: those were left out',
  'mend-offered': 'that would lie in the borough after a mend, which was not chosen',
  'rows-in-visits': 'that are positions of a patrol, joined into visits',
  'short-visits': 'that are positions of a visit under one minute',
} as const
export type NoticeCode = keyof typeof FIRST | keyof typeof NOT_IN_LIST | keyof typeof LAST

/** Every notice that a report of a kind can hold, in its order. */
export const noticesWith = (own: Sentences): Sentences => ({ ...FIRST, ...own, ...LAST })

/** Told of an agency's own file while it is converted; no feed gives rise to them. */
export const OF_CONVERSION: ReadonlySet<string> = new Set<NoticeCode>([
  'repeated-id',
  'made-id',
  'placed-by-postcode',
  'swapped',
  'from-national-grid',
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

/** Told where several feeds of a kind are joined; no feed alone gives rise to it. */
export const OF_JOINING: NoticeCode = 'still-counted'

/** Of this somebody has to look at each row: it is named by its id. A kind may have more such notices. */
const NAMES_ROWS: NoticeCode = 'crossing-boundary'

/** The notices that a kind has beside those of every kind. */
export interface OwnNotices {
  readonly notices: Sentences
  /** Those for which somebody has to look at each row. */
  readonly namesRows?: readonly string[]
}
const NONE: OwnNotices = { notices: {} }

/** How often each notice is due, and what it should name. */
export interface NoticeTally {
  /** What can be noticed, in order. */
  readonly sentences: Sentences
  readonly namesRows: ReadonlySet<string>
  readonly counts: Map<string, number>
  /** Names to be listed after the sentence, such as the categories that no list holds. */
  readonly named: Map<string, string[]>
  /** Numbers of the rows that came under one id and differ, by the id. */
  readonly differing: Map<string, Set<number>>
}
export const noticeTally = ({ notices, namesRows = [] }: OwnNotices = NONE): NoticeTally => ({
  sentences: noticesWith(notices),
  namesRows: new Set([NAMES_ROWS, ...namesRows]),
  counts: new Map(),
  named: new Map(),
  differing: new Map(),
})

/** @throws where neither every kind nor the tally's own has such a notice: it would be lost in silence */
export function note(tally: NoticeTally, code: string, count = 1): void {
  if (count === 0) return
  if (!Object.hasOwn(tally.sentences, code)) throw new Error(`No notice is called "${code}"`)
  tally.counts.set(code, (tally.counts.get(code) ?? 0) + count)
}

/** Notes one row, by its id where the notice names rows. */
export function noteRow(tally: NoticeTally, code: string, id: string): void {
  note(tally, code)
  if (!tally.namesRows.has(code)) return
  const named = tally.named.get(code) ?? []
  if (named.push(truncated(id, MOST_LETTERS)) === 1) tally.named.set(code, named)
}

/** Counts an id once, however many rows came under it and in whatever order. */
export function noteDifferingRows(tally: NoticeTally, id: string, rows: readonly number[]): void {
  const known = tally.differing.get(id)
  if (!known) note(tally, 'differing-duplicates')
  // In place: a feed sent again whole differs in every row, and a copy for each would take minutes.
  const numbers = known ?? new Set()
  for (const row of rows) numbers.add(row)
  tally.differing.set(id, numbers)
}

/** Lists what a notice is about by name, the most frequent first. */
export function nameCounts(tally: NoticeTally, code: string, counts: ReadonlyMap<string, number>): void {
  const names = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  tally.named.set(
    code,
    names.map(([name, count]) => `${truncated(name, MOST_LETTERS)}: ${count.toLocaleString('en-GB')}`),
  )
}

const MOST_NAMED = 10
const MOST_LETTERS = 80

/** The notices in a fixed order, each a sentence that begins with its number of rows. */
export function noticesOf(tally: NoticeTally, place: Pick<Place, 'vicinityMetres'>): readonly Notice[] {
  return Object.keys(tally.sentences).flatMap((code) => {
    const count = tally.counts.get(code) ?? 0
    if (count === 0) return []
    const sentence = sentenceOf(code, tally.sentences, place)
    const rows = `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`
    return [{ code, text: `${rows} ${sentence}${listed(namesIn(tally, code))}.`, count }]
  })
}

/** Ids in their own order, so that the order of the rows changes nothing; categories have theirs already. */
function namesIn({ named, differing, namesRows }: NoticeTally, code: string): readonly string[] {
  if (code === 'differing-duplicates') {
    const ids = [...differing.keys()].toSorted()
    return ids.map((id) => `${id}: rows ${inWords([...(differing.get(id) ?? [])])}`)
  }
  const names = named.get(code) ?? []
  return namesRows.has(code) ? names.toSorted() : names
}
function inWords(numbers: readonly number[]): string {
  const inOrder = numbers.toSorted((a, b) => a - b)
  return [inOrder.slice(0, -1).join(', '), String(inOrder.at(-1))].filter((part) => part !== '').join(' and ')
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, MOST_NAMED)
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  return ` (${shown.join(', ')}${more})`
}
