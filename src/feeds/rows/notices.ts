/** What a reader of the numbers should know though no row is lost by it: codes and their sentences. */
import type { Notice } from '../../domain/feed.ts'

const NOTICES = {
  'outside-borough': 'outside the borough but within 25 km of it: shown, and counted as outside',
  'no-offset': 'with a time without an offset: read by the London clock',
  'month-only': 'known by month only: counted on the first of the month',
  'default-midnight': 'at exactly midnight: often a default that stands for an unknown time',
  moved:
    'in a sensitive category or a private place: moved to the middle of its 150 m square, time kept to the day',
  'house-number': 'with a house or flat number in the location: the number was taken out',
  'not-in-list': 'in a category or of a type that no list names: kept and counted as "not in list"',
  'place-dropped': 'of a type that is counted by area: the coordinate was dropped',
  'shape-dropped': 'with a geometry where the kind has none: the geometry was dropped',
  'not-said': 'without access, scope or applicant: shown as not known',
  'differing-duplicates':
    'under an id that came with differing rows: one is counted, the newest reported where that is told',
  'repeated-id': 'with a crime id that came before: kept apart by a suffix',
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
export type NoticeCode = keyof typeof NOTICES
export const isNoticeCode = (code: string): code is NoticeCode => Object.hasOwn(NOTICES, code)
const CODES = Object.keys(NOTICES).filter(isNoticeCode)

/** How often each notice is due, and what it should name. */
export interface NoticeTally {
  readonly counts: Map<NoticeCode, number>
  /** Names to be listed after the sentence, such as the categories that no list holds. */
  readonly named: Map<NoticeCode, string[]>
}
export const noticeTally = (): NoticeTally => ({ counts: new Map(), named: new Map() })

export function note(tally: NoticeTally, code: NoticeCode, count = 1): void {
  if (count > 0) tally.counts.set(code, (tally.counts.get(code) ?? 0) + count)
}

/** Lists what a notice is about by name, the most frequent first. */
export function nameCounts(tally: NoticeTally, code: NoticeCode, counts: ReadonlyMap<string, number>): void {
  const names = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  tally.named.set(
    code,
    names.map(([name, count]) => `${name.slice(0, MOST_LETTERS)}: ${count.toLocaleString('en-GB')}`),
  )
}

const MOST_NAMED = 10
const MOST_LETTERS = 80

/** The notices in a fixed order, each a sentence that begins with its number of rows. */
export function noticesOf(tally: NoticeTally): readonly Notice[] {
  return CODES.flatMap((code) => {
    const count = tally.counts.get(code) ?? 0
    if (count === 0) return []
    const rows = `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`
    return [{ code, text: `${rows} ${NOTICES[code]}${listed(tally.named.get(code) ?? [])}.`, count }]
  })
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return ''
  const shown = names.slice(0, MOST_NAMED)
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  return ` (${shown.join(', ')}${more})`
}
