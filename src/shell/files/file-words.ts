/** Phrases on files opened from this device. */
import { HANDLING_LABELS, type FeedKind } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { FORMAT_LABELS, type ColumnGuess, type HeadRow, type Recognition } from '../../state/feeds/files.ts'
import { formatCount, plural } from '../../ui/numbers.ts'

/** `patrol visits` for `patrol-visits`. */
export const feedKindWords = (kind: FeedKind) => kind.replaceAll('-', ' ')

/** `burglaries.csv`, or `3 files`. */
export const filesWords = (names: readonly string[]) =>
  names.length === 1 ? (names[0] ?? '') : plural(names.length, 'file')

/** `Street-level crime CSV of data.police.uk, 1,240 rows: incidents.` */
export const recognisedSentence = ({ format, rows }: Recognition, kind: FeedKind) =>
  `${FORMAT_LABELS[format]}, ${plural(rows, 'row')}: ${feedKindWords(kind)}.`

const MOST_HEAD_LETTERS = 48

/** `Line 3: Ref, Date, Category…`. */
export function headRowWords(row: HeadRow | undefined): string {
  if (!row) return ''
  const cells = row.cells.filter((cell) => cell.trim() !== '').join(', ')
  const shown =
    cells.length > MOST_HEAD_LETTERS ? `${truncated(cells, MOST_HEAD_LETTERS).replace(/…$/, '')}…` : cells
  return `Line ${row.line}: ${shown}`
}

/** What the file says of its own handling. */
export const markSentence = ({ handling, isKnown }: NonNullable<Recognition['mark']>) =>
  isKnown
    ? `The file states the mark ${HANDLING_LABELS[handling]}: it is opened under no lower one.`
    : `The file states a mark that is not known here: it is opened as ${HANDLING_LABELS[handling]}.`

/** `1,238 of 1,240 rows would lie in ${theWhole()}`. */
export const placedRowsWords = (inside: number, total: number, verb = inside === 1 ? 'lies' : 'lie') =>
  `${formatCount(inside)} of ${plural(total, 'row')} ${verb} in ${theWhole()}`

/** How certain a guessed column meaning is. */
export const SURENESS_LABELS: Readonly<Record<ColumnGuess['sureness'], string>> = {
  sure: 'sure',
  likely: 'likely',
  unknown: 'not known',
}
